import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';
import { repository } from './revisions.ts';

const root = join(import.meta.dirname, '../..');
const cwd = repository();
const plot = (...args: string[]) => run(['plot', ...args], { cwd });
const advice = join(root, 'examples/13-advice');

it('draws purchases over the price in the terminal, with their break-evens', async () => {
  const purchases = ['--buy', 'receipt_package 50,000 points', '--buy', 'receipt_qps 2 qps by month'];
  const { status, stdout, stderr } = await plot(advice, 'receipts', ...purchases);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: `plotted Receipts by ${advice}: 3 lines, 3 bounds\n`,
  });
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, 'plot.txt'), 'utf8'));
});

it('gives exact pieces to programs', async () => {
  const { stdout } = await plot(
    advice,
    'receipts',
    '--buy',
    'receipt_package 50,000 points',
    '--format',
    'json',
  );
  const { lines, per, unit } = JSON.parse(stdout) as Record<string, object[]>;
  expect({ per, unit }).toEqual({ per: 'month', unit: 'call' });
  expect(lines).toMatchObject([
    { name: 'Pay as you go', bounds: ['10000', '100000'], cheaper: null },
    {
      name: 'Receipt package, 50,000 points (CNY 3,000.00)',
      cheaper: [{ from: '32501', fromIncluded: true, to: '133333', toIncluded: true }],
      breakEvens: [
        { at: '32500', amount: '3000' },
        { at: '400000/3', amount: '30200/3' },
      ],
    },
  ]);
});

it('draws a price list over another, and over its past', async () => {
  const against = await plot('catalogs/vision', 'license_plate_recognition', '--against', 'old/vision');
  expect(against.stdout).toContain('old/vision is nowhere cheaper than catalogs/vision');
  expect(against.stdout).toContain('<= 10,000 calls  CNY 0.14 / call');
  expect(against.stdout).toContain('<= 10,000 calls  CNY 0.15 / call');
  const swapped = await plot('old/vision', 'license_plate_recognition', '--against', 'catalogs/vision');
  expect(swapped.stdout).toContain('catalogs/vision is cheaper than old/vision at every quantity');
  const since = await plot('catalogs/vision', 'license_plate_recognition', '--since', 'v1.0');
  expect(since.stdout).toContain('v1.0:catalogs/vision is nowhere cheaper than catalogs/vision');
});

