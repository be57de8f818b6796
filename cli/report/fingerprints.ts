import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';

/**
 * What makes each finding the same one in the next run, in the order of the findings: its code, its file, and what is
 * written on its line and at the heads of the blocks around it, however it is indented. So a finding stays itself when
 * lines move, alone or with their block. Of several that agree in all that, each has its number.
 */
export function fingerprints(
  findings: readonly Finding[],
  pathOf: (file: string) => string,
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, file, written }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([code, pathOf(file), written()]))
      .digest('hex')
      .slice(0, 32);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}
