import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const MAIN = 'catalogs/vision/main.tarifa';

it('says the score, what no example notices, and what would notice it', async () => {
  const { status, stdout, stderr } = await run(['mutate', 'catalogs/vision'], { cwd: commandFolder() });
  expect(status).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "mutation score of catalogs/vision: 42.5 %
      23 of 54 changes noticed by an example

    no example notices
      catalogs/vision/main.tarifa:4  rounding: half up → half even
      catalogs/vision/main.tarifa:4  rounding: half up → half down
      catalogs/vision/main.tarifa:4  rounding: half up → up
      catalogs/vision/main.tarifa:4  rounding: half up → down
      catalogs/vision/main.tarifa:4  rounding: to 0.01 → to 0.1
          use 1 call of license_plate_recognition
          charge CNY 0.15
      catalogs/vision/main.tarifa:4  rounding: to 0.01 → to 0.001
      catalogs/vision/main.tarifa:19  consume of single_category: by soonest expiry, earliest order, order id → by earliest order, soonest expiry, order id
      catalogs/vision/main.tarifa:19  consume of single_category: by soonest expiry, earliest order, order id → by soonest expiry, order id, earliest order
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: resolution up to 1,440 → resolution up to 1,441
          use 100 minutes of video_enhancement with resolution 1441, frame_rate 30
          rejected TAR5108
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: resolution up to 1,440 → resolution up to 1,439
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: resolution up to 1,440 → resolution below 1,440
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 30
          charge CNY 800
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: frame_rate up to 30 → frame_rate up to 31
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 31
          charge CNY 1,600
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: frame_rate up to 30 → frame_rate up to 29
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: frame_rate up to 30 → frame_rate below 30
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 30
          charge CNY 800
      catalogs/vision/main.tarifa:33  table cut of video_enhancement: frame_rate up to 60 → frame_rate up to 61
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 61
          rejected TAR5108
      catalogs/vision/main.tarifa:35  rate of video_enhancement: CNY 8.00 / minute → CNY 8.01 / minute  (no example comes to it)
      catalogs/vision/main.tarifa:35  rate of video_enhancement: CNY 8.00 / minute → CNY 7.99 / minute  (no example comes to it)
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 30
          charge CNY 800
      catalogs/vision/main.tarifa:35  rate of video_enhancement: CNY 16.00 / minute → CNY 15.99 / minute
          use 100 minutes of video_enhancement with resolution 1440, frame_rate 31
          charge CNY 1,600
      catalogs/vision/packages.tarifa:6  size of plate_package: 5,000 point → 5,001 point
      catalogs/vision/packages.tarifa:6  size of plate_package: 5,000 point → 4,999 point
      catalogs/vision/packages.tarifa:6  price of plate_package: CNY 400 → CNY 401
      catalogs/vision/packages.tarifa:6  price of plate_package: CNY 400 → CNY 399
          quote plate_package 5,000 point is CNY 400
      catalogs/vision/packages.tarifa:1  validity of plate_package: valid 1 year → valid 2 years
      catalogs/vision/packages.tarifa:1  alert of plate_package: alert at 20% → alert at 21%
      catalogs/vision/packages.tarifa:1  alert of plate_package: alert at 20% → alert at 19%
      catalogs/vision/packages.tarifa:13  rate of face_comparison_1_1_qps: CNY 218 / qps → CNY 219 / qps  (no example comes to it)
      catalogs/vision/packages.tarifa:13  rate of face_comparison_1_1_qps: CNY 218 / qps → CNY 217 / qps  (no example comes to it)
          quote face_comparison_1_1_qps 1 qps by month is CNY 218
      catalogs/vision/packages.tarifa:13  tier bound of face_comparison_1_1_qps: up to 10 qps → up to 11 qps
          quote face_comparison_1_1_qps 100 qps by month is CNY 19,100
      catalogs/vision/packages.tarifa:13  tier bound of face_comparison_1_1_qps: up to 10 qps → up to 9 qps
          quote face_comparison_1_1_qps 10 qps by month is CNY 2,180
      catalogs/vision/packages.tarifa:14  rate of face_comparison_1_1_qps: CNY 188 / qps → CNY 189 / qps  (no example comes to it)
      catalogs/vision/packages.tarifa:14  rate of face_comparison_1_1_qps: CNY 188 / qps → CNY 187 / qps  (no example comes to it)
          quote face_comparison_1_1_qps 100 qps by month is CNY 19,100

    does not count: 3 changes without effect
      1: no feature is paid for by both
      2: nothing is drawn from this fund at a published factor
    "
  `);
  expect(stderr).toMatch(/^changed catalogs\/vision in \d+ ways: \d+ noticed, \d+ not, score [\d.]+ %\n$/);
});

it('has the same as data, and the same twice', async () => {
  const cwd = commandFolder();
  const [one, two] = [
    await run(['mutate', 'catalogs/vision', '--format', 'json'], { cwd }),
    await run(['mutate', 'catalogs/vision', '--format', 'json'], { cwd }),
  ];
  expect(one.stdout).toBe(two.stdout);
  const data = JSON.parse(one.stdout) as {
    mutants: { outcome: string }[];
    noticed: number;
    survived: number;
  };
  expect(data.mutants.filter(({ outcome }) => outcome === 'noticed')).toHaveLength(data.noticed);
  expect(data.mutants).toContainEqual({
    kind: 'rate',
    subject: 'license_plate_recognition',
    file: MAIN,
    line: 26,
    before: 'CNY 0.15 / call',
    after: 'CNY 0.16 / call',
    outcome: 'noticed',
    reached: true,
    by: '15,000 licence plates in January',
  });
});

it('fails below --min, and says how far', async () => {
  const cwd = commandFolder();
  const { status, stderr } = await run(['mutate', 'catalogs/vision', '--min', '100'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /error: the examples of catalogs\/vision notice [\d.]+ %, and 100 % are asked for: \d+ changes are not noticed/,
  );
});

it('changes no file, and notices nothing of a price list without examples', async () => {
  const cwd = commandFolder();
  const path = join(cwd, MAIN);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/\n {2}example "[^]*\n\}/, '\n}'));
  const before = readFileSync(path, 'utf8');
  const { status, stdout } = await run(['mutate', 'catalogs/vision'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toContain('mutation score of catalogs/vision: 0 %');
  expect(readFileSync(path, 'utf8')).toBe(before);
});

it('says what is wrong with a price list that cannot be read', async () => {
  const { status, stderr } = await run(['mutate', '-'], { cwd: commandFolder(), stdin: 'catalog a "A" {}' });
  expect(status).toBe(1);
  expect(stderr).toContain('error');
});
