import type { SoundCatalog } from '../catalog.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Quote } from '../quote.ts';
import { grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { asReckoned, stepCells, stepWords, STEP_ALIGNS } from './steps.ts';
import { aligned } from './table.ts';
import { wordingOf } from './wording.ts';

/** A quote for people: each line with the steps that lead to it, then the total. */
export function quoteText(catalog: SoundCatalog, quote: Quote, { colors }: Printer): string {
  const wording = wordingOf(catalog);
  const lines: string[] = [];
  for (const { feature, product, fund, quantity, unit, steps, amount } of quote.lines) {
    const by = fund === 'price' || fund === 'purchase' ? '' : `, ${printableLine(fund)}`;
    const used = `${grouped(quantity)} ${wording.unit(unit, quantity)}`;
    lines.push(`${wording.title(feature ?? product ?? '')}: ${used}${by}`);
    const cells = asReckoned(steps).flatMap((step) => stepWords(step, unit, wording).map(stepCells));
    lines.push(...aligned(cells, STEP_ALIGNS, '  '));
    if (quote.lines.length > 1) lines.push(`  = ${wording.money(amount)}`);
  }
  const isRounded = !Exact.of(quote.exact).equals(Exact.of(quote.amount));
  const exact = isRounded ? colors.dim(`  (exactly ${exactText(quote.exact)})`) : '';
  lines.push(colors.bold(`Total ${wording.money(quote.amount)}`) + exact);
  return lines.join('\n');
}

const exactText = (exact: string): string =>
  exact.includes('/') ? `${exact} = ${grouped(exact)}` : grouped(exact);
