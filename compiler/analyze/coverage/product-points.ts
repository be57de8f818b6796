import { Exact } from '../../../runtime/exact.ts';
import type { Capacity, Ir, Licence, Package, Product, Schedule, Span } from '../../ir/ir.ts';
import { chargeLabel } from '../../ir/labels.ts';
import { apartUnless, productId, termId, tierId, type Point } from './point.ts';
import { percent, tierText } from './words.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';
import { grouped } from '../../../runtime/number-text.ts';

/** What of a product an example can reach: each size or term that is sold, and the rules for those who hold it. */
export function* productPoints(ir: Ir, product: Product): Generator<Point> {
  if (product.kind === 'package') yield* packagePoints(ir, product);
  else yield* termPoints(product);
}

function* packagePoints(ir: Ir, product: Package): Generator<Point> {
  const { name: subject, sizes, unpublished, alert, valid, at } = product;
  const id = productId(subject);
  const { code } = ir.currency;
  for (const [index, { size, price, at: line }] of sizes.entries()) {
    const words = `${grouped(size)} for ${code} ${grouped(price)}`;
    yield { id: `${id}/size ${index}`, kind: 'size', subject, at: line, words, apart: null };
  }
  if (unpublished !== null) {
    const words = `size unpublished "${unpublished}"`;
    yield { id: `${id}/unpublished`, kind: 'size', subject, at, words, apart: 'unpublished' };
  }
  const draws = hasPublishedFactor(ir, subject);
  if (alert !== null) {
    const words = `alert at ${percent(alert)} remaining`;
    // Nothing is drawn at a factor that nobody knows.
    yield { id: `${id}/alert`, kind: 'alert', subject, at, words, apart: apartUnless(draws) };
  }
  if (valid !== null) {
    const words = `expires after ${spanText(valid)}`;
    yield { id: `${id}/expiry`, kind: 'expiry', subject, at, words, apart: apartUnless(draws) };
  }
}

/** Whether some feature draws from a package at a factor that is on the page. */
export const hasPublishedFactor = (ir: Ir, product: string): boolean =>
  (catalogIndex(ir).covered.get(product) ?? []).some(
    ({ use }) =>
      use.kind === 'draw' && use.factor.cells.some((cell) => use.factor.outcomes[cell]?.kind === 'factor'),
  );

function* termPoints(product: Capacity | Licence): Generator<Point> {
  const { name: subject, unit, terms, unpublished, at } = product;
  for (const { term, price } of terms) {
    const id = termId(subject, term);
    if (!('tiers' in price)) {
      const words = `by ${term}: unpublished "${price.page}"`;
      yield { id, kind: 'term', subject, at, words, apart: 'unpublished' };
      continue;
    }
    const isOne = price.tiers.length === 1;
    for (const [index, tier] of price.tiers.entries()) {
      const kind = tier.charge.kind === 'reject' ? 'rejection' : isOne ? 'term' : 'tier';
      const words = `by ${term}: ${isOne ? chargeLabel(tier.charge) : tierText(price, index)}`;
      const apart = isUnsold(product, price, index)
        ? 'unsold'
        : apartUnless(tier.charge.kind !== 'unpublished');
      yield { id: tierId(id, index + 1), kind, subject, at: tier.at, words, apart };
    }
  }
  const id = productId(subject);
  if (unpublished !== null) {
    const words = `price unpublished "${unpublished}"`;
    yield { id: `${id}/unpublished`, kind: 'term', subject, at, words, apart: 'unpublished' };
  }
  if (product.kind === 'capacity' && product.sellUpTo !== null) {
    const words = `sold up to ${grouped(product.sellUpTo)} ${unit}`;
    yield { id: `${id}/limit`, kind: 'limit', subject, at, words, apart: null };
  }
  if (product.kind === 'licence' && product.activateWithin !== null) {
    const words = `activation within ${spanText(product.activateWithin)}`;
    yield { id: `${id}/activation`, kind: 'limit', subject, at, words, apart: null };
  }
}

/** Whether a tier begins where a capacity is no longer sold. */
export function isUnsold(product: Product, { tiers }: Schedule, index: number): boolean {
  const from = tiers[index - 1]?.upTo ?? null;
  if (product.kind !== 'capacity' || product.sellUpTo === null || from === null) return false;
  const order = Exact.of(from).compare(Exact.of(product.sellUpTo));
  return order > 0 || (order === 0 && tiers[index - 1]!.closed);
}

/** `1 year`, `30 days`. */
export const spanText = ({ count, unit }: Span): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
