import type { Table } from '../../html/table-html.ts';
import type { Anchor, Inline, Text } from '../../words/text.ts';

/**
 * A page as a tree, before it is HTML or Markdown. All texts in it are plain: nothing in them is markup, and what they
 * look like is decided where they are written out.
 */
export interface PageDocument {
  readonly title: string;
  /** Said under the title. */
  readonly lead: Text;
  readonly sections: readonly Section[];
  readonly end: Text;
}

/** So many levels of sections stand in the contents of a page. */
export const CONTENTS_DEPTH = 2;

export interface Section {
  readonly anchor: Anchor;
  readonly title: string;
  /** A few words beside the title. */
  readonly note?: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
}

export interface Fact {
  readonly what: string;
  readonly is: Text;
}

export type Block = Paragraph | List | Facts | Table | Worked;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Text;
}

export interface List {
  readonly kind: 'list';
  /** `names`: many short ones, which may stand in columns. */
  readonly style: 'plain' | 'numbered' | 'names';
  readonly items: readonly { readonly text: Text; readonly anchor?: Anchor }[];
}

export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

/** An example: what happens, step by step, and what it comes to. */
export interface Worked {
  readonly kind: 'worked';
  readonly title: string;
  /** What it comes to; null where that is no amount, or several. */
  readonly result: string | null;
  /** Only its title is seen at first, where there are many. */
  readonly isFolded: boolean;
  readonly steps: readonly WorkedStep[];
}

export interface WorkedStep {
  readonly text: Text;
  /** What was paid otherwise, before that. */
  readonly paid: readonly Text[];
  /** How the amount is reckoned: quantity | unit | sign | rate | = | amount | cell. */
  readonly reckoning: readonly (readonly string[])[];
  /** What comes of it. */
  readonly outcomes: readonly Text[];
  /** What the price list says that it has come to by then. */
  readonly stated: readonly Text[];
}

export const paragraph = (...text: readonly Inline[]): Paragraph => ({ kind: 'paragraph', text });
/** The anchors of a page: each is given out once, whatever names a catalog has. */
export class Anchors {
  readonly #given = new Map<string, Anchor>();
  readonly #taken = new Set<string>();

  /** The anchor of one thing by its name: the same every time it is asked for. */
  of(kind: string, name: string): Anchor {
    const key = JSON.stringify([kind, name]);
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const word = `${kind}-${name.replace(/[^A-Za-z0-9_]+/g, '-')}`;
    let anchor = word;
    for (let count = 2; this.#taken.has(anchor); count++) anchor = `${word}-${count}`;
    this.#taken.add(anchor);
    this.#given.set(key, anchor as Anchor);
    return anchor as Anchor;
  }
}
