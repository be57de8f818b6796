import type { Comment } from '../grammar/ast.ts';
import type { Parsed } from '../grammar/parse.ts';
import { positionAt } from '../grammar/text/source-file.ts';
import type { Compilation } from './compile.ts';
import { declaredOf } from './declared.ts';
import type { PageSource, SourceNote } from './emit/page/page.ts';
import type { Ir } from './ir/ir.ts';

/** What a price page is made of: the IR, and what is said in the price list that is no part of its meaning. */
export function pageSource(compilation: Compilation, ir: Ir): PageSource {
  const { bound, scenarios } = compilation;
  const { units, categories } = bound.symbols;
  return {
    ir,
    scenarios,
    units,
    categories: new Map([...categories].map(([name, { node }]) => [name, node.title?.value ?? name])),
    freeUpTo: new Map(
      ir.features.flatMap(({ name }) => {
        const limit = declaredOf(compilation, ir, name)?.freeUpTo ?? null;
        return limit === null ? [] : [[name, limit] as const];
      }),
    ),
    sources: sourcesIn([...bound.files.values()]),
  };
}

const ADDRESS = /https?:\/\/[^\s"'<>`)]+/g;

/** The addresses in comments, each once, with what is said in front of it. */
function sourcesIn(files: readonly Parsed[]): readonly SourceNote[] {
  const found = new Map<string, SourceNote>();
  for (const file of files)
    for (const text of paragraphs(file)) {
      let from = 0;
      for (const match of text.matchAll(ADDRESS)) {
        const url = match[0].replace(/[.,;:]+$/, '');
        const about = aboutIn(text.slice(from, match.index));
        from = match.index + url.length;
        if (!found.has(url)) found.set(url, { about, url });
      }
    }
  return [...found.values()];
}

/** The sentence that an address stands in, as far as that; `Source:` says nothing here. */
const aboutIn = (before: string): string =>
  before
    .slice(Math.max(before.lastIndexOf('. ') + 1, 0))
    .replace(/^[\s.,;:(]*(?:Sources?:)?\s*/, '')
    .replace(/[\s,;:(]+$/, '');

/** Comments that go on from line to line are one text. */
function paragraphs({ file, tree }: Parsed): readonly string[] {
  const found: { text: string; line: number }[] = [];
  for (const comment of tree.comments) {
    const { line } = positionAt(file, comment.span.start);
    const last = found.at(-1);
    const text = contents(comment);
    if (last?.line === line - 1) {
      last.text = `${last.text} ${text}`;
      last.line = line;
    } else found.push({ text, line });
  }
  return found.map(({ text }) => text);
}

const contents = ({ text }: Comment): string =>
  text
    .replace(/^\/\/|^\/\*|\*\/$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
