import { Exact } from '../../../runtime/exact.ts';
import { LineBook } from '../../../runtime/line-book.ts';
import type { ProductQuote } from '../../../runtime/rater.ts';
import { stepOf, total, type Share } from '../../../runtime/share.ts';
import { refuse, refusalOf, type Refusal } from '../refusal.ts';
import { between, closing } from '../schedule.ts';
import { inParts, NOTHING, noSuchSize, UNSOLD } from './reasons.ts';
import type { Capacity, Ir, Licence, Place, Schedule, TermPrice } from '../ir.ts';
import { catalogIndex } from '../catalog-index.ts';
import { moneyLabel } from '../labels.ts';

/** What a quantity of a product costs by a schedule, or why it is not sold. */
export function quoteSchedule(schedule: Schedule, quantity: Exact): readonly Share[] | Refusal {
  const end = closing(schedule);
  if (end !== null && quantity.compare(end.limit) > 0) return refusalOf(end.charge, null);
  return between(schedule, '', Exact.zero, quantity);
}

/** A price that is for the whole quantity, whatever it is. */
export const agreedShare = (ir: Ir, at: Place, quantity: Exact, price: string): Share => ({
  cell: '',
  tier: 1,
  quantity,
  rate: moneyLabel(ir.currency.code, price),
  form: 'flat',
  amount: Exact.of(price),
  at,
});

/** Refuses more than is sold, none, and parts of what is counted. */
export function soldQuantity(product: Capacity | Licence, quantity: Exact): Refusal | null {
  const counted = product.kind === 'licence' || product.counted;
  if (!quantity.isPositive()) return refuse('TAR5112', { product: product.name, reason: NOTHING });
  if (counted && !quantity.isWhole())
    return refuse('TAR5112', { product: product.name, reason: inParts(product.unit) });
  const limit = product.kind === 'capacity' ? product.sellUpTo : null;
  return limit !== null && quantity.compare(Exact.of(limit)) > 0
    ? refuse('TAR5114', { product: product.name, limit, unit: product.unit })
    : null;
}

/** What terms of a quantity cost, by the list or as agreed apart where the list publishes nothing. */
export function termPrice(
  ir: Ir,
  product: Capacity | Licence,
  term: 'day' | 'month' | 'year',
  quantity: Exact,
  terms: number,
  agreed: string | null,
): readonly Share[] | Refusal {
  const known: TermPrice['price'] | undefined = product.terms.find((price) => price.term === term)?.price;
  const page = product.unpublished ?? (known !== undefined && 'page' in known ? known.page : null);
  if (page !== null)
    return agreed === null ? refuse('TAR5107', { page }) : [agreedShare(ir, product.at, quantity, agreed)];
  if (known === undefined || 'page' in known) return refuse('TAR5113', { product: product.name, term });
  if (agreed !== null) return refuse('TAR5112', { product: product.name, reason: UNSOLD.price });
  const shares = quoteSchedule(known, quantity);
  if ('code' in shares || terms === 1) return shares;
  const times = Exact.of(terms);
  return shares.map((share) => ({ ...share, amount: share.amount.times(times), terms }));
}

/** What a purchase costs, or why it has no price. */
export function quoteProduct(
  ir: Ir,
  name: string,
  quantity: string,
  term: 'day' | 'month' | 'year' | null,
): ProductQuote {
  const product = catalogIndex(ir).products.get(name);
  if (product === undefined) return refuse('TAR5111', { product: name });
  const amount = Exact.of(quantity);
  const book = new LineBook(ir, '');
  if (product.kind === 'package') {
    const size = product.sizes.find((known) => Exact.of(known.size).equals(amount));
    if (size === undefined)
      return product.unpublished === null
        ? refuse('TAR5112', { product: name, reason: noSuchSize(product, amount.toString()) })
        : refuse('TAR5107', { page: product.unpublished });
    const { price, at } = size;
    const step = { ...stepOf(agreedShare(ir, at, amount, price)), amount: price };
    return { amount: book.money(book.round(Exact.of(price))), exact: price, steps: [step] };
  }
  if (term === null) return refuse('TAR5112', { product: name, reason: UNSOLD.noTerm });
  const price = product.terms.find((known) => known.term === term)?.price;
  const page = product.unpublished ?? (price !== undefined && 'page' in price ? price.page : null);
  if (page !== null) return refuse('TAR5107', { page });
  if (price === undefined || 'page' in price) return refuse('TAR5113', { product: name, term });
  const unsold = soldQuantity(product, amount);
  if (unsold !== null) return unsold;
  const shares = quoteSchedule(price, amount);
  if ('code' in shares) return shares;
  const exact = total(shares);
  return { amount: book.money(book.round(exact)), exact: exact.toString(), steps: shares.map(stepOf) };
}
