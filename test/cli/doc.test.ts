import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage, textOf } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const doc = (cwd: string, ...args: string[]) => run(['doc', ...args], { cwd });

const LIST = (charge: string): string => `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  feature f "F" { meter call price CNY 1 / call }
  example "three calls" {
    use    3 calls of f
    charge CNY ${charge}
  }
}
`;

describe('the price page', () => {
  it('is HTML on standard output, and nothing else is said', async () => {
    const { status, stdout, stderr } = await doc(commandFolder(), 'catalogs/vision');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^<!doctype html>\n/);
    const { elements } = readPage(stdout);
    expect(elements.filter(({ tagName }) => tagName === 'h1').map(textOf)).toEqual(['Vision']);
  });

  it('is written to a file in the format that its name says, with a line that says so', async () => {
    const cwd = commandFolder();
    for (const [file, start] of [
      ['page.html', '<!doctype html>'],
      ['page', '<!doctype html>'],
      ['PAGE.MD', '# Vision'],
      ['page.markdown', '# Vision'],
    ] as const) {
      const { status, stdout, stderr } = await doc(cwd, 'catalogs/vision', '--out', file);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      expect(stderr).toBe(`described catalogs/vision in ${file}: 3 features, 2 products, 5 examples\n`);
      expect(readFileSync(join(cwd, file), 'utf8').startsWith(start)).toBe(true);
    }
    await doc(cwd, 'catalogs/vision', '--out', 'page.md', '--format', 'html');
    expect(readFileSync(join(cwd, 'page.md'), 'utf8')).toMatch(/^<!doctype html>/);
    expect((await doc(cwd, 'catalogs/vision', '--out', 'page.html', '--quiet')).stderr).toBe('');
  });

  it('is the same whether it is printed or written, and reads a price list from standard input', async () => {
    const cwd = commandFolder();
    const args = ['--format', 'markdown'];
    const { stdout } = await doc(cwd, 'catalogs/vision', ...args);
    await doc(cwd, 'catalogs/vision', '--out', 'page.md');
    expect(readFileSync(join(cwd, 'page.md'), 'utf8')).toBe(stdout);
    writeFileSync(join(cwd, 'list.tarifa'), LIST('3'));
    const page = (await doc(cwd, 'list.tarifa', ...args)).stdout;
    expect((await run(['doc', '-', ...args], { cwd, stdin: LIST('3') })).stdout).toBe(page);
    expect(page).toContain('**three calls** (CNY 3.00)');
  });
});

describe('no page is written', () => {
  it('of a price list with errors', async () => {
    const cwd = commandFolder();
    writeFileSync(join(cwd, 'wrong.tarifa'), LIST('3').replace('/ call }', '/ cal }'));
    const { status, stdout, stderr } = await doc(cwd, 'wrong.tarifa', '--out', 'page.html');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('wrong.tarifa:6');
    expect(() => readFileSync(join(cwd, 'page.html'))).toThrow('ENOENT');
  });

  it('whose examples say what does not come out', async () => {
    const cwd = commandFolder();
    writeFileSync(join(cwd, 'wrong.tarifa'), LIST('4'));
    const { status, stdout, stderr } = await doc(cwd, 'wrong.tarifa');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('expected  CNY 4.00');
    expect(stderr).toContain('error: no page is written while 1 example does not hold');
  });

  it('where it cannot be', async () => {
    const cwd = commandFolder();
    mkdirSync(join(cwd, 'page.html'));
    const { status, stderr } = await doc(cwd, 'catalogs/vision', '--out', 'page.html');
    expect(status).toBe(4);
    expect(stderr).toMatch(/^error: page\.html: cannot be written/);
  });

  it('in a format that there is not', async () => {
    const { status, stderr } = await doc(commandFolder(), 'catalogs/vision', '--format', 'htlm');
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean html?');
  });
});
