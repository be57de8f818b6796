import { expect, it } from 'vitest';
import { printFailure } from '../../cli/report/examples.ts';
import { soundCatalog } from '../../cli/catalog.ts';
import { exampleRun, runExamples } from '../../cli/run-examples.ts';
import { run } from '../support/run-command.ts';
import { silentContext } from '../support/silent-context.ts';
import { commandFolder, editedFolder } from './folder.ts';

/** What is told of an example that fails: where it parts from what it states, and by which rules. */

it('shows of a failed example the steps where it parts, with the places of the rules', async () => {
  const { status, stderr } = await run(['test', 'catalogs/vision'], {
    cwd: editedFolder('remaining 100 points', 'remaining 101 points'),
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
    cwd: editedFolder('charge    CNY 15\n', 'charge    CNY 16\n'),
  });
  expect(stderr).toMatch(/^ +it still held at catalogs\/vision\/main\.tarifa:\d+\n +where they part:$/m);
  expect(stderr).toContain('use 200 calls of license_plate_recognition');
  expect(stderr).not.toContain('use 900 calls');
});

it('says a difference once where later outcomes are off by the same', async () => {
  const { stderr } = await run(['test', 'catalogs/vision'], {
    cwd: editedFolder(
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
