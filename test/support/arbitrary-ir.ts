import fc from 'fast-check';
import type * as ir from '../../compiler/ir/ir.ts';
import { zoneOf } from '../../compiler/zone.ts';
import { amount, catalog, feature, meter, price, tier, UTC } from './ir-builder.ts';

/** Random catalogs in their IR: the price path, every corner of it. */

export const decimal = (whole: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 0, max: 10 ** places - 1 }), fc.nat(places))
    .map(([above, below, used]) => {
      const fraction = String(below).padStart(places, '0').slice(0, used).replace(/0+$/, '');
      return fraction === '' ? String(above) : `${above}.${fraction}`;
    });
const positive = (whole: number, places: number): fc.Arbitrary<string> =>
  decimal(whole, places).filter((text) => /[1-9]/.test(text));

/** Rates: decimals as a page writes them, some with no finite decimal. */
const rate = fc.oneof(
  { weight: 6, arbitrary: decimal(3, 4) },
  { weight: 1, arbitrary: fc.constantFrom('1/3', '7/6', '1/60', '0') },
  { weight: 1, arbitrary: decimal(100, 12) },
);
const money = fc.oneof(decimal(50, 2), fc.constant('0'), fc.constant('0.005'));

const period = fc.constantFrom<ir.Period>('day', 'month', 'year', 'ever');
const NAMES = ['alpha', 'beta', 'gamma'];

const block = (counted: boolean): fc.Arbitrary<ir.Block> =>
  fc.record({
    size: counted ? fc.integer({ min: 1, max: 50 }).map(String) : positive(20, 2),
    price: money,
    part: fc.constantFrom('started', 'complete'),
  });

/** Labels with what they are made of: rates of one wording are alike. */
const WRITTEN = [
  { label: 'a', parts: [{ kind: 'rate', amount: '1', count: null, unit: 'call' }] },
  { label: 'b', parts: [{ kind: 'event', amount: '1' }] },
  { label: 'free', parts: [] },
  {
    label: 'c "d"',
    parts: [
      { kind: 'flat', amount: '1' },
      { kind: 'started', amount: '1', count: '2', unit: 'call' },
    ],
  },
] as const;

const charge = (counted: boolean): fc.Arbitrary<ir.TierCharge> =>
  fc
    .record({
      written: fc.constantFrom(...WRITTEN),
      flat: fc.oneof({ weight: 3, arbitrary: fc.constant('0') }, { weight: 1, arbitrary: money }),
      rate,
      blocks: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(block(counted), { minLength: 1, maxLength: 2 }) },
      ),
    })
    .map(({ written, ...sums }) => amount({ ...written, ...sums }));

const refusingCharge: fc.Arbitrary<ir.TierCharge> = fc.constantFrom<ir.TierCharge>(
  { kind: 'reject', message: 'no more' },
  { kind: 'unpublished', page: 'https://example.test/`page`' },
);

export const arbitrarySchedule = (counted: boolean): fc.Arbitrary<ir.Schedule> =>
  fc
    .record({
      mode: fc.constantFrom('graduated' as const, 'volume' as const),
      gaps: fc.array(counted ? fc.integer({ min: 1, max: 300 }).map(String) : positive(100, 1), {
        maxLength: 3,
      }),
      closed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      charges: fc.array(charge(counted), { minLength: 4, maxLength: 4 }),
      end: fc.option(refusingCharge, { freq: 4 }),
    })
    .map(({ mode, gaps, closed, charges, end }) => {
      let tenths = 0;
      const bounds = gaps.map((gap) => {
        tenths += Math.round(Number(gap) * 10);
        return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
      });
      const tiers = bounds.map((bound, i) =>
        tier(bound, charges[i]!, counted || closed[i]! || (end !== null && i === bounds.length - 1)),
      );
      return { mode, tiers: [...tiers, tier(null, end ?? charges[3]!)] };
    });

const outcome = (cell: string, counted: boolean): fc.Arbitrary<ir.Outcome> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('rated' as const),
        cell: fc.constant(cell),
        period: fc.option(period, { freq: 5 }),
        schedule: arbitrarySchedule(counted),
      }),
    },
    { weight: 1, arbitrary: fc.constant<ir.Outcome>({ kind: 'free', cell }) },
    { weight: 1, arbitrary: fc.constant<ir.Outcome>({ kind: 'reject', cell, message: 'not here' }) },
    { weight: 1, arbitrary: fc.constant<ir.Outcome>({ kind: 'unpublished', cell, page: 'p' }) },
  );

export const ATTRIBUTES: readonly ir.Attribute[] = [
  { name: 'tps', kind: 'number', unit: 'tps', default: null },
  { name: 'pixels', kind: 'number', unit: 'px', default: '720' },
  { name: 'region', kind: 'choice', values: ['cn', 'us', 'eu'], default: null },
  { name: 'format', kind: 'choice', values: ['mp4', 'hls'], default: 'mp4' },
];

const axis: fc.Arbitrary<ir.Axis> = fc.oneof(
  fc
    .record({
      attribute: fc.constantFrom('tps', 'pixels'),
      values: fc.uniqueArray(fc.constantFrom(5, 10, 12.5, 30, 720, 1080.25), { minLength: 1, maxLength: 3 }),
      closed: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    })
    .map(({ attribute, values, closed }) => ({
      kind: 'number' as const,
      attribute,
      cuts: values.sort((a, b) => a - b).map((value, i) => ({ value: String(value), closed: closed[i]! })),
    })),
  fc.constantFrom<ir.Axis>(
    { kind: 'choice', attribute: 'region', values: ['cn', 'us', 'eu'] },
    { kind: 'choice', attribute: 'format', values: ['mp4', 'hls'] },
  ),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 10_079 }), { maxLength: 4 })
    .map((starts) => ({ kind: 'time' as const, starts: [0, ...starts.sort((a, b) => a - b)] })),
);

