import { describe, expect, it } from 'vitest';
import { maxCells, maxFileLength, maxFindings, maxNesting, maxTiers } from '../../grammar/limits.ts';
import { parseStep } from '../../grammar/parse.ts';
import { read } from './examples.ts';

const codes = (text: string): string[] => read(text).diagnostics.map(({ code }) => code);

describe('limits', () => {
  it('nests braces so deep and no deeper', () => {
    const nested = (depth: number): string => 'category a {'.repeat(depth) + '}'.repeat(depth);
    expect(codes(nested(maxNesting))).not.toContain('TAR1040');
    expect(codes(nested(maxNesting + 1))).toEqual(['TAR1040']);
    expect(codes('{'.repeat(1_000_000))).toEqual(['TAR1040']);
    expect(parseStep('{'.repeat(100_000)).diagnostics).toHaveLength(1);
  });

  it('reads files so long and no longer', () => {
    expect(codes('// '.padEnd(maxFileLength, 'x'))).toEqual([]);
    expect(codes('// '.padEnd(maxFileLength + 1, 'x'))).toEqual(['TAR1041']);
    expect(parseStep(' '.repeat(maxFileLength + 1)).diagnostics).toHaveLength(1);
  });

  it.each([
    ['a name', (n: number) => `unit ${'a'.repeat(n)}`, 128, 'TAR1042'],
    ['a name in backticks', (n: number) => `unit \`${'a'.repeat(n)}\``, 128, 'TAR1042'],
    ['a text', (n: number) => `include "${'a'.repeat(n)}"`, 4096, 'TAR1043'],
    ['a number', (n: number) => `round up to 0.${'1'.repeat(n - 1)}`, 40, 'TAR1044'],
  ] as const)('bounds %s', (_, write, limit, code) => {
    expect(codes(write(limit))).toEqual([]);
    expect(codes(write(limit + 1))).toEqual([code]);
  });

  it('bounds the tiers of a schedule', () => {
    const tiers = (count: number): string =>
      `schedule s volume ever {\n${Array.from({ length: count }, (_, i) => `<= ${i + 1} calls free\n`).join('')}}`;
    expect(codes(tiers(maxTiers))).toEqual([]);
    expect(codes(tiers(maxTiers + 2))).toEqual(['TAR1045']);
  });

  it('bounds the cells of a table', () => {
    const row = `|${'|'.repeat(1000)}\n`;
    const table = (rows: number): string => `schedule s CNY / a by b {\n${row.repeat(rows)}}`;
    expect(codes(table(maxCells / 1000))).toEqual([]);
    expect(codes(table(maxCells / 1000 + 2))).toEqual(['TAR1046']);
  });

  it('shows so many findings and says how many more there are', () => {
    const faulty = (count: number): string => 'colour red\n'.repeat(count);
    expect(read(faulty(maxFindings)).diagnostics).toHaveLength(maxFindings);
    const { diagnostics } = read(faulty(maxFindings + 20));
    expect(diagnostics).toHaveLength(maxFindings);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'TAR1047' });
    expect(diagnostics.at(-1)!.message).toBe('21 more faults in this file are not shown');
  });
});

describe('what would take long', () => {
  it.each([
    ['bad characters', '?'.repeat(262_144)],
    ['bad characters apart', '? a\n'.repeat(100_000)],
    ['open comments', '/*'.repeat(131_072)],
    ['open texts', '"\n'.repeat(100_000)],
    ['unknown statements', 'colour red\n'.repeat(200_000)],
    ['statements that are cut short', 'round\n'.repeat(200_000)],
    ['closing braces', '}'.repeat(500_000)],
    ['open features', 'feature f {\n'.repeat(60)],
    ['a long number', '1'.repeat(500_000)],
    ['a long number that is none', `${'1,'.repeat(250_000)}x`],
    ['one statement without an end', `unit a${', a'.repeat(200_000)}`],
    ['bad rows', `schedule s CNY / a by b {\n${'| a b\n'.repeat(100_000)}}`],
    ['bad tiers', `schedule s volume {\n${'<= a\n'.repeat(100_000)}}`],
  ])('%s end, with no more findings than are shown', (_, text) => {
    const { diagnostics } = read(text);
    expect(diagnostics.length).toBeLessThanOrEqual(maxFindings);
  });
});
