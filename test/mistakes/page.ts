import { families } from './kinds.ts';
import type { Kind } from './mistake.ts';
import type { Tally } from './tally.ts';

/** The page of docs with what was made of each kind, and what came of it. */

export interface Run {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly written: number;
  readonly generated: number;
  readonly most: number;
}

/** A kind counts as found where this share of its mistakes is told, in its place, with one finding or two. */
const ENOUGH = 0.95;

export const isFound = ({ made, well }: Tally): boolean => made > 0 && well >= made * ENOUGH;

const kindsOf = (known: Kind['known']): readonly Kind[] =>
  families.flatMap(({ kinds }) => kinds.filter((kind) => kind.known === known));

/** How many kinds the price list itself gives away, and how many of them are found. */
export function score({ tallies }: Run): { readonly kinds: number; readonly found: readonly string[] } {
  const told = kindsOf('text');
  return {
    kinds: told.length,
    found: told.filter(({ name }) => isFound(tallies.get(name)!)).map(({ name }) => name),
  };
}

/** Whole percents, rounded down: 100 is all of them. */
const share = (some: number, of: number): string => (of === 0 ? '–' : `${Math.floor((some / of) * 100)}`);

const cells = (...list: readonly (string | number)[]): string => `| ${list.join(' | ')} |`;

export function mistakesPage(run: Run): string {
  const { tallies, written, generated, most } = run;
  const tally = ({ name }: Kind): Tally => tallies.get(name)!;
  const { kinds, found } = score(run);
  const all = families.flatMap((family) => family.kinds);
  const untold = kindsOf('page');
  const made = all.reduce((sum, kind) => sum + tally(kind).made, 0);
  const tables = families.flatMap(({ name, kinds: own }) => {
    const told = own.filter(({ known }) => known === 'text');
    return told.length === 0
      ? []
      : [
          `### ${name}`,
          '',
          cells('mistake', 'made', 'found, %', 'in place, %', 'one finding, %', 'by'),
          cells('---', '--:', '--:', '--:', '--:', '---'),
          ...told.map((kind) => {
            const one = tally(kind);
            const reported = one.errors + one.warnings + one.shown;
            return cells(
              kind.name,
              one.made,
              share(reported, one.made),
              share(one.placed, one.made),
              share(one.once, one.made),
              by(one),
            );
          }),
          '',
        ];
  });
  return [
    '# Mistakes that people make, and what is said of them',
    '',
    'This page is written by `node scripts/write-mistakes.mjs`, from a real run; `test/mistakes` holds it to one.',
    '',
    `A mutator makes one mistake at a time in price lists that are right: ${written} written ones (all of \`catalogs\` and`,
    `\`examples\`) and ${generated} generated ones, at most ${most} of a kind in each, at places that a seed picks. That was ${made.toLocaleString('en')}`,
    `mistakes of ${all.length} kinds. Then \`tarifa check\` looks at the result: its findings, and the examples that do not hold.`,
    '',
    '- **found**: there is an error, a warning, or an example that does not hold.',
    '- **in place**: a finding is at the line of the mistake, or names the line that it contradicts.',
    '- **one finding**: and no second one. A name that is used five times and declared wrongly may rightly be told five times.',
    '',
    '## Mistakes that a price list gives away',
    '',
    `Such a mistake contradicts what else the price list says, or breaks its pattern: ${kinds} kinds. ${found.length} of them (${share(found.length, kinds)} %)`,
    'are found, which is to say that at least 95 % of their mistakes are told, in place, with one finding or two.',
    '',
    ...tables,
    '## Mistakes that leave a price list as good as another',
    '',
    `Another vendor might charge just that, and only the page can tell: ${untold.length} kinds. What finds them is an example, worked out`,
    'by hand or copied from the page. `tarifa test --coverage` says which examples are missing, and `tarifa mutate` which',
    'figures no example would miss. Some are told all the same, by a warning or by an example that was there.',
    '',
    cells('mistake', 'made', 'told by a finding, %', 'by an example, %', 'what tells it'),
    cells('---', '--:', '--:', '--:', '---'),
    ...untold.map((kind) => {
      const one = tally(kind);
      return cells(
        kind.name,
        one.made,
        share(one.errors + one.warnings, one.made),
        share(one.shown, one.made),
        kind.remedy,
      );
    }),
    '',
  ].join('\n');
}

/** Which witnesses told: most often first. */
function by({ errors, warnings, shown }: Tally): string {
  const witnesses = [
    { name: 'error', count: errors },
    { name: 'warning', count: warnings },
    { name: 'example', count: shown },
  ];
  return witnesses
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name }) => name)
    .join(', ');
}
