import { Exact } from './exact.ts';
import { InvariantError } from './invariant-error.ts';
import type { AccountInput } from './rater.ts';
import { compareText } from './record.ts';
import type { AccountRated, Invoice, Line } from './result.ts';
import { decimalsOf } from './rounding.ts';
import { Tally } from './tally.ts';
import { fixed } from './number-text.ts';

/** What of a catalog goes on an invoice. */
export interface LedgerShape {
  readonly currency: string;
  /** The step to which the catalog rounds: its decimals are those of an invoice. */
  readonly step: string;
  /** The catalog's digest. */
  readonly catalog: string;
}

/** An invoice for each account and month that has a line; throws an `InvariantError` where sums do not agree. */
export function buildInvoices(rated: readonly AccountRated[], shape: LedgerShape): readonly Invoice[] {
  const invoices: Invoice[] = [];
  for (const account of rated) {
    checkLines(account);
    for (const invoice of invoicesOf(account.lines, shape)) invoices.push(invoice);
  }
  checkInvoices(rated, invoices);
  return invoices.sort(compareInvoices);
}

/** The invoices that lines come to, whoever made the lines. */
export function invoicesOf(all: Iterable<Line>, shape: LedgerShape): readonly Invoice[] {
  const decimals = decimalsOf(shape.step);
  const invoices: Invoice[] = [];
  for (const [key, lines] of groupLines(all)) {
    const [account = '', period = ''] = JSON.parse(key) as readonly string[];
    const amount = lines.reduce((sum, line) => sum.plus(Exact.of(line.amount)), Exact.zero);
    invoices.push({
      account,
      period,
      currency: shape.currency,
      amount: withDecimals(amount.toString(), decimals),
      lines: lines.length,
      catalog: shape.catalog,
    });
  }
  return invoices.sort(compareInvoices);
}

const compareInvoices = (a: Invoice, b: Invoice): number =>
  compareText(a.account, b.account) || compareText(a.period, b.period);

/** What became of every record that was read. */
export interface Counts {
  readonly read: number;
  readonly rated: number;
  readonly unbilled: number;
  readonly replaced: number;
  readonly rejected: number;
  readonly duplicate: number;
}

/** What was found out before rating. */
export interface ReadCounts {
  /** Records and rejects that the files gave. */
  readonly read: number;
  /** Rejects of the reader and of `resolve`. */
  readonly rejected: number;
  readonly replaced: number;
  readonly duplicate: number;
}

/**
 * Counts each record once, by what became of it; one that was rejected in part counts as rated. Throws an
 * `InvariantError` where a record has neither a charge nor a refusal, or where records went missing on the way.
 */
export function countRecords(
  before: ReadCounts,
  inputs: readonly AccountInput[],
  rated: readonly AccountRated[],
): Counts {
  const counts = { ...before, rated: 0, unbilled: 0 };
  for (const [index, input] of inputs.entries()) {
    const result = rated[index];
    if (result === undefined)
      throw new InvariantError('nothing is lost', `account ${input.account} was not rated`);
    const refused = new Set(result.refused.map(({ record }) => record));
    const funds = new Map<string, boolean>();
    for (const { record, fund } of result.charges)
      if (record !== null) funds.set(record, (funds.get(record) ?? false) || fund !== 'unbilled');
    const bought = new Set(result.purchases.map(({ record }) => record));

    for (const { id, quantity } of input.usage) {
      const isBilled = funds.get(id);
      if (isBilled === true) counts.rated++;
      else if (isBilled === false) counts.unbilled++;
      else if (refused.has(id)) counts.rejected++;
      // Of nothing, there is nothing to say.
      else if (quantity === '0') counts.rated++;
      else
        throw new InvariantError(
          'nothing is lost',
          `record ${id} of account ${input.account} has no outcome`,
        );
    }
    for (const { id } of input.orders) {
      if (refused.has(id) && !bought.has(id)) counts.rejected++;
      else counts.rated++;
    }
  }
  const { read, ...outcomes } = counts;
  const known =
    outcomes.rated + outcomes.unbilled + outcomes.replaced + outcomes.rejected + outcomes.duplicate;
  if (read !== known)
    throw new InvariantError('nothing is lost', `${read} records were read, ${known} are accounted for`);
  return counts;
}

/** What invoices come to, by currency. */
export function totalsByCurrency(invoices: readonly Invoice[]): Readonly<Record<string, string>> {
  const totals = new Map<string, { readonly sum: Exact; readonly decimals: number }>();
  for (const { currency, amount } of invoices) {
    const { sum, decimals } = totals.get(currency) ?? { sum: Exact.zero, decimals: 0 };
    totals.set(currency, {
      sum: sum.plus(Exact.of(amount)),
      decimals: Math.max(decimals, decimalsOf(amount)),
    });
  }
  return Object.fromEntries(
    [...totals].map(([currency, { sum, decimals }]) => [currency, withDecimals(sum.toString(), decimals)]),
  );
}

/** Usage by account, feature, fund and month; purchases by account, product, order and month. */
function checkLines({ charges, purchases, lines }: AccountRated): void {
  const differences = new Map<string, Tally>();
  const sumOf = (key: string): Tally => {
    let sum = differences.get(key);
    if (sum === undefined) differences.set(key, (sum = new Tally()));
    return sum;
  };
  // Names hold no line break, ids may: they come last.
  const keyOf = (...parts: readonly string[]): string => parts.join('\n');
  for (const { account, feature, fund, period, amount } of charges)
    sumOf(keyOf(period, feature, fund, account)).add(amount);
  for (const { account, product, order, period, amount } of purchases)
    sumOf(keyOf(period, product, PURCHASE, JSON.stringify([account, order]))).add(amount);
  for (const { account, feature, product = '', fund, order = '', period, amount } of lines)
    sumOf(
      feature === undefined
        ? keyOf(period, product, PURCHASE, JSON.stringify([account, order]))
        : keyOf(period, feature, fund, account),
    ).subtract(amount);
  for (const [key, difference] of differences)
    if (!difference.isZero)
      throw new InvariantError(
        'charges add up to lines',
        `${key.split('\n').join(' ')}: charges and lines differ by ${difference.toString()}`,
      );
}

/** No name of a fund. */
const PURCHASE = '(purchase)';

/** Sums over everything, and so not along the way by which invoices were made. */
function checkInvoices(rated: readonly AccountRated[], invoices: readonly Invoice[]): void {
  const difference = new Tally();
  let count = 0;
  for (const { lines } of rated)
    for (const { amount } of lines) {
      difference.add(amount);
      count++;
    }
  for (const { amount, lines } of invoices) {
    difference.subtract(amount);
    count -= lines;
  }
  if (!difference.isZero || count !== 0)
    throw new InvariantError(
      'lines add up to invoices',
      `lines and invoices differ by ${difference.toString()} in ${count} lines`,
    );
}

function groupLines(lines: Iterable<Line>): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.account, line.period]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}

/** At least so many decimals: zeros are added, digits never dropped. */
function withDecimals(amount: string, decimals: number): string {
  if (amount.includes('/'))
    throw new InvariantError('lines add up to invoices', `${amount} is not a rounded amount`);
  return fixed(amount, decimals);
}
