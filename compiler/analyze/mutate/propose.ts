import { formatInstant, minuteOfWeek } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import type { Usage } from '../../../runtime/record.ts';
import { interpreter } from '../../ir/interpret/interpret.ts';
import type { Axis, Feature, Ir, Product, Schedule } from '../../ir/ir.ts';
import { activeFromTheStart, undatedInstant } from '../../ir/scenario.ts';
import { figureText, moneyText, useText } from './example-text.ts';
import { smallestStep } from './figures.ts';
import { applied, type Mutant } from './mutant.ts';

/** Combinations that are tried for one mutant, so that a large table does not take for ever. */
const MOST_TRIES = 3_000;
const ACCOUNT = 'example';
const WEEK = 7 * 1440;

/**
 * The lines of an example that would notice a mutant, with the amounts of the list as it is; null where one use or
 * one quote does not tell them apart.
 */
export function propose(ir: Ir, mutant: Mutant): readonly string[] | null {
  const changed = applied(ir, mutant);
  const [root, index] = mutant.edits[0]?.path ?? [];
  if (mutant.edits.length !== 1) return null;
  if (root === 'rounding') {
    for (const feature of ir.features) {
      const found = proposeUse(ir, changed, feature, TIES);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof index !== 'number') return null;
  if (root === 'features') return proposeUse(ir, changed, ir.features[index]!, ROUND);
  return root === 'products' ? proposeQuote(ir, changed, index) : null;
}

/** Round quantities, which read best; the large ones show a small rate. */
const ROUND = ['100', '1000', '10', '1', '10000', '1000000'];
/** Quantities among which some come to half a step. */
const TIES = Array.from({ length: 60 }, (_, index) => String(index + 1)).concat([
  '0.5',
  '0.25',
  '0.125',
  '0.05',
  '0.025',
  '0.0125',
  '0.005',
  '0.0025',
  '0.00375',
  '0.00125',
]);

function proposeUse(
  ir: Ir,
  changed: Ir,
  feature: Feature,
  quantities: readonly string[],
): readonly string[] | null {
  const [one, other] = [interpreter(ir), interpreter(changed)];
  let tries = 0;
  let rejected: readonly string[] | null = null;
  for (const usage of uses(ir, feature, quantities)) {
    if (++tries > MOST_TRIES) break;
    const orders = ir.activation === 'none' ? [] : [activeFromTheStart(ACCOUNT)];
    const input = { account: ACCOUNT, usage: [usage], orders, until: usage.at.seconds };
    const rated = one.rate(input);
    const moved = other.rate(input);
    const [refused] = rated.refused;
    if (refused !== undefined) {
      // An amount says more than a refusal, which is what is left where there is none.
      if (moved.refused[0]?.code !== refused.code && rated.charges.length === 0)
        rejected ??= [useText(ir, feature, usage), `rejected ${refused.code}`];
      continue;
    }
    const charge = sum(rated.charges);
    if (moved.refused.length === 0 && sum(moved.charges).equals(charge)) continue;
    return [useText(ir, feature, usage), `charge ${moneyText(ir, charge)}`];
  }
  return rejected;
}

const sum = (charges: readonly { readonly amount: string }[]): Exact =>
  charges.reduce((total, { amount }) => total.plus(Exact.of(amount)), Exact.zero);

/** Uses of some quantities, and of those at the edges of a feature's prices. */
function* uses(ir: Ir, feature: Feature, first: readonly string[]): Generator<Usage> {
  const tables = feature.prices.map(({ table }) => table);
  const axes = tables.flatMap((table) => table.axes);
  const atEdges = edges(
    feature.prices.flatMap(({ table }) =>
      table.outcomes.flatMap((outcome) => (outcome.kind === 'rated' ? [outcome.schedule] : [])),
    ),
    feature.meter.counted,
  );
  const fitting = first.filter((text) => !feature.meter.counted || !text.includes('.'));
  const quantities = [...new Set([...fitting, ...atEdges])];
  const moments = [...new Set(momentsOf(ir, feature, axes))];
  for (const attributes of situations(ir, feature, axes))
    for (const seconds of moments)
      for (const quantity of quantities)
        yield {
          type: 'usage',
          id: 'step-1',
          account: ACCOUNT,
          feature: feature.name,
          at: { seconds, nanos: 0 },
          time: formatInstant(ir.zone, seconds),
          origin: { file: '', line: 0, raw: '' },
          quantity,
          unit: null,
          attributes,
          replaces: null,
        };
}

/** Quantities at every bound of some schedules and beside it. */
function edges(schedules: readonly Schedule[], counted: boolean): readonly string[] {
  const found: Exact[] = [];
  for (const { tiers } of schedules)
    for (const { upTo, charge } of tiers) {
      if (charge.kind === 'amount')
        for (const { size } of charge.blocks) found.push(Exact.of(size), Exact.of(size).plus(Exact.one));
      if (upTo === null) continue;
      const bound = Exact.of(upTo);
      const step = counted ? Exact.one : smallestStep(upTo);
      found.push(bound.minus(step), bound, bound.plus(step), bound.times(Exact.of(2)));
    }
  const texts = found
    .filter((value) => value.isPositive() && (!counted || value.isWhole()))
    .sort((a, b) => a.compare(b))
    .map((value) => value.toString());
  return [...new Set(texts)].filter((text) => !text.includes('/'));
}

/** When: as a step without a date, and where it matters, at the start of each price and of each band of the week. */
function momentsOf(ir: Ir, { prices }: Feature, axes: readonly Axis[]): readonly number[] {
  const base = undatedInstant(ir);
  const dates = prices.flatMap(({ from }) => (from === null ? [] : [from, from - 86_400, from + 86_400]));
  const minute = minuteOfWeek(ir.zone, base);
  const bands = axes.flatMap((axis) =>
    axis.kind === 'time'
      ? axis.starts.flatMap((start) =>
          [start, (start + WEEK - 1) % WEEK].map((at) => base + ((at - minute + WEEK) % WEEK) * 60),
        )
      : [],
  );
  return [base, ...dates.filter((seconds) => seconds > 0), ...bands];
}

/** Attributes that a record may have: each axis at its cuts and beside them; what the meter asks for, as it likes it. */
function* situations(
  ir: Ir,
  { meter }: Feature,
  axes: readonly Axis[],
): Generator<ReadonlyMap<string, string>> {
  const choices = new Map<string, readonly string[]>();
  for (const axis of axes)
    if (axis.kind !== 'time')
      choices.set(axis.attribute, [...(choices.get(axis.attribute) ?? []), ...valuesOf(axis)]);
  if (meter.times !== null && !choices.has(meter.times)) choices.set(meter.times, ['1']);
  for (const { attribute, values } of meter.where) {
    const fallback = ir.attributes.find(({ name }) => name === attribute)?.default ?? null;
    if (!choices.has(attribute) && (fallback === null || !values.includes(fallback)))
      choices.set(attribute, values.slice(0, 1));
  }
  yield* combinations([...choices]);
}

function* combinations(
  choices: readonly (readonly [string, readonly string[]])[],
): Generator<ReadonlyMap<string, string>> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [name, values] = first;
  for (const others of combinations(rest))
    for (const value of new Set(values)) yield new Map([[name, value], ...others]);
}

