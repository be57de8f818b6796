import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** What is not sold, or has its price elsewhere, is worded alike in a message, on a page and in a picture. */

const cwd = mkdtempSync(join(tmpdir(), 'tarifa-'));
const FEATURES = [
  ['f', 'reject "not sold · call us · now"', 'not sold · call us · now'],
  ['g', 'reject "call us"', 'not sold: call us'],
  ['h', 'unpublished "Large volumes"', 'not published; see “Large volumes”'],
] as const;
const texts = FEATURES.map(
  ([name, charge]) => `  feature ${name} "${name.toUpperCase()}" {
    meter call
    price graduated monthly {
      <= 10 calls  CNY 1 / call
      >  10 calls  ${charge}
    }
  }`,
);
writeFileSync(join(cwd, 'main.tarifa'), catalogText(texts.join('\n')));

it.each(FEATURES)('%s: %s', async (name, _, words) => {
  const { stdout: picture } = await run(['plot', '.', name], { cwd });
  expect(picture).toMatch(new RegExp(`> 10 calls +${words}\n`));
  const { stdout: page } = await run(['doc', '.', '--format', 'markdown'], { cwd });
  expect(page).toContain(`| over 10 | ${words} |`);
});

it('says the same of a record', async () => {
  const record = { id: 'u', account: 'acme', time: '2026-01-15T08:00:00+08:00', quantity: 11 };
  const lines = ['f', 'g'].map((feature) => JSON.stringify({ ...record, id: feature, feature }));
  writeFileSync(join(cwd, 'usage.ndjson'), lines.join('\n'));
  const { stdout, stderr } = await run(['rate', '.', '--usage', 'usage.ndjson'], { cwd });
  for (const [, , words] of FEATURES.slice(0, 2)) expect(stdout + stderr).toContain(`  ${words}\n`);
});
