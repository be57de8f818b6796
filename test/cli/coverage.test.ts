import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printFailure } from '../../cli/report/examples.ts';
import { soundCatalog } from '../../cli/catalog.ts';
import { exampleRun, runExamples } from '../../cli/run-examples.ts';
import { run } from '../support/run-command.ts';
import { silentContext } from '../support/silent-context.ts';
import { commandFolder } from './folder.ts';

const MAIN = 'catalogs/vision/main.tarifa';

/** The fixture with one text of its main file replaced. */
function edited(from: string, to: string): string {
  const cwd = commandFolder();
  const text = readFileSync(join(cwd, MAIN), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(cwd, MAIN),
    text.replace(from, () => to),
  );
  return cwd;
}

it('says by kind what the examples reach, and each place that they do not', async () => {
  const { status, stdout } = await run(['test', 'catalogs/vision', '--coverage'], { cwd: commandFolder() });
  expect(status).toBe(0);
  expect(stdout.slice(stdout.indexOf('coverage of'))).toMatchInlineSnapshot(`
    "coverage of catalogs/vision
      tiers           4  of   6
      cells           1  of   2
      fallbacks       1  of   1
      rejections      1  of   1
      package lines   1  of   2
      sizes           1  of   2
      alerts          1  of   1
      expiries        0  of   1
      all            10  of  16  62.5 %

    not reached by any example
      catalogs/vision/main.tarifa:35      cell          video_enhancement        <= 1440 p, <= 30 fps: CNY 8.00 / minute
      catalogs/vision/packages.tarifa:10  package line  face_comparison_1_1      covered by face_comparison_1_1_qps
      catalogs/vision/packages.tarifa:6   size          plate_package            5,000 for CNY 400
      catalogs/vision/packages.tarifa:1   expiry        plate_package            expires after 1 year
      catalogs/vision/packages.tarifa:13  tier          face_comparison_1_1_qps  by month: up to 10: CNY 218 / qps
      catalogs/vision/packages.tarifa:14  tier          face_comparison_1_1_qps  by month: above 10: CNY 188 / qps
    "
  `);
});

it.each(['test', 'mutate'])('`%s` refuses a --min that nothing can reach, and says why', async (command) => {
  for (const min of ['101', '-1', '99.5', '1e1']) {
    const ran = await run([command, 'catalogs/vision', `--min=${min}`], { cwd: commandFolder() });
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('It is a whole number of percent from 0 to 100, such as 80.');
  }
});

it('fails below --min, and says how far the examples come', async () => {
  const cwd = commandFolder();
  const below = await run(['test', 'catalogs/vision', '--min', '100'], { cwd });
  expect(below.status).toBe(1);
  expect(below.stderr).toMatch(
    /error: the examples of catalogs\/vision reach [\d.]+ %, and 100 % are asked for: \d+ places are not reached/,
  );
  const above = await run(['test', 'catalogs/vision', '--min', '10'], { cwd });
  expect(above.status).toBe(0);
  expect(above.stderr).not.toContain('error');
});

