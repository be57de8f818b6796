import { describe, expect, it } from 'vitest';
import type { Ir } from '../../../compiler/ir/ir.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';
import { expectFindings } from '../../support/expect-findings.ts';

const capacity = (price: string): string =>
  catalogText(`
unit qps
deduct prepaid > price
feature ocr { meter call accepts prepaid }
capacity ocr_qps in prepaid {
  covers ocr
  ${price}
}`);

const termsOf = (price: string): unknown => {
  const [product] = irOf(capacity(price)).products;
  if (product?.kind !== 'capacity') throw new Error('no capacity');
  const { terms, unpublished } = product;
  return {
    unpublished,
    terms: terms.map(({ term, price: one }) => [
      term,
      'tiers' in one
        ? one.tiers.map(({ upTo, charge }) => [upTo, charge.kind === 'amount' ? charge.label : charge.kind])
        : one.kind,
    ]),
  };
};

describe('what is sold for a term', () => {
  it('is priced by term, in tiers', () => {
    const price = `price CNY / qps by term graduated {
      |           |  day | month |
      | <= 10 qps | 12.8 |   218 |
      | >  10 qps | 10.8 | unpublished "page" |
    }`;
    expect(termsOf(price)).toEqual({
      unpublished: null,
      terms: [
        [
          'day',
          [
            ['10', 'CNY 12.8 / qps'],
            [null, 'CNY 10.8 / qps'],
          ],
        ],
        [
          'month',
          [
            ['10', 'CNY 218 / qps'],
            [null, 'unpublished'],
          ],
        ],
      ],
    });
  });

  it('may be sold for terms whose price is not on the page', () => {
    expect(termsOf('price CNY / qps by term { | day | 5 |\n } otherwise unpublished "page"')).toEqual({
      unpublished: null,
      terms: [
        ['day', [[null, 'CNY 5 / qps']]],
        ['month', 'unpublished'],
        ['year', 'unpublished'],
      ],
    });
    expect(termsOf('price unpublished "page" sell up to 50 qps')).toEqual({ unpublished: 'page', terms: [] });
  });

  it('may have one price for one term', () => {
    expect(termsOf('price CNY 5 / qps monthly')).toEqual({
      unpublished: null,
      terms: [['month', [[null, 'CNY 5 / qps']]]],
    });
  });

  it.each([
    ['a term not said', 'TAR2506', 'price ⟦here:CNY 5 / qps⟧'],
    ['a date', 'TAR2504', 'price from ⟦here:2026-01-01⟧ CNY 5 / qps monthly'],
    ['a term twice', 'TAR2505', 'price CNY 5 / qps monthly\nprice ⟦here:CNY 6 / qps⟧ monthly'],
    ['a period beside terms', 'TAR2507', 'price CNY / qps by term ⟦here:monthly⟧ { | day | 5 |\n }'],
    ['another axis', 'TAR2303', 'price CNY / qps by ⟦here:quality⟧ { | sd | 5 |\n }'],
    ['an unknown term', 'TAR2307', 'price CNY / qps by term { | ⟦here:week⟧ | 5 |\n }'],
  ])('refuses %s', (_, code, price) => expectFindings(capacity(price), { code, at: 'here' }));
});

const covered = (at: string): string =>
  catalogText(`
measure point, points
deduct pack > price
feature video { meter minute accepts pack, price price CNY 1 / minute }
package points_pack in pack {
  covers video at ${at}
  valid 1 year
  size 100 points CNY 5
}`);

const factorOf = (at: string): unknown => {
  const ir: Ir = irOf(covered(at));
  const product = ir.features[0]!.funds[0]!.products[0]!;
  return product.kind === 'draw' ? product.factor : product.kind;
};

describe('a factor', () => {
  it('is in points for one unit of the meter', () => {
    expect(factorOf('0.2 points / second')).toEqual({
      axes: [],
      cells: [0],
      outcomes: [{ kind: 'factor', factor: '12' }],
    });
    expect(factorOf('1 point / 3 minutes')).toMatchObject({ outcomes: [{ kind: 'factor', factor: '1/3' }] });
    expect(factorOf('unpublished "page"')).toMatchObject({
      outcomes: [{ kind: 'unpublished', page: 'page' }],
    });
  });

  it('of a table covers what the table says', () => {
    expect(
      factorOf('points / minute by resolution { | <= 720 p | 40 |\n | <= 1440 p | |\n | > 1440 p | 80 |\n }'),
    ).toEqual({
      axes: [
        {
          kind: 'number',
          attribute: 'resolution',
          cuts: [
            { value: '720', closed: true },
            { value: '1440', closed: true },
          ],
        },
      ],
      cells: [0, 2, 1],
      outcomes: [{ kind: 'factor', factor: '40' }, { kind: 'factor', factor: '80' }, null],
    });
  });

  it.each([
    ['of 0', 'TAR2321', '⟦here:0⟧ points / minute'],
    ['of another dimension', 'TAR2102', '1 point / ⟦here:call⟧'],
    ['in what is no point', 'TAR2102', '1 ⟦here:minute⟧ / minute'],
    ['that is a price', 'TAR2315', 'points / minute by quality { | sd | ⟦here:CNY 1 / minute⟧ |\n }'],
  ])('%s is refused', (_, code, at) => expectFindings(covered(at), { code, at: 'here' }));
});
