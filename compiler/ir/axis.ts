import type { Axis } from './ir.ts';

/** How many atoms an axis cuts its values into. */
export function atomCount(axis: Axis): number {
  switch (axis.kind) {
    case 'number':
      return axis.cuts.length + 1;
    case 'choice':
      return axis.values.length;
    case 'time':
      return axis.starts.length;
  }
}

/** An axis in the words of the price list. */
export const axisName = (axis: Axis): string => (axis.kind === 'time' ? 'time' : axis.attribute);

/** The atom of each axis for a cell, of axes with so many atoms; the last axis runs fastest. */
export function atomsAt(counts: readonly number[], cell: number): number[] {
  const atoms: number[] = [];
  let rest = cell;
  for (let i = counts.length - 1; i >= 0; i--) {
    atoms[i] = rest % counts[i]!;
    rest = Math.floor(rest / counts[i]!);
  }
  return atoms;
}
