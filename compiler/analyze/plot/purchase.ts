import { periodAt } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import { round } from '../../../runtime/rounding.ts';
import { coverOf } from '../advise/used.ts';
import { sum } from '../curve-algebra.ts';
import { constantCurve, type Curve } from '../curve.ts';
import { delayed, lastsThrough, skipped, unitsPaid } from '../purchase-curve.ts';
import { missingAttribute, pick } from '../../ir/interpret/select.ts';
import { quoteProduct } from '../../ir/orders/product-price.ts';
import type { CapacityUse, DrawUse, Ir, Product, Span } from '../../ir/ir.ts';
import { refuse } from '../../ir/refusal.ts';
import { coveredCost, type Cost, type Refused } from './cost.ts';

/** What is bought: a size of a package, or a quantity of a capacity for one term. */
export interface Bought {
  readonly product: string;
  readonly size: string | null;
  readonly quantity: string | null;
  readonly term: 'day' | 'month' | 'year' | null;
  /** Agreed apart, where the list publishes none. */
  readonly price: string | null;
}

/** The cost of a use with a purchase that is made right before it. */
export interface BoughtCost extends Cost {
  readonly product: Product;
  readonly bought: Bought;
  /** What the purchase itself costs. */
  readonly paid: Exact;
  /** The units that it pays for; null for all of them. */
  readonly covered: Exact | null;
}

/** Why a purchase cannot be drawn beside a price. */
export type NotDrawn =
  | Refused
  | { readonly reason: 'pays nothing of it'; readonly payers: readonly string[] }
  | { readonly reason: 'no factor' | 'each record alone' | 'too short' };

/** A cost with a purchase: its price, nothing as long as it pays, and the price of the rest from there on. */
export function withPurchase(cost: Cost, bought: Bought): BoughtCost | NotDrawn {
  const { ir, feature, situation } = cost;
  const product = ir.products.find(({ name }) => name === bought.product);
  if (product === undefined) return refuse('TAR5111', { product: bought.product });
  const cover = coverOf(feature, product.name);
  if (cover === null || product.kind === 'licence') {
    const payers = feature.funds.flatMap(({ products }) => products.map(({ product: name }) => name));
    return { reason: 'pays nothing of it', payers };
  }
  if (cost.stretch === 'record') return { reason: 'each record alone' };
  const paid = priceOf(ir, bought);
  if ('code' in paid) return paid;
  const valid: Span | null =
    product.kind === 'package' ? product.valid : bought.term && { count: 1, unit: bought.term };
  if (cost.stretch !== 'any') {
    const { start, end } = periodAt(ir.zone, cost.stretch, situation.seconds);
    if (!lastsThrough(ir, valid, start, end)) return { reason: 'too short' };
  }
  const units = unitsOf(cost, cover, Exact.of(bought.size ?? '0'));
  if (units.covered === undefined) return units.notDrawn;
  const covering = coveringOf(units.covered, cost.price?.countingAll === true);
  const { curve, line, ...rest } = coveredCost(cost, covering);
  const withPrice = (own: Curve): Curve => sum(own, constantCurve(paid, own.counted));
  return {
    ...rest,
    curve: withPrice(curve),
    line: withPrice(line),
    product,
    bought,
    paid,
    covered: units.covered,
  };
}

function priceOf(ir: Ir, { product, size, quantity, term, price }: Bought): Exact | Refused {
  if (price !== null) return round(Exact.of(price), ir.rounding.mode, Exact.of(ir.rounding.step));
  const quote = quoteProduct(ir, product, size ?? quantity ?? '1', term);
  return 'code' in quote ? quote : Exact.of(quote.amount);
}

type Units =
  { readonly covered: Exact | null } | { readonly covered: undefined; readonly notDrawn: NotDrawn };

const none = (notDrawn: NotDrawn): Units => ({ covered: undefined, notDrawn });

function unitsOf({ ir, feature, situation }: Cost, cover: CapacityUse | DrawUse, points: Exact): Units {
  if (cover.kind === 'capacity') return { covered: null };
  const attribute = missingAttribute(cover.factor, situation);
  if (attribute !== null) return none(refuse('TAR5106', { feature: feature.name, attribute }));
  const found = pick(cover.factor, situation, ir.zone);
  if (found === null) return none({ reason: 'no factor' });
  if (found.kind === 'unpublished') return none(refuse('TAR5107', { page: found.page }));
  return { covered: unitsPaid(cover, points, Exact.of(found.factor)) };
}

function coveringOf(covered: Exact | null, countingAll: boolean): (curve: Curve) => Curve {
  if (covered === null) return ({ counted }) => constantCurve(Exact.zero, counted);
  return (curve) => (countingAll ? skipped(curve, covered) : delayed(curve, covered));
}
