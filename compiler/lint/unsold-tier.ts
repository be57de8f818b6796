import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count } from './words.ts';

/** TAR3103: a tier of a capacity's price that the largest quantity sold cannot reach; the first of them is named. */
export function* unsoldTier({ ir, spans, units }: Linted): Generator<Diagnostic> {
  for (const product of ir.products) {
    if (product.kind !== 'capacity' || product.sellUpTo === null) continue;
    const most = Exact.of(product.sellUpTo);
    const sell = spans.of(product, 'sell');
    for (const { price } of product.terms) {
      if (!('tiers' in price)) continue;
      const last = price.tiers.findIndex(({ upTo, closed }) => {
        if (upTo === null) return true;
        const order = most.compare(Exact.of(upTo));
        return order < 0 || (order === 0 && closed);
      });
      const [tier] = price.tiers.slice(last + 1);
      const span = tier === undefined ? null : spans.of(tier);
      // What says that no more is sold agrees with `sell up to`.
      if (tier?.charge.kind !== 'amount' || span === null) continue;
      const bound = count(units, Exact.of(price.tiers[last]!.upTo!), product.unit);
      const note = `at most ${count(units, most, product.unit)}`;
      const related = sell === null ? [] : [{ span: sell, note }];
      yield lintDiagnostics.report('TAR3103', span, { bound }, { related });
    }
  }
}
