import { compareText } from '../../runtime/record.ts';
import type { Reject } from '../../runtime/result.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { aligned } from './table.ts';

/** Prints what was rejected by its code: how often, and the first record of each. */
export async function printRejects(rejects: readonly Reject[], { colors, print }: Printer): Promise<void> {
  if (rejects.length === 0) return;
  const groups = new Map<string, { count: number; first: Reject }>();
  for (const reject of rejects) {
    const group = groups.get(reject.code);
    if (group === undefined) groups.set(reject.code, { count: 1, first: reject });
    else {
      group.count++;
      if (comparePlaces(reject, group.first) < 0) group.first = reject;
    }
  }
  const rows = [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, { count, first }]) => [
      colors.red(code),
      grouped(String(count)),
      printableLine(first.message),
      colors.dim(`${count > 1 ? 'first at ' : 'at '}${printableLine(first.file)}:${first.line}`),
    ]);
  const heading = colors.bold(
    `Rejected: ${counted(rejects.length, 'record or part of one', 'records or parts')}`,
  );
  await print([heading, ...aligned(rows, ['left', 'right', 'left', 'left'], '  '), ''].join('\n'));
}

const comparePlaces = (a: Reject, b: Reject): number => compareText(a.file, b.file) || a.line - b.line;
