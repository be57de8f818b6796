import { Exact } from '../../runtime/exact.ts';
import { atomCount } from './axis.ts';
import type { Axis, Ir, Schedule, Select } from './ir.ts';

/** What the IR promises to those who read it, each with its name, and how many places it was looked at. */
export interface Invariant {
  readonly name: string;
  readonly checked: number;
  readonly broken: readonly string[];
}

type Finding = readonly [place: string, holds: boolean];

/** Looks at every invariant; a broken one is a fault in the compiler, never in a catalog. */
export const checkInvariants = (ir: Ir): readonly Invariant[] => [
  named(
    'tiers-tile',
    [...schedules(ir)].flatMap(([place, schedule]) => tiersTile(place, schedule)),
  ),
  named(
    'refusals-close',
    [...schedules(ir)].flatMap(([place, schedule]) => refusalsClose(place, schedule)),
  ),
  named(
    'selects-are-complete',
    [...selects(ir)].flatMap(([place, select]) => selectComplete(place, select)),
  ),
  named(
    'cuts-rise',
    [...selects(ir)].flatMap(([place, select]) => select.axes.flatMap((axis) => cutsRise(place, axis))),
  ),
  named('names-resolve', namesResolve(ir)),
  named(
    'prices-rise',
    ir.features.map(({ name, prices }) => [
      name,
      prices.every(
        (price, index) =>
          index === 0 || (price.from !== null && price.from > (prices[index - 1]!.from ?? -Infinity)),
      ),
    ]),
  ),
];

function named(name: string, findings: readonly Finding[]): Invariant {
  return {
    name,
    checked: findings.length,
    broken: findings.filter(([, holds]) => !holds).map(([place]) => place),
  };
}

function* schedules(ir: Ir): Generator<[string, Schedule]> {
  for (const feature of ir.features)
    for (const price of feature.prices)
      for (const outcome of price.table.outcomes)
        if (outcome.kind === 'rated') yield [`${feature.name} ${outcome.cell}`, outcome.schedule];
  for (const product of ir.products)
    if (product.kind !== 'package')
      for (const { term, price } of product.terms)
        if ('tiers' in price) yield [`${product.name} by ${term}`, price];
}

function* selects(ir: Ir): Generator<[string, Select<unknown>]> {
  for (const feature of ir.features) {
    for (const price of feature.prices) yield [feature.name, price.table];
    for (const use of feature.funds)
      for (const product of use.products)
        if (product.kind === 'draw') yield [`${feature.name} in ${product.product}`, product.factor];
  }
}

function tiersTile(place: string, { tiers }: Schedule): Finding[] {
  return tiers.map((tier, index) => {
    const below = index === 0 ? Exact.zero : Exact.of(tiers[index - 1]!.upTo ?? '0');
    if (index === tiers.length - 1) return [place, tier.upTo === null];
    return [place, tier.upTo !== null && Exact.of(tier.upTo).compare(below) > 0];
  });
}

function refusalsClose(place: string, { tiers }: Schedule): Finding[] {
  return tiers.flatMap(({ charge }, index): Finding[] =>
    charge.kind === 'amount'
      ? []
      : [[place, index === tiers.length - 1 && (index === 0 || tiers[index - 1]!.closed)]],
  );
}

function selectComplete(place: string, { axes, cells, outcomes }: Select<unknown>): Finding[] {
  const count = axes.reduce((product, axis) => product * atomCount(axis), 1);
  return [[place, cells.length === count && cells.every((cell) => cell >= 0 && cell < outcomes.length)]];
}

function cutsRise(place: string, axis: Axis): Finding[] {
  if (axis.kind === 'choice') return [];
  if (axis.kind === 'time')
    return [
      [
        place,
        axis.starts[0] === 0 && axis.starts.every((start, i) => i === 0 || start > axis.starts[i - 1]!),
      ],
    ];
  return axis.cuts.map((cut, index) => {
    const before = axis.cuts[index - 1];
    if (before === undefined) return [place, true];
    const order = Exact.of(cut.value).compare(Exact.of(before.value));
    // One value may be cut twice, first open and then closed: the value alone is an atom.
    return [place, order > 0 || (order === 0 && !before.closed && cut.closed)];
  });
}

function namesResolve(ir: Ir): Finding[] {
  const attributes = new Set(ir.attributes.map(({ name }) => name));
  const products = new Set(ir.products.map(({ name }) => name));
  const funds = new Set(ir.funds.map(({ name }) => name));
  return ir.features.flatMap((feature): Finding[] => [
    ...feature.meter.where.map(({ attribute }): Finding => [feature.name, attributes.has(attribute)]),
    ...feature.funds.flatMap(({ fund, products: uses }): Finding[] => [
      [feature.name, funds.has(fund)],
      ...uses.map(({ product }): Finding => [feature.name, products.has(product)]),
    ]),
    ...feature.prices.flatMap(({ table }) =>
      table.axes.flatMap((axis): Finding[] =>
        axis.kind === 'time' ? [] : [[feature.name, attributes.has(axis.attribute)]],
      ),
    ),
  ]);
}
