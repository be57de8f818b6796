import type { Examined } from '../examine.ts';
import { sentenceOf, type Finding } from './finding.ts';
import { cell, row } from './markdown-cell.ts';
import { counted } from './numbers.ts';

/** A job's page holds a megabyte; nobody reads so many rows. */
const MOST_FINDINGS = 100;

/** What a step found, as Markdown for the page of its job: a row for each price list, and one for each finding. */
export function jobSummary(
  title: string,
  examined: readonly Examined[],
  findings: readonly Finding[],
  linkOf: (code: string) => string | null,
): string {
  const shown = findings.slice(0, MOST_FINDINGS);
  const left = findings.length - shown.length;
  const blocks = [
    `### ${title}`,
    table(['price list', 'files', 'errors', 'warnings', 'examples'], examined.map(priceListRow)),
    ...(shown.length === 0
      ? []
      : [
          table(
            ['where', 'code', 'what'],
            shown.map((finding) => findingRow(finding, linkOf)),
          ),
        ]),
    ...(left === 0 ? [] : [`And ${counted(left, 'finding')} more.`]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n');

function priceListRow({ catalog, errors, warnings, run, counts }: Examined): readonly string[] {
  const { passed, failed, skipped } = counts;
  const examples = [
    `${passed} passed`,
    ...(failed > 0 ? [`**${failed} failed**`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return [
    cell(catalog.folder.name),
    String(catalog.compilation.files.size),
    errors === 0 ? '0' : `**${errors}**`,
    String(warnings),
    run === null ? 'not run' : examples.join(', '),
  ];
}

function findingRow(finding: Finding, linkOf: (code: string) => string | null): readonly string[] {
  const { file, range, code, severity, help } = finding;
  const link = linkOf(code);
  const named = `${severity} ${code}`;
  const said = [sentenceOf(finding), ...(help === undefined ? [] : [`help: ${help}`])];
  return [
    cell(`${file}:${range.start.line}:${range.start.column}`),
    link === null ? named : `[${named}](${link})`,
    said.map(cell).join('<br>'),
  ];
}
