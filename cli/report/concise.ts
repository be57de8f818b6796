import { sentenceOf, type Finding } from './finding.ts';
import { printableLine } from './printable.ts';

/** Findings a line each, as compilers and `grep` write them: `main.tarifa:12:9 TAR2104 tiers leave a gap`. */
export const conciseText = (findings: readonly Finding[]): string =>
  findings.map((finding) => `${conciseLine(finding)}\n`).join('');

export function conciseLine(finding: Finding): string {
  const { line, column } = finding.range.start;
  return printableLine(`${finding.file}:${line}:${column} ${finding.code} ${sentenceOf(finding)}`);
}
