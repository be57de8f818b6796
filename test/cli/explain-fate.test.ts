import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RecordExplained } from '../../cli/explain-record.ts';
import { folderWith, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** A record that does not stand says what became of it, and one that came more than once says where. */

const folder = folderWith(catalogText('feature f "Pic" { meter call price CNY 0.10 / call }'));
const time = '2026-01-10T00:00:00Z';
write(folder, 'usage.ndjson', [
  use('u1', time, 5),
  use('x1', time, 0, { replaces: 'u1' }),
  use('u2', time, 5),
  use('c1', time, 6, { replaces: 'u2' }),
  use('c2', time, 7, { replaces: 'c1' }),
  use('u3', time, 5),
  use('d1', time, 6, { replaces: 'u3' }),
  use('x3', time, 0, { replaces: 'd1' }),
  use('u4', time, 1),
]);
const copies = Array.from({ length: 4 }, () => use('u4', time, 1));
write(folder, 'again.ndjson', copies);

async function explained(id: string): Promise<readonly [string, RecordExplained]> {
  const args = ['explain', 'main.tarifa', '--record', id, '--usage', 'usage.ndjson', 'again.ndjson'];
  const pretty = await run(args, { cwd: folder });
  const json = await run([...args, '--format', 'json'], { cwd: folder });
  expect([pretty.status, pretty.stderr.includes('error'), json.status]).toEqual([0, false, 0]);
  return [pretty.stdout, JSON.parse(json.stdout) as RecordExplained];
}

it.each([
  ['u1', 'cancelled by the record x1: nothing of it is billed', [null, 'x1', null, 'x1']],
  ['x1', 'cancels the record u1: nothing of either is billed', ['u1', null, null, 'x1']],
  ['u2', 'corrected by the record c1; in the end c2 stands in its place', [null, 'c1', 'c2', null]],
  ['c1', 'corrects the record u2\n  corrected by the record c2, which stands', ['u2', 'c2', 'c2', null]],
  ['c2', 'corrects the record c1\n', ['c1', null, null, null]],
  [
    'u3',
    'corrected by the record d1; in the end x3 cancels it, and nothing of it is billed',
    [null, 'd1', null, 'x3'],
  ],
])('%s', async (id, words, [corrects, correctedBy, replacedBy, cancelledBy]) => {
  const [text, json] = await explained(id);
  expect(text).toContain(`  ${words}`);
  expect(json).toMatchObject({ corrects, correctedBy, replacedBy, cancelledBy });
  expect(json.steps.length > 0).toBe(id === 'c2');
});

it('says how many copies came, and where', async () => {
  const [text, json] = await explained('u4');
  const places = 'also at usage.ndjson:9, again.ndjson:2, again.ndjson:3 and 1 other place';
  expect(text).toContain(`  came 5 times with the same contents, and counts once: ${places}\n`);
  expect(json).toMatchObject({ file: 'again.ndjson', line: 1, amount: '0.10' });
  expect(json.copies).toHaveLength(4);
});

it('speaks of no copies where the contents differ', async () => {
  writeFileSync(join(folder, 'other.ndjson'), use('u1', time, 9));
  const args = ['explain', 'main.tarifa', '--record', 'u1', '--usage', 'usage.ndjson', 'other.ndjson'];
  const { stdout } = await run(args, { cwd: folder });
  expect(stdout).toContain('Rejected with TAR5010');
  expect(stdout).not.toContain('same contents');
});
