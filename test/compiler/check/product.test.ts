import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { expectFindings } from '../../support/expect-findings.ts';
import { allFunds, allProducts, inCatalog, plainProducts } from './in-catalog.ts';

const withPackage = (items: string): string =>
  inCatalog(`${plainProducts} package ⟦name:more⟧ in points_fund { ${items} }`);
const sized = 'size 10 points CNY 1';
const covering = 'covers tagging at 1 point / call';

describe('a package', () => {
  it.each([
    [`${covering} alert at ⟦here:0⟧% remaining ${sized}`, 'TAR2435'],
    [`${covering} alert at ⟦here:100⟧% remaining ${sized}`, 'TAR2435'],
    [`${covering} valid ⟦here:1.5⟧ years ${sized}`, 'TAR2436'],
    [`${covering} valid 1 ⟦here:hour⟧ ${sized}`, 'TAR2436'],
    [`${covering} valid 1 year ⟦here:valid 2 years⟧ ${sized}`, 'TAR2401'],
    [`${covering} ${sized} ⟦here:size 10 points CNY 2⟧`, 'TAR2434'],
    [`${covering} ${sized} size ⟦here:20 points⟧ unpublished "ask"`, 'TAR2439'],
    [`${covering} size ⟦here:0 points⟧ CNY 2`, 'TAR2422'],
    [`${covering} ${sized} size 10 ⟦here:minutes⟧ CNY 2`, 'TAR2202'],
    [`⟦here:covers tagging⟧ ${sized}`, 'TAR2432'],
    [`covers tagging, ⟦here:tagging⟧ at 1 point / call ${sized}`, 'TAR2437'],
    [`covers tagging, ⟦here:taging⟧ at 1 point / call ${sized}`, 'TAR2022'],
    [`covers tagging, ⟦here:image.*⟧ at 1 point / call ${sized}`.replace('image.*⟧', 'image⟧.*'), 'TAR2022'],
    [`covers tagging, ⟦here:video⟧ at 1 point / call ${sized}`, 'TAR2438'],
    [`${covering} ⟦here:covers images.* at 2 points / call⟧ ${sized}`, 'TAR3202'],
  ])('is refused: %s', (items, code) => {
    expectFindings(withPackage(items), { code, at: 'here' });
  });

  it('has a size and covers something', () => {
    expectFindings(withPackage(covering), { code: 'TAR2431', at: 'name' });
    expectFindings(withPackage(sized), { code: 'TAR2430', at: 'name' });
  });

  it('may have no published size', () => {
    expectFindings(withPackage(`${covering} size unpublished "the page"`));
  });

  it('is in a fund of `deduct`', () => {
    const body = plainProducts.replace('in points_fund', 'in ⟦here:point_fund⟧');
    expectFindings(inCatalog(body + plainProducts.replaceAll(/tagging|images|video/g, '$&_2')), {
      code: 'TAR2023',
      at: 'here',
    });
  });

  it('covers by the closest line, and skips by a star what does not accept it', () => {
    const body = `category c {
        feature a { meter call price free }
        feature b { meter call price free }
        feature closed { meter call accepts price price free }
      }
      feature d { meter call price free }
      package p in points_fund {
        covers * at 3 points / call
        covers a at 1 point / call
        covers c.* at 2 points / call
        size 10 points CNY 1
      }`;
    const { ir } = compile(memoryHost({ 'main.tarifa': inCatalog(body) }));
    const factors = ir?.features.map(({ name, funds }) => [
      name,
      ...funds.flatMap(({ products }) =>
        products.flatMap((use) => (use.kind === 'draw' ? use.factor.outcomes : [])),
      ),
    ]);
    expect(factors).toEqual([
      ['a', { kind: 'factor', factor: '1' }],
      ['b', { kind: 'factor', factor: '2' }],
      ['closed'],
      ['d', { kind: 'factor', factor: '3' }],
    ]);
  });
});

describe('a capacity', () => {
  const change = (from: string, to: string): string => inCatalog(allProducts.replace(from, to), allFunds);

  it.each([
    ['covers tagging\n    price', 'covers tagging at ⟦here:1 point / call⟧\n    price', 'TAR2433'],
    ['allows renewal,', 'allows renewal, ⟦here:renewal⟧,', 'TAR2405'],
    ['allows renewal,', 'sell up to 5 ⟦here:minutes⟧ allows renewal,', 'TAR2202'],
    [
      'allows renewal, upgrade, temporary upgrade\n    upgrade unpublished "the purchase page"',
      '⟦here:upgrade unpublished "x"⟧',
      'TAR2442',
    ],
  ])('is refused: %s', (from, to, code) => {
    expectFindings(change(from, to), { code, at: 'here' });
  });

  it('has a price, which may be unpublished', () => {
    const priced = /price CNY \/ qps by term \{[^}]*\}/;
    const without = allProducts
      .replace(priced, '')
      .replace('capacity tagging_qps', 'capacity ⟦here:tagging_qps⟧');
    expectFindings(inCatalog(without, allFunds), { code: 'TAR2440', at: 'here' });
    const page = allProducts.replace(priced, 'price unpublished "the page" sell up to 50 qps');
    expectFindings(inCatalog(page, allFunds));
    const bare = page
      .replace('sell up to 50 qps', '')
      .replace('capacity tagging_qps', 'capacity ⟦here:tagging_qps⟧');
    expectFindings(inCatalog(bare, allFunds), { code: 'TAR2441', at: 'here' });
  });
});

describe('a licence', () => {
  it('has a price and a time for its activation', () => {
    const change = (from: string, to: string): string => inCatalog(allProducts.replace(from, to), allFunds);
    expectFindings(change('within 1 month', 'within 1 ⟦here:call⟧'), { code: 'TAR2436', at: 'here' });
    expectFindings(change(/price CNY \/ device by term \{[^}]*\}/.exec(allProducts)![0], ''), {
      code: 'TAR2440',
    });
  });
});
