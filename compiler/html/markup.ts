import { escapeControls } from '../diagnostics/escape.ts';

/**
 * The only maker of HTML. What is put into an `markup` template is judged by its type: HTML goes in as it is, and every
 * text is escaped, so that the text of a catalog or of a record can at worst become a strange text.
 */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** Of this module only: the constructor is private, so nothing but the template below can make HTML of a text. */
  static readonly make = (key: typeof maker, text: string): Html => {
    if (key !== maker) throw new Error('HTML is made by the `markup` template');
    return new Html(text);
  };
}

const maker = Symbol('maker of HTML');

/** What may be put into a template; null leaves nothing there. */
export type HtmlPiece = Html | string | number | null | readonly HtmlPiece[];

/** HTML as it is written, with pieces between: between tags, or within the quotes of an attribute. */
export function markup(written: TemplateStringsArray, ...pieces: readonly HtmlPiece[]): Html {
  let text = written[0] ?? '';
  for (const [index, piece] of pieces.entries()) text += print(piece) + (written[index + 1] ?? '');
  return Html.make(maker, text);
}

function print(piece: HtmlPiece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'string') return escaped(piece);
  return typeof piece === 'number' ? String(piece) : piece.map(print).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text that means itself, as content and as an attribute's value. What cannot be seen, turns the direction of a line
 * or is no text at all (a lone surrogate) is spelt out, as it is on a terminal.
 */
const escaped = (text: string): string =>
  escapeControls(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A style sheet of ours as an element. No style sheet needs the sign that could end it. */
export function styleElement(css: string): Html {
  if (css.includes('<')) throw new Error('a style sheet holds `<`');
  return Html.make(maker, `<style>${css}</style>`);
}
