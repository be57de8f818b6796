import fc from 'fast-check';
import type * as ast from '../../grammar/ast.ts';
import * as build from './ast-builder.ts';

/** What records and prices of a meter may say. */
export interface MeterShape {
  /** Units that a record may name. */
  readonly units: readonly string[];
  /** The unit of bounds and rates. */
  readonly unit: string;
  readonly counted: boolean;
  readonly money: boolean;
}

export const CALLS: MeterShape = { units: ['call', 'dozen'], unit: 'call', counted: true, money: false };
export const MINUTES: MeterShape = {
  units: ['second', 'minute', 'hour'],
  unit: 'minute',
  counted: false,
  money: false,
};
export const SECONDS: MeterShape = {
  units: ['second', 'minute'],
  unit: 'second',
  counted: false,
  money: false,
};

const decimal = (max: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: places }))
    .map(([digits, scale]) => shift(digits, scale));

/** `digits` × 10^-scale as text. */
function shift(digits: number, scale: number): string {
  if (scale === 0) return String(digits);
  const padded = String(digits).padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

export const priceText = decimal(99_999, 5);
export const positive = (text: string): boolean => Number(text) > 0;

/** Parts of a unit price; `remembers`: the price has a period, so blocks may be counted. */
export const parts = (
  currency: string,
  meter: MeterShape,
  remembers: boolean,
  perEvent: boolean,
): fc.Arbitrary<ast.Sum> => {
  const flat = priceText.map((value) => build.flat(currency, value));
  const rate = meter.money
    ? decimal(999, 2).map((value): ast.Part => build.percent(value, 'amount'))
    : fc
        .tuple(priceText, fc.constantFrom(...meter.units), fc.constantFrom(null, '1000', '7', '1000000'))
        .map(([value, unit, count]): ast.Part => build.rate(currency, value, unit, count));
  const block = fc
    .tuple(
      priceText,
      fc.constantFrom('1', '10', '1000'),
      fc.constantFrom<'started' | 'complete'>('started', 'complete'),
    )
    .map(([value, count, kind]): ast.Part => build.rate(currency, value, meter.unit, count, kind));
  const event = priceText.map((value): ast.Part => build.rate(currency, value, 'event'));
  const forms: fc.Arbitrary<ast.Part[]>[] = [rate.map((part) => [part])];
  if (remembers) forms.push(fc.tuple(flat, rate).map((pair) => [...pair]));
  if (remembers && !meter.money)
    forms.push(
      block.map((part) => [part]),
      fc.tuple(rate, block).map((pair) => [...pair]),
    );
  if (perEvent) forms.push(fc.tuple(rate, event).map((pair) => [...pair]));
  return fc.oneof(...forms).map((list) => build.sum(...list));
};

const charge = (currency: string, meter: MeterShape, perEvent: boolean): fc.Arbitrary<ast.Charge> =>
  fc.oneof(
    { weight: 5, arbitrary: parts(currency, meter, true, perEvent) },
    { weight: 1, arbitrary: fc.constant(build.free) },
    { weight: 1, arbitrary: priceText.map((value) => build.sum(build.flat(currency, value))) },
  );

const bounds = (meter: MeterShape): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray(meter.counted ? fc.integer({ min: 1, max: 5000 }) : fc.integer({ min: 1, max: 50_000 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => list.sort((a, b) => a - b).map((value) => shift(value, meter.counted ? 0 : 1)));

/** Tiers that tile; `edges` gathers the bounds for usage to try. */
export const tierList = (
  currency: string,
  meter: MeterShape,
  perEvent: boolean,
): fc.Arbitrary<{ tiers: ast.Tiers; edges: string[] }> =>
  bounds(meter).chain((list) =>
    fc
      .record({
        mode: fc.constantFrom<ast.TierMode>('graduated', 'volume'),
        open: fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length }),
        charges: fc.array(charge(currency, meter, perEvent), {
          minLength: list.length,
          maxLength: list.length,
        }),
        last: fc.oneof(
          { weight: 3, arbitrary: charge(currency, meter, perEvent) },
          { weight: 1, arbitrary: fc.constant(build.reject('ask sales')) },
        ),
      })
      .map(({ mode, open, charges, last }) => {
        const unit = meter.money ? currency : meter.unit;
        // A closing refusal needs a closed bound below it.
        // Right above the bound before it, `< 1 call` or `< 4,306 calls` after `<= 4,305`, an open one would hold no call.
        const closed = list.map(
          (value, index) =>
            !open[index] ||
            (meter.counted && Number(value) - Number(list[index - 1] ?? 0) === 1) ||
            (index === list.length - 1 && last.kind === 'reject'),
        );
        const rows = list.map((value, index) =>
          build.tier(build.bound(closed[index] ? '<=' : '<', value, unit), charges[index]!),
        );
        rows.push(build.tier(build.bound(closed.at(-1) ? '>' : '>=', list.at(-1)!, unit), last));
        return { tiers: build.tiers(mode, rows), edges: list };
      }),
  );

export const PERIODS = ['daily', 'monthly', 'yearly', 'ever'] as const;

export const matrix = (
  currency: string,
  meter: MeterShape,
): fc.Arbitrary<{ body: ast.Table; edges: string[] }> => {
  const content = fc.oneof(
    parts(currency, meter, true, false),
    fc.constant<ast.Charge>(build.free),
    fc.constant<ast.Charge>(build.reject('no such cell')),
    fc.constant<ast.Charge>(build.unpublished('the page of this cell')),
  );
  const otherwise = fc.oneof(
    parts(currency, meter, true, false),
    fc.constant<ast.Charge>(build.reject('outside the table')),
  );
  const byNumbers = fc
    .tuple(fc.array(content, { minLength: 4, maxLength: 4 }), otherwise)
    .map(([cells, rest]) =>
      build.table(
        ['resolution', 'frame_rate'],
        [
          build.row(null, build.bound('<=', '30', 'fps'), build.bound('<=', '60', 'fps')),
          build.row(build.bound('<=', '720', 'p'), cells[0]!, cells[1]!),
          build.row(build.bound('<=', '1440', 'p'), cells[2]!, cells[3]!),
        ],
        rest,
      ),
    );
  const byChoice = fc.array(content, { minLength: 3, maxLength: 3 }).map((cells) =>
    build.table(
      ['quality'],
      ['sd', 'hd', '8k'].map((key, i) => build.row(build.name(key), cells[i]!)),
      null,
    ),
  );
  // Bare numbers are money for what the heading says.
  const byHeading = fc
    .tuple(fc.array(priceText, { minLength: 3, maxLength: 3 }), otherwise)
    .map(([cells, rest]) =>
      build.table(
        ['quality'],
        ['sd', 'hd'].map((key, i) => build.row(build.name(key), build.num(cells[i]!))),
        rest,
        build.heading(currency, meter.unit, '10'),
      ),
    );
  const byTime = fc
    .tuple(content, content, otherwise)
    .map(([day, night, rest]) =>
      build.table(
        ['time'],
        [
          build.row(build.time(['weekdays'], '08:00', '22:00'), day),
          build.row(build.time(['saturday'], '22:00', '06:00'), night),
        ],
        rest,
      ),
    );
  return fc
    .oneof(byNumbers, byChoice, byTime, ...(meter.money ? [] : [byHeading]))
    .map((body) => ({ body, edges: [] }));
};