it('marks the lines of the source', async () => {
  const { stdout } = await run(['test', 'catalogs/vision', '--marks'], { cwd: commandFolder() });
  expect(stdout).toMatch(/^26 ✓ {7}<= 10,000 calls {3}CNY 0\.15 \/ call$/m);
  expect(stdout).toMatch(/^\s*6 ✗ {3}size {4}5,000 points {2}CNY 400$/m);
  expect(stdout).toMatch(/^ 1 {3}catalog vision "Vision" \{$/m);
});

it('has the same as data, each place with the examples that come to it', async () => {
  const { stdout } = await run(['test', 'catalogs/vision', '--coverage', '--format', 'json'], {
    cwd: commandFolder(),
  });
  const { coverage } = JSON.parse(stdout) as { coverage: { points: { words: string }[] }[] };
  expect(coverage).toMatchObject([{ catalog: 'catalogs/vision', unpublished: { of: 0 } }]);
  expect(coverage[0]!.points.find(({ words }) => words === 'up to 10,000: CNY 0.15 / call')).toMatchObject({
    kind: 'tier',
    subject: 'license_plate_recognition',
    file: MAIN,
    apart: null,
    by: ['15,000 licence plates in January', 'a package runs out'],
  });
  const plain = await run(['test', 'catalogs/vision', '--format', 'json'], { cwd: commandFolder() });
  expect(JSON.parse(plain.stdout)).not.toHaveProperty('coverage');
});

it('shows of a failed example the steps where it parts, with the places of the rules', async () => {
  const { status, stderr } = await run(['test', 'catalogs/vision'], {
    cwd: edited('remaining 100 points', 'remaining 101 points'),
  });
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "catalogs/vision/main.tarifa:55 example fails: a package runs out
       catalogs/vision/main.tarifa:58 \`remaining\`
          expected  101
          came out  100, 1 too little
          license_plate_recognition: 900 calls by single_category: CNY 0.00
       where they part:
         catalogs/vision/main.tarifa:56 buy plate_package 1,000 points on 2026-01-01 for CNY 90
           Buys step-1: 1,000 points of Plate package  catalogs/vision/packages.tarifa:1
             pays from 2026-01-01T00:00:00+08:00, until 2027-01-01T00:00:00+08:00
             1,000 points for CNY 90 = CNY 90.00  catalogs/vision/packages.tarifa:5
             a line of its own in 2026-01: exactly 90, rounded CNY 90.00
         catalogs/vision/main.tarifa:57 use 900 calls of license_plate_recognition on 2026-01-02
           Metered in calls  catalogs/vision/main.tarifa:23
             900 calls as written
             status is success: counted
           Fund prepaid_qps: the feature does not accept it
           Fund single_category, for 900 calls
             step-1 (Plate package) pays for 900 calls at 1 point / call: 900 points, 1,000 → 100  catalogs/vision/packages.tarifa:2
               alert: step-1 has 100 left, at or below 200  catalogs/vision/packages.tarifa:1
             line of 2026-01, by single_category: 900 calls, nothing to pay

    tested catalogs/vision on interpret, js: 4 examples passed, 1 failed
    "
  `);
});

it('shows only the steps since the outcome that still held', async () => {
  const { stderr } = await run(['test', 'catalogs/vision'], {
    cwd: edited('charge    CNY 15\n', 'charge    CNY 16\n'),
  });
  expect(stderr).toMatch(/^ +it still held at catalogs\/vision\/main\.tarifa:\d+\n +where they part:$/m);
  expect(stderr).toContain('use 200 calls of license_plate_recognition');
  expect(stderr).not.toContain('use 900 calls');
});

it('says a difference once where later outcomes are off by the same', async () => {
  const { stderr } = await run(['test', 'catalogs/vision'], {
    cwd: edited(
      'charge    CNY 15\n    total     CNY 105\n',
      'charge CNY 16\n    use 1 call of license_plate_recognition on 2026-01-04\n    charge CNY 16.15\n    total CNY 105.15\n',
    ),
  });
  expect(stderr).toContain('use 200 calls');
  expect(stderr).not.toContain('use 1 call of');
  expect(stderr).toContain('parted already before catalogs/vision/main.tarifa:');
});

it('names the backend that differs, and what the other says', async () => {
  const cwd = commandFolder();
  let printed = '';
  const context = silentContext(cwd);
  const catalog = (await soundCatalog('catalogs/vision', context))!;
  const { examples } = await runExamples(catalog, ['interpret', 'js'], context.progress);
  const [interpreted, compiled] = examples[0]!.results;
  const [scenario] = catalog.compilation.scenarios;
  const { at } = scenario!.expectations[0]!;
  const mismatch = { at, what: 'charge', expected: '2000', actual: '2000.01', working: [] } as const;
  const colors = context.err.colors;
  const printer = { colors, print: (text: string) => ((printed += text), Promise.resolve()) };
  const failed = { ...compiled!, outcome: 'failed', mismatches: [mismatch] } as const;
  await printFailure(catalog, printer, exampleRun(catalog.ir, scenario!, [interpreted!, failed]));
  expect(printed).toContain('example fails on js: 15,000 licence plates in January');
  expect(printed).toContain(
    'it holds on interpret: backends that differ are a bug of tarifa, please report it',
  );
  expect(printed).toContain('came out  CNY 2,000.01, CNY 0.01 too much');
});
