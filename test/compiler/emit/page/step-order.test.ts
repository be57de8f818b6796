import { expect, it } from 'vitest';
import { pageOfText } from '../../../support/page-text.ts';

/** The steps of an example are told in the order in which they are written, on however few lines. */

const listWith = (steps: readonly string[], separator: string): string => `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  unit point, points
  deduct p > price
  feature f "F" {
    meter call
    accepts p, price
    price CNY 1 / call
  }
  package bag "Bag" in p {
    size  10 points  CNY 5
    covers f at 1 point / call
    valid 1 month
  }
  example "e" {${separator}${steps.join(separator)}${separator}}
}`;

const STEPS = [
  'use 1 call of f on 2026-01-01',
  'charge CNY 1',
  'quote bag 10 points is CNY 5',
  'charge CNY 1',
  'use 1 call of f on 2026-01-02',
  'charge CNY 2',
  'buy bag 10 points on 2026-01-03 for CNY 5',
  'total CNY 7',
];

it('tells an example on one line as it tells one on many', () => {
  const steps = (page: string): readonly string[] =>
    page.split('\n').filter((line) => /^ *(\d+\.|-) /.test(line));
  const [one, many] = [' ', '\n    '].map((separator) =>
    steps(pageOfText(listWith(STEPS, separator), 'markdown')),
  );
  expect(one).toEqual(many);
  const told = one!.slice(one!.findIndex((line) => line.startsWith('1. Use')));
  expect(told.map((line) => line.replaceAll('*', '').trim())).toEqual([
    '1. Use 1 call of F, on 1 January 2026',
    '- 1 call × CNY 1 / call = 1.00',
    '- → charged: CNY 1.00',
    '2. 10 points of Bag',
    '- costs CNY 5.00',
    '- → charged so far: CNY 1.00',
    '3. Use 1 call of F, on 2 January 2026',
    '- 1 call × CNY 1 / call = 1.00',
    '- charged: CNY 1.00',
    '- → charged so far: CNY 2.00',
    '4. Buy Bag, 10 points, on 3 January 2026',
    '- bought for CNY 5.00',
    '- → in all, with what was bought: CNY 7.00',
  ]);
});
