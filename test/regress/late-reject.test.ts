import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

interface Run {
  readonly invoices: readonly { readonly period: string; readonly amount: string }[];
  readonly rejects: readonly { readonly code: string }[];
}

async function rate(price: string, times: readonly string[]): Promise<Run> {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-'));
  writeFileSync(join(cwd, 'main.tarifa'), catalogText(`feature f { meter call price ${price} }`));
  const records = times.map((time, index) => ({
    id: `u${index}`,
    account: 'a',
    feature: index === 0 ? 'f' : 'g',
    time,
  }));
  writeFileSync(join(cwd, 'usage.ndjson'), records.map((record) => JSON.stringify(record)).join('\n'));
  const { stdout } = await run(['rate', '.', '--usage', 'usage.ndjson', '--format', 'json'], { cwd });
  return JSON.parse(stdout) as Run;
}

it('a refused record of a later year owes no flat prices up to there', async () => {
  const { invoices, rejects } = await rate('CNY 99 monthly', [
    '2026-01-10T00:00:00Z',
    '2027-12-01T00:00:00Z',
  ]);
  expect(rejects.map(({ code }) => code)).toEqual(['TAR5102']);
  expect(invoices).toMatchObject([{ period: '2026-01', amount: '99.00' }]);
});

it('a time beyond the calendar is refused, and the run ends', async () => {
  const { invoices, rejects } = await rate('CNY 7 ever', ['2100-06-01T00:00:00Z']);
  expect(rejects.map(({ code }) => code)).toEqual(['TAR5006']);
  expect(invoices).toEqual([]);
});
