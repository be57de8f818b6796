import { escapeControls } from '../../diagnostics/escape.ts';

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

/** A sentence or a few words. */
export type Text = string | readonly Inline[];

export type Inline =
  | string
  /** A word of the price list that records use as it stands. */
  | { readonly kind: 'code'; readonly text: string }
  /** The result that something comes to. */
  | { readonly kind: 'strong'; readonly text: string }
  /** What there is none of: not published, not sold. */
  | { readonly kind: 'absent'; readonly text: string }
  /** Another part of this page. */
  | { readonly kind: 'link'; readonly to: Anchor; readonly text: string }
  /** A page elsewhere. */
  | { readonly kind: 'address'; readonly url: string };

/** The name of a place on the page: a word of ours, and a name that holds letters, digits and `_` alone. */
export type Anchor = string & { readonly anchor: true };

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

export interface Table {
  readonly kind: 'table';
  readonly caption: Text;
  readonly columns: readonly Column[];
  /** What the last columns have in common; they are all columns that are no key. */
  readonly across?: string;
  readonly rows: readonly Row[];
}

export interface Column {
  readonly title: string;
  /** The column says what its row is about. */
  readonly isKey?: boolean;
  /** Figures, which stand under each other. */
  readonly isFigure?: boolean;
}

export interface Row {
  /** Fewer than there are columns where the last goes on over all that are left. */
  readonly cells: readonly Text[];
  readonly anchor?: Anchor;
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
export const code = (text: string): Inline => ({ kind: 'code', text });
export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const absent = (text: string): Inline => ({ kind: 'absent', text });
export const link = (to: Anchor, text: string): Inline => ({ kind: 'link', to, text });

export const inlines = (text: Text): readonly Inline[] => (typeof text === 'string' ? [text] : text);

/** Several texts as one, with a few words between them. */
export const joined = (texts: readonly Text[], separator: string): readonly Inline[] =>
  texts.flatMap((text, index) => (index === 0 ? inlines(text) : [separator, ...inlines(text)]));

/** Whether a text is an address of the web: anything else would be something that a click runs, or no address at all. */
export const isAddress = (url: string): boolean =>
  /^https?:\/\/[^\s<>"'`]+$/.test(url) && escapeControls(url) === url;

/** Words of ours at the beginning of a sentence. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A text without the way it is shown. */
export const plainText = (text: Text): string =>
  inlines(text)
    .map((part) => (typeof part === 'string' ? part : part.kind === 'address' ? part.url : part.text))
    .join('');

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
