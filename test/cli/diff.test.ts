import { execFileSync } from 'node:child_process';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { commandFolder, edit } from './folder.ts';
import { repository } from './revisions.ts';

const cwd = repository();
const diff = (...args: string[]) => run(['diff', ...args], { cwd });

it('tells what changed as a table', async () => {
  const { status, stdout } = await diff('old/vision', 'catalogs/vision');
  expect(status).toBe(0);
  expect(stdout).toBe(`Changes: 1 feature changed, 1 product changed.

license_plate_recognition  Licence plate recognition
    before                             now
    graduated:                         graduated:
      <= 10,000 calls CNY 0.15 / call    <= 10,000 calls CNY 0.14 / call
      > 10,000 calls CNY 0.10 / call     > 10,000 calls CNY 0.10 / call
    calls in a month  bill   by
    any quantity      falls  CNY 0.01 (at 1) to CNY 100.00 (at 10,000)

plate_package  Plate package
  size 5,000 points  CNY 400.00 → CNY 380.00

2 features and 1 product mean what they did.
`);
});

it('finds no change where only the writing changed', async () => {
  const other = commandFolder();
  const folder = join(other, 'catalogs/vision');
  renameSync(join(folder, 'packages.tarifa'), join(folder, 'bundles.tarifa'));
  edit(join(folder, 'main.tarifa'), 'packages.tarifa', 'bundles.tarifa');
  edit(
    join(folder, 'main.tarifa'),
    '<= 10,000 calls   CNY 0.15 / call',
    '<= 50 calls CNY 0.15 / call\n      <= 10000 calls CNY 15 / 100 calls',
  );
  edit(join(folder, 'main.tarifa'), 'Licence plate recognition', 'Plates');
  const ran = await run(['diff', join(cwd, 'old/vision'), 'catalogs/vision'], { cwd: other });
  expect(ran).toMatchObject({ status: 0, stdout: 'No change in meaning.\n' });
  expect(ran.stderr).toMatch(/^compared catalogs\/vision with .+: no change in meaning\n$/);
});

const priced = (features: string): string =>
  `catalog t "T" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n  measure p\n  measure GB\n  attribute size in p default 720\n${features}\n}\n`;

async function changed(old: string, now: string, ...more: readonly string[]): Promise<string> {
  writeFileSync(join(cwd, 'a.tarifa'), priced(old));
  writeFileSync(join(cwd, 'b.tarifa'), priced(now));
  return (await diff('a.tarifa', 'b.tarifa', ...more)).stdout;
}
const feature = (price: string, unit = 'call'): string =>
  `feature f "F" { meter ${unit}\n price ${price}\n }`;

it('tells where a bill turns at once, and where it is equal', async () => {
  const jump = feature('CNY 1 / GB', 'GB');
  const tiers = (bound: string): string =>
    feature(`volume monthly {\n < ${bound} GB CNY 1.2 / GB\n >= ${bound} GB CNY 0.9 / GB\n }`, 'GB');
  const told = await changed(jump, tiers('43'));
  expect(told).toContain('Break-even: from 43 on, at once.');
  expect(told).toContain('\nThere is no other feature or product.\n');
  expect(await changed(feature('CNY 1 / call'), feature('CNY 10 + CNY 0.5 / call monthly'))).toContain(
    'Break-even: at 20.',
  );
});

it('does not hide a local peak behind what grows without bound', async () => {
  const tiers = (bound: string): string =>
    feature(`volume monthly {\n <= ${bound} calls CNY 0.1 / call\n > ${bound} calls CNY 0.06 / call\n }`);
  const more = tiers('1,200').replace('0.06', '0.061');
  expect(await changed(tiers('1,000'), more)).toContain(
    '1,001 and more    rises  up to CNY 48.00 (at 1,200), then from CNY 1.201 (at 1,201), without bound',
  );
});

it('tells a tier in one line, whatever its message holds', async () => {
  const closing = (rate: string): string =>
    feature(
      `graduated monthly {\n <= 10 calls CNY ${rate} / call\n > 10 calls reject "none · call us · now"\n }`,
    );
  expect(await changed(closing('1'), closing('2'))).toContain(`
    before                                      now
    graduated:                                  graduated:
      <= 10 calls CNY 1 / call                    <= 10 calls CNY 2 / call
      > 10 calls reject "none · call us · now"    > 10 calls reject "none · call us · now"
`);
  const { features } = JSON.parse(await changed(closing('1'), closing('2'), '--format', 'json'));
  expect(features[0].prices[0].cells[0].amounts).toMatchObject({
    per: 'month',
    old: 'graduated: <= 10 calls CNY 1 / call · > 10 calls reject "none · call us · now"',
  });
});

