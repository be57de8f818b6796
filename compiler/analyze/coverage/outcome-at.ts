import { Exact } from '../../../runtime/exact.ts';
import type { Read } from '../../../runtime/trace.ts';
import { atomCount } from '../../ir/axis.ts';
import type { Axis, Select } from '../../ir/ir.ts';

/** Which outcome of a table a trace's reading of its axes comes to: an index, or -1 for a reading of another table. */
export function outcomeAt({ axes, cells }: Select<unknown>, read: readonly Read[]): number {
  if (axes.length !== read.length) return -1;
  let cell = 0;
  for (const [index, axis] of axes.entries()) {
    const atom = atomAt(axis, read[index]!.value);
    if (atom === -1) return -1;
    cell = cell * atomCount(axis) + atom;
  }
  return cells[cell] ?? -1;
}

function atomAt(axis: Axis, value: string): number {
  switch (axis.kind) {
    case 'choice':
      return axis.values.indexOf(value);
    case 'time': {
      const minute = Number(value);
      return axis.starts.findLastIndex((start) => start <= minute);
    }
    case 'number': {
      const exact = Exact.of(value);
      const below = axis.cuts.findIndex((cut) => {
        const order = exact.compare(Exact.of(cut.value));
        return order < 0 || (order === 0 && cut.closed);
      });
      return below === -1 ? axis.cuts.length : below;
    }
  }
}
