import { diffCatalogs } from '../../compiler/analyze/diff/diff.ts';
import type { CatalogDiff } from '../../compiler/analyze/diff/changes.ts';
import { digestOf } from '../../compiler/ir/digest.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Pair } from '../since.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown, MOST_CHARACTERS } from './diff-markdown.ts';
import { diffModel, type DiffModel } from './diff-model.ts';
import { Phrases } from './diff-phrase.ts';
import { printDiff } from './diff-pretty.ts';
import { cell } from './markdown-cell.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

/** Differences of several price lists with their past. */
export interface Differences {
  /** Those that mean something else than they did. */
  readonly changed: readonly Changed[];
  readonly added: readonly SoundCatalog[];
  readonly removed: readonly string[];
  /** Those that mean what they did. */
  readonly same: readonly Changed[];
}

interface Changed {
  readonly path: string;
  readonly old: SoundCatalog;
  readonly now: SoundCatalog;
  readonly diff: CatalogDiff;
  readonly phrases: Phrases;
  readonly model: DiffModel;
}

export function differencesOf(pairs: readonly Pair[]): Differences {
  const both = pairs.flatMap((pair): Changed[] => {
    if (pair.kind !== 'kept') return [];
    const { path, old, now } = pair;
    const diff = diffCatalogs(old.ir, now.ir);
    const phrases = new Phrases(now, old);
    return [{ path, old, now, diff, phrases, model: diffModel(diff, phrases) }];
  });
  return {
    changed: both.filter(({ model }) => model.sections.length > 0),
    added: pairs.flatMap((pair) => (pair.kind === 'added' ? [pair.now] : [])),
    removed: pairs.flatMap(({ path, kind }) => (kind === 'removed' ? [path] : [])),
    same: both.filter(({ model }) => model.sections.length === 0),
  };
}

/** One line on all of them: `2 price lists changed, 1 new, 3 the same`. */
export function differencesLine({ changed, added, removed, same }: Differences): string {
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

export async function printDifferences(differences: Differences, printer: Printer): Promise<void> {
  const { colors } = printer;
  const { changed, same } = differences;
  for (const { path, model, phrases } of changed) {
    await printer.print(colors.bold(colors.cyan(printableLine(path))));
    await printDiff(model, null, phrases, printer);
    await printer.print('');
  }
  for (const line of [...comeAndGone(differences), ...sameLines(same)])
    await printer.print(printableLine(line));
}

/** The same as one comment for a pull request: price lists that change first, each as far as there is room. */
export function differencesMarkdown(differences: Differences): string {
  const { changed, same } = differences;
  const rest = [...comeAndGone(differences), ...sameLines(same)].map(cell);
  if (changed.length === 0) return `### ${rest.join('\n\n')}\n`;
  const blocks: string[] = [];
  let room = MOST_CHARACTERS - rest.join('\n\n').length;
  for (const { path, model, phrases } of changed) {
    const heading = `## ${cell(path)}`;
    const text = diffMarkdown(model, null, phrases, room - heading.length);
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
export function differencesJson({ changed, added, removed, same }: Differences): object {
  const side = ({ ir, folder }: SoundCatalog) => ({ ir, name: folder.name, digest: digestOf(ir) });
  return {
    version: 1,
    compared: [...changed, ...same]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, old, now, diff, phrases }) => ({
        catalog: path,
        diff: diffJson(side(old), side(now), diff, null, phrases),
      })),
    added: added.map(({ folder }) => folder.name),
    removed,
  };
}

function comeAndGone({ added, removed }: Differences): readonly string[] {
  return [
    ...added.map(({ folder, ir }) => {
      const holds = [counted(ir.features.length, 'feature'), counted(ir.products.length, 'product')];
      return `${folder.name} is new: ${holds.join(', ')}.`;
    }),
    ...removed.map((path) => `${path} is gone.`),
  ];
}

function sameLines(same: readonly Changed[]): readonly string[] {
  if (same.length === 0) return [];
  return [`No change in meaning: ${same.map(({ path }) => path).join(', ')}.`];
}
