import type { Mismatch, ScenarioResult, Working } from '../../compiler/ir/run-scenario.ts';
import type { TraceStep } from '../../runtime/trace.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Failure, Parted } from '../parting.ts';
import type { ExampleRun } from '../run-examples.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { asReckoned, stepCells, stepWords, STEP_ALIGNS } from './steps.ts';
import { aligned } from './table.ts';
import { traceLines } from './trace.ts';
import { wordingOf, type Wording } from './wording.ts';
import { placeText } from './place.ts';

/** Steps of an example that are shown in full; the rest is counted. */
const MOST_STEPS = 5;

/**
 * Prints an example that does not hold: what was expected, what came out and the working that led there, and then the
 * steps where they part, each with the places of its rules. Backends that found the same are named together, and where
 * they differ, which says what.
 */
export async function printFailure(
  catalog: SoundCatalog,
  printer: Printer,
  { title, at, results, failures }: ExampleRun,
): Promise<void> {
  const { colors } = printer;
  for (const failure of failures()) {
    const { backends, mismatches } = failure;
    const place = colors.dim(placeText(catalog.folder, at));
    const isShared = backends.length === results.length;
    const who = isShared ? '' : ` on ${backends.join(', ')}`;
    const lines = [`${place} ${colors.red(`example fails${who}`)}: ${printableLine(title)}`];
    if (!isShared) lines.push(`   ${colors.yellow(differenceText(results, backends))}`);
    for (const mismatch of mismatches) lines.push(...mismatchLines(catalog, printer, mismatch));
    lines.push(...partingLines(catalog, printer, failure));
    await printer.print(`${lines.join('\n')}\n`);
  }
}

/** Which backends say otherwise: the fault is then not in the price list. */
function differenceText(results: readonly ScenarioResult[], backends: readonly string[]): string {
  const others = results.filter(({ backend }) => !backends.includes(backend));
  const having = (outcome: ScenarioResult['outcome'], words: string): string[] => {
    const names = others.filter((result) => result.outcome === outcome).map(({ backend }) => backend);
    return names.length === 0 ? [] : [`${words} on ${names.join(', ')}`];
  };
  const said = [
    ...having('passed', 'holds'),
    ...having('failed', 'fails otherwise'),
    ...having('skipped', 'is skipped'),
  ].join(', ');
  const isFault = others.some(({ outcome }) => outcome !== 'skipped');
  return `it ${said}${isFault ? ': backends that differ are a bug of tarifa, please report it' : ''}`;
}

/** The steps because of which outcomes are not what they say, with what was decided about each. */
function partingLines(catalog: SoundCatalog, printer: Printer, { steps, owed }: Failure): string[] {
  if (steps.length === 0 && owed.length === 0) return [];
  const { colors } = printer;
  const decidedLines = (decided: readonly TraceStep[]): string[] =>
    traceLines(catalog, catalog.ir.currency.code, decided, printer).map((line) => `     ${line}`);
  const lines = ['   where they part:'];
  for (const { record, steps: decided } of steps.slice(0, MOST_STEPS)) {
    const { file, line, raw } = record.origin;
    const place = colors.dim(placeText(catalog.folder, `${file}:${line}`));
    lines.push(`     ${place} ${colors.cyan(printableLine(raw.replaceAll(/\s+/g, ' ')))}`);
    lines.push(...decidedLines(decided));
  }
  if (steps.length > MOST_STEPS) lines.push(`     and ${counted(steps.length - MOST_STEPS, 'step')} more`);
  if (owed.length > 0) lines.push(`     without a step`, ...decidedLines(owed));
  return lines;
}

function mismatchLines(catalog: SoundCatalog, { colors }: Printer, mismatch: Parted): string[] {
  const wording = wordingOf(catalog);
  const { at, what, expected, actual, working, since } = mismatch;
  const shown = (text: string): string => printableLine(outcomeText(what, text, wording));
  return [
    `   ${colors.dim(placeText(catalog.folder, at))} \`${what}\``,
    `      expected  ${colors.green(shown(expected))}`,
    `      came out  ${colors.red(shown(actual))}${printableLine(apartText(mismatch, wording))}`,
    ...workingLines(working, wording).map((line) => `      ${colors.dim(line)}`),
    ...(since === null ? [] : [`      ${SINCE[since.how]} ${placeText(catalog.folder, since.at)}`]),
  ];
}

/** What is said of the outcome of the same kind that stands before one. */
const SINCE: Readonly<Record<NonNullable<Parted['since']>['how'], string>> = {
  held: 'it still held at',
  'off as much': 'parted already before',
  'off otherwise': 'they part further than at',
};

/** How far what came out is from what was expected, in words. */
function apartText({ what, off }: Parted, wording: Wording): string {
  if (off === null) return '';
  return `, ${outcomeText(what, off.abs().toString(), wording)} too ${off.isNegative() ? 'little' : 'much'}`;
}

const IS_FIGURE = /^-?[\d.]+(\/\d+)?$/;

/** What was expected or came out: money, a quantity, or words. */
export function outcomeText(what: Mismatch['what'], text: string, wording: Wording): string {
  if (!IS_FIGURE.test(text)) return text;
  const isMoney = what === 'charge' || what === 'total' || what === 'quote';
  return isMoney ? wording.money(text) : grouped(text);
}

/** The working, line by line, each with its steps. */
function workingLines(working: readonly Working[], wording: Wording): string[] {
  const lines: string[] = [];
  for (const { of, fund, quantity, unit, amount, steps } of working) {
    const by = fund === 'price' || fund === 'purchase' ? '' : ` by ${printableLine(fund)}`;
    const used = `${grouped(quantity)} ${wording.unit(unit, quantity)}`;
    lines.push(`${printableLine(of)}: ${used}${by}: ${wording.money(amount)}`);
    const cells = asReckoned(steps).flatMap((step) => stepWords(step, unit, wording).map(stepCells));
    lines.push(...aligned(cells, STEP_ALIGNS, '   '));
  }
  return lines;
}
