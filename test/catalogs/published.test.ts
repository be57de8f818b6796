import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledFolder } from '../support/catalog-folder.ts';
import { compiled, published, publishedOf } from '../support/published-figures.ts';

const amountsPrinted = (text: string): readonly number[] =>
  [...text.replaceAll(',', '').matchAll(/(\d+(?:\.\d+)?)(¢?)/g)].map(([, amount, cent]) =>
    cent === '' ? Number(amount) : Number(amount) / 100,
  );
/** Of `<= 1500: 2.9% + 35 / 1000`, 2.9 and 35; nothing is printed of what is free. */
const amountsCharged = (price: string): readonly number[] =>
  price
    .replace(/^.*: /, '')
    .split(' + ')
    .map((part) => Number.parseFloat(part))
    .filter((amount) => amount !== 0);

/** Catalogs against the figures of their sources, both ways: no figure is missing, none is changed, none is made up. */

const root = join(import.meta.dirname, '..', '..', 'catalogs');

describe.each(['payments', 'payments-eea', 'storage', 'tokens'])('%s', (name) => {
  const folder = join(root, name);
  const { currency, sources, figures } = publishedOf(folder);
  const { ir } = compiledFolder(folder);
  const told = published(figures);
  const written = compiled(ir);

  it('is priced in the currency of its sources', () => {
    expect(ir.currency.code).toBe(currency);
  });

  it('says of each figure which page has it, and where', () => {
    const ids = sources.map(({ id }) => id);
    expect(sources.filter(({ address, title }) => !/^https?:/.test(address) || title === '')).toEqual([]);
    expect(figures.filter(({ source, row }) => !ids.includes(source) || row === '')).toEqual([]);
  });

  it('charges what is printed', () => {
    for (const { feature, printed, cells, flat, atLeast, atMost } of figures) {
      const prices = [...Object.values(cells).flat(), flat, atLeast, atMost].filter(
        (price) => price !== undefined,
      );
      const missing = prices
        .flatMap(amountsCharged)
        .filter((amount) => !amountsPrinted(printed).includes(amount));
      expect({ feature, printed, missing }).toEqual({ feature, printed, missing: [] });
    }
  });

  it('has every published figure, as it is published', () => {
    expect(told.size).toBeGreaterThan(5);
    for (const [where, what] of told) expect([where, written.get(where)]).toEqual([where, what]);
  });

  it('has no figure that is not published', () => {
    expect([...written.keys()].filter((where) => !told.has(where))).toEqual([]);
  });
});