it('writes an SVG whole, and says what it drew', async () => {
  const { status, stdout, stderr } = await plot(
    'catalogs/vision',
    'license_plate_recognition',
    '-o',
    'out.svg',
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toBe('plotted Licence plate recognition by catalogs/vision to out.svg: 1 line, 1 bound\n');
  const piped = await plot('catalogs/vision', 'license_plate_recognition', '--format', 'svg');
  expect(piped.stdout).toBe(readFileSync(join(cwd, 'out.svg'), 'utf8'));
});

it('has room for the longest number beside its axis', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-plot-'));
  writeFileSync(
    join(folder, 'main.tarifa'),
    catalogText('feature f { meter call price CNY 0.0000000251 / call }'),
  );
  const { stdout } = await run(['plot', folder, 'f', '--format', 'svg', '--out', '-'], { cwd });
  const numbers = [...stdout.matchAll(/translate\((\d+),[\d.]+\)" y="0.32em">([\d.,]+)</g)];
  expect(numbers.map(([, , text]) => text)).toContain('0.000000025');
  for (const [, x, text] of numbers) expect(Number(x)).toBeGreaterThan(text!.length * 7 + 9);
});

it('takes the price list of this folder, where none is named', async () => {
  const { status, stdout } = await run(['plot', 'license_plate_recognition'], {
    cwd: join(cwd, 'catalogs/vision'),
  });
  expect(status).toBe(0);
  expect(stdout).toContain('Licence plate recognition');
});

it.each([
  [undefined, 79],
  [100, 99],
  [400, 119],
  [20, 39],
])('of a terminal of %j columns takes %i', async (columns, taken) => {
  const around = { cwd, ...(columns === undefined ? {} : { columns }) };
  const { stdout } = await run(['plot', 'catalogs/vision', 'license_plate_recognition'], around);
  const axis = stdout.split('\n').filter((line) => line.includes('└'));
  expect(axis.map(({ length }) => length)).toEqual([taken, taken]);
});

it.each([
  [['catalogs/vision', 'license_plate_recogniton'], 'did you mean `license_plate_recognition`?'],
  [
    ['catalogs/vision', 'license_plate_recognition', '--buy', 'plate_pakage 1,000 points'],
    'did you mean `plate_package`?',
  ],
  [['catalogs/vision', 'license_plate_recognition', '--buy', 'plate_package 7 points'], 'plate_package'],
  [
    [
      'catalogs/vision',
      'video_enhancement',
      '--buy',
      'plate_package 1,000 points',
      '--with',
      'frame_rate 60, resolution 720',
    ],
    'pays for no use of Video enhancement; nothing that is sold does',
  ],
  [['catalogs/vision', 'video_enhancement'], '--with "frame_rate 30, resolution 1440"'],
  [['catalogs/vision', 'video_enhancement', '--with', 'frame_rat 60'], 'did you mean `frame_rate`?'],
  [['catalogs/vision', 'license_plate_recognition', '--too', '5'], 'Did you mean --to?'],
  [['catalogs/vision', 'license_plate_recognition', '--to', '5,00'], 'such as 50,000'],
  [['catalogs/vision', 'license_plate_recognition', '--from', '50', '--to', '20'], 'nothing between'],
  [['catalogs/vision', 'license_plate_recognition', '--out', 'x.png'], 'FILE.svg'],
  [
    ['catalogs/vision', 'license_plate_recognition', '--against', 'old/vision', '--since', 'v1.0'],
    'take one',
  ],
  [['catalogs/vision'], "missing required argument 'feature'"],
  [['license_plate_recognition'], 'name the price list'],
  [[], 'missing required argument'],
])('%j ends with 2 and says what was meant', async (args, said) => {
  const { status, stdout, stderr } = await plot(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
});

it('asks for attributes in words that can be copied as they stand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-plot-'));
  const text = `catalog stored "Stored" {
  currency USD
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  attribute region one of "us-east-1", "it's $HOME"
  attribute price one of otherwise, less
  feature reads "Reads" {
    meter call
    price USD / call by region, \`price\` {
      |             | \`otherwise\` | less |
      | "us-east-1" | 2 | 1 |
      | "it's $HOME" | 4 | 3 |
    }
  }
}
`;
  writeFileSync(
    join(folder, 'main.tarifa'),
    text
      .replaceAll('attribute price', 'attribute `price`')
      .replaceAll('one of otherwise', 'one of `otherwise`'),
  );
  const { status, stderr } = await run(['plot', 'reads'], { cwd: folder });
  expect(status).toBe(2);
  const [, copied] = /--with '([^']*)'\n/.exec(stderr)!;
  expect(copied).toBe('region "us-east-1", `price` `otherwise`');
  const again = await run(['plot', 'reads', '--with', copied!], { cwd: folder });
  expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('USD 2 / call')]);
});

it('ends with 1 where the price list has no price', async () => {
  const none = await plot('catalogs/vision', 'video_enhancement', '--with', 'frame_rate 60, resolution 4000');
  expect(none).toMatchObject({ status: 1, stdout: '' });
  expect(none.stderr).toBe('error TAR5108: not sold: outside the published table\n');
});

it('does not draw prices of two currencies over each other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-plot-'));
  cpSync(join(root, 'examples/00-readme'), join(folder, 'one'), { recursive: true });
  cpSync(join(root, 'examples/00-readme'), join(folder, 'other'), { recursive: true });
  const path = join(folder, 'other/main.tarifa');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('CNY', 'USD'));
  const { status, stderr } = await run(
    ['plot', 'one', 'license_plate', '--against', 'other', '-o', 'x.svg'],
    {
      cwd: folder,
    },
  );
  expect(status).toBe(2);
  expect(stderr).toBe('error: prices in CNY and in USD cannot be drawn over each other\n');
  expect(existsSync(join(folder, 'x.svg'))).toBe(false);
});

it('says what differs where one price list counts in whole numbers what the other measures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-plot-'));
  for (const [name, word] of [
    ['one', 'unit'],
    ['other', 'measure'],
  ]) {
    mkdirSync(join(folder, name!));
    const text = `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  ${word} gb
  feature stored "Stored" {
    meter gb
    price CNY 1 / gb
  }
  example "one" {
    use 1 gb of stored
    charge CNY 1
  }
}
`;
    writeFileSync(join(folder, name!, 'main.tarifa'), text);
  }
  const said =
    'error: one counts gb in whole numbers, and other does not: they cannot be drawn over each other\n';
  const ran = await run(['plot', 'one', 'stored', '--against', 'other'], { cwd: folder });
  expect(ran).toMatchObject({ status: 2, stderr: said });
  const turned = await run(['plot', 'other', 'stored', '--against', 'one'], { cwd: folder });
  expect(turned).toMatchObject({ status: 2, stderr: said });
});
