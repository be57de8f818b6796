/**
 * The only makers of JavaScript text. What is put into a `js` template is judged by its type: code goes in as it is,
 * and everything else becomes a literal, so that text from a catalog can at worst become a strange string.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** Of this module only: the constructor is private, so nothing but the template below can make code of a text. */
  static readonly make = (key: typeof maker, text: string): Code => {
    if (key !== maker) throw new Error('code is made by the `js` template');
    return new Code(text);
  };
}

const maker = Symbol('maker of code');

/** What may be put into a template. Lists are of code alone, one piece a line. */
export type Piece = Code | string | number | bigint | boolean | null | undefined | readonly Code[];

/** JavaScript as it is written, with pieces between. Backslashes are those of JavaScript. */
export function js({ raw }: TemplateStringsArray, ...pieces: readonly Piece[]): Code {
  let text = raw[0] ?? '';
  for (const [index, piece] of pieces.entries()) text += print(piece) + (raw[index + 1] ?? '');
  return Code.make(maker, text);
}

export function join(
  pieces: readonly Code[],
  separator: ', ' | ' + ' | ' && ' | ' || ' | ' | ' | '\n' | '',
): Code {
  return Code.make(maker, pieces.map(String).join(separator));
}

/** `[a, b]` of literals. */
export const list = (pieces: readonly Piece[]): Code =>
  js`[${join(
    pieces.map((piece) => js`${piece}`),
    ', ',
  )}]`;

export const EMPTY: Code = js``;

function print(piece: Piece): string {
  if (piece instanceof Code) return piece.toString();
  switch (typeof piece) {
    case 'string':
      return quote(piece);
    case 'number':
      if (!Number.isFinite(piece)) throw new RangeError(`no literal for ${piece}`);
      return Object.is(piece, -0) || piece < 0 ? `(${Object.is(piece, -0) ? '-0' : piece})` : String(piece);
    case 'bigint':
      return piece < 0n ? `(${piece}n)` : `${piece}n`;
    case 'boolean':
    case 'undefined':
      return String(piece);
    default:
      return piece === null ? 'null' : piece.map(String).join('\n');
  }
}

/** A literal that is a literal in old JavaScript and inside a `script` element too. */
const quote = (text: string): string =>
  JSON.stringify(text)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** Gives out names: a word of ours and a counter, never a word of the catalog. */
export class Scope {
  private count = 0;

  name(prefix: string): Code {
    if (!/^[a-z][a-zA-Z]*$/.test(prefix)) throw new Error(`no prefix of a name: ${prefix}`);
    return Code.make(maker, `${prefix}${++this.count}`);
  }
}
