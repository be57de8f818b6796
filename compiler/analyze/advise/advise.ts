import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput, Rater } from '../../../runtime/rater.ts';
import type { AccountRated } from '../../../runtime/result.ts';
import type { Ir } from '../../ir/ir.ts';
import { Bills, RatingsSpent, type Scope } from './bills.ts';
import { breakEven, type BreakEven } from './break-even.ts';
import { priceOf, type Part } from './offer.ts';
import { offersFor, type LeftOut } from './offers.ts';
import { Search } from './search.ts';
import type { Found } from './unit-search.ts';
import { usedSince } from './used.ts';

/** What could have been bought, or nothing, and what the account would then owe. */
export interface Choice {
  /** Empty: nothing. */
  readonly parts: readonly Part[];
  /** What is bought. */
  readonly price: Exact;
  /** The whole bill with it. */
  readonly total: Exact;
  /** Rejected records, or parts of them, that are rated with it. */
  readonly cleared: number;
}

/** What one account should have bought. Amounts are sums of rounded ones. */
export interface Advice {
  readonly account: string;
  /** When all of it is bought, in seconds since 1970. */
  readonly start: number;
  /** The bill as it is. */
  readonly today: Exact;
  readonly best: Choice;
  /** The cheapest that buys other products, and not those of the best with one more; null where nothing else is sold. */
  readonly runnerUp: Choice | null;
  /** A purchase with which records can be rated that are rejected now, so that amounts cannot be compared. */
  readonly apart: Choice | null;
  /** Where the best begins to pay, against nothing and against the runner-up; null: not given. */
  readonly against: { readonly nothing: BreakEven | null; readonly runnerUp: BreakEven | null };
  /** Where the runner-up would pay, if it is best to buy nothing; null: not given. */
  readonly wouldPay: BreakEven | null;
  readonly leftOut: readonly LeftOut[];
  /** Why not all purchases were tried, so that a cheaper one may be among the others; null: the best is the cheapest. */
  readonly left: 'ratings spent' | 'too many packages' | null;
  readonly ratings: number;
}

export interface Asked extends Scope {
  /** The least quantity of a capacity; 1 where it says nothing. */
  readonly need: ReadonlyMap<string, Exact>;
}

/**
 * The cheapest purchase of at most two products, made at one instant on top of what the account has bought, and held
 * against the use that came: found by rating, so exact to the last digit. `rated` is the account as it is.
 */
export function advise(
  ir: Ir,
  rater: Pick<Rater, 'rate'>,
  input: AccountInput,
  rated: AccountRated,
  asked: Asked,
): Advice {
  const { start, counts, need } = asked;
  const bills = new Bills(ir, rater, input, asked);
  const used = usedSince(ir, input, start);
  const { offers, leftOut } = offersFor(ir, used, start, need);
  const search = new Search(ir, bills, used, { start, until: input.until });
  const isDone = finishes(() => search.run(offers));
  const today = rated.lines
    .filter(({ period }) => counts(period))
    .reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero);
  const choice = ({ parts, rise, cleared }: Found): Choice => ({
    parts,
    price: parts.reduce((sum, { offer, count }) => sum.plus(priceOf(ir, offer, count)), Exact.zero),
    total: today.plus(rise),
    cleared,
  });
  const { best, runnerUp, apart } = search;
  const cheaper = (one: Found | null, other: Found | null): BreakEven | null =>
    one === null || other === null || one.parts.length === 0
      ? null
      : breakEven(ir, input, used, start, one, other);
  return {
    account: input.account,
    start,
    today,
    best: choice(best),
    runnerUp: runnerUp && choice(runnerUp),
    apart: apart && choice(apart),
    against: { nothing: cheaper(best, NOTHING), runnerUp: cheaper(best, runnerUp) },
    wouldPay: best.parts.length === 0 ? cheaper(runnerUp, best) : null,
    leftOut: [...leftOut, ...[...search.refused].map(heldAlready)],
    left: isDone ? (search.isCut ? 'too many packages' : null) : 'ratings spent',
    ratings: bills.ratings,
  };
}

const NOTHING: Found = { parts: [], rise: Exact.zero, cleared: 0 };

/** Other terms, or fewer of them, may have been tried. */
const heldAlready = (product: string): LeftOut => ({
  product,
  reason: 'too much beside what is held',
  inPart: true,
});

function finishes(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof RatingsSpent) return false;
    throw error;
  }
}