const atoms = (of: ir.Axis): number =>
  of.kind === 'number' ? of.cuts.length + 1 : of.kind === 'choice' ? of.values.length : of.starts.length;

const table = (counted: boolean): fc.Arbitrary<ir.Select<ir.Outcome>> =>
  fc
    .oneof(
      { weight: 1, arbitrary: fc.constant<ir.Axis[]>([]) },
      { weight: 1, arbitrary: fc.array(axis, { minLength: 1, maxLength: 2 }) },
    )
    .chain((axes) => {
      const size = axes.reduce((product, each) => product * atoms(each), 1);
      const count = Math.min(size, 4);
      return fc
        .record({
          outcomes: fc.tuple(
            ...Array.from({ length: count }, (_, i) =>
              outcome(axes.length === 0 ? '' : `cell ${i}`, counted),
            ),
          ),
          cells: fc.array(fc.nat(count - 1), { minLength: size, maxLength: size }),
        })
        .map(({ outcomes, cells }) => ({ axes, cells, outcomes }));
    });

export const START = Date.UTC(2025, 11, 1) / 1000;
export const SPAN = 130 * 86_400;
export const time = fc.integer({ min: 0, max: SPAN }).map((offset) => START + offset);

const bounds = fc.record({
  period,
  atLeast: fc.option(money, { freq: 2 }),
  atMost: fc.option(decimal(80, 2), { freq: 2 }),
});

const prices = (counted: boolean): fc.Arbitrary<ir.Price[]> =>
  fc
    .array(
      fc.record({
        countingAll: fc.boolean(),
        perEvent: fc.oneof(
          { weight: 4, arbitrary: fc.constant(false) },
          { weight: 1, arbitrary: fc.constant(true) },
        ),
        flat: fc.option(fc.record({ period, amount: money }), { freq: 2 }),
        bounds: fc.option(bounds, { freq: 2 }),
        table: table(counted),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .chain((list) =>
      fc
        .tuple(fc.array(time, { minLength: list.length, maxLength: list.length }), fc.boolean())
        .map(([times, open]) => {
          const sorted = [...new Set(times)].sort((a, b) => a - b);
          return list
            .slice(0, sorted.length)
            .map(({ table: own, ...over }, i) =>
              price(own, { ...over, from: i === 0 && open ? null : sorted[i]! }),
            );
        }),
    );

const METERS: readonly Partial<ir.Meter>[] = [
  {},
  {
    units: [
      { names: ['call'], factor: '1' },
      { names: ['thousand calls'], factor: '1000' },
      { names: ['third'], factor: '1/3' },
    ],
  },
  {
    unit: 'minute',
    counted: false,
    units: [
      { names: ['min', 'minute'], factor: '1' },
      { names: ['s'], factor: '1/60' },
      { names: ['h'], factor: '60' },
    ],
  },
  {
    unit: 'GB',
    counted: false,
    units: [
      { names: ['GB'], factor: '1' },
      { names: ['MB'], factor: '0.001' },
    ],
  },
  { unit: 'CNY', counted: false, money: true, units: [{ names: ['CNY'], factor: '1' }] },
];

const anyMeter: fc.Arbitrary<ir.Meter> = fc
  .record({
    base: fc.constantFrom(...METERS),
    where: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<ir.Condition[]>(
          [{ attribute: 'format', values: ['hls'] }],
          [
            { attribute: 'region', values: ['cn', 'eu'] },
            { attribute: 'tps', values: ['5', '10'] },
          ],
        ),
      },
    ),
    step: fc.option(fc.constantFrom('1', '5', '0.5'), { freq: 3 }),
    minimum: fc.option(fc.constantFrom('1', '10', '0.25'), { freq: 3 }),
    times: fc.option(fc.constantFrom('tps', 'pixels'), { freq: 5 }),
  })
  .map(({ base, ...over }) => {
    const counted = base.counted ?? true;
    const whole = (text: string | null): string | null => (counted && text?.includes('.') ? '2' : text);
    return meter({ ...over, ...base, step: whole(over.step), minimum: whole(over.minimum) });
  });

const anyFeature = (name: string): fc.Arbitrary<ir.Feature> =>
  anyMeter.chain((own) =>
    fc
      .record({
        category: fc.constantFrom(null, 'vision', 'speech'),
        prices: fc.oneof(
          { weight: 8, arbitrary: prices(own.counted) },
          { weight: 1, arbitrary: fc.constant([]) },
        ),
        otherwise: fc.constantFrom<ir.Feature['otherwise']>(
          null,
          { kind: 'free', cell: '' },
          { kind: 'reject', cell: '', message: 'no way' },
        ),
      })
      .map((over) => feature(name, { ...over, meter: own })),
  );

const ZONES = [UTC, zoneOf('Asia/Shanghai'), zoneOf('America/New_York'), zoneOf('Australia/Lord_Howe')];

export const arbitraryIr: fc.Arbitrary<ir.Ir> = fc
  .record({
    features: fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...NAMES.slice(0, count).map(anyFeature))),
    zone: fc.constantFrom(...ZONES),
    activation: fc.constantFrom('none', 'none', 'none', 'account', 'category'),
    rounding: fc.record({
      mode: fc.constantFrom<ir.RoundingMode>('half up', 'half even', 'half down', 'up', 'down'),
      step: fc.constantFrom('0.01', '0.01', '0.05', '1', '0.001', '5', '0.50'),
    }),
  })
  .map(({ features, ...over }) => catalog(features, { ...over, attributes: ATTRIBUTES }));
