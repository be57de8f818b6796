import { describe, expect, it } from 'vitest';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { REJECT_CODES } from '../../runtime/records/reject-codes.ts';
import { refusals } from '../../runtime/refusals.ts';
import { run } from '../support/run-command.ts';

const cwd = import.meta.dirname;
const explain = (...args: string[]) => run(['explain', ...args], { cwd });

it('tells the cause, the mistake as `check` shows it, the same done right, and the way out', async () => {
  const { status, stdout } = await explain('TAR2104');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^error TAR2104: tiers leave a gap\n/);
  expect(stdout).toContain('Some quantities fall between two tiers');
  expect(stdout).toContain(
    [
      'what `check` says',
      '   main.tarifa:3:6 error TAR2104: tiers leave a gap',
      '       2 |   <= 10,000 calls  CNY 0.15 / call',
      '       3 |   >  12,000 calls  CNY 0.10 / call',
      '         |      ^^^^^^ starts at 12,000, but the tier above ends at 10,000',
    ].join('\n'),
  );
  expect(stdout).toContain('right\n   price graduated monthly {\n');
  expect(stdout).toMatch(/\nfix: Let the tier start where the one above ends\.\n$/);
});

it.each(['tar2104', '2104', 'TaR2104'])('takes %s for TAR2104', async (written) => {
  expect((await explain(written)).stdout).toBe((await explain('TAR2104')).stdout);
});

it.each([
  ['TAR2194', 'TAR2104'],
  ['2140', 'TAR2'],
  ['TRA2104', 'TAR2104'],
])('ends with 2 for %s, and names the nearest', async (written, near) => {
  const { status, stdout, stderr } = await explain(written);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`there is no code ${written}; did you mean ${near}`);
});

describe('every code is explained, for people and for programs', () => {
  const all = [...codes.keys(), ...Object.keys(REJECT_CODES), ...Object.keys(refusals)];
  it.each(all)('%s', async (code) => {
    const { status, stdout } = await explain(code);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^(error|warning|reject) ${code}: `));
    expect(stdout).not.toMatch(/\{\w+\}:|undefined/);
    const json: unknown = JSON.parse((await explain(code, '--format', 'json')).stdout);
    expect(json).toMatchObject({
      code,
      title: expect.any(String),
      cause: expect.any(String),
      wrong: expect.any(String),
      right: expect.any(String),
      fix: expect.any(String),
    });
  });
});

it('rejects of records show records, and say what becomes of them', async () => {
  const { stdout } = await explain('TAR5108');
  expect(stdout).toMatch(/^reject TAR5108: not sold\n/);
  expect(stdout).toContain('"feature":"faces"');
  expect(stdout).toContain('A rejected record: it costs nothing');
});
