import type * as ir from '../../compiler/ir/ir.ts';
import type { Activation, Usage } from '../../runtime/record.ts';

/** Small pieces of IR with the parts that a test does not speak of filled in. */
export const UTC: ir.Zone = { name: 'UTC', offsets: [[0, 0]] };

export const meter = (over: Partial<ir.Meter> = {}): ir.Meter => ({
  unit: 'call',
  counted: true,
  money: false,
  units: [{ names: ['call', 'calls'], factor: '1' }],
  where: [],
  step: null,
  minimum: null,
  times: null,
  ...over,
});

export const amount = (
  over: Partial<Omit<ir.TierCharge & { kind: 'amount' }, 'kind'>> = {},
): ir.TierCharge => ({
  kind: 'amount',
  label: `${over.rate ?? '0'} each`,
  parts: [],
  flat: '0',
  rate: '0',
  blocks: [],
  ...over,
});

export const tier = (upTo: string | null, charge: ir.TierCharge, closed = true): ir.Tier => ({
  upTo,
  closed: upTo !== null && closed,
  charge,
  at: 'test:1',
});

export const graduated = (...tiers: ir.Tier[]): ir.Schedule => ({ mode: 'graduated', tiers });
export const volume = (...tiers: ir.Tier[]): ir.Schedule => ({ mode: 'volume', tiers });

export const rated = (schedule: ir.Schedule, period: ir.Period | null = 'month', cell = ''): ir.Rated => ({
  kind: 'rated',
  cell,
  period,
  schedule,
});

export const always = (outcome: ir.Outcome): ir.Select<ir.Outcome> => ({
  axes: [],
  cells: [0],
  outcomes: [outcome],
});

export const price = (table: ir.Select<ir.Outcome>, over: Partial<ir.Price> = {}): ir.Price => ({
  from: null,
  countingAll: false,
  flat: null,
  bounds: null,
  perEvent: false,
  table,
  at: 'test:1',
  ...over,
});

export const feature = (name: string, over: Partial<ir.Feature> = {}): ir.Feature => ({
  name,
  title: name,
  category: null,
  meter: meter(),
  funds: [],
  prices: [],
  otherwise: null,
  at: 'test:1',
  ...over,
});

export const catalog = (features: readonly ir.Feature[], over: Partial<ir.Ir> = {}): ir.Ir => ({
  ir: 1,
  catalog: { name: 'test', title: 'Test' },
  currency: { code: 'CNY', digits: 2 },
  rounding: { mode: 'half even', step: '0.01' },
  zone: UTC,
  activation: 'none',
  attributes: [],
  funds: [],
  features,
  products: [],
  ...over,
});

const origin = { file: 'test.ndjson', line: 1, raw: '' };

export const usage = (
  id: string,
  seconds: number,
  of: {
    readonly feature: string;
    readonly quantity: string;
    readonly unit?: string | null;
    readonly attributes?: readonly (readonly [string, string])[];
  },
): Usage => ({
  type: 'usage',
  id,
  account: 'account',
  at: { seconds, nanos: 0 },
  time: new Date(seconds * 1000).toISOString(),
  origin,
  feature: of.feature,
  quantity: of.quantity,
  unit: of.unit ?? null,
  attributes: new Map(of.attributes ?? []),
  replaces: null,
});

export const activation = (id: string, seconds: number, category: string | null): Activation => ({
  type: 'activation',
  id,
  account: 'account',
  at: { seconds, nanos: 0 },
  time: new Date(seconds * 1000).toISOString(),
  origin,
  category,
  order: null,
});
