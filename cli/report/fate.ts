import type { Fate } from '../record-fate.ts';
import { counted } from './numbers.ts';

/** So many places of copies are named. */
const NAMED = 3;

/** What other records make of one: corrections of it, and deliveries that came again. */
export function fateLines(record: string, fate: Fate): readonly string[] {
  const { corrects, copies } = fate;
  const lines: string[] = [];
  if (corrects !== null)
    lines.push(
      fate.cancelledBy === record
        ? `cancels the record ${corrects}: nothing of either is billed`
        : `corrects the record ${corrects}`,
    );
  const by = correctionText(fate);
  if (by !== null) lines.push(by);
  if (copies.length > 0) {
    const named = copies.slice(0, NAMED).map(({ file, line }) => `${file}:${line}`);
    const more = copies.length - named.length;
    const rest = more > 0 ? ` and ${counted(more, 'other place')}` : '';
    lines.push(
      `came ${copies.length + 1} times with the same contents, and counts once: also at ${named.join(', ')}${rest}`,
    );
  }
  return lines;
}

function correctionText({ correctedBy, cancelledBy, replacedBy }: Fate): string | null {
  if (correctedBy === null) return null;
  if (cancelledBy === correctedBy) return `cancelled by the record ${correctedBy}: nothing of it is billed`;
  const by = `corrected by the record ${correctedBy}`;
  if (cancelledBy !== null) return `${by}; in the end ${cancelledBy} cancels it, and nothing of it is billed`;
  return replacedBy === correctedBy
    ? `${by}, which stands in its place`
    : `${by}; in the end ${replacedBy ?? ''} stands in its place`;
}
