import { Exact } from '../../../runtime/exact.ts';
import type { Ir, Package, Product, Span } from '../../ir/ir.ts';
import { productId, termId } from '../coverage/point.ts';
import { hasPublishedFactor, spanText } from '../coverage/product-points.ts';
import { percent } from '../coverage/words.ts';
import { changedNumber } from './figures.ts';
import type { Edit, Mutant } from './mutant.ts';
import { scheduleMutants } from './schedule-mutants.ts';

/** Every figure of a product, changed in turn: sizes and their prices, terms, validity, alert, what is sold at most. */
export function* productMutants(ir: Ir, product: Product, position: number): Generator<Mutant> {
  const path = ['products', position];
  const { name: subject, unit, at } = product;
  const base = { subject, at, touches: [productId(subject)], equivalent: null };
  if (product.kind === 'package') {
    yield* packageMutants(ir, product, path);
    return;
  }
  const limit = product.kind === 'capacity' ? product.sellUpTo : null;
  for (const [index, { term, price }] of product.terms.entries())
    if ('tiers' in price)
      yield* scheduleMutants({
        schedule: price,
        path: [...path, 'terms', index, 'price'],
        subject,
        id: termId(subject, term),
        touches: base.touches,
        counted: product.kind === 'licence' || product.counted,
        unit,
        code: ir.currency.code,
        limit,
      });
  if (limit !== null)
    for (const { value, ...said } of changedNumber(limit, { before: 'sold up to ', behind: ` ${unit}` }))
      yield { ...base, kind: 'limit', ...said, edits: [{ path: [...path, 'sellUpTo'], value }] };
  if (product.kind === 'licence' && product.activateWithin !== null)
    for (const { span, ...said } of changedSpan(product.activateWithin, 'activation within '))
      yield { ...base, kind: 'limit', ...said, edits: [{ path: [...path, 'activateWithin'], value: span }] };
}

function* packageMutants(ir: Ir, product: Package, path: Edit['path']): Generator<Mutant> {
  const { name: subject, unit, sizes, valid, alert, at } = product;
  const base = { subject, touches: [productId(subject)], equivalent: null };
  for (const [index, { size, price, at: line }] of sizes.entries()) {
    const isFree = (value: string): boolean =>
      sizes.every((other) => !Exact.of(other.size).equals(Exact.of(value)));
    for (const { value, ...said } of changedNumber(size, { behind: ` ${unit}` }))
      if (isFree(value))
        yield {
          ...base,
          kind: 'size',
          at: line,
          ...said,
          edits: [{ path: [...path, 'sizes', index, 'size'], value }],
        };
    for (const { value, ...said } of changedNumber(price, { before: `${ir.currency.code} ` }))
      yield {
        ...base,
        kind: 'price',
        at: line,
        ...said,
        edits: [{ path: [...path, 'sizes', index, 'price'], value }],
      };
  }
  const inert = hasPublishedFactor(ir, subject) ? null : 'nothing is drawn from it at a published factor';
  if (valid !== null)
    for (const { span, ...said } of changedSpan(valid, 'valid '))
      yield {
        ...base,
        kind: 'validity',
        at,
        ...said,
        edits: [{ path: [...path, 'valid'], value: span }],
        equivalent: inert,
      };
  if (alert === null) return;
  for (const { value } of changedNumber(alert, { step: Exact.of('0.01') }))
    yield {
      ...base,
      kind: 'alert',
      at,
      before: `alert at ${percent(alert)}`,
      after: `alert at ${percent(value)}`,
      edits: [{ path: [...path, 'alert'], value }],
      equivalent: inert,
    };
}

/** A stretch of calendar time, one longer and one shorter. */
const changedSpan = (
  span: Span,
  before: string,
): readonly { readonly span: Span; readonly before: string; readonly after: string }[] =>
  [span.count + 1, span.count - 1]
    .filter((count) => count > 0)
    .map((count) => ({
      span: { ...span, count },
      before: before + spanText(span),
      after: before + spanText({ ...span, count }),
    }));
