import { Exact } from '../../../runtime/exact.ts';
import { atomCount } from '../../ir/axis.ts';
import type { Axis, FactorOutcome, Outcome, Place, Select } from '../../ir/ir.ts';
import { keysText, weekTimeText } from '../coverage/words.ts';
import { changedNumber } from './figures.ts';
import type { Edit, Mutant } from './mutant.ts';
import { grouped } from '../../../runtime/number-text.ts';

type Cell = Outcome | FactorOutcome | null;

/** A table of prices or factors, and what its mutants have in common. */
export interface TablePlace<T extends Cell> {
  readonly table: Select<T>;
  readonly path: Edit['path'];
  readonly subject: string;
  readonly at: Place;
  readonly touches: readonly string[];
}

const SAME = 'both sides of it cost the same';

/** Every cut of a table a step up and down, and with its value on the other side; neighbouring cells swapped. */
export function* tableMutants<T extends Cell>(place: TablePlace<T>): Generator<Mutant> {
  const { table, subject, at, touches } = place;
  const base = { subject, at, touches };
  for (const [index, axis] of table.axes.entries()) {
    if (axis.kind === 'number') yield* cutMutants(place, axis, index);
    if (axis.kind === 'time') yield* timeMutants(place, axis, index);
  }
  for (const [one, other] of neighbourCells(table)) {
    const [a, b] = [table.outcomes[one]!, table.outcomes[other]!];
    // Where neither has a grouped, nothing that costs is mistaken.
    if (!hasFigure(a) && !hasFigure(b)) continue;
    const swapped = table.cells.map((cell) => (cell === one ? other : cell === other ? one : cell));
    yield {
      ...base,
      kind: 'cell',
      before: `${nameOf(table, one)}: ${cellText(a)}`,
      after: `${cellText(b)}, swapped with ${nameOf(table, other)}`,
      edits: [{ path: [...place.path, 'cells'], value: swapped }],
      equivalent: isSame(a, b) ? 'both cells cost the same' : null,
    };
  }
}

function* cutMutants<T extends Cell>(
  { table, path, subject, at, touches }: TablePlace<T>,
  { attribute, cuts }: Axis & { kind: 'number' },
  index: number,
): Generator<Mutant> {
  for (const [cutIndex, { value, closed }] of cuts.entries()) {
    const base = {
      kind: 'table cut',
      subject,
      at,
      touches,
      equivalent: isSmooth(table, index, cutIndex) ? SAME : null,
    } as const;
    const cut = [...path, 'axes', index, 'cuts', cutIndex];
    const words = (isClosed: boolean): string => `${attribute} ${isClosed ? 'up to' : 'below'} `;
    for (const { value: moved, ...text } of changedNumber(value, { before: words(closed) }))
      if (isBetween(moved, cuts[cutIndex - 1]?.value, cuts[cutIndex + 1]?.value))
        yield { ...base, ...text, edits: [{ path: [...cut, 'value'], value: moved }] };
    yield {
      ...base,
      before: words(closed) + grouped(value),
      after: words(!closed) + grouped(value),
      edits: [{ path: [...cut, 'closed'], value: !closed }],
    };
  }
}

function isBetween(value: string, below: string | undefined, above: string | undefined): boolean {
  const exact = Exact.of(value);
  return (
    (below === undefined || exact.compare(Exact.of(below)) > 0) &&
    (above === undefined || exact.compare(Exact.of(above)) < 0)
  );
}

