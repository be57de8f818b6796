import { expect, it } from 'vitest';
import { guarded } from '../../cli/report/printable.ts';
import { counted, exactFigure, exactMoney, grouped, money } from '../../cli/report/numbers.ts';
import { usesColors } from '../../cli/report/printer.ts';
import { aligned } from '../../cli/report/table.ts';

const sink = (isTerminal: boolean) => ({ isTerminal, write: () => Promise.resolve() });

it.each([
  [true, {}, 'auto', true],
  [false, {}, 'auto', false],
  [true, { NO_COLOR: '1' }, 'auto', false],
  [true, { NO_COLOR: '' }, 'auto', true],
  [false, { FORCE_COLOR: '1' }, 'auto', true],
  [true, { FORCE_COLOR: '0' }, 'auto', false],
  [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, 'auto', false],
  [true, { TERM: 'dumb' }, 'auto', false],
  [true, {}, 'never', false],
  [false, { NO_COLOR: '1' }, 'always', true],
] as const)('terminal %s, %j, --color %s: %s', (isTerminal, env, when, expected) => {
  expect(usesColors(sink(isTerminal), env, when)).toBe(expected);
});

it('lets no control character through but colors of our own, tabs and line ends', () => {
  const every =
    Array.from({ length: 0xa0 }, (_, unit) => String.fromCharCode(unit)).join('') + '\u202e\u2066\ud800';
  expect(guarded(every, false).replace(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u2066]/u);
  expect(guarded('\u001b[31mred\u001b[39m \u001b]0;title\u0007', true)).toBe(
    '\u001b[31mred\u001b[39m \\u{1b}]0;title\\u{7}',
  );
});

it('writes figures as price pages do', () => {
  expect(['20000000', '0.0015', '-1234.5', '112/3', '-7/3', '100'].map((text) => grouped(text))).toEqual([
    '20,000,000',
    '0.0015',
    '-1,234.5',
    '37.3333…',
    '-2.3333…',
    '100',
  ]);
  expect(['2000', '0.5', '0.0000001', '7/3'].map((text) => money(text, '0.01'))).toEqual([
    '2,000.00',
    '0.50',
    '0.0000001',
    '2.3333…',
  ]);
  expect([counted(1, 'file'), counted(1200, 'file')]).toEqual(['1 file', '1,200 files']);
});

it('cuts nothing off a figure that is exact', () => {
  expect(['12.34567', '1234567.0000000000000001', '1/3', '-20000/7'].map(exactFigure)).toEqual([
    '12.34567',
    '1,234,567.0000000000000001',
    '1/3',
    '-20,000/7',
  ]);
  expect(['12', '0.12345678901234567', '1000/3'].map((text) => exactMoney(text, '0.01'))).toEqual([
    '12.00',
    '0.12345678901234567',
    '1,000/3',
  ]);
});

it('aligns by the columns that a terminal shows', () => {
  expect(
    aligned(
      [
        ['株式会社', '1'],
        ['acme', '10'],
      ],
      ['left', 'right'],
    ),
  ).toEqual(['株式会社   1', 'acme      10']);
});
