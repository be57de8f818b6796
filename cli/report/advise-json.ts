import type { Advice, Choice } from '../../compiler/analyze/advise/advise.ts';
import type { BreakEven } from '../../compiler/analyze/advise/break-even.ts';
import type { Part } from '../../compiler/analyze/advise/offer.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import type { AdviceGiven } from '../advise.ts';
import type { SoundCatalog } from '../catalog.ts';
import { fixed } from '../../runtime/number-text.ts';
import { decimalsOf } from '../../runtime/rounding.ts';

/** Advice for programs. Amounts are decimal texts; orders are written as order records are. */
export function adviceJson({ ir, folder }: SoundCatalog, { accounts, rejected }: AdviceGiven): object {
  const amount = (exact: Exact): string => fixed(exact.toString(), decimalsOf(ir.rounding.step));
  const choice = (given: Choice): object => ({
    orders: given.parts.map(orderJson),
    price: amount(given.price),
    total: amount(given.total),
  });
  const { today, advised } = totalsOf(accounts);
  return {
    version: 1,
    catalog: folder.name,
    currency: ir.currency.code,
    accounts: accounts.map((advice) => ({
      account: advice.account,
      start: formatInstant(ir.zone, advice.start),
      today: amount(advice.today),
      best: choice(advice.best),
      saves: amount(advice.today.minus(advice.best.total)),
      runnerUp: advice.runnerUp && choice(advice.runnerUp),
      apart: advice.apart && { ...choice(advice.apart), cleared: advice.apart.cleared },
      breakEven: {
        nothing: breakEvenJson(advice.against.nothing),
        runnerUp: breakEvenJson(advice.against.runnerUp),
        runnerUpOverNothing: breakEvenJson(advice.wouldPay),
      },
      notConsidered: advice.leftOut,
      complete: advice.left === null,
      ratings: advice.ratings,
    })),
    totals: { today: amount(today), advised: amount(advised), saves: amount(today.minus(advised)) },
    rejected,
  };
}

function orderJson({ offer: { product, size, term }, count }: Part): object {
  return term === null
    ? { product: product.name, size, count }
    : { product: product.name, quantity: size, term, terms: count };
}

function breakEvenJson(given: BreakEven | null): object | null {
  if (given === null) return null;
  return {
    feature: given.feature,
    unit: given.unit,
    spans: given.spans.map(({ from, fromClosed, to, toClosed }) => ({
      from: from.toString(),
      fromIncluded: fromClosed,
      to: to?.toString() ?? null,
      toIncluded: toClosed,
    })),
  };
}

/** What all accounts owe as it is, and with what would have been cheapest. */
export function totalsOf(accounts: readonly Advice[]): { readonly today: Exact; readonly advised: Exact } {
  const sum = (of: (advice: Advice) => Exact): Exact =>
    accounts.reduce((all, advice) => all.plus(of(advice)), Exact.zero);
  return { today: sum(({ today }) => today), advised: sum(({ best }) => best.total) };
}
