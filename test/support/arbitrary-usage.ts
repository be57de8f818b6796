import fc from 'fast-check';
import { compareRecords, type Usage } from '../../runtime/record.ts';
import type { GeneratedCatalog, GeneratedFeature } from './arbitrary-catalog.ts';

/** Instants at which something changes: ends of months and years, changes of clocks, dated prices. */
const MOMENTS = [
  '2025-12-31T23:59:59+08:00',
  '2026-01-01T00:00:00+08:00',
  '2026-01-31T23:59:59+08:00',
  '2026-02-01T00:00:00+08:00',
  '2026-03-08T01:59:59-05:00',
  '2026-03-08T03:00:00-04:00',
  '2026-03-14T23:59:59+08:00',
  '2026-03-15T00:00:00+08:00',
  '2026-04-05T01:45:00+10:30',
  '2026-11-01T01:30:00-04:00',
  '2026-11-01T01:30:00-05:00',
  '2026-02-28T23:59:59.999999999-05:00',
];

const instant = fc.oneof(
  fc.constantFrom(...MOMENTS),
  fc
    .integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 3, 30) / 1000 })
    .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')),
);

const quantities = (feature: GeneratedFeature): fc.Arbitrary<string> => {
  const whole = fc.integer({ min: 0, max: 3000 }).map(String);
  const near = feature.edges.flatMap((edge) => {
    const value = Number(edge);
    const step = feature.meter.counted ? 1 : 0.1;
    return [value - step, value, value + step].map((n) => String(Math.round(n * 10) / 10));
  });
  const fraction = fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999_999 }))
    .map(([units, millionths]) => `${units}.${String(millionths).padStart(6, '0')}`);
  return fc.oneof(
    { weight: 4, arbitrary: whole },
    ...(near.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...near) }] : []),
    { weight: feature.meter.counted ? 1 : 4, arbitrary: fraction },
    { weight: 1, arbitrary: fc.constantFrom('0', '1', '9007199254740993', '123456789012.000000000001') },
  );
};

export const epoch = (time: string): { seconds: number; nanos: number } => {
  const [, fraction = ''] = /\.(\d+)/.exec(time) ?? [];
  return {
    seconds: Math.floor(Date.parse(time.replace(/\.\d+/, '')) / 1000),
    nanos: Number(fraction.padEnd(9, '0')),
  };
};

/** A plain usage record. */
export function usageOf(
  id: string,
  feature: string,
  time: string,
  quantity: string,
  more: { unit?: string | null; attributes?: Readonly<Record<string, string>> } = {},
): Usage {
  return {
    type: 'usage',
    id,
    account: 'acme',
    feature,
    at: epoch(time),
    time,
    quantity,
    unit: more.unit ?? null,
    attributes: new Map(Object.entries(more.attributes ?? {})),
    replaces: null,
    origin: { file: 'generated', line: 1, raw: id },
  };
}

/** A list of usage records of a generated price list, in the order in which they are taken; some cannot be rated. */
export const arbitraryUsage = (
  catalog: GeneratedCatalog,
  maxLength = 40,
  size: fc.SizeForArbitrary = 'small',
): fc.Arbitrary<Usage[]> => {
  const one = fc.constantFrom(...catalog.features).chain((feature) =>
    fc.record({
      feature: fc.constant(feature.name),
      time: instant,
      quantity: quantities(feature),
      unit: fc.option(fc.constantFrom(...feature.meter.units), { freq: 2 }),
      attributes: fc.record(
        {
          frame_rate: fc.constantFrom('24', '29.97', '30', '30.000001', '60', '120'),
          resolution: fc.constantFrom('0', '720', '720.5', '1080', '1440', '2160'),
          scenes: fc.constantFrom('0', '1', '2', '3', '1.5'),
          quality: fc.constantFrom('sd', 'hd', '8k', 'toString'),
          status: fc.constantFrom('success', 'success', 'success', 'failed', 'throttled'),
        },
        { requiredKeys: ['frame_rate', 'resolution', 'quality'] },
      ),
    }),
  );
  return fc.array(one, { minLength: 1, maxLength, size }).map((records) =>
    records
      .map(({ feature, time, quantity, unit, attributes }, index) =>
        usageOf(`u${index}`, feature, time, quantity, {
          unit,
          attributes: attributes as Record<string, string>,
        }),
      )
      .sort(compareRecords),
  );
};

/** The end of what is rated: the time of the last record. */
export const untilOf = (usage: readonly Usage[]): number =>
  Math.max(0, ...usage.map((record) => record.at.seconds));
