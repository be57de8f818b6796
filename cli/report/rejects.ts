import { nearest } from '../../compiler/diagnostics/suggest.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { compareText } from '../../runtime/record.ts';
import type { Reject } from '../../runtime/result.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

/** So many reasons of one code are told; of more, how many records they are. */
const MOST_REASONS = 5;

interface Group {
  count: number;
  first: Reject;
}

/** Prints what was rejected by code and reason: how often, the first record of each, and what was meant by a name. */
export async function printRejects(
  rejects: readonly Reject[],
  ir: Ir,
  { colors, print }: Printer,
): Promise<void> {
  if (rejects.length === 0) return;
  const codes = new Map<string, Map<string, Group>>();
  for (const reject of rejects) {
    let reasons = codes.get(reject.code);
    if (reasons === undefined) codes.set(reject.code, (reasons = new Map<string, Group>()));
    const group = reasons.get(reject.message);
    if (group === undefined) reasons.set(reject.message, { count: 1, first: reject });
    else {
      group.count++;
      if (comparePlaces(reject, group.first) < 0) group.first = reject;
    }
  }
  const text = [
    colors.bold(`Rejected: ${counted(rejects.length, 'record or part of one', 'records or parts')}`),
  ];
  for (const [code, reasons] of [...codes].sort(([a], [b]) => compareText(a, b))) {
    const groups = [...reasons.values()].sort(
      (a, b) =>
        b.count - a.count || comparePlaces(a.first, b.first) || compareText(a.first.message, b.first.message),
    );
    const told = groups.slice(0, MOST_REASONS);
    const others = groups.slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
    const width = Math.max(...told.map(({ count }) => grouped(String(count)).length));
    for (const [index, { count, first }] of told.entries()) {
      const head = index === 0 ? colors.red(code) : ' '.repeat(code.length);
      const much = grouped(String(count)).padStart(width);
      const place = `${count > 1 ? 'first at ' : 'at '}${printableLine(first.file)}:${first.line}`;
      text.push(`  ${head}  ${much}  ${printableLine(first.message)}`);
      const meant = meantBy(first, ir);
      const hint = meant === null ? '' : `, did you mean ${printableLine(meant)}?`;
      text.push(colors.dim(`${' '.repeat(code.length + width + 6)}${place}${hint}`));
    }
    if (others > 0)
      text.push(
        colors.dim(`${' '.repeat(code.length + 4)}and ${counted(others, 'other')} for other reasons`),
      );
  }
  await print([...text, ''].join('\n'));
}

/** Where a reject speaks of a name, by its code: the hole with the name, and the names that there are. */
const NAMED = new Map<
  string,
  readonly [hole: string, names: (ir: Ir) => readonly { readonly name: string }[]]
>([
  ['TAR5102', ['feature', ({ features }) => features]],
  ['TAR5105', ['attribute', ({ attributes }) => attributes]],
  ['TAR5111', ['product', ({ products }) => products]],
]);

/** The name of the price list that was probably meant by one that it does not have. */
function meantBy({ code, said }: Reject, ir: Ir): string | null {
  const [hole, namesOf] = NAMED.get(code) ?? [];
  const written = hole === undefined ? null : said[hole];
  if (namesOf === undefined || typeof written !== 'string') return null;
  const names = namesOf(ir).map(({ name }) => name);
  return names.includes(written) ? null : nearest(written, names);
}

const comparePlaces = (a: Reject, b: Reject): number => compareText(a.file, b.file) || a.line - b.line;
