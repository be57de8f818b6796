import type { Ir } from '../../compiler/ir/ir.ts';
import type { Quote } from '../quote.ts';
import { moneyStyleOf } from './examples.ts';
import { grouped, money } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { cellText, stepCells, STEP_ALIGNS } from './steps.ts';
import { aligned } from './table.ts';

/** A quote for people: each line with the steps that lead to it, then the total. */
export function quoteText(ir: Ir, quote: Quote, { colors }: Printer): string {
  const style = moneyStyleOf(ir);
  const titles = new Map([...ir.features, ...ir.products].map(({ name, title }) => [name, title]));
  const lines: string[] = [];
  for (const { feature, product, fund, quantity, unit, steps, amount } of quote.lines) {
    const name = feature ?? product ?? '';
    const by = fund === 'price' || fund === 'purchase' ? '' : `, ${printableLine(fund)}`;
    lines.push(`${printableLine(titles.get(name) ?? name)}: ${grouped(quantity)} ${printableLine(unit)}${by}`);
    const cells = steps.map((step) => [...stepCells(step, unit, style), cellText(step)]);
    lines.push(...aligned(cells, [...STEP_ALIGNS, 'left'], '  '));
    if (quote.lines.length > 1) lines.push(`  = ${style.currency} ${money(amount, style.step)}`);
  }
  const total = colors.bold(`${quote.currency} ${money(quote.amount, style.step)}`);
  const isRounded = quote.exact.includes('/') || Number(quote.exact) !== Number(quote.amount);
  const exact = isRounded ? colors.dim(`  (exactly ${exactText(quote.exact)})`) : '';
  lines.push(`${colors.bold('Total')} ${total}${exact}`);
  return lines.join('\n');
}

const exactText = (exact: string): string => (exact.includes('/') ? `${exact} = ${grouped(exact)}` : grouped(exact));
