import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';

const SETTINGS = '  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n';
const catalog = (body: string): string => `catalog c "C" {\n${SETTINGS}${body}}\n`;
const feature = (price: string): string => `  feature f "F" {\n    meter call\n${price}  }\n`;

/** A folder `prices` with files in it, in an empty one. */
function folder(files: Readonly<Record<string, string>>): {
  readonly cwd: string;
  read(path: string): string;
} {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-fix-'));
  mkdirSync(join(cwd, 'prices/parts'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, 'prices', path), text);
  return { cwd, read: (path) => readFileSync(join(cwd, 'prices', path), 'utf8') };
}

const check = (cwd: string, ...args: string[]) => run(['check', 'prices', ...args], { cwd });

it('mends what has a safe fix in every file, says what, and checks what came out', async () => {
  const { cwd, read } = folder({
    'main.tarifa': catalog('  include "parts/f.tarifa"\n  include "parts/f.tarifa"\n'),
    'parts/f.tarifa': feature(
      '    price graduated monthly {\n      <= 10  CNY .20 / call;\n      >  10 calls  CNY 0.10 / call\n    }\n',
    ),
  });
  const { status, stdout, stderr } = await check(cwd, '--fix');
  expect(read('main.tarifa')).toBe(catalog('  include "parts/f.tarifa"\n'));
  expect(read('parts/f.tarifa')).toBe(
    feature(
      '    price graduated monthly {\n      <= 10 calls  CNY 0.20 / call\n      >  10 calls  CNY 0.10 / call\n    }\n',
    ),
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('prices/parts/f.tarifa:4:18 fixed TAR1030: write `0.20`\n');
  expect(stderr).toContain('prices/parts/f.tarifa:4:10 fixed TAR2101: write `10 calls`\n');
  expect(stderr).toContain('fixed 4 findings in 2 files\n');
  expect(stderr).toContain('2 files, 0 errors, 0 warnings');
  expect(readdirSync(join(cwd, 'prices/parts'))).toEqual(['f.tarifa']);
});

it('guesses only with --unsafe-fixes, and says that it could', async () => {
  const text = catalog(
    feature(
      '    price graduated monthly {\n      <= 10 calls  CNY 0.20 / call\n      >  12 calls  CNY 0.10 / call\n    }\n',
    ),
  );
  const { cwd, read } = folder({ 'main.tarifa': text });
  const plain = await check(cwd);
  expect(plain.stderr).toContain('examples not run, 1 with --fix --unsafe-fixes\n');
  const safe = await check(cwd, '--fix');
  expect(safe.stderr).toMatch(/^nothing was fixed\n/);
  expect(safe.stderr).toContain('TAR2104');
  expect([safe.status, read('main.tarifa')]).toEqual([1, text]);
  const unsafe = await check(cwd, '--fix', '--unsafe-fixes');
  expect([unsafe.status, read('main.tarifa')]).toEqual([0, text.replace('>  12 calls', '> 10 calls')]);
});

it('does not take a guess after which more is found', async () => {
  const tiers = '      <= 10 calls  CNY 2 / call\n      >  12 seats  CNY 1 / call\n';
  const text = catalog(
    `  feature f "F" {\n    meter cal\n    price graduated monthly {\n${tiers}    }\n  }\n`,
  );
  const { cwd, read } = folder({ 'main.tarifa': text });
  const { status, stderr } = await check(cwd, '--fix', '--unsafe-fixes');
  expect(status).toBe(1);
  expect(stderr).toContain('there is no unit `cal`');
  expect(stderr).toContain('1 fix not taken, since more would be found then\n');
  expect(read('main.tarifa')).toBe(text);
});

it('mends more faults of a file at once than are shown of one', async () => {
  const many = (rate: string): string =>
    catalog(
      Array.from(
        { length: 1200 },
        (_, i) => `  feature f${i} "F" { meter call price CNY ${rate} / call }\n`,
      ).join(''),
    );
  const { cwd, read } = folder({ 'main.tarifa': many('.5') });
  expect((await check(cwd)).stderr).toContain('examples not run, 1200 fixable with --fix\n');
  const { status, stderr } = await check(cwd, '--fix');
  expect([status, read('main.tarifa') === many('0.5')]).toEqual([0, true]);
  expect(stderr).toContain('fixed 1,200 findings in 1 file\n');
});

it('leaves alone the few fixes that do not mend, and takes all others', async () => {
  const misspelt = new Map([
    [20, 'cal'],
    [45, 'calll'],
    [46, 'ccall'],
  ]);
  const tiers = (bound: string): string =>
    `    price graduated monthly {\n      <= 10 calls CNY 2 / call\n      > ${bound}  CNY 1 / call\n    }\n  }\n`;
  const many = (bound: number): string =>
    catalog(
      Array.from(
        { length: 60 },
        (_, i) =>
          `  feature f${i} "F" {\n    meter ${misspelt.get(i) ?? 'call'}\n` +
          tiers(misspelt.has(i) ? '12 seats' : `${bound} calls`),
      ).join(''),
    );
  const { cwd, read } = folder({ 'main.tarifa': many(12) });
  const { stderr } = await check(cwd, '--fix', '--unsafe-fixes');
  expect(read('main.tarifa')).toBe(many(10));
  expect(stderr).toContain('fixed 57 findings in 1 file\n');
});

it('changes nothing where nothing is to be fixed, and a second run changes nothing more', async () => {
  const { cwd, read } = folder({ 'main.tarifa': catalog(feature('    price CNY .5 / call\n')) });
  await check(cwd, '--fix');
  const once = read('main.tarifa');
  const { status, stderr } = await check(cwd, '--fix');
  expect(status).toBe(0);
  expect(stderr).toMatch(/^nothing was fixed\n/);
  expect(read('main.tarifa')).toBe(once);
});

it('prints the text of standard input, and findings beside it', async () => {
  const { cwd } = folder({});
  const stdin = catalog(feature('    price CNY .5 / call\n    price CNY 1 / cal\n'));
  const { status, stdout, stderr } = await run(['check', '-', '--fix'], { cwd, stdin });
  expect(stdout).toBe(stdin.replace('.5', '0.5'));
  expect(status).toBe(1);
  expect(stderr).toContain('<stdin>:8:15 fixed TAR1030: write `0.5`\n');
  expect(stderr).toContain('TAR2503');
  const json = await run(['check', '-', '--fix', '--format', 'json'], { cwd, stdin });
  expect(JSON.parse(json.stdout)).toMatchObject({
    fixed: [
      {
        catalog: '<stdin>',
        findings: [
          { code: 'TAR1030', file: '<stdin>', line: 8, column: 15, title: 'write `0.5`', safe: true },
        ],
        text: stdin.replace('.5', '0.5'),
      },
    ],
  });
});

it('offers fixes to programs with their edits', async () => {
  const { cwd } = folder({ 'main.tarifa': catalog(feature('    price CNY .5 / call\n')) });
  const { stdout } = await check(cwd, '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    diagnostics: [
      {
        code: 'TAR1030',
        fixes: [
          {
            title: 'write `0.5`',
            safe: true,
            edits: [
              {
                file: 'prices/main.tarifa',
                range: { start: { line: 8, column: 15 }, end: { line: 8, column: 17 } },
                text: '0.5',
              },
            ],
          },
        ],
      },
    ],
  });
});

