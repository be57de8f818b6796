import { escapeControls } from '../diagnostics/escape.ts';

/** A sentence or a few words, before they are HTML or Markdown: nothing in them is markup. */
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

/** A name as words, alone or in a rate: `single category` for `single_category`. */
export const spaced = (name: string): string => name.replaceAll('_', ' ');

/** A text without the way it is shown. */
export const plainText = (text: Text): string =>
  inlines(text)
    .map((part) => (typeof part === 'string' ? part : part.kind === 'address' ? part.url : part.text))
    .join('');
