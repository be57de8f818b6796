import type { Comparisons, KeptComparison } from '../compare.ts';
import { diffJson } from './diff-json.ts';
import { diffPage, markOf } from './diff-markdown.ts';
import { diffModel } from './diff-model.ts';
import { Phrases } from './diff-phrase.ts';
import { printDiff } from './diff-pretty.ts';
import { cell } from './markdown-cell.ts';
import { MarkdownPage, MOST_CHARACTERS } from './markdown-page.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

/** Of a comment, what is kept at most for price lists that come, go or stay as they are, a line each. */
const SHARE_OF_REST = 0.25;

/** One line on all of them: `2 price lists changed, 1 new, 3 the same`. */
export function differencesLine({ changed, added, removed, same }: Comparisons): string {
  const said = [
    [changed.length, 'changed'],
    [added.length, 'new'],
    [removed.length, 'gone'],
    [same.length, 'the same'],
  ] as const;
  const parts = said.filter(([count]) => count > 0);
  return parts
    .map(([count, what], index) => `${index === 0 ? counted(count, 'price list') : count} ${what}`)
    .join(', ');
}

export async function printDifferences(differences: Comparisons, printer: Printer): Promise<void> {
  const { colors } = printer;
  const { changed, same } = differences;
  for (const { path, old, now, diff } of changed) {
    const phrases = new Phrases(now, old);
    await printer.print(colors.bold(colors.cyan(printableLine(path))));
    await printDiff(diffModel(diff, phrases), null, phrases, printer);
    await printer.print('');
  }
  for (const line of [...comeAndGone(differences), ...sameLines(same)])
    await printer.print(printableLine(line));
}

/** The same as one comment for a pull request: price lists that change first, each as far as there is room. */
export function differencesMarkdown(comparisons: Comparisons): string {
  const { changed, added, removed, same } = comparisons;
  const rest = [...comeAndGone(comparisons), ...sameLines(same)].map(cell);
  const isSame = changed.length + added.length + removed.length === 0;
  if (changed.length === 0) rest[0] = `### ${rest[0] ?? ''}`;
  const kept = Math.min(rest.join('\n\n').length, MOST_CHARACTERS * SHARE_OF_REST);
  const page = new MarkdownPage(MOST_CHARACTERS);
  for (const [index, { path, old, now, diff }] of changed.entries()) {
    const phrases = new Phrases(now, old);
    const heading = `## ${cell(path)}\n\n`;
    const room = page.room - kept - heading.length;
    const text = diffPage(diffModel(diff, phrases), null, phrases, room).trimEnd();
    if (text.length > room) {
      page.leaveOut('changed price list', changed.length - index);
      break;
    }
    page.block(heading + text);
  }
  page.blocks(rest, 'other price list');
  return markOf(isSame) + page.text();
}

/** The same for programs: of each price list that was there and is, all that `diff` says of one. */
export function differencesJson({ changed, added, removed, same }: Comparisons): object {
  return {
    version: 1,
    compared: [...changed, ...same]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((one) => ({ catalog: one.path, diff: diffJson(one, null, new Phrases(one.now, one.old)) })),
    added: added.map(({ folder }) => folder.name),
    removed,
  };
}

function comeAndGone({ added, removed }: Comparisons): readonly string[] {
  return [
    ...added.map(({ folder, ir }) => {
      const holds = [counted(ir.features.length, 'feature'), counted(ir.products.length, 'product')];
      return `${folder.name} is new: ${holds.join(', ')}.`;
    }),
    ...removed.map((path) => `${path} is gone.`),
  ];
}

function sameLines(same: readonly KeptComparison[]): readonly string[] {
  if (same.length === 0) return [];
  return [`No change in meaning: ${same.map(({ path }) => path).join(', ')}.`];
}
