import type { Mismatch, ScenarioResult, Working } from '../../compiler/ir/run-scenario.ts';
import type { SoundCatalog } from '../catalog.ts';
import { grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { cellText, stepCells, STEP_ALIGNS } from './steps.ts';
import { aligned } from './table.ts';
import { wordingOf, type Wording } from './wording.ts';

/**
 * Prints an example that does not hold: what was expected, what came out, and the working that led there. Backends
 * that found the same are named together.
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
    const place = colors.dim(placeText(catalog, first!.at));
    const who = isShared ? '' : ` on ${backends.join(', ')}`;
    const lines = [`${place} ${colors.red(`example fails${who}`)}: ${printableLine(first!.title)}`];
    for (const mismatch of mismatches) lines.push(...mismatchLines(catalog, printer, mismatch));
    await printer.print(`${lines.join('\n')}\n`);
  }
}

function mismatchLines(catalog: SoundCatalog, { colors }: Printer, mismatch: Mismatch): string[] {
  const wording = wordingOf(catalog);
  const { at, what, expected, actual, working } = mismatch;
  const shown = (text: string): string => printableLine(figure(what, text, wording));
  return [
    `   ${colors.dim(placeText(catalog, at))} \`${what}\``,
    `      expected  ${colors.green(shown(expected))}`,
    `      came out  ${colors.red(shown(actual))}`,
    ...workingLines(working, wording).map((line) => `      ${colors.dim(line)}`),
  ];
}

function figure(what: Mismatch['what'], text: string, wording: Wording): string {
  if (!/^-?[\d./]+$/.test(text)) return text;
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
    const cells = steps.map((step) => [
      ...stepCells(step, unit, wording, fund === 'purchase'),
      cellText(step),
    ]);
    lines.push(...aligned(cells, [...STEP_ALIGNS, 'left'], '   '));
  }
  return lines;
}

/** `main.tarifa:12` as it is found from where the command was started. */
function placeText({ folder }: SoundCatalog, at: string): string {
  const colon = at.lastIndexOf(':');
  return printableLine(folder.shown(at.slice(0, colon)) + at.slice(colon));
}
