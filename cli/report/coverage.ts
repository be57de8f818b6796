import type { Coverage, Reached } from '../../compiler/analyze/coverage/coverage.ts';
import type { PointKind } from '../../compiler/analyze/coverage/point.ts';
import { splitPlace } from '../../compiler/ir/place.ts';
import type { CompiledCatalog } from '../catalog.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { aligned } from './table.ts';
import { placeText, shownPlace } from './place.ts';

const PLURALS: Readonly<Record<PointKind, string>> = {
  tier: 'tiers',
  cell: 'cells',
  fallback: 'fallbacks',
  rejection: 'rejections',
  'dated price': 'dated prices',
  'flat price': 'flat prices',
  minimum: 'minimums',
  maximum: 'maximums',
  'meter rule': 'meter rules',
  'package line': 'package lines',
  size: 'sizes',
  term: 'terms',
  alert: 'alerts',
  expiry: 'expiries',
  limit: 'limits',
};

/** Which parts of a price list its examples reach, by kind, and each that they do not. */
export function coverageText(catalog: CompiledCatalog, coverage: Coverage, { colors }: Printer): string {
  const { kinds, counting, percent, unpublished, unsold, points } = coverage;
  const row = (name: string, { reached, of }: { reached: number; of: number }): string[] => [
    name,
    grouped(String(reached)),
    'of',
    grouped(String(of)),
  ];
  const rows = kinds.map(({ kind, ...share }) => row(PLURALS[kind], share));
  const all = [...row('all', counting), `${percent} %`];
  const lines = [
    colors.bold(`coverage of ${printableLine(catalog.folder.name)}`),
    ...aligned([...rows, all], ['left', 'right', 'left', 'right', 'right'], '  '),
  ];
  for (const [{ reached, of }, why] of [
    [unpublished, 'no published figure'],
    [unsold, 'a figure for more than is sold'],
  ] as const)
    if (of > 0)
      lines.push(
        colors.dim(
          `  ${counted(of, 'place has', 'places have')} ${why} and ${of === 1 ? 'does' : 'do'} not count; ${grouped(String(reached))} reached`,
        ),
      );
  const missed = points.filter(({ apart, by }) => apart === null && by.length === 0);
  if (missed.length > 0) lines.push('', colors.bold(`not reached by any example`));
  const cells = missed.map(({ at, kind, subject, words }) => [
    placeText(catalog.folder, at),
    kind,
    printableLine(subject),
    printableLine(words),
  ]);
  const places = aligned(cells, ['left', 'left', 'left', 'left'], '  ').map((line) => colors.red(line));
  return [...lines, ...places].join('\n');
}

/** What stands in the margin of a line. */
const MARKS = { all: '✓', some: '~', none: '✗', apart: '·' } as const;

/**
 * The source with a mark in the margin of every line that can be reached: ✓ all of it is, ~ some of it, ✗ nothing,
 * · what does not count: no figure is published there, or it is not sold.
 */
export function marksText(
  { folder, compilation }: CompiledCatalog,
  coverage: Coverage,
  { colors }: Printer,
): string {
  const lines: string[] = [];
  const byFile = new Map<string, Map<number, Reached[]>>();
  for (const point of coverage.points) {
    const { file, line } = splitPlace(point.at);
    const byLine = byFile.get(file) ?? new Map<number, Reached[]>();
    byFile.set(file, byLine);
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, [point]);
    else known.push(point);
  }
  for (const [path, { text }] of compilation.files) {
    const byLine = byFile.get(path);
    if (byLine === undefined) continue;
    if (lines.length > 0) lines.push('');
    lines.push(colors.bold(printableLine(folder.shown(path))));
    const source = text.replace(/\n$/, '').split(/\r?\n/);
    const width = String(source.length).length;
    for (const [index, words] of source.entries()) {
      const mark = markOf(byLine.get(index + 1) ?? []);
      const paint = mark === MARKS.all ? colors.green : mark === MARKS.apart ? colors.dim : colors.red;
      const margin = `${colors.dim(String(index + 1).padStart(width))} ${mark === ' ' ? mark : paint(mark)}`;
      lines.push(`${margin} ${printableLine(words)}`.trimEnd());
    }
  }
  return lines.join('\n');
}

function markOf(points: readonly Reached[]): string {
  if (points.length === 0) return ' ';
  const counting = points.filter(({ apart }) => apart === null);
  if (counting.length === 0) return MARKS.apart;
  const reached = counting.filter(({ by }) => by.length > 0).length;
  return reached === counting.length ? MARKS.all : reached === 0 ? MARKS.none : MARKS.some;
}

/** Coverage as programs read it. `by` has the titles of the examples that come to a place. */
export function jsonCoverage(
  { folder, compilation }: CompiledCatalog,
  { kinds, counting, percent, unpublished, unsold, points }: Coverage,
): object {
  return {
    catalog: folder.name,
    percent,
    ...counting,
    unpublished,
    unsold,
    kinds,
    points: points.map(({ id, kind, subject, at, words, apart, by }) => {
      return {
        id,
        kind,
        subject,
        ...shownPlace(folder, at),
        words,
        apart,
        by: by.map((index) => compilation.scenarios[index]?.title ?? ''),
      };
    }),
  };
}
