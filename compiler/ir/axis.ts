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
