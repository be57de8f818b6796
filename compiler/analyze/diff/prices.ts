import { Exact } from '../../../runtime/exact.ts';
import type * as ir from '../../ir/ir.ts';
import { PERIOD_WORDS } from '../../ir/labels.ts';
import { proportion } from '../curve-algebra.ts';
import { curveOf } from '../curve.ts';
import type { CellChange, Fact, PriceDiff, Words } from './changes.ts';
import { fact, list, moneyWords, remark, yesNo } from './fact.ts';
import { holdsWholePeriods, plainPrice, type Stretch } from './plain-price.ts';
import { billsAlike, compareCells, type PriceSide } from './price-cells.ts';
import { refine } from './refine.ts';

/** A feature, in its catalog. */
export interface FeatureSide {
  readonly ir: ir.Ir;
  readonly feature: ir.Feature;
}

/**
 * What changed of a feature's price, for each stretch of time in which neither catalog changes it. `factor`: how many
 * of the new meter's unit one of the old is; null where there is no common unit, or no common currency, so that prices are
 * told in words and not compared.
 */
export function diffPrices(old: FeatureSide, now: FeatureSide, factor: Exact | null): PriceDiff[] {
  const starts = new Set(
    [null, ...old.feature.prices, ...now.feature.prices].map((price) => price?.from ?? null),
  );
  const times = [...starts].toSorted((a, b) => (a ?? -Infinity) - (b ?? -Infinity));
  return times.flatMap((from, i): PriceDiff[] => {
    const until = times[i + 1] ?? null;
    const stretch = { from, until };
    const [one, other] = [offerAt(old, stretch), offerAt(now, stretch)];
    const facts: Fact[] = [];
    const cells: CellChange[] = [];
    facts.push(...fact('needs', needs(one, old), needs(other, now), list));
    const joints = refine(
      { select: one.select, attributes: old.ir.attributes },
      { select: other.select, attributes: now.ir.attributes },
    );
    if (joints === null) facts.push(remark('tables too large to lay out together'));
    const sides: readonly [PriceSide, PriceSide] = [
      { price: one.price, meter: old.feature.meter, factor },
      { price: other.price, meter: now.feature.meter, factor: Exact.one },
    ];
    const owed = owedFacts(one, other, old, now);
    const sole = factor !== null && joints?.length === 1 ? joints[0]! : null;
    const alike =
      owed.length === 0 || sole === null
        ? null
        : billsAlike([sides[0], sole.old], [sides[1], sole.new], (period) =>
            [old, now].every((side) => holdsWholePeriods(stretch, side.ir, period)),
          );
    if (alike !== 'always') facts.push(...owed);
    if (alike !== null && alike !== 'always')
      facts.push(remark(`the bill of a ${alike.whenUsed} with use to pay for is what it was`));
    facts.push(...priceFacts(one, other, old, now));
    for (const joint of joints ?? []) {
      const change = compareCells(
        [sides[0], joint.old],
        [sides[1], joint.new],
        joint.where,
        now.feature.meter.unit,
      );
      if (change !== null) cells.push(change);
    }
    if (joints !== null && factor !== null)
      facts.push(...togetherFacts(joints, old.feature.meter, now.feature.meter));
    return facts.length + cells.length === 0 ? [] : [{ from, until, facts, cells }];
  });
}

/** The attributes that a record must give for a table to be read. */
function needs({ select }: Offer, { ir }: FeatureSide): string[] {
  const named = select.axes.flatMap((axis) => (axis.kind === 'time' ? [] : [axis.attribute]));
  return named
    .filter((name) => ir.attributes.find((known) => known.name === name)?.default === null)
    .toSorted();
}

interface Offer {
  readonly price: ir.Price | null;
  readonly select: ir.Select<ir.Outcome | null>;
}

/** What happens to what no fund covers, from an instant on. */
function offerAt(side: FeatureSide, stretch: Stretch): Offer {
  const { feature } = side;
  const at = stretch.from ?? -Infinity;
  const given = feature.prices.findLast((each) => (each.from ?? -Infinity) <= at) ?? null;
  const price = given && plainPrice(given, side, stretch);
  if (price !== null) return { price, select: price.table };
  const otherwise = feature.prices.length === 0 ? feature.otherwise : null;
  return { price, select: { axes: [], cells: [0], outcomes: [otherwise] } };
}

/** What is owed by the period, and what the sum of a period is held between. */
function owedFacts(one: Offer, other: Offer, old: FeatureSide, now: FeatureSide): Fact[] {
  const [a, b] = [one.price, other.price];
  const [was, is] = [old.ir.currency.code, now.ir.currency.code];
  const facts: Fact[] = [];
  const flat = (price: ir.Price | null, code: string): Words | null =>
    price?.flat ? [...moneyWords(price.flat.amount, code), PERIOD_WORDS[price.flat.period]] : null;
  facts.push(...changed('flat price', flat(a, was), flat(b, is)));
  for (const bound of ['atLeast', 'atMost'] as const) {
    const words = (price: ir.Price | null, code: string): Words | null => {
      const amount = price?.bounds?.[bound] ?? null;
      return amount === null ? null : [...moneyWords(amount, code), PERIOD_WORDS[price!.bounds!.period]];
    };
    facts.push(...changed(bound === 'atLeast' ? 'at least' : 'at most', words(a, was), words(b, is)));
  }
  return facts;
}

function priceFacts(one: Offer, other: Offer, old: FeatureSide, now: FeatureSide): Fact[] {
  const [a, b] = [one.price, other.price];
  if (a === null || b === null) return [];
  const facts: Fact[] = [];
  facts.push(...fact('rounds each event', a.perEvent, b.perEvent, yesNo));
  if (remembers(a, old.feature) || remembers(b, now.feature))
    facts.push(...fact('counts all usage', a.countingAll, b.countingAll, yesNo));
  return facts;
}

const changed = (what: string, old: Words | null, now: Words | null): Fact[] =>
  fact(what, old, now, (words) => words);

/** Whether what was used before changes what is charged. */
const remembers = ({ table }: ir.Price, { meter }: ir.Feature): boolean =>
  table.outcomes.some((outcome) => remembersIn(outcome, meter));

function remembersIn(outcome: ir.Outcome | null, meter: ir.Meter): outcome is ir.Rated {
  return (
    outcome?.kind === 'rated' &&
    outcome.period !== null &&
    proportion(curveOf(outcome.schedule, meter.counted)) === null
  );
}

/** Cells that had one counter together and have several now, or the other way round. */
function togetherFacts(
  joints: readonly { readonly old: ir.Outcome | null; readonly new: ir.Outcome | null }[],
  old: ir.Meter,
  now: ir.Meter,
): Fact[] {
  const pairs = joints.filter((joint) => remembersIn(joint.old, old) && remembersIn(joint.new, now));
  const cells = (side: 'old' | 'new'): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    for (const pair of pairs) {
      const [one, other] = side === 'old' ? [pair.old!, pair.new!] : [pair.new!, pair.old!];
      found.set(one.cell, (found.get(one.cell) ?? new Set()).add(other.cell));
    }
    return found;
  };
  const several = (side: 'old' | 'new'): boolean => [...cells(side).values()].some(({ size }) => size > 1);
  const facts: Fact[] = [];
  if (several('old'))
    facts.push({
      what: ['counted together'],
      where: [],
      old: ['over several cells'],
      new: ['each cell on its own'],
    });
  if (several('new'))
    facts.push({
      what: ['counted together'],
      where: [],
      old: ['each cell on its own'],
      new: ['over several cells'],
    });
  return facts;
}
