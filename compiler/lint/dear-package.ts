import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { mostPerPoint } from '../analyze/package-worth.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';

/**
 * TAR3205: a package dearer than pay-as-you-go at every volume: even used up on what saves most, it costs more than it
 * saves. Said of the package where all its sizes are, else of the size.
 */
export function* dearPackage({ ir, spans, units }: Linted): Generator<Diagnostic> {
  for (const product of ir.products) {
    if (product.kind !== 'package') continue;
    const worth = mostPerPoint(ir, product);
    if (!worth?.isPositive()) continue;
    const sizes = product.sizes.map((size) => ({
      size,
      points: Exact.of(size.size),
      price: Exact.of(size.price),
      value: Exact.of(size.size).times(worth),
    }));
    const dear = sizes.filter(({ price, value }) => price.compare(value) > 0);
    const all = dear.length === sizes.length;
    for (const { size, points, price, value } of all ? dear.slice(0, 1) : dear) {
      const span = all && sizes.length > 1 ? spans.of(product, 'name') : spans.of(size);
      if (span === null) continue;
      const values = {
        product: product.name,
        size: count(units, points, product.unit),
        price: money(ir, price),
        value: money(ir, value),
      };
      yield lintDiagnostics.report('TAR3205', span, values);
    }
  }
}
