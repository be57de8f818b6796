import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BACKENDS } from '../../cli/backends.ts';
import { SHELLS } from '../../cli/completion/scripts.ts';
import { FORMATS } from '../../cli/report-options.ts';
import { wordList } from '../../cli/report/word-list.ts';
import { MOST_ORDERS } from '../../compiler/analyze/advise/mix.ts';
import { RESULT_NAMES } from '../../runtime/records/index.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';
import { edit } from './folder.ts';

/** What the command lists in words is what it takes. */

const cwd = commandFolder();

it('puts words into a list', () => {
  expect(wordList([], 'or')).toBe('');
  expect(wordList(['a'], 'or')).toBe('a');
  expect(wordList(['a', 'b'], 'and')).toBe('a and b');
  expect(wordList(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});

it('names the reports that --out writes', async () => {
  const { stderr } = await run(['check', '--out', 'report'], { cwd });
  expect(stderr).toContain(
    `add --format ${wordList(
      FORMATS.filter((format) => format !== 'pretty'),
      'or',
    )}`,
  );
});

it('names the shells', async () => {
  const shells = Object.keys(SHELLS);
  const { stderr } = await run(['completion', 'powershell'], { cwd });
  expect(stderr).toContain(`there are ${wordList(shells, 'and')}`);
  const { stdout } = await run(['completion', '--help'], { cwd });
  expect(stdout).toContain(wordList(shells, 'or'));
  for (const shell of shells) expect(stdout).toContain(`$ tarifa completion ${shell}\n`);
});

it('names and counts the results', async () => {
  const { stdout } = await run(['rate', '--help'], { cwd });
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`(${[...RESULT_NAMES, 'pages'].join(', ')})`);
  await run(['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--out', 'bill'], { cwd });
  const summary = JSON.parse(readFileSync(join(cwd, 'bill/summary.json'), 'utf8')) as { results: object };
  expect(Object.keys(summary.results)).toEqual(RESULT_NAMES);
});

it('checks on every backend', async () => {
  const failing = commandFolder();
  edit(join(failing, 'catalogs/vision/main.tarifa'), 'charge  CNY 2,000', 'charge  CNY 2,001');
  const { stdout } = await run(['check', 'catalogs/vision', '--format', 'json'], { cwd: failing });
  const { examples } = JSON.parse(stdout) as {
    examples: { failures: readonly { backend: string }[] };
  };
  expect(examples.failures.map(({ backend }) => backend)).toEqual(BACKENDS);
});

it('says how many packages are tried', async () => {
  const { stdout } = await run(['advise', '--help'], { cwd });
  expect(stdout.replaceAll(',', '')).toContain(`${MOST_ORDERS} packages of a size`);
});
