import type { PlainRange, Proven, TableFacts } from '../../compiler/analyze/proven.ts';
import type { ExampleCounts } from '../run-examples.ts';
import { counted, grouped } from './numbers.ts';

/** What was proven of a catalog, a line each, so that an author knows what silence means. */
export function provenLines(
  { features, schedules, tables, currency, plain, alwaysBig }: Proven,
  { passed, failed, skipped }: ExampleCounts,
  silenced: number,
): readonly string[] {
  const lines: string[] = [];
  const total = features.charging + features.refusing;
  lines.push(
    `${counted(total, 'feature')}: ${total === 1 ? 'it' : 'each'} ends in a charge or a named reject, ${grouped(String(features.charging))} with a published charge`,
  );
  if (schedules.count > 0)
    lines.push(
      `${counted(schedules.count, 'schedule')} in tiers: ${counted(schedules.tiers, 'tier')} tile the quantities from 0 up`,
    );
  lines.push(...tables.map(tableLine));
  lines.push(
    `1 currency: every amount is in ${currency}, and every unit converts to the one it is priced in`,
  );
  const range = plain.map(plainText).join(' or ');
  if (range !== '')
    lines.push(
      `amounts stay exact: in plain numbers up to ${range}, a record each, of one account and feature; in bigint beyond`,
    );
  if (alwaysBig > 0) lines.push(`${counted(alwaysBig, 'feature')} always rated in bigint, and exact`);
  if (passed > 0 && failed === 0 && skipped === 0)
    lines.push(`${counted(passed, 'example')}: ${passed === 1 ? 'it holds' : 'each holds'} on every backend`);
  if (silenced > 0)
    lines.push(`${counted(silenced, 'warning')} silenced, ${silenced === 1 ? 'with' : 'each with'} a reason`);
  return lines;
}

function tableLine({ axes, kind, tables, combinations, filled, named }: TableFacts): string {
  const number = (count: number): string => grouped(String(count));
  const [has, lacks] =
    kind === 'price'
      ? ['with a charge', 'with a named reject']
      : ['with a factor', 'with a factor that is not published'];
  const said = [
    ...(filled > 0 ? [`${number(filled)} ${has}`] : []),
    ...(named > 0 ? [`${number(named)} ${lacks}`] : []),
    ...(filled + named < combinations ? [`${number(combinations - filled - named)} not covered`] : []),
  ].join(', ');
  const what = kind === 'price' ? 'table' : 'factor table';
  const many = tables === 1 && kind === 'price' ? '' : ` in ${counted(tables, what)}`;
  return `${counted(combinations, 'cell')} cover ${axes.join(' × ')}${many}: ${said}`;
}

const plainText = ({ unit, units, quantity }: PlainRange): string =>
  units === null ? `${unit} ${grouped(String(quantity))}` : counted(quantity, unit, units);
