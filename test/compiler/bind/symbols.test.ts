import { describe, it } from 'vitest';
import { expectFindings } from '../../support/expect-findings.ts';
import { allFunds, allProducts, inCatalog, plainProducts } from '../check/in-catalog.ts';

describe('names', () => {
  it('may be the same for things of different kinds', () => {
    const feature = 'category tagging { feature images { meter call price CNY 1 / call } }';
    expectFindings(inCatalog(`${feature} ${plainProducts}`));
  });

  it.each([
    ['feature', 'feature ⟦first:a⟧ { meter call price free }', 'feature ⟦here:a⟧ { meter call price free }'],
    ['category', 'category ⟦first:a⟧ { }', 'category ⟦here:a⟧ { }'],
    ['unit', 'unit a, ⟦first:b⟧', 'measure ⟦here:b⟧'],
    ['attribute', 'attribute ⟦first:a⟧ in fps', 'attribute ⟦here:a⟧ one of b, c'],
    ['schedule', 'schedule ⟦first:a⟧ CNY 1 / call', 'schedule ⟦here:a⟧ CNY 2 / call'],
  ])('are declared once: a %s', (_, first, second) => {
    expectFindings(inCatalog(`${first}\n${second}\n${plainProducts}`), {
      code: 'TAR2020',
      at: 'here',
      related: { first: 'first declared here' },
    });
  });

  it('of a package and a capacity are one kind', () => {
    const twice = `${allProducts}
      licence ⟦here:tagging_qps⟧ { price CNY / device by term {
        | year | 1 |
      } }`;
    expectFindings(inCatalog(twice, allFunds), { code: 'TAR2020', at: 'here' });
  });

  it.each([
    ['unit ⟦here:day⟧'],
    ['measure ⟦here:months⟧'],
    ['unit ⟦here:event⟧'],
    ['attribute ⟦here:time⟧ in fps'],
    ['attribute ⟦here:term⟧ in fps'],
  ])('of the language are taken: %s', (declaration) => {
    expectFindings(inCatalog(`${declaration}\n${plainProducts}`), { code: 'TAR2021', at: 'here' });
  });

  it('of funds are not those of lines', () => {
    const body = plainProducts.replace('in points_fund', 'in unbilled');
    expectFindings(inCatalog(body, 'deduct ⟦here:unbilled⟧ > price'), { code: 'TAR2021', at: 'here' });
  });

  it('may give `hour` its seconds', () => {
    expectFindings(inCatalog(`measure hour, hours = 60 minutes ${plainProducts}`));
  });
});

describe('settings', () => {
  it('are stated once, and outside of categories', () => {
    expectFindings(inCatalog(`⟦here:currency CNY⟧ ${plainProducts}`), { code: 'TAR2024', at: 'here' });
    expectFindings(inCatalog(`category c { ⟦here:activation required⟧ } ${plainProducts}`), {
      code: 'TAR2006',
      at: 'here',
    });
  });
});

describe('units', () => {
  it.each([
    ['measure a = ⟦here:2 b⟧\n measure b = 3 a', 'TAR2203'],
    ['measure a = ⟦here:2 a⟧', 'TAR2203'],
    ['measure a = 2 ⟦here:sekonds⟧', 'TAR2201'],
    ['unit dozen = ⟦here:1.5⟧ calls', 'TAR2204'],
    ['⟦here:measure a = 2 calls⟧', 'TAR2205'],
    ['⟦here:unit a = 2 seconds⟧', 'TAR2205'],
    ['measure a = ⟦here:0⟧ seconds', 'TAR2206'],
    ['measure a = ⟦here:2⟧', 'TAR2208'],
  ])('are made of others: %s', (declaration, code) => {
    expectFindings(inCatalog(`${declaration}\n${plainProducts}`), { code, at: 'here' });
  });

  it('that are wrong are not wrong again where they are used', () => {
    const body = `measure a = 2 ⟦here:sekonds⟧\n measure b = 3 a\n feature x { meter b price CNY 1 / a }`;
    expectFindings(inCatalog(`${body} ${plainProducts}`), { code: 'TAR2201', at: 'here' });
  });
});
