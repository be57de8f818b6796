import type { CheckedOutcome, CheckedPrice, CheckedPrices } from '../check/checked-price.ts';
import { assertNever } from '../assert-never.ts';
import type * as ir from '../ir/ir.ts';
import { placeOf } from './place.ts';
import { lowerSchedule } from './schedule.ts';
import { lowerSelect } from './select.ts';
import type { Lowering } from './spans.ts';
import { instantOf } from '../zone.ts';

/** Writes a feature's prices down, oldest first. */
export const lowerPrices = (bound: Lowering, { versions }: CheckedPrices, zone: ir.Zone): ir.Price[] =>
  versions.map((version) => lowerPrice(bound, version, zone));

function lowerPrice(bound: Lowering, price: CheckedPrice, zone: ir.Zone): ir.Price {
  const { node, countingAll, flat, bounds, perEvent, table } = price;
  const lowered: ir.Price = {
    from: node.from && instantOf(zone, node.from),
    countingAll,
    flat: flat && { period: flat.period, amount: flat.amount.toString() },
    bounds: bounds && {
      period: bounds.period,
      atLeast: bounds.atLeast && bounds.atLeast.toString(),
      atMost: bounds.atMost && bounds.atMost.toString(),
    },
    perEvent,
    table: lowerSelect(table, (outcome) => lowerOutcome(bound, outcome)),
    at: placeOf(bound, node.span),
  };
  return bound.spans.mark(lowered, node.span);
}

function lowerOutcome(bound: Lowering, outcome: CheckedOutcome): ir.Outcome {
  const { cell } = outcome;
  if (outcome.kind === 'rated')
    return { kind: 'rated', cell, period: outcome.period, schedule: lowerSchedule(bound, outcome.schedule) };
  return bound.spans.mark(lowerPlain(outcome.charge, cell), outcome.charge.span);
}

/** What is free, refused or not published, in a cell. */
export function lowerPlain(
  charge: Extract<CheckedOutcome, { kind: 'plain' }>['charge'],
  cell: string,
): ir.Free | ir.Refusal {
  switch (charge.kind) {
    case 'free':
      return { kind: 'free', cell };
    case 'reject':
      return { kind: 'reject', cell, message: charge.message.value };
    case 'unpublished':
      return { kind: 'unpublished', cell, page: charge.page.value };
    default:
      return assertNever(charge);
  }
}

/** Writes down what a capacity or a licence costs for each term. */
export function lowerTermPrices(
  bound: Lowering,
  prices: CheckedPrices,
): { terms: ir.TermPrice[]; unpublished: string | null } {
  const terms = prices.terms.map(({ term, price, span }): ir.TermPrice => {
    const lowered: ir.TermPrice['price'] =
      'tiers' in price ? lowerSchedule(bound, price) : { kind: 'unpublished', page: price.page.value };
    return bound.spans.mark({ term, price: lowered }, span);
  });
  return { terms, unpublished: prices.unpublished };
}
