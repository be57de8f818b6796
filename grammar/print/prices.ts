import type * as ast from '../ast.ts';
import * as w from './words.ts';

// prettier-ignore
const notReferences: ReadonlySet<string> = new Set([
  'graduated', 'volume', 'by', 'unpublished', 'per', 'daily', 'monthly', 'yearly', 'ever', 'from',
]);
const notBlocks: ReadonlySet<string> = new Set(['started', 'complete']);

export function price({ from, ...terms }: ast.Price): string {
  return w.phrase('price', from === null ? null : `from ${from.text}`, priceTerms(terms));
}

export function priceTerms(terms: ast.PriceTerms): string {
  const { body, period, countingAll, atLeast, atMost } = terms;
  const memory = w.phrase(period?.word ?? null, countingAll === null ? null : 'counting all usage');
  const bounds = w.phrase(
    atLeast === null ? null : `at least ${w.money(atLeast)}`,
    atMost === null ? null : `at most ${w.money(atMost)}`,
  );
  switch (body.kind) {
    case 'tiers':
      return w.phrase(tiers(body, memory), bounds);
    case 'table':
      return w.phrase(table(body, memory), bounds);
    default:
      return w.phrase(charge(body), memory, bounds);
  }
}

export function charge(charge: ast.Charge): string {
  switch (charge.kind) {
    case 'free':
      return 'free';
    case 'reject':
      return `reject ${w.text(charge.message)}`;
    case 'unpublished':
      return `unpublished ${w.text(charge.page)}`;
    case 'reference':
      return w.name(charge.name, notReferences);
    case 'sum':
      return charge.parts.map(part).join(' + ');
  }
}

function part(part: ast.Part): string {
  switch (part.kind) {
    case 'flat':
      return w.money(part.money);
    case 'rate':
      return w.phrase(w.money(part.money), '/', part.block, w.per(part.count, part.unit, notBlocks));
    case 'percent':
      return `${w.number(part.value)}% of ${w.name(part.of)}`;
  }
}

function tiers({ mode, tiers }: ast.Tiers, memory: string): string {
  const bounds = tiers.map((tier) => bound(tier.bound));
  const width = Math.max(0, ...bounds.map((text) => text.length));
  const lines = tiers.map((tier, i) => `${bounds[i]!.padEnd(width)}  ${charge(tier.charge)}\n`);
  return `${w.phrase(mode, memory)} {\n${w.indent(lines.join(''))}}`;
}

const bound = ({ operator, quantity }: ast.Bound): string => `${operator} ${w.quantity(quantity)}`;

export function table(table: ast.Table, memory: string): string {
  const { heading, axes, mode, rows, otherwise } = table;
  const head = w.phrase(
    heading === null ? null : `${tableAmount(heading)} / ${w.per(heading.count, heading.unit)}`,
    `by ${w.names(axes)}`,
    mode,
    memory,
  );
  const otherwiseText = otherwise === null ? '' : ` otherwise ${charge(otherwise)}`;
  return `${head} {\n${w.indent(tableRows(rows))}}${otherwiseText}`;
}

const tableAmount = ({ amount }: ast.TableHeading): string =>
  /^[A-Z]{3}$/.test(amount.text) && amount.form === 'bare' ? w.currency(amount) : w.name(amount);

/** The rows in columns: numbers to the right, words to the left. */
function tableRows(rows: readonly ast.TableRow[]): string {
  const written = rows.map((row) => row.cells.map(cell));
  const widths: number[] = [];
  for (const row of written) {
    row.forEach((text, i) => (widths[i] = Math.max(widths[i] ?? 0, text.length)));
  }
  return rows
    .map((row, r) => {
      const cells = row.cells.map(({ content }, i) => {
        const text = written[r]![i]!;
        return content?.kind === 'number' ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
      });
      return cells.length === 0 ? '|\n' : `| ${cells.join(' | ')} |\n`;
    })
    .join('');
}

function cell({ content }: ast.Cell): string {
  if (content === null) return '';
  switch (content.kind) {
    case 'bound':
      return bound(content);
    case 'name':
      return w.name(content);
    case 'number':
      return w.number(content);
    case 'time':
      return w.phrase(w.names(content.days), content.from === null ? null : `${content.from}-${content.to}`);
    default:
      return charge(content);
  }
}
