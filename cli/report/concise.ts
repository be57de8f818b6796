import { sentenceOf, type Finding } from './finding.ts';
import { guarded, printableLine } from './printable.ts';

/** Findings a line each, as compilers and `grep` write them: `main.tarifa:12:9 TAR2104 tiers leave a gap`. */
export const conciseText = (findings: readonly Finding[], isInWorkflow = false): string =>
  guarded(findings.map((finding) => `${conciseLine(finding)}\n`).join(''), false, isInWorkflow);

export function conciseLine(finding: Finding): string {
  const { line, column } = finding.range.start;
  return printableLine(`${finding.file}:${line}:${column} ${finding.code} ${sentenceOf(finding)}`);
}