it('never writes outside of the folder, nor what is not text', async () => {
  const { cwd } = folder({
    'main.tarifa': catalog('  include "parts/link.tarifa"\n'),
    'parts/broken.tarifa': feature('    price CNY .5 / call\n'),
  });
  const outside = join(cwd, 'outside.tarifa');
  const wrong = feature('    price CNY .5 / call\n');
  writeFileSync(outside, wrong);
  symlinkSync(outside, join(cwd, 'prices/parts/link.tarifa'));
  const { status, stderr } = await check(cwd, '--fix', '--unsafe-fixes');
  expect(status).toBe(1);
  expect(stderr).toContain('TAR2010');
  expect(readFileSync(outside, 'utf8')).toBe(wrong);

  const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0x2f, 0x2f, 0x20, 0xff, 0x0a])]);
  writeFileSync(join(cwd, 'prices/main.tarifa'), catalog('  include "parts/broken.tarifa"\n'));
  writeFileSync(join(cwd, 'prices/parts/broken.tarifa'), bytes);
  const broken = await check(cwd, '--fix');
  expect(broken.status).toBe(4);
  expect(broken.stderr).toContain('prices/parts/broken.tarifa: is not UTF-8');
  expect(readFileSync(join(cwd, 'prices/parts/broken.tarifa'))).toEqual(bytes);
});

it('is used wrongly with --unsafe-fixes alone', async () => {
  const { cwd } = folder({ 'main.tarifa': catalog('') });
  const { status, stderr } = await check(cwd, '--unsafe-fixes');
  expect(status).toBe(2);
  expect(stderr).toContain('--unsafe-fixes goes with --fix');
});
