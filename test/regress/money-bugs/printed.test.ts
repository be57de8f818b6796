import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogText } from '../../support/compile-text.ts';
import { run } from '../../support/run-command.ts';
import { folderOf, ratedOnce, use } from './priced.ts';

// Elsewhere, an invoice showed units of thirty digits, and after a change of how amounts are shown, small ones became 0.

const CATALOG = catalogText(`
  feature tiny "Tiny price" { meter call price graduated monthly {
    <= 10 calls CNY 0.0000001 / call
    > 10 calls CNY 0.0000002 / call
  } }
  feature fine "Fine quantity" { meter hour price CNY 0.123456789012 / hour }
  feature third "Seconds by the minute" { meter minute price CNY 3 / minute }
  feature least "Hardly anything" { meter hour price CNY 0.000000000001 / hour }
`);
const RECORDS = [
  use('u-1', '2026-01-15T00:00:00Z', 15, { feature: 'tiny' }),
  use('u-2', '2026-01-15T00:00:00Z', '0.123456789012', { feature: 'fine' }),
  use('u-3', '2026-01-15T00:00:00Z', 140, { feature: 'third', unit: 'second' }),
  use('u-4', '2026-01-15T00:00:00Z', '0.000000000123', { feature: 'least' }),
];

it('prints small prices and amounts as they are, and long ones no longer than one reads', async () => {
  const cwd = folderOf(CATALOG, { 'u.ndjson': RECORDS });
  const { stdout } = await run(['rate', 'main.tarifa', '--usage', 'u.ndjson'], { cwd });
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, 'invoice.txt'), 'utf8'));
});

it('writes all digits, however many are shown', async () => {
  const { lines } = await ratedOnce(CATALOG, RECORDS);
  const tiers = Object.fromEntries(
    lines.map(({ feature, quantity, tiers: of }) => [feature, [quantity, ...of]]),
  );
  expect(tiers).toMatchObject({
    tiny: ['15', { amount: '0.000001' }, { amount: '0.000001' }],
    fine: ['0.123456789012', { amount: '0.015241578753153483936144' }],
    third: ['7/3', { quantity: '7/3', amount: '7' }],
    least: ['0.000000000123', { amount: '0.000000000000000000000123' }],
  });
});

it('explains with all digits', async () => {
  const cwd = folderOf(CATALOG, { 'u.ndjson': RECORDS });
  const args = ['explain', 'main.tarifa', '--record', 'u-2', '--usage', 'u.ndjson'];
  expect((await run(args, { cwd })).stdout).toContain('exactly 0 → 0.015241578753153483936144,');
});