it('names the term of a purchase', async () => {
  const seat = (rate: string): string =>
    `licence seat "Seat" {\n term starts on activation within 1 month\n price CNY / call by term {\n | year | ${rate} |\n }\n }`;
  expect(await changed(seat('10'), seat('12'))).toContain('\n    calls bought by year  bill');
  const { products } = JSON.parse(await changed(seat('10'), seat('12'), '--format', 'json'));
  expect(products[0].terms[0].per).toBe('purchase by year');
});

it('tells the bounds of one event as they are written, and one value as one', async () => {
  const share = (part: string): string =>
    `feature f "F" { meter amount in CNY\n price ${part}% of amount per event at most CNY 5\n }`;
  const told = await changed(share('1.5'), share('2'));
  expect(told).toContain('1.5% of amount per event at most CNY 5 → 2% of amount per event at most CNY 5');
  expect(told).toContain('below 333 1/3');
  const table = (rate: string): string =>
    feature(`CNY / call by size {\n | < 720 p | 1 |\n | <= 720 p | ${rate} |\n | > 720 p | 3 |\n }`);
  expect(await changed(table('2'), table('4'))).toContain('\n  size 720 p\n');
});

it('says what is named and not measured', async () => {
  const said = 'is named and not measured: with --usage, what all of it comes to for accounts';
  const [daily, monthly] = ['daily', 'monthly'].map((period) =>
    feature(`graduated ${period} {\n <= 10 calls CNY 1 / call\n > 10 calls CNY 2 / call\n }`),
  );
  expect(await changed(daily!, monthly!)).toContain(said);
  expect(await changed(daily!, monthly!, '--format', 'markdown')).toContain(said);
  expect(await changed(feature('CNY 1 / call'), feature('CNY 2 / call'))).not.toContain(said);
});

it('names times as a price list does', async () => {
  const priced = (rows: string): string =>
    `catalog t "T" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  measure kWh\n  feature power "Power" {\n    meter kWh\n    price CNY / kWh by time {\n${rows}\n    } otherwise CNY 0.1 / kWh\n  }\n}\n`;
  writeFileSync(join(cwd, 'a.tarifa'), priced('| weekdays 08:00-20:00 | 0.3 |'));
  writeFileSync(
    join(cwd, 'b.tarifa'),
    priced('| weekdays 08:00-21:00 | 0.3 |\n| saturday 22:00-06:00 | 0.2 |'),
  );
  const { stdout } = await diff('a.tarifa', 'b.tarifa');
  expect(stdout).toContain('\n  weekdays 20:00 to 21:00\n    CNY 0.1 / kWh → CNY 0.3 / kWh\n');
  expect(stdout).toContain('\n  saturday 22:00 to sunday 06:00\n');
  expect(stdout).toContain('any quantity  rises  CNY 0.20 for each kWh');
});

it('tells apart what differs in the last decimal', async () => {
  const bounded = (bound: string): string =>
    `catalog t "T" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  measure GB\n  feature store "Store" {\n    meter GB\n    price graduated monthly {\n      <= ${bound} GB CNY 2 / GB\n      >  ${bound} GB CNY 1 / GB\n    }\n  }\n}\n`;
  writeFileSync(join(cwd, 'a.tarifa'), bounded('10.123456'));
  writeFileSync(join(cwd, 'b.tarifa'), bounded('10.123457'));
  const { stdout } = await diff('a.tarifa', 'b.tarifa');
  expect(stdout).toContain('<= 10.123456 GB CNY 2 / GB');
  expect(stdout).toContain('<= 10.123457 GB CNY 2 / GB');
  expect(stdout).not.toContain('…');
});

