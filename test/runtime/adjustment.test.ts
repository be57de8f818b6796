import { expect, it } from 'vitest';
import { adjustments } from '../../runtime/adjustment.ts';
import type { Line } from '../../runtime/result.ts';

const line = (feature: string, amount: string): Line => ({
  account: 'acme',
  feature,
  fund: 'price',
  period: '2026-01',
  quantity: '1',
  unit: 'call',
  amount,
  exact: amount,
  tiers: [],
});

it('adjusts an account of more lines than a function takes arguments', () => {
  const billed = Array.from({ length: 130_000 }, (_, i) => line(`f${i}`, '0.10'));
  const anew = billed.with(7, line('f7', '0.30'));
  const zone = { offsets: [[0, 0]] as const };
  const made = adjustments('acme', { billed, anew, fresh: [], known: [] }, '2026-02', zone);
  expect(made).toMatchObject([{ feature: 'f7', adjusts: '2026-01', amount: '0.20', quantity: '0' }]);
});
