import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The sample that `npm start` rates. */

const script = join(import.meta.dirname, '..', '..', 'examples', 'make-usage.mjs');

function sample(): { readonly usage: string; readonly orders: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-sample-'));
  try {
    execFileSync(process.execPath, [script, folder]);
    const read = (name: string): string => readFileSync(join(folder, `${name}.ndjson`), 'utf8');
    return { usage: read('usage'), orders: read('orders') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is the same every time', () => {
  expect(sample()).toEqual(sample());
});

it('has 12,000 records of use and an activation for each of its 24 accounts', () => {
  const { usage, orders } = sample();
  expect(usage.trimEnd().split('\n')).toHaveLength(12_000);
  expect(orders.match(/"type":"activation"/g)).toHaveLength(24);
});
