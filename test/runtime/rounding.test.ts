import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';
import { round, type RoundingMode } from '../../runtime/rounding.ts';

const cent = Exact.of('0.01');

it.each<[string, Record<RoundingMode, string>]>([
  ['2.5', { 'half up': '3', 'half even': '2', 'half down': '2', up: '3', down: '2' }],
  ['-2.5', { 'half up': '-3', 'half even': '-2', 'half down': '-2', up: '-3', down: '-2' }],
  ['3.5', { 'half up': '4', 'half even': '4', 'half down': '3', up: '4', down: '3' }],
  ['0.1', { 'half up': '0', 'half even': '0', 'half down': '0', up: '1', down: '0' }],
  ['-0.1', { 'half up': '0', 'half even': '0', 'half down': '0', up: '-1', down: '0' }],
  ['7/3', { 'half up': '2', 'half even': '2', 'half down': '2', up: '3', down: '2' }],
  ['2', { 'half up': '2', 'half even': '2', 'half down': '2', up: '2', down: '2' }],
])('rounds %s to whole steps in each way', (amount, ways) => {
  for (const [mode, expected] of Object.entries(ways))
    expect([mode, round(Exact.of(amount), mode as RoundingMode, Exact.one).toString()]).toEqual([
      mode,
      expected,
    ]);
});

it('55 × 0.067 is 3.685, and rounds to 3.69 half up and 3.68 half even', () => {
  const amount = Exact.of(55).times(Exact.of('0.067'));
  expect(round(amount, 'half up', cent).toString()).toBe('3.69');
  expect(round(amount, 'half even', cent).toString()).toBe('3.68');
});

it('rounds to a multiple of any step, never further than a step away, the same on both sides of zero', () => {
  const amount = fc
    .tuple(fc.integer(), fc.integer({ min: 1, max: 999 }))
    .map(([a, b]) => Exact.of(`${a}/${b}`));
  const step = fc.constantFrom('1', '0.01', '0.05', '0.001', '5', '1/3').map(Exact.of);
  const modes = fc.constantFrom<RoundingMode>('half up', 'half even', 'half down', 'up', 'down');
  fc.assert(
    fc.property(amount, step, modes, (value, size, mode) => {
      const rounded = round(value, mode, size);
      expect(rounded.over(size).isWhole()).toBe(true);
      const away = rounded.minus(value);
      expect((away.isNegative() ? away.negated() : away).compare(size)).toBeLessThan(0);
      expect(round(value.negated(), mode, size).equals(rounded.negated())).toBe(true);
    }),
    { numRuns: 1000, seed: 3 },
  );
});
