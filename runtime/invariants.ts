import { Exact } from './exact.ts';
import { InvariantError } from './invariant-error.ts';
import { checkOrders } from './order-invariants.ts';
import type { AccountInput } from './rater.ts';
import type { Usage } from './record.ts';
import type { AccountRated } from './result.ts';
import { Tally } from './tally.ts';

/** What a price list says apart from rating: the witness against which a rating is checked. */
export interface RatingFacts {
  /** What a record counts for, in the meter's unit; null where the meter cannot take it. */
  metered(usage: Usage): string | null;
  /**
   * The factors, in points for one of the meter's unit, at which a product of the fund may pay for a feature; `product`
   * null means all of the fund.
   */
  factors(feature: string, fund: string, product: string | null): readonly string[];
}

/**
 * Checks what a rater made of accounts, whichever rater it was: quantities in come out, points are drawn at the list's
 * factors and add up to what orders hold, and an order is warned of once. Throws an `InvariantError`.
 */
export function checkRated(
  inputs: readonly AccountInput[],
  rated: readonly AccountRated[],
  facts: RatingFacts,
): void {
  for (const [index, input] of inputs.entries()) {
    const result = rated[index];
    if (result === undefined)
      throw new InvariantError('nothing is lost', `account ${input.account} was not rated`);
    checkQuantities(input, result, facts);
    checkLineQuantities(input.account, result);
    checkOrders(input, result, facts);
  }
}

/** What became of a record: its parts, in the meter's unit. */
interface Outcome {
  /** The first part; nearly every record has but one. */
  readonly first: string;
  sum: Tally | null;
}

/** Each record is refused whole, or comes out in full: on charges, and in parts that are refused. */
function checkQuantities(
  { account, usage, orders }: AccountInput,
  rated: AccountRated,
  facts: RatingFacts,
): void {
  const outcomes = new Map<string, Outcome>();
  const add = (record: string, quantity: string): void => {
    const known = outcomes.get(record);
    if (known === undefined) outcomes.set(record, { first: quantity, sum: null });
    else (known.sum ??= new Tally().add(known.first)).add(quantity);
  };
  for (const { record, quantity, account: of } of rated.charges) {
    if (of !== account) fail(account, `was given a charge of account ${of}`);
    if (record !== null) add(record, quantity);
    else if (quantity !== '0') fail(account, `was charged ${quantity} of nobody's use`);
  }
  const whole = new Set<string>();
  for (const { record, quantity } of rated.refused)
    if (quantity === null) whole.add(record);
    else add(record, quantity);

  for (const record of usage) {
    const outcome = outcomes.get(record.id);
    outcomes.delete(record.id);
    if (whole.has(record.id)) {
      if (outcome !== undefined)
        fail(account, `record ${record.id} was refused, and ${textOf(outcome)} of it charged`);
      continue;
    }
    const metered = facts.metered(record);
    if (metered === null) fail(account, `record ${record.id} has no quantity, and was not refused`);
    if (outcome === undefined ? isZero(metered) : outcome.sum === null && outcome.first === metered) continue;
    const out = outcome === undefined ? 'nothing' : textOf(outcome);
    if (out === 'nothing' || !Exact.of(out).equals(Exact.of(metered)))
      fail(account, `record ${record.id} brought ${metered}, and ${out} came out`);
  }
  for (const { id } of orders) whole.delete(id);
  for (const { id } of usage) whole.delete(id);
  for (const record of [...outcomes.keys(), ...whole])
    fail(account, `record ${record} came out, and never came in`);
}

const textOf = ({ first, sum }: Outcome): string => (sum === null ? first : sum.toString());
const isZero = (text: string): boolean => text === '0' || Exact.of(text).isZero();

function fail(account: string, what: string): never {
  throw new InvariantError('quantity in is quantity out', `account ${account}: ${what}`);
}

/** Quantities add up to lines as amounts do (`buildInvoices`). */
function checkLineQuantities(account: string, { charges, lines }: AccountRated): void {
  const sums = new Map<string, Map<string, Tally>>();
  const sumOf = (name: string, part: string): Tally => {
    let parts = sums.get(name);
    if (parts === undefined) sums.set(name, (parts = new Map<string, Tally>()));
    let sum = parts.get(part);
    if (sum === undefined) parts.set(part, (sum = new Tally()));
    return sum;
  };
  for (const { feature, fund, period, quantity } of charges)
    sumOf(feature, `${period} ${fund}`).add(quantity);
  for (const { feature, fund, period, quantity } of lines)
    if (feature !== undefined) sumOf(feature, `${period} ${fund}`).subtract(quantity);
  for (const [feature, parts] of sums)
    for (const [part, sum] of parts)
      if (!sum.isZero)
        throw new InvariantError(
          'charges add up to lines',
          `account ${account}, ${feature}, ${part}: the quantities of charges and of their line differ by ${sum.toString()}`,
        );
}
