import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkSame, FormatBug, readToFormat } from '../../grammar/format/format.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { run } from '../support/run-command.ts';

/** A formatter that loses something: its text is not taken. */
vi.mock('../../grammar/format/entries.ts', () => ({ entriesOfFile: () => [] }));

it('leaves the file, and says that it is a bug of ours', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-fmt-'));
  const text = 'unit   a // b\n';
  writeFileSync(join(cwd, 'a.tarifa'), text);
  for (const args of [['fmt'], ['fmt', '--check']]) {
    const { status, stderr } = await run(args, { cwd });
    expect(status).toBe(70);
    expect(stderr).toContain('this is a bug in tarifa');
    expect(stderr).toContain(
      'FormatBug: the formatted text of a.tarifa reads otherwise, so it was left as it is',
    );
    expect(readFileSync(join(cwd, 'a.tarifa'), 'utf8')).toBe(text);
  }
});

it('is found by what is read again: faults, other words, other comments', () => {
  const parsed = readToFormat('a.tarifa', 'unit a // b\nunit c // b\n');
  const check = (text: string) => () => checkSame(parsed, sourceFile('a.tarifa', text));
  expect(check('unit a\n// b\nunit c /*x*/ // b\n')).toThrow('has other comments');
  expect(check('unit a // b\nunit c\n')).toThrow('has other comments');
  expect(check('unit a // b\nunit d // b\n')).toThrow('reads otherwise');
  expect(check('unit a // b\nunit // b\n')).toThrow(FormatBug);
  expect(check('// b\n  unit a\n  unit c //   b\n')).not.toThrow();
});
