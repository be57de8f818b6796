import { Exact } from './exact.ts';
import { InvariantError, type Invariant } from './invariant-error.ts';
import type { RatingFacts } from './invariants.ts';
import type { AccountInput } from './rater.ts';
import type { AccountRated, Balance, Charge } from './result.ts';
import { Tally } from './tally.ts';

/** Draws at the list's factors; balances that are sizes less draws; one alert an order. */
export function checkOrders(input: AccountInput, rated: AccountRated, facts: RatingFacts): void {
  const { account } = input;
  const orders = new Map<string, Balance>();
  for (const balance of rated.balances) {
    if (orders.has(balance.order))
      failOf(
        'an order is what was drawn and what remains',
        account,
        `order ${balance.order} has two balances`,
      );
    orders.set(balance.order, balance);
  }
  if (orders.size > 0 || rated.charges.some(({ order }) => order !== null))
    checkDraws(input, rated.charges, orders, facts);
  checkAlerts(rated, account, orders);
}

function checkDraws(
  input: AccountInput,
  charges: readonly Charge[],
  orders: ReadonlyMap<string, Balance>,
  facts: RatingFacts,
): void {
  const { account } = input;
  // An order that was converted paid as more than one product.
  const converted = new Set<string>();
  for (const record of input.orders) if (record.type === 'conversion') converted.add(record.order);
  const products = new Map<string, Factors>();
  const drawnOf = new Map<string, Tally>();
  for (const charge of charges) {
    const { order, drawn, feature, fund } = charge;
    if (order === null) {
      if (drawn !== null)
        failOf(
          'points drawn are quantity times factor',
          account,
          `${named(charge)} drew ${drawn} from no order`,
        );
      continue;
    }
    const balance = orders.get(order);
    if (balance === undefined)
      failOf('an order is what was drawn and what remains', account, `order ${order} paid, and is not held`);
    if (drawn === null) continue;
    const product = converted.has(order) ? null : balance.product;
    const key = JSON.stringify([feature, fund, product]);
    let factors = products.get(key);
    if (factors === undefined)
      products.set(key, (factors = new Factors(facts.factors(feature, fund, product))));
    if (!factors.allow(charge.quantity, drawn))
      failOf(
        'points drawn are quantity times factor',
        account,
        `${named(charge)} drew ${drawn} from order ${order} for ${charge.quantity}; ${factors.text}`,
      );
    const sum = drawnOf.get(order);
    if (sum === undefined) drawnOf.set(order, new Tally().add(drawn));
    else sum.add(drawn);
  }
  for (const [order, { size, remaining }] of orders) {
    const drawn = drawnOf.get(order);
    if (remaining === null) {
      if (drawn !== undefined)
        failOf(
          'an order is what was drawn and what remains',
          account,
          `order ${order} has no points, and ${drawn} were drawn`,
        );
      continue;
    }
    const isWithin =
      !new Tally().add(remaining).isNegative && !new Tally().add(size).subtract(remaining).isNegative;
    const rest = new Tally()
      .add(size)
      .subtract(remaining)
      .subtract(drawn?.toString() ?? '0');
    if (!rest.isZero || !isWithin)
      failOf(
        'an order is what was drawn and what remains',
        account,
        `of order ${order}, ${size} in size, ${drawn?.toString() ?? '0'} were drawn and ${remaining} remain`,
      );
  }
}

/** The factors of a feature under a product, with the draws that were seen to fit one. */
class Factors {
  readonly #factors: readonly Exact[];
  readonly #texts: readonly string[];
  readonly #seen = new Set<string>();

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#factors = texts.map((text) => Exact.of(text));
  }

  get text(): string {
    return this.#texts.length === 0
      ? 'the list has no factor here'
      : `the list has ${this.#texts.join(', ')}`;
  }

  allow(quantity: string, drawn: string): boolean {
    const key = `${quantity} ${drawn}`;
    if (this.#seen.has(key)) return true;
    const [left, right] = [Exact.of(quantity), Exact.of(drawn)];
    const fits = this.#factors.some((factor) => left.times(factor).equals(right));
    // Use comes in few quantities; where it does not, remembering them is of no use.
    if (fits && this.#seen.size < REMEMBERED) this.#seen.add(key);
    return fits;
  }
}

const REMEMBERED = 1000;

function checkAlerts({ alerts }: AccountRated, account: string, orders: ReadonlyMap<string, Balance>): void {
  const seen = new Set<string>();
  for (const { order, threshold, remaining } of alerts) {
    const balance = orders.get(order);
    if (balance?.remaining === undefined || balance.remaining === null)
      failOf('one alert an order', account, `order ${order} has an alert, and no points`);
    if (seen.has(order)) failOf('one alert an order', account, `order ${order} has two alerts`);
    seen.add(order);
    const over = new Tally().add(threshold).subtract(remaining).isNegative;
    const under = new Tally().add(remaining).subtract(balance.remaining).isNegative;
    if (over || under)
      failOf(
        'one alert an order',
        account,
        `order ${order} has an alert at ${remaining}, its threshold is ${threshold} and ${balance.remaining} remain`,
      );
  }
}

const named = ({ record }: Charge): string =>
  record === null ? 'a charge without a record' : `record ${record}`;

function failOf(invariant: Invariant, account: string, what: string): never {
  throw new InvariantError(invariant, `account ${account}: ${what}`);
}
