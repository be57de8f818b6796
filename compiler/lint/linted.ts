import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Ir, Price, Schedule } from '../ir/ir.ts';
import type { Scenario } from '../ir/scenario.ts';
import type { Spans, UnitSymbol } from '../stages.ts';

/** A sound catalog, as the rules see it: what it means, and where it is written. */
export interface Linted {
  readonly ir: Ir;
  readonly scenarios: readonly Scenario[];
  readonly spans: Spans;
  /** What is written at a place. */
  readonly textAt: (span: Span) => string;
  /** By every name. */
  readonly units: ReadonlyMap<string, UnitSymbol>;
}

/** One rule: looks at a sound catalog, and says what is probably not meant. */
export type Rule = (catalog: Linted) => Iterable<Diagnostic>;

/** A schedule with what its quantities are. */
export interface Priced {
  readonly schedule: Schedule;
  readonly unit: string;
  readonly counted: boolean;
  /** The largest quantity that is sold; null where there is none. */
  readonly most: Exact | null;
  /** What its price is held between; null where it is one cell of several, since they hold the sum. */
  readonly bounds: Price['bounds'];
}

/** Every schedule of a catalog: those of features, then those of what is sold by term. */
export function* schedulesOf({ features, products }: Ir): Generator<Priced> {
  for (const { meter, prices } of features)
    for (const { table, bounds } of prices)
      for (const outcome of table.outcomes)
        if (outcome.kind === 'rated')
          yield {
            schedule: outcome.schedule,
            unit: meter.unit,
            counted: meter.counted,
            most: null,
            bounds: table.outcomes.length === 1 ? bounds : null,
          };
  for (const product of products) {
    if (product.kind === 'package') continue;
    const counted = product.kind === 'licence' || product.counted;
    const limit = product.kind === 'capacity' ? product.sellUpTo : null;
    const most = limit === null ? null : Exact.of(limit);
    for (const { price } of product.terms)
      if ('tiers' in price) yield { schedule: price, unit: product.unit, counted, most, bounds: null };
  }
}