/** A time of day that starts a band, on every day on which it does, a minute later and a minute earlier. */
function* timeMutants<T extends Cell>(
  { table, path, subject, at, touches }: TablePlace<T>,
  { starts }: Axis & { kind: 'time' },
  index: number,
): Generator<Mutant> {
  const times = new Map<number, number[]>();
  for (const [atom, start] of starts.entries())
    // The week begins with its first atom, whatever it is.
    if (atom > 0) times.set(start % 1440, [...(times.get(start % 1440) ?? []), atom]);
  for (const [, atoms] of [...times].sort(([a], [b]) => a - b))
    for (const by of [1, -1]) {
      const moved = starts.map((start, atom) => (atoms.includes(atom) ? start + by : start));
      const rises = moved.every((start, atom) => atom === 0 || start > moved[atom - 1]!);
      if (!rises || moved.at(-1)! >= 7 * 1440) continue;
      const clock = (minute: number): string => weekTimeText(minute).split(' ')[1]!;
      yield {
        kind: 'time of day',
        subject,
        at,
        before: clock(starts[atoms[0]!]!),
        after: clock(moved[atoms[0]!]!),
        edits: [{ path: [...path, 'axes', index, 'starts'], value: moved }],
        touches,
        equivalent: atoms.every((atom) => isSmooth(table, index, atom - 1)) ? SAME : null,
      };
    }
}

/** The steps from a combination to its neighbour on each axis: how far apart two neighbours stand in `cells`. */
function strides(axes: readonly Axis[]): readonly number[] {
  return axes.map((_, index) => axes.slice(index + 1).reduce((size, axis) => size * atomCount(axis), 1));
}

/** Outcomes that stand next to each other somewhere, each pair once. */
function neighbourCells({ axes, cells }: Select<unknown>): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  for (const [index, stride] of strides(axes).entries()) {
    const count = atomCount(axes[index]!);
    for (const [cell, outcome] of cells.entries()) {
      if (Math.floor(cell / stride) % count === count - 1) continue;
      const [low, high] = [outcome, cells[cell + stride]!].sort((a, b) => a - b) as [number, number];
      if (low !== high) pairs.set(`${low} ${high}`, [low, high]);
    }
  }
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Whether the atoms on both sides of a cut come to the same everywhere. */
function isSmooth<T extends Cell>(
  { axes, cells, outcomes }: Select<T>,
  axis: number,
  below: number,
): boolean {
  const stride = strides(axes)[axis]!;
  const count = atomCount(axes[axis]!);
  return cells.every((outcome, cell) => {
    if (Math.floor(cell / stride) % count !== below) return true;
    const other = cells[cell + stride]!;
    return outcome === other || isSame(outcomes[outcome]!, outcomes[other]!);
  });
}

/** Whether two cells cost the same, counters apart: only what does not remember may stand for the other. */
function isSame(a: Cell, b: Cell): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'rated' && b.kind === 'rated') return isLinear(a) && isLinear(b) && rateOf(a) === rateOf(b);
  return a.kind === 'factor' && b.kind === 'factor'
    ? a.factor === b.factor
    : a.kind === 'free' && b.kind === 'free';
}

const isLinear = ({ schedule }: Outcome & { kind: 'rated' }): boolean => {
  const [tier] = schedule.tiers;
  return (
    schedule.tiers.length === 1 &&
    tier?.charge.kind === 'amount' &&
    tier.charge.flat === '0' &&
    tier.charge.blocks.length === 0
  );
};

const rateOf = ({ schedule }: Outcome & { kind: 'rated' }): string => {
  const charge = schedule.tiers[0]!.charge;
  return charge.kind === 'amount' ? charge.rate : '';
};

const hasFigure = (outcome: Cell): boolean =>
  outcome !== null && (outcome.kind === 'rated' || outcome.kind === 'factor');

function nameOf<T extends Cell>(table: Select<T>, index: number): string {
  const outcome = table.outcomes[index]!;
  const cell = outcome !== null && 'cell' in outcome ? outcome.cell : '';
  return cell === '' ? keysText(table, index) : cell;
}

function cellText(outcome: Cell): string {
  if (outcome === null) return 'not covered';
  switch (outcome.kind) {
    case 'factor':
      return grouped(outcome.factor);
    case 'rated': {
      const charge = outcome.schedule.tiers[0]!.charge;
      const more = outcome.schedule.tiers.length > 1 ? ', …' : '';
      return (charge.kind === 'amount' ? charge.label : charge.kind) + more;
    }
    case 'free':
    case 'reject':
    case 'unpublished':
      return outcome.kind;
  }
}
