import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const MAIN = 'catalogs/vision/main.tarifa';

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
