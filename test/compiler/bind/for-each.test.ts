import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { expectFindings } from '../../support/expect-findings.ts';
import { inCatalog } from '../check/in-catalog.ts';

const images = (features: string): string => `
  category images {
    meter call
    price CNY 1 / call
    ${features}
  }`;
const sold = (head: string): string => `package ${head} {
    covers each at 1 point / call
    size 10 points CNY 1
  }`;

/** Name and title of what is sold for each image. */
const titles = (feature: string, title: string): unknown => {
  const text = inCatalog(images(feature) + sold(`pack ${title} in points_fund for each *`));
  const { ir, diagnostics } = compile(memoryHost({ 'main.tarifa': text }));
  expect(diagnostics).toEqual([]);
  return ir!.products.map((product) => [product.name, product.title]);
};

describe('what is sold for each feature', () => {
  it.each([
    ['feature a "face fusion"', '"Prepaid QPS"', 'Prepaid QPS, face fusion'],
    ['feature a "face fusion"', '"... resource package"', 'Face fusion resource package'],
    ['feature a "QR code"', '"… resource package"', 'QR code resource package'],
    ['feature a "face fusion"', '"Packages: ..., by points"', 'Packages: face fusion, by points'],
    ['feature a "$& \u{1d4d0} ..."', '"... $1"', '$& \u{1d4d0} ... $1'],
    ['feature a', '"Points"', 'Points, a'],
    ['feature a "face fusion"', '', 'a_pack'],
  ])('is titled after it: %s, %s', (feature, title, expected) => {
    expect(titles(feature, title)).toEqual([['a_pack', expected]]);
  });

  it('stands where it is written, in the order of the features', () => {
    const text = inCatalog(
      `${sold('first in points_fund for each images.*')}
       package own in points_fund { covers a at 1 point / call size 10 points CNY 1 }
       ${sold('last in points_fund for each b, a, images.*')}
       ${images('feature a feature b')}`,
    );
    const { ir } = compile(memoryHost({ 'main.tarifa': text }));
    expect(ir!.products.map(({ name }) => name)).toEqual(['a_first', 'b_first', 'own', 'a_last', 'b_last']);
  });

  it('has its rule in the place that the text has', () => {
    const text = inCatalog(`${images('feature a feature b')}\n${sold('pack in points_fund for each *')}`);
    const { ir } = compile(memoryHost({ 'main.tarifa': text }));
    const line = (words: string): string =>
      `main.tarifa:${text.slice(0, text.indexOf(words)).split('\n').length}`;
    for (const feature of ir!.features) {
      expect(feature.prices.map(({ at }) => at)).toEqual([line('price CNY')]);
      expect(feature.funds.map(({ products }) => products[0]!.at)).toEqual([line('covers each')]);
    }
    expect(ir!.products.map(({ at }) => at)).toEqual([line('package pack'), line('package pack')]);
  });

  it('is bounded', () => {
    const features = Array.from({ length: 400 }, (_, i) => `feature f${i}`).join('\n');
    const rules = Array.from({ length: 251 }, (_, i) =>
      sold(`${i < 250 ? `p${i}` : '⟦here:p250⟧'} in points_fund for each *`),
    ).join('\n');
    expectFindings(inCatalog(images(features) + rules), { code: 'TAR2027', at: 'here' });
  });
});