describe('with --since', () => {
  it('reads the catalog and what it includes from the revision', async () => {
    const [since, beside] = [
      await diff('catalogs/vision', '--since', 'HEAD~1'),
      await diff('old/vision', 'catalogs/vision'),
    ];
    expect(since.stdout).toBe(beside.stdout);
    expect(since.stderr).toBe(
      'compared catalogs/vision with HEAD~1:catalogs/vision: 1 feature changed, 1 product changed\n',
    );
    expect((await diff('catalogs/vision/main.tarifa', '--since', 'v1.0')).stdout).toBe(beside.stdout);
    expect((await diff('catalogs/vision', '--since', 'HEAD')).stdout).toBe('No change in meaning.\n');
  });

  it.each([
    [['catalogs/vision', '--since', 'nowhere'], 2, 'no revision nowhere'],
    [['catalogs/vision', '--since', '--output=x'], 2, 'is not a git revision'],
    [['-', '--since', 'HEAD'], 2, 'a folder or a file'],
    [['catalogs/vision'], 2, '--since HEAD~1'],
    [['catalogs/vision', 'old/vision', '--usage', '-'], 2, 'name files'],
    [['nowhere', 'old/vision'], 4, 'no such file'],
  ])('%j ends honestly', async (args, status, said) => {
    const ran = await diff(...args);
    expect(ran).toMatchObject({ status, stdout: '' });
    expect(ran.stderr).toContain(said);
  });

  it('says so where there is no repository', async () => {
    const outside = await run(['diff', 'catalogs/vision', '--since', 'HEAD'], { cwd: commandFolder() });
    expect(outside).toMatchObject({ status: 2, stdout: '' });
    expect(outside.stderr).toContain('lies in no git repository');
  });

  it('says of a catalog that the revision does not have that it is new', async () => {
    cpSync(join(cwd, 'catalogs/vision'), join(cwd, 'catalogs/late'), { recursive: true });
    const late = await diff('catalogs/late', '--since', 'HEAD');
    rmSync(join(cwd, 'catalogs/late'), { recursive: true });
    expect(late).toMatchObject({ status: 0, stdout: 'catalogs/late is new: 3 features, 2 products.\n' });
  });
});

it('says what git says where a revision cannot be read', async () => {
  const damaged = repository();
  const idOf = (name: string): string =>
    execFileSync('git', ['-C', damaged, 'rev-parse', name], { encoding: 'utf8' }).trim();
  const lose = (id: string): void =>
    rmSync(join(damaged, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
  lose(idOf('HEAD:catalogs/vision/packages.tarifa'));
  const args = ['diff', 'catalogs/vision', '--since', 'HEAD'];
  const blob = await run(args, { cwd: damaged });
  expect(blob).toMatchObject({ status: 4, stdout: '' });
  expect(blob.stderr).toMatch(
    /^error: HEAD:catalogs\/vision\/packages\.tarifa: cannot be read from git, which says: /,
  );
  lose(idOf('HEAD:catalogs/vision'));
  const tree = await run(args, { cwd: damaged });
  expect(tree).toMatchObject({ status: 4, stdout: '' });
  expect(tree.stderr).toMatch(/^error: HEAD:catalogs\/vision: cannot be read from git, which says: /);
});

it('ends with 1 where a catalog has errors, and says which', async () => {
  const broken = commandFolder();
  edit(join(broken, 'catalogs/vision/main.tarifa'), '>  10,000', '>  20,000');
  const ran = await run(['diff', join(cwd, 'old/vision'), 'catalogs/vision'], { cwd: broken });
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('TAR2104');
});

it('gives programs exact numbers', async () => {
  const { status, stdout } = await diff('old/vision', 'catalogs/vision', '--format', 'json');
  expect(status).toBe(0);
  const printed = JSON.parse(stdout) as unknown;
  expect(printed).toMatchObject({
    version: 1,
    old: { catalog: 'old/vision' },
    currency: 'CNY',
    features: [
      {
        feature: 'license_plate_recognition',
        change: 'changed',
        prices: [
          {
            from: null,
            until: null,
            cells: [
              {
                where: [],
                amounts: {
                  per: 'month',
                  unit: 'call',
                  changes: [
                    {
                      from: { quantity: '1', included: true },
                      to: null,
                      bill: 'falls',
                      least: { amount: '-100', at: '10000', reached: true },
                      most: { amount: '-0.01', at: '1', reached: true },
                    },
                  ],
                  breakEven: [],
                },
              },
            ],
          },
        ],
      },
    ],
    products: [
      {
        product: 'plate_package',
        facts: [{ what: 'size 5,000 points', where: '', old: 'CNY 400.00', new: 'CNY 380.00' }],
      },
    ],
    same: { features: 2, products: 1 },
    usage: null,
  });
});
