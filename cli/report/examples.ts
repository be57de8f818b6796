import type { Mismatch, ScenarioResult, Working } from '../../compiler/ir/run-scenario.ts';
import type { SoundCatalog } from '../catalog.ts';
import { offBy, partingOf } from '../parting.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { stepCells, stepWords, STEP_ALIGNS } from './steps.ts';
import { aligned } from './table.ts';
import { traceLines } from './trace.ts';
import { wordingOf, type Wording } from './wording.ts';
import { placeText } from './place.ts';

/** Steps of an example that are shown in full; the rest is counted. */
const MOST_STEPS = 5;

/**
 * Prints an example that does not hold: what was expected, what came out, the working that led there, and the steps
 * where they part, each with the places of its rules. Backends that found the same are named together, and where they
 * differ, which says what.
 */
export async function printFailure(
  catalog: SoundCatalog,
  printer: Printer,
  results: readonly ScenarioResult[],
): Promise<void> {
  const { colors } = printer;
  const groups = new Map<string, { readonly backends: string[]; readonly mismatches: readonly Mismatch[] }>();
  for (const { backend, outcome, mismatches } of results) {
    if (outcome !== 'failed') continue;
    const key = JSON.stringify(mismatches);
    const group = groups.get(key) ?? { backends: [], mismatches };
    group.backends.push(backend);
    groups.set(key, group);
  }
  const [first] = results;
  const failed = [...groups.values()];
  const isShared = failed.length === 1 && failed[0]!.backends.length === results.length;
  for (const { backends, mismatches } of failed) {
    const place = colors.dim(placeText(catalog.folder, first!.at));
    const who = isShared ? '' : ` on ${backends.join(', ')}`;
    const lines = [`${place} ${colors.red(`example fails${who}`)}: ${printableLine(first!.title)}`];
    if (!isShared) lines.push(`   ${colors.yellow(differenceText(results, backends))}`);
    for (const mismatch of mismatches)
      lines.push(
        ...mismatchLines(catalog, printer, mismatch),
        ...partingLines(catalog, printer, first!.at, mismatch, mismatches),
      );
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

/** The steps since the last outcome that held, with what was decided about each. */
function partingLines(
  catalog: SoundCatalog,
  printer: Printer,
  example: string,
  mismatch: Mismatch,
  mismatches: readonly Mismatch[],
): string[] {
  const { colors } = printer;
  const { ir, compilation } = catalog;
  const scenario = compilation.scenarios.find(({ at }) => at === example);
  const parting = scenario === undefined ? null : partingOf(ir, scenario, mismatch, mismatches);
  if (parting === null || (parting.steps.length === 0 && parting.owed.length === 0)) return [];
  const { since, steps, owed } = parting;
  const off = offBy(mismatch);
  const before = since === null ? '' : placeText(catalog.folder, since.at);
  if (since?.off != null && !since.off.isZero() && off?.equals(since.off) === true)
    return [`      parted already before ${before}`];
  const lines = [
    since === null
      ? '      where they part:'
      : since.off?.isZero() === true
        ? `      where they part, for it still held at ${before}:`
        : `      where they part further than at ${before}:`,
  ];
  for (const { record, steps: decided } of steps.slice(0, MOST_STEPS)) {
    const { file, line, raw } = record.origin;
    const place = colors.dim(placeText(catalog.folder, `${file}:${line}`));
    lines.push(`        ${place} ${colors.cyan(printableLine(raw.replaceAll(/\s+/g, ' ')))}`);
    lines.push(...indented(traceLines(catalog, ir.currency.code, decided, printer)));
  }
  if (steps.length > MOST_STEPS) lines.push(`        and ${counted(steps.length - MOST_STEPS, 'step')} more`);
  if (owed.length > 0)
    lines.push(`        without a step`, ...indented(traceLines(catalog, ir.currency.code, owed, printer)));
  return lines;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `        ${line}`);

function mismatchLines(catalog: SoundCatalog, { colors }: Printer, mismatch: Mismatch): string[] {
  const wording = wordingOf(catalog);
  const { at, what, expected, actual, working } = mismatch;
  const shown = (text: string): string => printableLine(outcomeText(what, text, wording));
  return [
    `   ${colors.dim(placeText(catalog.folder, at))} \`${what}\``,
    `      expected  ${colors.green(shown(expected))}`,
    `      came out  ${colors.red(shown(actual))}${printableLine(apartText(mismatch, wording))}`,
    ...workingLines(working, wording).map((line) => `      ${colors.dim(line)}`),
  ];
}

/** How far what came out is from what was expected, in words. */
function apartText(mismatch: Mismatch, wording: Wording): string {
  const off = offBy(mismatch);
  if (off === null) return '';
  return `, ${outcomeText(mismatch.what, off.abs().toString(), wording)} too ${off.isNegative() ? 'little' : 'much'}`;
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
    const cells = steps.map((step) => stepCells(stepWords(step, unit, wording)));
    lines.push(...aligned(cells, STEP_ALIGNS, '   '));
  }
  return lines;
}
