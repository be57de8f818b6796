import { sentenceOf, type Finding } from './finding.ts';
import { printableLine } from './printable.ts';
import { STDIN } from '../host.ts';

/**
 * Findings as the commands by which a step of a GitHub workflow puts notes beside the lines of a pull request. Each is
 * one line, whatever a price list holds: controls are spelt out, and what separates a command's parts is escaped.
 */
export const annotations = (
  findings: readonly Finding[],
  pathOf: (file: string) => string = (file) => file,
): string => findings.map((finding) => `${annotation(finding, pathOf)}\n`).join('');

function annotation(finding: Finding, pathOf: (file: string) => string): string {
  const { code, severity, help, file, range } = finding;
  const { start, end } = range;
  // Columns are those of one line: with a second one, the runner takes none.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = file === STDIN ? {} : { file: pathOf(file), line: start.line, endLine: end.line, ...columns };
  const said = [sentenceOf(finding), ...(help === undefined ? [] : [`help: ${help}`])];
  return command(severity, { title: code, ...place }, said);
}

/** A file that is not in the one style, noted at its first line. */
export const unformatted = (file: string, pathOf: (file: string) => string): string =>
  command('error', { title: 'not formatted', ...(file === STDIN ? {} : { file: pathOf(file), line: 1 }) }, [
    'is not in the one style',
    'help: run `tarifa fmt`',
  ]);

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const named = Object.entries(properties)
    .map(([property, value]) => `${property}=${escapedProperty(printableLine(String(value)))}`)
    .join(',');
  return `::${name} ${named}::${escapedData(lines.map(printableLine).join('\n'))}`;
}

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
