import type { Edit } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { Source } from './source.ts';

/** One mistake at one place: what was typed instead. */
export interface Mistake {
  readonly edits: readonly Edit[];
  /** Other places that a finding may name: where the loss shows, or what it now contradicts. */
  readonly near: readonly Span[];
}

/**
 * How a mistake can be known: `text`, it contradicts what else the price list says, or breaks its pattern; `page`, it
 * leaves a price list that some vendor might have, and only who looks at the page, or has worked out an example, can tell.
 */
export type Known = 'text' | 'page';

/** One kind of mistake, and every place of a price list where it can be made. */
export interface Kind {
  readonly name: string;
  readonly known: Known;
  /** For `page`: the example that would tell, in the words of the table. */
  readonly remedy: string;
  /** A pure function of the text: the same price list has the same places in the same order. */
  readonly places: (source: Source) => readonly Mistake[];
}

export interface Family {
  readonly name: string;
  readonly kinds: readonly Kind[];
}

/** A kind that the price list itself gives away. */
export const told = (name: string, places: Kind['places']): Kind => ({
  name,
  known: 'text',
  remedy: '',
  places,
});

/** A kind that leaves a price list as good as another: the remedy is the example that would tell. */
export const untold = (name: string, remedy: string, places: Kind['places']): Kind => ({
  name,
  known: 'page',
  remedy,
  places,
});

export const mistake = (edits: readonly Edit[], near: readonly Span[] = []): Mistake => ({ edits, near });
