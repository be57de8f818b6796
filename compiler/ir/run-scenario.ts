import { compareInstants, compareRecords, type OrderRecord, type Usage } from '../../runtime/record.ts';
import { Exact } from '../../runtime/exact.ts';
import type { AccountInput, Rater } from '../../runtime/rater.ts';
import type { AccountRated, Charge, Step } from '../../runtime/result.ts';
import { round } from '../../runtime/rounding.ts';
import type { Ir } from './ir.ts';
import { activeFromTheStart, type Expectation, type Scenario, type ScenarioQuote } from './scenario.ts';
import { catalogIndex } from './catalog-index.ts';

/** One part of an outcome that is not what the example says. Money and quantities are exact texts. */
export interface Mismatch {
  readonly at: string;
  readonly what: 'quote' | Expectation['kind'];
  readonly expected: string;
  readonly actual: string;
  /** The record that was refused although no step says so. */
  readonly record?: string;
  /** The working behind what came out, line by line. */
  readonly working: readonly Working[];
}

export interface Working {
  /** A feature or a product. */
  readonly of: string;
  readonly fund: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  readonly steps: readonly Step[];
}

export interface ScenarioResult {
  readonly title: string;
  readonly at: string;
  readonly backend: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped; null otherwise. */
  readonly reason: string | null;
  readonly mismatches: readonly Mismatch[];
}

/** Runs an example on a backend and compares, exactly, what it says with what comes out. */
export function runScenario(scenario: Scenario, rater: Rater, ir: Ir): ScenarioResult {
  const { title, at } = scenario;
  const head = { title, at, backend: rater.name };
  const run = new Run(scenario, rater, ir);
  let mismatches: readonly Mismatch[];
  try {
    mismatches = run.mismatches();
  } catch (error) {
    // A backend says by this name that it was not made for such records, which is no fault of the example.
    if (error instanceof Error && error.name === 'UnsupportedRecords')
      return { ...head, outcome: 'skipped', reason: error.message, mismatches: [] };
    throw error;
  }
  return { ...head, outcome: mismatches.length === 0 ? 'passed' : 'failed', reason: null, mismatches };
}

/** The records of an example, in the order in which its steps are written. */
export const recordsOf = ({ usage, orders }: Scenario): readonly (Usage | OrderRecord)[] =>
  [...usage, ...orders].sort((a, b) => stepNumber(a.id) - stepNumber(b.id));

/** What a rater is asked about an example: its first so many records, as they are written, or all of them. */
export function inputOf(scenario: Scenario, ir: Ir, count = Infinity): AccountInput {
  const written = recordsOf(scenario);
  const records = written.slice(0, count);
  const account = written[0]?.account ?? 'example';
  const usage = records.filter((record) => record.type === 'usage');
  const orders = records.filter((record) => record.type !== 'usage');
  const isActive = scenario.activates || ir.activation === 'none';
  const all = isActive ? orders : [activeFromTheStart(account), ...orders];
  // What stands above sees only its own time: a later step does not make it owe for more months.
  const isWhole = records.length === written.length;
  const last =
    records
      .map(({ at }) => at)
      .sort(compareInstants)
      .at(-1)?.seconds ?? 0;
  const until = isWhole ? scenario.until : Math.min(last, scenario.until);
  return { account, usage: usage.sort(compareRecords), orders: all.sort(compareRecords), until };
}

class Run {
  private readonly scenario: Scenario;
  private readonly rater: Rater;
  private readonly ir: Ir;
  private readonly written: readonly (Usage | OrderRecord)[];
  private readonly rated = new Map<number, AccountRated>();

  constructor(scenario: Scenario, rater: Rater, ir: Ir) {
    this.scenario = scenario;
    this.rater = rater;
    this.ir = ir;
    this.written = recordsOf(scenario);
  }

  mismatches(): readonly Mismatch[] {
    const found: Mismatch[] = [];
    for (const quote of this.scenario.quotes) found.push(...this.quoted(quote));
    for (const expectation of this.scenario.expectations) {
      if (expectation.kind === 'rejected') continue;
      const mismatch = this.compare(expectation, this.after(expectation.after));
      if (mismatch !== null) found.push(mismatch);
    }
    found.push(...this.rejections());
    return found;
  }

  private quoted({ at, product, quantity, term, expected }: ScenarioQuote): readonly Mismatch[] {
    const quote = this.rater.quote(product, quantity, term);
    if ('code' in quote)
      return [{ at, what: 'quote', expected, actual: `${quote.code}: ${quote.message}`, working: [] }];
    if (Exact.of(quote.amount).equals(Exact.of(expected))) return [];
    const unit = catalogIndex(this.ir).products.get(product)?.unit ?? '';
    const working = {
      of: product,
      fund: 'purchase',
      quantity,
      unit,
      amount: quote.amount,
      steps: quote.steps,
    };
    return [{ at, what: 'quote', expected, actual: quote.amount, working: [working] }];
  }

  /** What the first so many records, as they are written, come to. */
  private after(count: number): AccountRated {
    const known = this.rated.get(count);
    if (known !== undefined) return known;
    const rated = this.rater.rate(inputOf(this.scenario, this.ir, count));
    this.rated.set(count, rated);
    return rated;
  }

