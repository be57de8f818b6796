import type { Span } from '../../grammar/text/span.ts';
import type { Sound } from '../check/checked.ts';
import type { SpanPart, Spans } from '../stages.ts';

/** The places of the IR's objects, as lowering notes them down. */
export class SpanTable implements Spans {
  readonly #places = new WeakMap<object, Map<SpanPart, Span>>();

  /** Notes down where an object, or a part of it, is written; gives the object back. */
  mark<T extends object>(object: T, span: Span, part: SpanPart = 'whole'): T {
    const places = this.#places.get(object) ?? new Map<SpanPart, Span>();
    this.#places.set(object, places);
    places.set(part, span);
    return object;
  }

  of(object: object, part: SpanPart = 'whole'): Span | null {
    return this.#places.get(object)?.get(part) ?? null;
  }
}

/** A sound catalog on its way down, and where what it becomes is written. */
export type Lowering = Sound & { readonly spans: SpanTable };
