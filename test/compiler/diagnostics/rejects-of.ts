import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleText, type Explanation } from '../../../compiler/diagnostics/explanations/explanation.ts';
import { compileSample } from '../../../compiler/diagnostics/explanations/sample.ts';
import { rate } from '../../../cli/rate.ts';
import { readUsage } from '../../../cli/read-usage.ts';
import { silentContext } from '../../support/silent-context.ts';

/** The codes with which the records of a sample are rejected. */
export async function rejectsOf(explanation: Explanation, sample: string): Promise<readonly string[]> {
  const { ir, diagnostics } = compileSample(explanation, '');
  if (ir === null) throw new Error(JSON.stringify(diagnostics));
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-records-'));
  const lines = sampleText(sample).split('\n');
  const isOrder = (line: string): boolean => line.includes('"type"');
  writeFileSync(join(cwd, 'orders.ndjson'), `${lines.filter(isOrder).join('\n')}\n`);
  writeFileSync(join(cwd, 'usage.ndjson'), `${lines.filter((line) => !isOrder(line)).join('\n')}\n`);
  const context = silentContext(cwd);
  const read = await readUsage({ usage: ['usage.ndjson'], orders: ['orders.ndjson'] }, ir, context);
  const { results } = await rate(ir, read, {
    period: null,
    backend: 'interpret',
    progress: context.progress,
  });
  return results.rejects.map(({ code }) => code);
}
