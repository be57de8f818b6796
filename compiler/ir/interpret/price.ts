import { formatInstant, periodAt, type CalendarPeriod } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Feature, Ir, Period, Place, Price, Rated } from '../ir.ts';
import { atLeastLabel, atMostLabel, flatLabel, FREE } from '../labels.ts';
import { refuse, refusalOf, type Refusal } from '../refusal.ts';
import { missingAttribute, pick, type Situation } from './select.ts';
import { total, type Share } from '../../../runtime/share.ts';
import { fixedRate, flatRate } from '../rate-parts.ts';
import { between, closing } from '../schedule.ts';
import type { Teller } from './trace.ts';

/** What a quantity that reached the price comes to. */
export interface Priced {
  readonly rated: Exact;
  readonly shares: readonly Share[];
  readonly exact: Exact;
  readonly perEvent: boolean;
  readonly refusal: Refusal | null;
}

/** What is owed by the period, without a record. */
interface Owed extends Pick<Share, 'form' | 'amount' | 'fixed'> {
  readonly seconds: number;
  readonly label: string;
  readonly at: Place;
}

const PERIODS: readonly Period[] = ['day', 'month', 'year', 'ever'];

/** The counters and sums of one account's prices. */
export class Prices {
  private readonly counters = new Map<string, Exact>();
  private readonly sums = new Map<string, Exact>();
  private readonly ir: Ir;
  private readonly tell: Teller | null;

  constructor(ir: Ir, tell: Teller | null) {
    this.ir = ir;
    this.tell = tell;
  }

  /** The dated price in force: the last that does not start later; null before the first. */
  static inForce(feature: Feature, seconds: number): Price | null {
    return feature.prices.findLast((price) => price.from === null || price.from <= seconds) ?? null;
  }

  /** Prices what no fund covered of an event; `covered` moves the counter too where the price counts all usage. */
  price(feature: Feature, situation: Situation, covered: Exact, rest: Exact): Priced {
    const nothing = { rated: Exact.zero, shares: [], exact: Exact.zero, perEvent: false };
    const price = Prices.inForce(feature, situation.seconds);
    if (price === null) {
      const time = formatInstant(this.ir.zone, situation.seconds);
      return { ...nothing, refusal: refuse('TAR5110', { feature: feature.name, time }, rest) };
    }
    this.tell?.price(price);
    const attribute = missingAttribute(price.table, situation);
    if (attribute !== null)
      return { ...nothing, refusal: refuse('TAR5106', { feature: feature.name, attribute }, rest) };
    const outcome = pick(price.table, situation, this.ir.zone);
    const { perEvent, at } = price;
    this.tell?.cell(price, situation, outcome);
    switch (outcome.kind) {
      case 'free': {
        const free = { rate: FREE, form: 'free', amount: Exact.zero } as const;
        const share = { cell: outcome.cell, tier: 1, quantity: rest, ...free, at };
        return { rated: rest, shares: [share], exact: Exact.zero, perEvent, refusal: null };
      }
      case 'reject':
      case 'unpublished':
        return { ...nothing, refusal: refusalOf(outcome, rest) };
      case 'rated':
        return this.rate(feature, price, outcome, situation.seconds, covered, rest);
    }
  }

  private rate(
    feature: Feature,
    price: Price,
    outcome: Rated,
    seconds: number,
    covered: Exact,
    rest: Exact,
  ): Priced {
    const { schedule, cell } = outcome;
    const period = outcome.period === null ? null : periodAt(this.ir.zone, outcome.period, seconds);
    const key = JSON.stringify([feature.name, cell, outcome.period, period?.name]);
    const stood = period === null ? Exact.zero : (this.counters.get(key) ?? Exact.zero);
    const before = price.countingAll ? stood.plus(covered) : stood;
    const end = closing(schedule);
    const rated = end === null ? rest : Exact.max(Exact.zero, Exact.min(rest, end.limit.minus(before)));
    const after = before.plus(rated);
    if (period !== null) this.counters.set(key, after);
    this.tell?.counter(outcome, period, { stood, before, rated, after }, end);
    const fixed = schedule.tiers.map(({ charge }) =>
      fixedRate(this.ir.currency.code, charge, outcome.period),
    );
    const moved = between(schedule, cell, before, after, fixed);
    const held = this.hold(feature, seconds, moved);
    const refused = rest.minus(rated);
    return {
      rated,
      shares: held,
      exact: total(held),
      perEvent: price.perEvent,
      refusal: end === null || !refused.isPositive() ? null : refusalOf(end.charge, refused),
    };
  }

