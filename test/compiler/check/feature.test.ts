import { describe, it } from 'vitest';
import { expectFindings } from '../../support/expect-findings.ts';
import { allFunds, allProducts, inCatalog, plainProducts } from './in-catalog.ts';

const withFeature = (items: string): string =>
  inCatalog(`feature ⟦name:x⟧ { ${items} } ${plainProducts.replace('covers tagging', 'covers tagging, x')}`);

describe('a meter', () => {
  it.each([
    ['meter ⟦here:cals⟧ price free', 'TAR2201'],
    ['meter call where ⟦here:qualty⟧ is sd price free', 'TAR2022'],
    ['meter call where ⟦here:frame_rate⟧ is sd price free', 'TAR2420'],
    ['meter call where quality is ⟦here:uhd⟧ price free', 'TAR2711'],
    ['meter call where quality is sd or ⟦here:sd⟧ price free', 'TAR2405'],
    ['meter call where ⟦here:quality is not sd or hd or "8k"⟧ price free', 'TAR2421'],
    ['meter call rounded up to ⟦here:0.5⟧ calls each price free', 'TAR2207'],
    ['meter call rounded up to ⟦here:0⟧ calls each price free', 'TAR2422'],
    ['meter call at least 1 ⟦here:minute⟧ each price free', 'TAR2202'],
    ['meter call times ⟦here:quality⟧ price free', 'TAR2423'],
    ['meter call ⟦here:meter minute⟧ price free', 'TAR2401'],
  ])('is refused: %s', (items, code) => {
    expectFindings(withFeature(items), { code, at: 'here' });
  });

  it('is there, and its absence is one mistake', () => {
    expectFindings(withFeature('price CNY 1 / call'), { code: 'TAR2410', at: 'name' });
  });

  it('may count in any unit that converts', () => {
    expectFindings(
      inCatalog(`feature x {
        meter minute where quality is not sd rounded up to 1 second each at least 30 seconds each times frame_rate
        accepts price
        price CNY 1 / minute
      } ${plainProducts}`),
    );
  });
});

describe('a feature', () => {
  it.each([
    ['meter call accepts points_fund, ⟦here:points_fund⟧, price price free', 'TAR2405'],
    ['meter call accepts points_fund, ⟦here:price⟧', 'TAR2411'],
    ['meter call ⟦here:accepts points_fund⟧ price free', 'TAR2412'],
    ['meter call price free ⟦here:otherwise reject "no"⟧', 'TAR2414'],
    ['meter call accepts points_fund otherwise free up to ⟦here:3 calls⟧', 'TAR2415'],
    ['meter call accepts points_fund otherwise free up to ⟦here:3⟧', 'TAR2415'],
    ['meter call accepts ⟦here:point_fund⟧, points_fund, price price free', 'TAR2023'],
  ])('is refused: %s', (items, code) => {
    expectFindings(withFeature(items), { code, at: 'here' });
  });

  it('has an end: a price, an otherwise, or a fund that cannot run out', () => {
    expectFindings(withFeature('meter call accepts points_fund'), { code: 'TAR2413', at: 'name' });
    expectFindings(withFeature('meter call accepts points_fund otherwise reject "buy points"'));
    const capacity = allProducts.replace('covers tagging\n    price', 'covers tagging, x\n    price');
    expectFindings(inCatalog(`feature x { meter call accepts qps_fund } ${capacity}`, allFunds));
  });

  it('accepts funds that some product fills for it', () => {
    const body = `feature x { meter call accepts ⟦here:points_fund⟧, price price free } ${plainProducts}`;
    expectFindings(inCatalog(body), { code: 'TAR3201', at: 'here' });
  });
});

describe('funds', () => {
  it.each([
    ['deduct price > points_fund', 'TAR2402'],
    ['deduct points_fund > empty_fund > price', 'TAR2403'],
    ['', 'TAR2404'],
    [
      'deduct points_fund > price consume points_fund by order id consume points_fund by earliest order',
      'TAR2406',
    ],
    ['deduct points_fund > price consume points_fund by order id, order id', 'TAR2405'],
    ['deduct points_fund > price consume point_fund by order id', 'TAR2023'],
  ])('are in one order: %j', (deduct, code) => {
    expectFindings(inCatalog(plainProducts, deduct), { code });
  });
});
