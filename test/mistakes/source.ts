import type * as ast from '../../grammar/ast.ts';
import { children, descendants } from '../../grammar/ast-walk.ts';
import { parse, type TokenPlace } from '../../grammar/parse.ts';
import type { Edit } from '../../grammar/text/diagnostic.ts';
import { positionAt, sourceFile, type SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import { shuffled } from '../support/shuffled.ts';
import { mistake, type Mistake } from './mistake.ts';

export type Files = ReadonlyMap<string, string>;
/** The node of a kind, also where one node has several kinds. */
type NodeOf<K extends ast.Node['kind'], N = ast.Node> = N extends { readonly kind: infer Own }
  ? K extends Own
    ? N
    : never
  : never;

/** A price list as a mistake is made in it: its files, and what stands where. */
export class Source {
  readonly name: string;
  readonly files: Files;
  private readonly sources: ReadonlyMap<string, SourceFile>;
  private readonly byKind = new Map<string, ast.Node[]>();
  private readonly above = new Map<ast.Node, ast.Node>();
  readonly tokens: readonly TokenPlace[];

  constructor(name: string, files: Files) {
    this.name = name;
    this.files = files;
    const parsed = [...files].map(([path, text]) => parse(sourceFile(path, text)));
    this.sources = new Map(parsed.map(({ file }) => [file.path, file]));
    this.tokens = parsed.flatMap(({ tokens }) => tokens);
    for (const { tree } of parsed)
      for (const node of descendants(tree)) {
        const known = this.byKind.get(node.kind);
        if (known) known.push(node);
        else this.byKind.set(node.kind, [node]);
        for (const child of children(node)) this.above.set(child, node);
      }
  }

  /** Every node of some kind, in the order of the text. */
  all<K extends ast.Node['kind']>(kind: K): readonly NodeOf<K>[] {
    const has = (node: ast.Node): node is NodeOf<K> => node.kind === kind;
    return (this.byKind.get(kind) ?? []).filter(has);
  }

  /** The nearest node around one that has one of some kinds. */
  around<K extends ast.Node['kind']>(node: ast.Node, ...kinds: readonly K[]): NodeOf<K> | null {
    const has = (one: ast.Node): one is NodeOf<K> => kinds.some((kind) => kind === one.kind);
    for (let at = this.above.get(node); at !== undefined; at = this.above.get(at)) if (has(at)) return at;
    return null;
  }

  parent(node: ast.Node): ast.Node | null {
    return this.above.get(node) ?? null;
  }

  text({ file, start, end }: Span): string {
    return this.files.get(file)!.slice(start, end);
  }

  /** The whole lines that a place lies on, with their line end. */
  lines({ file, start, end }: Span): Span {
    const text = this.files.get(file)!;
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = text.indexOf('\n', Math.max(start, end - 1));
    return { file, start: from, end: to < 0 ? text.length : to + 1 };
  }

  lineOf({ file, start }: Span): number {
    return positionAt(this.sources.get(file)!, start).line;
  }

  /** Whether nothing but white space stands beside it on its lines. */
  aloneOnLines(span: Span): boolean {
    return this.text(this.lines(span)).trim() === this.text(span).trim();
  }

  /** The first place of a text within a span, from where the span begins. */
  find(span: Span, words: string): Span | null {
    const at = this.text(span).indexOf(words);
    if (at < 0) return null;
    return { file: span.file, start: span.start + at, end: span.start + at + words.length };
  }

  isIn(inner: Span, outer: Span): boolean {
    return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
  }
}

export const put = (span: Span, text: string): Edit => ({ span, text });

/** Something else at a place. */
export const instead = (span: Span, text: string, near: readonly Span[] = []): Mistake =>
  mistake([put(span, text)], near);

/** A thing left out: its lines where it stands alone on them, and else its words. */
export const without = (source: Source, span: Span, near: readonly Span[] = []): Mistake =>
  instead(source.aloneOnLines(span) ? source.lines(span) : span, '', near);

/** Two texts exchanged. */
export const exchanged = (source: Source, a: Span, b: Span, near: readonly Span[] = []): Mistake =>
  mistake([put(a, source.text(b)), put(b, source.text(a))], near);

/** Figures of a list with other digits; null from `change` leaves one out. */
export const figure = (
  source: Source,
  list: readonly ast.Num[],
  change: (text: string) => string | null,
): readonly Mistake[] =>
  list.flatMap(({ span }) => {
    const other = change(source.text(span));
    return other === null ? [] : [instead(span, other)];
  });

/** A line typed twice. */
export const twice = (source: Source, span: Span): Mistake => {
  const lines = source.lines(span);
  return instead({ ...lines, start: lines.end }, source.text(lines), [span]);
};

export const pairs = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.slice(1).map((one, index) => [list[index]!, one]);

/** Some of many, the same ones for one seed. */
export const some = <T>(list: readonly T[], most: number, seed: string): readonly T[] =>
  list.length <= most ? list : shuffled(list, hash(seed)).slice(0, most);

/** FNV-1a, so that each kind picks places of its own. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
