import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith, rateAlone, resultsIn, rows, write } from '../ledger/books.ts';
import { arbitraryBooks, dealt } from '../support/arbitrary-books.ts';

const CASES = Number(process.env['ARRIVAL_CASES'] ?? 40);
const SEED = Number(process.env['SEED'] ?? 81);
const ARRIVALS = 5;

/** Where a record stood is the one thing that a reject says of its arrival. */
const withoutPlaces = (rejects: string): readonly string[] =>
  rows(rejects)
    .map((reject) => JSON.stringify({ ...reject, file: '', line: 0 }))
    // A contradiction says where another one stands.
    .map((reject) => reject.replace(/another is at [^"]+:\d+/, 'another is at a place'))
    .sort();

/** What was written, with rejects apart from where they stood. */
function written(folder: string, out: string): object {
  const { 'rejects.ndjson': rejects = '', ...others } = resultsIn(folder, out);
  return { ...others, rejects: withoutPlaces(rejects) };
}

it(`any order of arrival, in one to seven files, gives the same bytes`, async () => {
  const counts = { runs: 0, charges: 0, rejects: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, fc.nat(), async ({ catalog, lines }, seed) => {
      const folder = folderWith(catalog);
      const { status } = await rateAlone(folder, [write(folder, 'all.ndjson', lines)], 'first');
      expect([0, 3]).toContain(status);
      const first = written(folder, 'first');
      for (let arrival = 0; arrival < ARRIVALS; arrival++) {
        const parts = dealt(lines, 1 + ((seed + arrival) % 7), seed + arrival);
        const files = parts.map((part, index) => write(folder, `${arrival}-${index}.ndjson`, part));
        expect((await rateAlone(folder, files, 'again')).status).toBe(status);
        expect(written(folder, 'again')).toEqual(first);
        counts.runs++;
      }
      const { 'charges.ndjson': charges = '', 'rejects.ndjson': rejects = '' } = resultsIn(folder, 'first');
      counts.charges += rows(charges).length;
      counts.rejects += rows(rejects).length;
      rmSync(folder, { recursive: true });
    }),
    { numRuns: CASES, seed: SEED },
  );
  console.log(`${CASES} sets of records in ${ARRIVALS} orders of arrival each: ${JSON.stringify(counts)}`);
  expect(counts.charges).toBeGreaterThan(CASES);
  expect(counts.rejects).toBeGreaterThan(CASES);
});
