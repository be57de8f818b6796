import type { Comparisons, KeptComparison } from '../compare.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown, MOST_CHARACTERS } from './diff-markdown.ts';
import { diffModel } from './diff-model.ts';
import { Phrases } from './diff-phrase.ts';
import { printDiff } from './diff-pretty.ts';
import { cell } from './markdown-cell.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

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
export function differencesMarkdown(differences: Comparisons): string {
  const { changed, same } = differences;
  const rest = [...comeAndGone(differences), ...sameLines(same)].map(cell);
  if (changed.length === 0) return `### ${rest.join('\n\n')}\n`;
  const blocks: string[] = [];
  let room = MOST_CHARACTERS - rest.join('\n\n').length;
  for (const { path, old, now, diff } of changed) {
    const heading = `## ${cell(path)}`;
    const phrases = new Phrases(now, old);
    const text = diffMarkdown(diffModel(diff, phrases), null, phrases, room - heading.length);
    if (text.length + heading.length > room) {
      blocks.push(
        `Cut to fit a comment: ${counted(changed.length - blocks.length, 'price list')} that change.`,
      );
      break;
    }
    blocks.push(`${heading}\n\n${text.trimEnd()}`);
    room -= blocks.at(-1)!.length + 2;
  }
  return `${[...blocks, ...rest].join('\n\n')}\n`;
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
