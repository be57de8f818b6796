import { Exact } from '../../runtime/exact.ts';
import type { Axis } from '../ir/ir.ts';
import { culprits, type Culprit, type Figure, type Pair } from './matrix-figures.ts';
import { factor } from './tier-rates.ts';

const TEN = Exact.of(10);
/** Where more cells than this leap, the table is made that way. */
const MOST_LEAPS = 4;

const rises = ({ before, after }: Pair): boolean => after.value.compare(before.value) > 0;
const falls = ({ before, after }: Pair): boolean => after.value.compare(before.value) < 0;

/**
 * Cells ten times or more what stands beside them, or a tenth or less of it. It is no leap where most of the other rows
 * leap between the same two columns: then the columns are that far apart. Values of a choice have no order, so between
 * them one must know from other rows that they usually lie closer.
 */
export function leaps(axes: readonly Axis[], pairs: readonly Pair[]): readonly Culprit[] {
  const far = (pair: Pair): boolean => factor(pair.before.value, pair.after.value).compare(TEN) >= 0;
  const steps = stepsOf(pairs);
  const flagged = pairs.filter((pair) => {
    if (!far(pair)) return false;
    const others = steps.get(stepOf(pair))!.filter(({ line }) => line !== pair.line);
    if (others.length === 0) return axes[pair.axis]!.kind !== 'choice';
    const alike = others.filter((other) => far(other) && rises(other) === rises(pair));
    return alike.length * 2 <= others.length;
  });
  const found = culprits(flagged, pairs);
  return found.length > MOST_LEAPS ? [] : found;
}

const stepOf = ({ axis, atom }: Pair): string => `${axis} ${atom}`;

/** The pairs between the same two columns, by where these stand. */
function stepsOf(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const steps = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const step = steps.get(stepOf(pair));
    if (step === undefined) steps.set(stepOf(pair), [pair]);
    else step.push(pair);
  }
  return steps;
}

/** A cell at which a row or column goes the other way than all the rest along its axis. */
export interface Turn extends Culprit {
  readonly usual: 'rise' | 'fall';
  /** Whether all lines turn there: two rows may have changed places, and not two cells. */
  readonly isWhole: boolean;
}

/** How many pairs must go one way before the other way is odd. */
const ENOUGH = 3;

/**
 * Along axes of numbers: where just one line goes against all others, or against the rest of itself if it is alone; and
 * where all lines together go one way at one step, and the other way at all other steps.
 */
export function turns(axes: readonly Axis[], pairs: readonly Pair[]): readonly Turn[] {
  const odd = new Map<Pair, Pick<Turn, 'usual' | 'isWhole'>>();
  for (const [index, axis] of axes.entries()) {
    if (axis.kind !== 'number') continue;
    const along = pairs.filter((pair) => pair.axis === index);
    const [up, down] = [along.filter(rises), along.filter(falls)];
    const usual = up.length > down.length ? 'rise' : 'fall';
    const [most, few] = usual === 'rise' ? [up, down] : [down, up];
    if (most.length < ENOUGH) continue;
    if (new Set(few.map(({ line }) => line)).size === 1) {
      const [{ line }] = few as [Pair, ...Pair[]];
      const isAlone = along.every((pair) => pair.line === line);
      if (isAlone ? few.length > 1 : few.length > most.length / 2) continue;
      for (const pair of few) odd.set(pair, { usual, isWhole: false });
    } else {
      // Two rows in each other's place are one mistake, however many columns tell of it.
      const turned = turnedStep(along);
      if (turned !== null) odd.set(turned.pair, { usual: turned.usual, isWhole: true });
    }
  }
  return culprits([...odd.keys()], pairs).map((culprit) => ({ ...culprit, ...odd.get(culprit.pair)! }));
}

/** The one step at which every line turns back; which way is back is told by where each line begins and ends. */
function turnedStep(along: readonly Pair[]): { readonly pair: Pair; readonly usual: Turn['usual'] } | null {
  const lines = new Map<string, Pair[]>();
  for (const pair of along) {
    const line = lines.get(pair.line);
    if (line === undefined) lines.set(pair.line, [pair]);
    else line.push(pair);
  }
  const whole = [...lines.values()].map((line) => line.at(-1)!.after.value.compare(line[0]!.before.value));
  const rising = whole.every((way) => way > 0);
  if (!rising && !whole.every((way) => way < 0)) return null;
  const back = along.filter(rising ? falls : rises);
  const isOneStep = new Set(back.map(({ atom }) => atom)).size === 1 && back.length === lines.size;
  return isOneStep ? { pair: back[0]!, usual: rising ? 'rise' : 'fall' } : null;
}

/** The pairs as they would be if two cells changed places. */
export function swapped(pairs: readonly Pair[], one: Figure, other: Figure): readonly Pair[] {
  const values = new Map([
    [one.outcome, other.value],
    [other.outcome, one.value],
  ]);
  const moved = (figure: Figure): Figure => ({
    ...figure,
    value: values.get(figure.outcome) ?? figure.value,
  });
  return pairs.map((pair) => ({ ...pair, before: moved(pair.before), after: moved(pair.after) }));
}

/** Whether nothing leaps or turns. */
export const isCalm = (axes: readonly Axis[], pairs: readonly Pair[]): boolean =>
  leaps(axes, pairs).length === 0 && turns(axes, pairs).length === 0;