function valuesOf(axis: Exclude<Axis, { kind: 'time' }>): readonly string[] {
  if (axis.kind === 'choice') return axis.values;
  return axis.cuts.flatMap(({ value }) => {
    const exact = Exact.of(value);
    const step = smallestStep(value);
    return [exact, exact.plus(step), exact.minus(step)]
      .filter((each) => !each.isNegative())
      .map((each) => each.toString());
  });
}

function proposeQuote(ir: Ir, changed: Ir, index: number): readonly string[] | null {
  const product = ir.products[index]!;
  const [one, other] = [interpreter(ir), interpreter(changed)];
  for (const { quantity, term } of purchases(product)) {
    const what = `${product.name} ${figureText(quantity)} ${product.unit}${term === null ? '' : ` by ${term}`}`;
    const found = one.quote(product.name, quantity, term);
    const moved = other.quote(product.name, quantity, term);
    if (!('code' in found) && ('code' in moved || !Exact.of(moved.amount).equals(Exact.of(found.amount))))
      return [`quote ${what} is ${moneyText(ir, Exact.of(found.amount))}`];
    // What has no price can still be refused for how much it is.
    const input = purchaseOf(ir, product, quantity, term);
    const refused = one.rate(input).refused[0]?.code;
    if (refused !== undefined && refused !== other.rate(input).refused[0]?.code)
      return [`buy ${what} on ${PURCHASED}`, `rejected ${refused}`];
  }
  return null;
}

const PURCHASED = '2026-01-01';

function purchaseOf(
  ir: Ir,
  product: Product,
  quantity: string,
  term: 'day' | 'month' | 'year' | null,
): AccountInput {
  const utc = Date.parse(PURCHASED) / 1000;
  const at = { seconds: utc, nanos: 0 };
  const isPackage = product.kind === 'package';
  return {
    account: ACCOUNT,
    usage: [],
    orders: [
      activeFromTheStart(ACCOUNT),
      {
        type: 'order',
        id: 'step-1',
        account: ACCOUNT,
        at,
        time: formatInstant(ir.zone, utc),
        origin: { file: '', line: 0, raw: '' },
        product: product.name,
        size: isPackage ? quantity : null,
        quantity: isPackage ? null : quantity,
        count: 1,
        term,
        terms: 1,
        effective: at,
        price: null,
        attributes: new Map(),
      },
    ],
    until: utc,
  };
}

/** Purchases at the edges of what a product is sold for. */
function* purchases(
  product: Product,
): Generator<{ readonly quantity: string; readonly term: 'day' | 'month' | 'year' | null }> {
  if (product.kind === 'package') {
    for (const { size } of product.sizes) yield { quantity: size, term: null };
    return;
  }
  const counted = product.kind === 'licence' || product.counted;
  const limit = product.kind === 'capacity' ? product.sellUpTo : null;
  const limits = limit === null ? [] : [limit, Exact.of(limit).plus(Exact.one).toString()];
  for (const { term, price } of product.terms) {
    const quantities = 'tiers' in price ? ['1', '10', '100', ...edges([price], counted)] : [];
    for (const quantity of [...quantities, ...limits]) yield { quantity, term };
  }
  if (product.terms.length === 0) for (const quantity of limits) yield { quantity, term: 'month' };
}
