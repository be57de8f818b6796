import { expect, it } from 'vitest';
import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Order } from '../../runtime/record.ts';
import { epoch, untilOf, usageOf } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';

/**
 * Volume tiers that alternate between dear and cheap, with packages that cover each call into a cheap tier: every
 * fall of the price is covered and every rise is charged, so the sum does not telescope and outgrows plain numbers.
 */
it('stays exact where funds cover every fall of a volume price', () => {
  const TIERS = 120;
  const START = 1_000_001;
  const RATE = '2814000.01';
  const tiers = Array.from(
    { length: TIERS },
    (_, index) => `<= ${START + index} calls  ${index % 2 === 0 ? `CNY ${RATE} / call` : 'free'}`,
  );
  const ir = irOf(
    catalogText(`
  measure point, points
  deduct bag > price
  feature f {
    meter call
    price volume monthly counting all usage {
      ${tiers.join('\n      ')}
      > ${START + TIERS - 1} calls  free
    }
  }
  package cover "Cover" in bag {
    covers f at 1 point / call
    valid 1 day
    size 1 point CNY 0
  }`),
  );
  const days = Array.from({ length: TIERS }, (_, index) => index);
  const at = (hour: number): string =>
    `2026-01-${String(1 + Math.floor(hour / 24)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}`;
  const usage = days.map((hour) =>
    usageOf(
      `u${String(hour).padStart(3, '0')}`,
      'f',
      `${at(hour)}:30:00+08:00`,
      hour === 0 ? String(START) : '1',
    ),
  );
  const orders: Order[] = days
    .filter((hour) => hour % 2 === 1)
    .map((hour) => {
      const time = `${at(hour)}:00:00+08:00`;
      return {
        type: 'order',
        id: `o${String(hour).padStart(3, '0')}`,
        account: 'acme',
        at: epoch(time),
        time,
        origin: { file: 'orders', line: 1, raw: '' },
        product: 'cover',
        size: '1',
        quantity: null,
        count: 1,
        term: null,
        terms: 1,
        effective: epoch(time),
        price: null,
        attributes: new Map(),
      };
    });
  const input = { account: 'acme', usage, orders, until: untilOf(usage) };
  expect(loadJavaScript(ir).rate(input)).toEqual(interpreter(ir).rate(input));
});
