import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { expectFindings } from '../../support/expect-findings.ts';
import { inCatalog, plainProducts } from '../check/in-catalog.ts';

const compiled = (text: string) => compile(memoryHost({ 'main.tarifa': text }));

describe('what a category says', () => {
  it('leaves the tree as it is written', () => {
    const text = inCatalog(`category c { meter call price free feature a } ${plainProducts}`);
    const { bound } = compiled(text);
    const [category] = bound.catalog.items.filter((item) => item.kind === 'category');
    const [feature] = category!.items.filter((item) => item.kind === 'feature');
    expect(feature!.items).toEqual([]);
    expect(bound.symbols.features.get('a')!.node.items.map(({ kind }) => kind)).toEqual(['meter', 'price']);
    expect(bound.symbols.features.get('video')!.node).toBe(
      bound.catalog.items.find((item) => item.kind === 'feature'),
    );
  });

  it('holds for features of included files too', () => {
    const main = inCatalog(`category c { meter call price free include "a.tarifa" } ${plainProducts}`);
    const at = `main.tarifa:${main.slice(0, main.indexOf('price free')).split('\n').length}`;
    const { ir } = compile(memoryHost({ 'main.tarifa': main, 'a.tarifa': 'feature a feature b' }));
    expect(ir!.features.slice(0, 2).map(({ name, prices }) => [name, prices[0]!.at])).toEqual([
      ['a', at],
      ['b', at],
    ]);
  });

  it('is at fault once, with the first feature that it is wrong for', () => {
    const body =
      'category c { meter call price CNY 1 / ⟦here:minute⟧ feature a feature b feature d { price free } }';
    expectFindings(inCatalog(`${body} ${plainProducts}`), { code: 'TAR2102', at: 'here' });
    const funds = 'category c { meter call accepts points_fund, ⟦here:price⟧ feature a feature b }';
    expectFindings(
      inCatalog(
        `${funds} package all in points_fund { covers c.* at 1 point / call size 1 point CNY 1 } ${plainProducts}`,
      ),
      { code: 'TAR2411', at: 'here', message: 'feature `a` accepts `price`, but has no price' },
    );
  });

  it('is a warning where no feature takes it, and may go', () => {
    const text = inCatalog(`category c { meter call price free feature a { meter call } } ${plainProducts}`);
    const { diagnostics } = compiled(text);
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ['TAR3203', 'meter call'],
    ]);
    expect(diagnostics[0]!.fixes).toMatchObject([{ safe: true, edits: [{ text: '' }] }]);
  });
});
