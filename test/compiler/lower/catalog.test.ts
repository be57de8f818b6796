import { describe, expect, it } from 'vitest';
import { irOf } from '../../support/compile-text.ts';
import { allFunds, allProducts, inCatalog } from '../check/in-catalog.ts';

describe('a catalog', () => {
  it('keeps what it says of itself', () => {
    const settings = `${allFunds}
      consume points_fund by earliest order
      activation required each category`;
    expect(irOf(inCatalog(allProducts, settings))).toMatchObject({
      catalog: { name: 'test', title: 'Test' },
      currency: { code: 'CNY', digits: 2 },
      rounding: { mode: 'half up', step: '0.01' },
      activation: 'category',
      attributes: [
        { name: 'frame_rate', kind: 'number', unit: 'fps', default: null },
        { name: 'quality', kind: 'choice', values: ['sd', 'hd', '8k'], default: 'sd' },
      ],
      funds: [
        { name: 'qps_fund', consume: ['soonest expiry', 'earliest order', 'order id'] },
        { name: 'points_fund', consume: ['earliest order', 'order id'] },
      ],
    });
  });

  it('lowers what is sold', () => {
    const [points, qps, sdk] = irOf(inCatalog(allProducts, allFunds)).products;
    expect(points).toMatchObject({
      kind: 'package',
      unit: 'point',
      valid: { count: 1, unit: 'year' },
      alert: '0.2',
      sizes: [
        { size: '100', price: '5' },
        { size: '500', price: '20' },
      ],
      unpublished: null,
    });
    expect(qps).toMatchObject({
      kind: 'capacity',
      unit: 'qps',
      counted: true,
      terms: [{ term: 'day' }, { term: 'month' }],
      sellUpTo: null,
      allows: ['renewal', 'upgrade', 'temporary upgrade'],
      upgrade: 'the purchase page',
    });
    expect(sdk).toMatchObject({
      kind: 'licence',
      unit: 'device',
      activateWithin: { count: 1, unit: 'month' },
    });
  });
});

describe('a feature', () => {
  it('takes its funds in the order of `deduct`', () => {
    const [tagging] = irOf(inCatalog(allProducts, allFunds)).features;
    expect(tagging?.funds).toMatchObject([
      { fund: 'qps_fund', products: [{ kind: 'capacity', product: 'tagging_qps' }] },
      { fund: 'points_fund', products: [{ kind: 'draw', product: 'tagging_points', whole: true }] },
    ]);
    const turned = irOf(inCatalog(allProducts, 'deduct points_fund > qps_fund > price')).features[0];
    expect(turned?.funds.map(({ fund }) => fund)).toEqual(['points_fund', 'qps_fund']);
  });

  it('is drawn in whole units where these are counted, unless it says fractions', () => {
    const whole = (items: string, unit: string): boolean | null => {
      const body = `feature x { meter ${unit} price free }
        package p in points_fund { covers x at 1 point / ${unit} ${items} size 1 point CNY 1 }`;
      const use = irOf(inCatalog(body)).features[0]?.funds[0]?.products[0];
      return use?.kind === 'draw' ? use.whole : null;
    };
    expect(whole('', 'call')).toBe(true);
    expect(whole('draw whole units', 'call')).toBe(true);
    expect(whole('draw fractions', 'call')).toBe(false);
    expect(whole('', 'minute')).toBe(false);
    expect(whole('draw whole units', 'minute')).toBe(false);
  });

  it("counts in its meter's unit", () => {
    const body = `unit dozen = 12 calls
      feature x {
        meter minute where quality is not sd rounded up to 1 second each at least 30 seconds each times frame_rate
        price free
      }
      feature y { meter call price free }
      feature z { meter amount in CNY price 2.9% of amount }`;
    const [x, y, z] = irOf(inCatalog(body, '')).features.map(({ meter }) => meter);
    expect(x).toMatchObject({
      unit: 'minute',
      counted: false,
      units: [
        { names: ['minute', 'minutes'], factor: '1' },
        { names: ['second', 'seconds'], factor: '1/60' },
      ],
      where: [{ attribute: 'quality', values: ['hd', '8k'] }],
      step: '1/60',
      minimum: '0.5',
      times: 'frame_rate',
    });
    expect(y?.units).toContainEqual({ names: ['dozen'], factor: '12' });
    expect(z).toMatchObject({ unit: 'CNY', money: true, units: [{ names: ['CNY', 'amount'], factor: '1' }] });
  });
});
