import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Package } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';

/** TAR3206: a size that costs more per point than the next smaller one. TAR3209: one that costs less than that. */
export function* dearSize(catalog: Linted): Generator<Diagnostic> {
  for (const product of catalog.ir.products) {
    if (product.kind !== 'package') continue;
    const [first, ...others] = [...dearSizes(catalog, product)];
    // One slipped figure is out of line with the sizes on both its sides.
    const related = others.map(({ span }) => ({ span, note: 'and here' }));
    if (first !== undefined) yield { ...first, related: [...first.related, ...related] };
  }
}

function* dearSizes({ ir, spans, units }: Linted, product: Package): Generator<Diagnostic> {
  const sizes = product.sizes
    .map((size) => ({
      size,
      points: Exact.of(size.size),
      each: Exact.of(size.price).over(Exact.of(size.size)),
    }))
    .sort((a, b) => a.points.compare(b.points));
  for (const [i, larger] of sizes.entries()) {
    const smaller = sizes[i - 1];
    const span = spans.of(larger.size);
    if (smaller === undefined || span === null) continue;
    const other = spans.of(smaller.size);
    const related = other === null ? [] : [{ span: other, note: 'the smaller size' }];
    const [price, more] = [Exact.of(larger.size.price), Exact.of(smaller.size.price)];
    if (price.compare(more) < 0) {
      const values = {
        price: money(ir, price),
        smaller: count(units, smaller.points, product.unit),
        more: money(ir, more),
      };
      yield lintDiagnostics.report('TAR3209', span, values, { related });
    }
    if (larger.each.compare(smaller.each) <= 0) continue;
    const values = {
      unit: product.unit,
      price: money(ir, larger.each),
      smaller: money(ir, smaller.each),
    };
    yield lintDiagnostics.report('TAR3206', span, values, { related });
  }
}