  /** Keeps the sum over all cells at or below `at most`; what that takes off is a share of its own. */
  private hold(feature: Feature, seconds: number, shares: readonly Share[]): readonly Share[] {
    const bound = this.boundsAt(feature, seconds);
    if (bound === null) return shares;
    const before = this.sums.get(bound.key) ?? Exact.zero;
    const after = before.plus(total(shares));
    this.sums.set(bound.key, after);
    const { atMost } = bound.bounds;
    const kept = (sum: Exact): Exact => (atMost === null ? sum : Exact.min(sum, Exact.of(atMost)));
    const off = kept(after).minus(kept(before)).minus(total(shares));
    if (!after.equals(before)) this.tell?.bound(bound, before, after, off);
    if (off.isZero()) return shares;
    const capped = { rate: atMostLabel(this.ir, bound.bounds), form: 'at most', amount: off } as const;
    return [...shares, { cell: '', tier: 0, quantity: Exact.zero, ...capped, at: bound.at }];
  }

  /** What the sum of a period is held between: as the price in force at the period's end says. */
  boundsAt(feature: Feature, seconds: number) {
    for (const unit of PERIODS) {
      const period = periodAt(this.ir.zone, unit, seconds);
      const price = Prices.inForce(feature, period.end - 1);
      if (price?.bounds?.period === unit) {
        const key = JSON.stringify([feature.name, unit, period.name]);
        return { period, bounds: price.bounds, key, at: price.at };
      }
    }
    return null;
  }

  /** What a feature owes for its periods from the first use on, without a record. */
  *owed(feature: Feature, since: number, until: number): Generator<Owed> {
    yield* this.periods(feature, since, until, (seconds) => {
      const price = Prices.inForce(feature, seconds);
      if (price === null || price.flat === null) return null;
      const { flat, at } = price;
      const period = periodAt(this.ir.zone, flat.period, seconds);
      const label = flatLabel(this.ir, flat);
      const fixed = flatRate(this.ir, flat);
      return { period, owed: { seconds, label, form: 'flat', amount: Exact.of(flat.amount), fixed, at } };
    });
    yield* this.periods(feature, since, until, (seconds) => {
      const bound = this.boundsAt(feature, seconds);
      if (bound === null) return null;
      const { atLeast, atMost } = bound.bounds;
      const sum = this.sums.get(bound.key) ?? Exact.zero;
      const charged = atMost === null ? sum : Exact.min(sum, Exact.of(atMost));
      const amount = atLeast === null ? Exact.zero : Exact.of(atLeast).minus(charged);
      const end = Math.min(bound.period.end - 1, Math.max(until, seconds));
      const label = atLeastLabel(this.ir, bound.bounds);
      if (!amount.isPositive()) return { period: bound.period, owed: null };
      return { period: bound.period, owed: { seconds: end, label, form: 'at least', amount, at: bound.at } };
    });
  }

  /** Walks the periods of whatever prices are in force, skipping stretches under a price that owes nothing. */
  private *periods(
    feature: Feature,
    since: number,
    until: number,
    at: (seconds: number) => { period: CalendarPeriod; owed: Owed | null } | null,
  ): Generator<Owed> {
    for (let seconds = since; seconds <= until;) {
      const found = at(seconds);
      if (found !== null && found.owed !== null) yield found.owed;
      const next =
        found?.period.end ??
        feature.prices.find((price) => price.from !== null && price.from > seconds)?.from;
      if (next == null) return;
      seconds = next;
    }
  }
}
