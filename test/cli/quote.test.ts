import { expect, it } from 'vitest';
import { root } from '../support/project-copy.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const cwd = commandFolder();
const quote = (sentence: string, ...more: string[]) =>
  run(['quote', 'catalogs/vision', sentence, ...more], { cwd });

it('shows the steps that lead to an amount', async () => {
  const { status, stdout } = await quote('15,000 calls of license_plate_recognition in 2026-01');
  expect(status).toBe(0);
  expect(stdout).toBe(
    [
      'Licence plate recognition: 15,000 calls',
      '  10,000  calls  ×  CNY 0.15 / call  =  1,500.00',
      '   5,000  calls  ×  CNY 0.10 / call  =    500.00',
      'Total CNY 2,000.00',
      '',
    ].join('\n'),
  );
});

it('keeps the exact amount beside the rounded one', async () => {
  const sentence = '140 seconds of video_enhancement with frame_rate 60, resolution 1080';
  const json = await quote(sentence, '--format', 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    currency: 'CNY',
    amount: '37.33',
    exact: '112/3',
    lines: [
      { feature: 'video_enhancement', fund: 'price', quantity: '7/3', unit: 'minute', amount: '37.33' },
    ],
  });
  expect((await quote(sentence)).stdout).toContain('exactly 112/3 = 37.3333…');
});

it.each(['EUR 10.33 of card_payment', '10.33 EUR of card_payment', 'use EUR 10.33 of card_payment'])(
  'takes an amount of money where money is counted: %s',
  async (sentence) => {
    const { stdout } = await run(['quote', 'catalogs/payments-eea', sentence], { cwd: root });
    expect(stdout).toContain('Card payment: 10.33 EUR\n');
    expect(stdout).toContain('Total EUR 0.40  (exactly 0.40495)\n');
  },
);

it('quotes a purchase', async () => {
  const { stdout } = await quote('face_comparison_1_1_qps 40 qps by day', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ amount: '452.00', exact: '452', lines: [{ fund: 'purchase' }] });
});

it('gives no price where a part of it is refused', async () => {
  const refused = await quote('1 minute of video_enhancement with frame_rate 60, resolution 2160');
  expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('error TAR5108: ');
});

it('underlines what of a sentence cannot be read', async () => {
  const { status, stderr } = await quote('3 calls of licence_plate_recognition');
  expect(status).toBe(2);
  expect(stderr).toContain('^');
  expect(stderr).toContain('license_plate_recognition');
});

it('reads a sentence a line, and puts an error in its place', async () => {
  const stdin = '2 calls of license_plate_recognition\n\nnonsense\nface_comparison_1_1_qps 40 qps by day\n';
  const { status, stdout } = await run(['quote', 'catalogs/vision', '-', '--format', 'json'], { cwd, stdin });
  expect(status).toBe(1);
  const objects = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(objects).toMatchObject([
    { amount: '0.30' },
    { error: { code: expect.stringMatching(/^TAR\d{4}$/) } },
    { amount: '452.00' },
  ]);
});

it('says on which line of its input a sentence has no price', async () => {
  const stdin =
    '2 calls of license_plate_recognition\n\n  3 calls of nonsense\n1 stack of license_plate_recognition\n';
  const { status, stdout, stderr } = await run(['quote', 'catalogs/vision', '-'], { cwd, stdin });
  expect(status).toBe(1);
  expect(stdout).toContain('2 calls of license_plate_recognition\n');
  expect(stderr).toContain('<stdin>:3:14 error');
  expect(stderr).toContain('3 |   3 calls of nonsense\n');
  expect(stderr).toContain('<stdin>:4:');
  expect(stderr).not.toContain('<sentence>');
  const refused = await run(['quote', 'catalogs/vision', '-'], {
    cwd,
    stdin: '\n1 minute of video_enhancement with frame_rate 60, resolution 2160\n',
  });
  expect(refused.stderr).toContain(
    '   <stdin>:2: 1 minute of video_enhancement with frame_rate 60, resolution 2160\n',
  );
});

it('shows where the price list declares what a sentence is wrong about', async () => {
  const { stderr } = await quote('1 minute of video_enhancement with frame_rate 60, resolution high');
  expect(stderr).toContain('<sentence>:1:62 error TAR2712');
  expect(stderr).toContain('   catalogs/vision/main.tarifa:15:3 `resolution` is declared here\n');
  expect(stderr).toContain('15 |   attribute resolution in p\n');
});

it('shows no control character of a sentence', async () => {
  const ran = await quote('1 call of \u001b[31mred\u202e', '--color', 'never');
  const stderr = ran.stderr.replaceAll('\n', '');
  expect(stderr).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(stderr).toContain('\\u{1b}');
});
