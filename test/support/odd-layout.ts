import { descendants } from '../../grammar/ast-walk.ts';
import type { Parsed } from '../../grammar/parse.ts';
import type { Span } from '../../grammar/text/span.ts';

/** The tokens of a price list with any space and any comments between them that the language allows. */
export interface OddLayout {
  readonly text: string;
  readonly comments: number;
}

type Random = (below: number) => number;

const touching: ReadonlySet<string> = new Set(['{', '}', '|', '+', '=', '<=', '<', '>', '>=', ',', '%']);

/** `density`: of so many gaps about one has a comment. */
export function oddLayout({ tree, tokens }: Parsed, random: Random, density: number): OddLayout {
  const lines = [...descendants(tree)].filter(({ kind }) => kind === 'row' || kind === 'tier');
  const rows = lines.map(({ span }) => span).toSorted((a, b) => a.start - b.start);
  let comments = 0;
  let text = '';
  let row = 0;
  const pick = (list: readonly string[]): string => list[random(list.length)]!;
  const words = (): string => {
    comments++;
    return pick([
      `c${comments}`,
      `c${comments}`,
      ` c${comments} { | } "`,
      'prettier-ignore',
      ' prettier-ignore-start',
      ' prettier-ignore-end ',
      ' allow TAR3103: c',
      '',
    ]);
  };
  const inline = (): string => pick([' ', '  ', '\t', '\u00a0 ']);
  const block = (): string => `/*${words()}*/`;
  const tall = (): string => `/*${words()}${pick(['\n   * c\n *\tc */', '\n c \n\n*/'])}`;
  const line = (): string => `//${words()}${pick(['', ' ', '\t '])}\n`;
  const wide = (): string => pick([' ', '\n', '\n\n', '\n \n\n', '\n      ', inline()]);

  /** What stands between two tokens; `where`: in one row, after one, or anywhere. */
  const between = (before: string, after: string, where: 'in row' | 'after row' | 'free'): string => {
    let out = '';
    if (random(density) > 0) {
      if (where === 'in row') out = inline();
      else if (where === 'after row') out = `${pick(['', ' '])}\n${wide()}`;
      else out = wide();
      const mayTouch = touching.has(before) || touching.has(after);
      return where !== 'after row' && mayTouch && random(3) === 0 && !/^[,\d]/.test(after) ? '' : out;
    }
    for (let count = 1 + random(3); count > 0; count--) {
      if (where === 'in row') out += `${inline()}${block()}`;
      else out += `${wide()}${[block, tall, line][random(3)]!()}`;
    }
    out += where === 'in row' ? inline() : wide();
    if (where === 'after row') return `${pick([' ', ''])}${random(2) === 0 ? out : `\n${out}`}\n`;
    return out;
  };

  const code = tokens.filter(({ kind }) => kind !== 'comment');
  if (random(density) === 0) text += between('{', 'a', 'free');
  code.forEach((token, index) => {
    text += numberOf(token.text, token.kind, random);
    const next = code[index + 1];
    if (next === undefined) return;
    while (row < rows.length && rows[row]!.end < token.span.end) row++;
    text += between(token.text, next.text, whereIn(rows[row], token.span, next.span));
  });
  text += pick(['', '\n', '\n\n', ' ']);
  if (random(density) === 0) text += between('}', 'a', 'free');
  return { text, comments };
}

function whereIn(row: Span | undefined, token: Span, next: Span): 'in row' | 'after row' | 'free' {
  if (row === undefined || token.start < row.start) return 'free';
  return next.start < row.end ? 'in row' : 'after row';
}

/** A number with its digits in groups, or without. */
function numberOf(text: string, kind: string, random: Random): string {
  return kind === 'number' && random(2) === 0 ? text.replaceAll(',', '') : text;
}

/** The same price list with its terms in other places and braces around nothing, as the language allows. */
export function reordered(text: string, random: Random): string {
  const money = '[A-Z]{3} [\\d,.]+';
  const memory = '(?:daily|monthly|yearly|ever|per event)(?: counting all usage)?|counting all usage';
  const sometimes = (pattern: string, put: string): void => {
    text = text.replaceAll(new RegExp(pattern, 'gm'), (match) =>
      random(2) === 0 ? match : match.replace(new RegExp(pattern, 'm'), put),
    );
  };
  sometimes(`(at least ${money}) (at most ${money})$`, '$2 $1');
  sometimes(` (${memory}) (at (?:least|most) ${money})`, ' $2 $1');
  sometimes(`^( *)(.* (?:graduated|volume)) (${memory}) \\{\\n((?:\\1 .*\\n)*)\\1\\}`, '$1$2 {\n$4$1} $3');
  sometimes('(rounded up to [^"]*? each) (at least [^"]*? each)', '$2 $1');
  sometimes('^( *feature [^{}"\\n]*)$', '$1 { }');
  return text;
}