  private compare(expectation: Expectation, rated: AccountRated): Mismatch | null {
    const { at, kind: what } = expectation;
    switch (expectation.kind) {
      case 'charge':
      case 'total': {
        const withPurchases = expectation.kind === 'total';
        const actual = cost(rated, withPurchases, expectation.nearest);
        const expected = expectation.amount;
        if (Exact.of(actual).equals(Exact.of(expected))) return null;
        return { at, what, expected, actual, working: workingOf(rated, withPurchases) };
      }
      case 'remaining': {
        const { product, quantity: expected } = expectation;
        const actual = sum(
          rated.balances
            .filter((balance) => balance.product === product)
            .map(({ remaining }) => remaining ?? '0'),
        );
        if (actual.equals(Exact.of(expected))) return null;
        return { at, what, expected, actual: actual.toString(), working: drawn(rated, product) };
      }
      case 'covered': {
        const { product, unit, quantity: expected } = expectation;
        const orders = ordersOf(rated, product);
        const covered = rated.charges.filter(({ order }) => order !== null && orders.has(order));
        const actual = covered.reduce(
          (total, charge) => total.plus(this.quantityIn(unit, charge)),
          Exact.zero,
        );
        if (actual.equals(Exact.of(expected))) return null;
        return { at, what, expected, actual: actual.toString(), working: drawn(rated, product) };
      }
      case 'alert': {
        const orders = ordersOf(rated, expectation.product);
        if (rated.alerts.some(({ order }) => orders.has(order))) return null;
        const working = drawn(rated, expectation.product);
        return { at, what, expected: `an alert of ${expectation.product}`, actual: 'none', working };
      }
      case 'rejected':
        return null;
    }
  }

  /** A charge's quantity, which is in the meter's unit, in another; nothing where the meter does not know that one. */
  private quantityIn(unit: string, { feature, quantity }: Charge): Exact {
    const meter = catalogIndex(this.ir).features.get(feature)?.meter;
    const factor = meter?.units.find(({ names }) => names.includes(unit))?.factor;
    return factor === undefined ? Exact.zero : Exact.of(quantity).over(Exact.of(factor));
  }

  /** Every `rejected` meets a refusal of its own among the records above it, and every refusal is stated. */
  private rejections(): readonly Mismatch[] {
    const found: Mismatch[] = [];
    const stated = new Map<string, number>();
    for (const expectation of this.scenario.expectations) {
      if (expectation.kind !== 'rejected') continue;
      const { at, code, after } = expectation;
      const count = (stated.get(code) ?? 0) + 1;
      const { refused } = this.after(after);
      const met = refused.filter((one) => one.code === code).length;
      if (met >= count) {
        stated.set(code, count);
        continue;
      }
      const actual = refused.length === 0 ? 'nothing was rejected' : refused.map(refusalText).join('; ');
      found.push({ at, what: 'rejected', expected: code, actual, working: [] });
    }
    for (const refused of this.after(this.written.length).refused) {
      const left = stated.get(refused.code) ?? 0;
      if (left > 0) {
        stated.set(refused.code, left - 1);
        continue;
      }
      const at = this.scenario.at;
      found.push({
        at,
        what: 'rejected',
        expected: 'nothing rejected',
        actual: refusalText(refused),
        record: refused.record,
        working: [],
      });
    }
    return found;
  }
}

const stepNumber = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** With `nearest`, the page rounded the exact cost for display: so is ours. Without, what is charged counts. */
function cost(rated: AccountRated, withPurchases: boolean, nearest: string | null): string {
  const lines = rated.lines.filter(({ fund }) => withPurchases || fund !== 'purchase');
  if (nearest !== null)
    return round(sum(lines.map(({ exact }) => exact)), 'half up', Exact.of(nearest)).toString();
  const charges = rated.charges.map(({ amount }) => amount);
  const purchases = withPurchases ? rated.purchases.map(({ amount }) => amount) : [];
  return sum([...charges, ...purchases]).toString();
}

const sum = (texts: readonly string[]): Exact =>
  texts.reduce((total, text) => total.plus(Exact.of(text)), Exact.zero);

const ordersOf = (rated: AccountRated, product: string): ReadonlySet<string> =>
  new Set(rated.balances.filter((balance) => balance.product === product).map(({ order }) => order));

const workingOf = (rated: AccountRated, withPurchases: boolean): readonly Working[] =>
  rated.lines
    .filter(({ fund }) => withPurchases || fund !== 'purchase')
    .map(({ feature, product, fund, quantity, unit, amount, tiers }) => ({
      of: feature ?? product ?? '',
      fund,
      quantity,
      unit,
      amount,
      steps: tiers,
    }));

function drawn(rated: AccountRated, product: string): readonly Working[] {
  const orders = ordersOf(rated, product);
  return rated.charges
    .filter(({ order }) => order !== null && orders.has(order))
    .map(({ feature, fund, quantity, unit, amount, steps }) => ({
      of: feature,
      fund,
      quantity,
      unit,
      amount,
      steps,
    }));
}

const refusalText = ({ record, code, message }: { record: string; code: string; message: string }): string =>
  `${code} for ${record}: ${message}`;
