import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledFolder } from '../support/catalog-folder.ts';
import { compiled, published, publishedOf, type Figure } from '../support/published-figures.ts';

/** Catalogs against the figures of their sources, both ways: no figure is missing, none is changed, none is made up. */

const root = join(import.meta.dirname, '..', '..', 'catalogs');

/** The amounts in the cell of a page: cents are hundredths. */
const amountsPrinted = (text: string): readonly number[] =>
  [...text.replaceAll(',', '').matchAll(/(\d+(?:\.\d+)?)( ?¢)?/g)].map(([, amount, cent]) =>
    cent === undefined ? Number(amount) : Number((Number(amount) / 100).toFixed(6)),
  );

/** Of `<= 1500: 2.9% + 35 / 1000`, 2.9 and 35; nothing is printed of what is free. */
const amountsCharged = (price: string): readonly number[] =>
  price
    .replace(/^.*: /, '')
    .split(' + ')
    .map((part) => Number.parseFloat(part))
    .filter((amount) => amount !== 0);

describe.each(['electricity', 'electricity-ontario', 'payments', 'payments-eea', 'storage', 'tokens'])(
  '%s',
  (name) => {
    const folder = join(root, name);
    const { currency, sources, figures, packages = [] } = publishedOf(folder);
    const { ir } = compiledFolder(folder);
    const told = published(figures);
    const written = compiled(ir);

    it('is priced in the currency of its sources', () => {
      expect(ir.currency.code).toBe(currency);
    });

    it('says of each figure which page has it, and where', () => {
      const ids = sources.map(({ id }) => id);
      expect(sources.filter(({ address, title }) => !/^https?:/.test(address) || title === '')).toEqual([]);
      expect(
        [...figures, ...packages].filter(({ source, row }) => !ids.includes(source) || row === ''),
      ).toEqual([]);
    });

    it('uses each source', () => {
      const used = [...figures, ...packages].map(({ source }) => source);
      expect(sources.filter(({ id }) => !used.includes(id))).toEqual([]);
    });

    it('charges what is printed', () => {
      for (const { feature, printed, cells, flat, atLeast, atMost } of figures) {
        const prices = [...Object.values(cells).flat(), flat, atLeast, atMost];
        const missing = prices
          .flatMap((price) => (price === undefined ? [] : amountsCharged(price)))
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

    it('sells the published packages, and nothing else', () => {
      const sold = ir.products.map((product) => {
        if (product.kind !== 'package') throw new Error('no source has a capacity or a licence');
        const { name: package_, sizes, valid } = product;
        return {
          product: package_,
          sizes: sizes.map(({ size, price }) => ({ size, price })),
          valid: valid === null ? null : `${valid.count} ${valid.unit}`,
        };
      });
      expect(sold).toEqual(
        packages.map(({ product, size, price, valid }) => ({ product, sizes: [{ size, price }], valid })),
      );
    });
  },
);

describe('a figure that is changed', () => {
  const { figures } = publishedOf(join(root, 'storage'));
  const written = compiled(compiledFolder(join(root, 'storage')).ir);
  const differing = (changed: readonly Figure[]): readonly string[] =>
    [...published(changed)].filter(([where, what]) => written.get(where) !== what).map(([where]) => where);

  it('is found, in an amount and in the bound of a tier', () => {
    const at = figures.findIndex(({ feature }) => feature === 'transfer_out');
    const [where, tiers] = Object.entries(figures[at]!.cells)[0]! as [string, readonly string[]];
    const withTiers = (told: readonly string[]): readonly Figure[] =>
      figures.with(at, { ...figures[at]!, cells: { [where]: told } });
    expect(differing(withTiers(tiers))).toEqual([]);
    expect(differing(withTiers(tiers.with(1, tiers[1]!.replace('0.085', '0.0851'))))).toEqual([
      `transfer_out, ${where}`,
    ]);
    expect(differing(withTiers(tiers.with(1, tiers[1]!.replace('51200', '51201'))))).toEqual([
      `transfer_out, ${where}`,
    ]);
  });
});
