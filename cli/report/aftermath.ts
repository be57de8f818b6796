import type { Line } from '../../runtime/result.ts';
import type { RecordExplained } from '../explain-record.ts';
import type { OwedByPeriod } from '../owed-by-first-use.ts';
import { counted, grouped } from './numbers.ts';
import type { Wording } from './wording.ts';

/** Beyond so many periods, the rest is counted. */
const MOST_PERIODS = 12;

/** What comes of a record beyond what it cost: what is owed by the period, and what it moved after a close. */
export function aftermathLines(
  { owed, closed, amount, billed, adjustments, record }: RecordExplained,
  wording: Wording,
  placeText: (at: string) => string,
  isOld: boolean,
): readonly string[] {
  const lines: string[] = [];
  if (owed.length > 0) {
    lines.push('  As the first use, it starts what is owed by the period, without a record:');
    for (const one of owed.slice(0, MOST_PERIODS)) lines.push(`    ${owedText(one, wording, placeText)}`);
    const more = owed.length - MOST_PERIODS;
    if (more > 0) lines.push(`    and ${grouped(String(more))} more, up to ${owed.at(-1)?.period ?? ''}`);
  }
  if (closed !== null) {
    const { period, catalog } = closed;
    lines.push(
      `  ${period} is closed; the price list ${catalog.slice(0, 12)} holds for it${isOld ? ', and places are those of its files then' : ''}`,
    );
    if (billed !== null && billed !== (amount ?? '0'))
      lines.push(
        `  When it was closed, the record came to ${wording.money(billed)}; what it comes to now differs by what came later, which adjustments make up for`,
      );
  }
  for (const line of adjustments) lines.push(`  ${adjustmentText(line, record, wording)}`);
  return lines;
}

const owedText = (
  { label, period, amount, at }: OwedByPeriod,
  wording: Wording,
  placeText: (at: string) => string,
): string => `${period}: ${wording.rate(label, 'flat')}, which is ${wording.money(amount)}  ${placeText(at)}`;

/** `It came late: adjustment of 2026-01 in 2026-02: Plates, by price: 7 calls, CNY 0.70 (with u-4)` */
function adjustmentText(line: Line, record: string, wording: Wording): string {
  const { feature, product, of = '', order, adjusts = '', period, quantity, unit, amount } = line;
  const what = wording.title(feature ?? product ?? '');
  const by = of === 'purchase' ? `purchase of ${order ?? ''}` : `by ${of}`;
  const others = (line.records ?? []).filter((id) => id !== record);
  const [first = '', ...more] = others;
  const rest = more.length === 0 ? '' : ` and ${counted(more.length, 'other')}`;
  const together = first === '' ? '' : `, together with ${first}${rest}`;
  return `It came after ${adjusts} was closed, and moved the adjustment of ${adjusts} in ${period}: ${what}, ${by}: ${grouped(quantity)} ${wording.unit(unit, quantity)}, ${wording.money(amount)}${together}`;
}
