import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';
import { closeBooks, folderWith, rateAlone, rateBooks, resultsIn, rows, write, type Row } from './books.ts';
import { arbitraryBooks } from '../support/arbitrary-books.ts';

const CASES = Number(process.env['LEDGER_CASES'] ?? 150);
const SEED = Number(process.env['SEED'] ?? 91);

it('any split over runs gives the bytes of one run', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, async ({ catalog, parts }) => {
      const folder = folderWith(catalog);
      const files = parts.map((lines, index) => write(folder, `part-${index}.ndjson`, lines));
      const { status } = await rateAlone(folder, files);
      expect([0, 3]).toContain(status);
      for (const file of files) {
        const ran = await rateBooks(folder, [file]);
        expect([ran.status === 0 || ran.status === 3, ran.stderr]).toEqual([true, ran.stderr]);
        runs++;
      }
      expect(resultsIn(folder)).toEqual(resultsIn(folder, 'alone'));
      // Delivered once more, and rated with nothing new: nothing changes.
      await rateBooks(folder, files);
      expect(resultsIn(folder)).toEqual(resultsIn(folder, 'alone'));
      rmSync(folder, { recursive: true });
    }),
    { numRuns: CASES, seed: SEED },
  );
  console.log(`${CASES} sets of records were split over ${runs} runs`);
});

const MONTHS = ['2025-12', '2026-01', '2026-02'];

/** Which line of which month, whatever it came in. */
const subject = ({ account, period, feature, product, fund, order, adjusts, of }: Row): string =>
  JSON.stringify([account, adjusts ?? period, feature ?? product, of ?? fund, order ?? '']);

function sums(lines: readonly Row[], keyOf: (line: Row) => string): Readonly<Record<string, string>> {
  const totals = new Map<string, Exact>();
  for (const line of lines)
    totals.set(keyOf(line), (totals.get(keyOf(line)) ?? Exact.zero).plus(Exact.of(line.amount)));
  return Object.fromEntries(
    [...totals].filter(([, sum]) => !sum.isZero()).map(([key, sum]) => [key, `${sum}`]),
  );
}

it('what comes after a close is made up for to the last cent', async () => {
  let adjusted = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryBooks,
      fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
      async (books, when) => {
        const folder = folderWith(books.catalog);
        const files = books.parts.map((lines, index) => write(folder, `part-${index}.ndjson`, lines));
        const closedInvoices: string[] = [];
        let next = 0;
        for (const [index, file] of files.entries()) {
          await rateBooks(folder, [file]);
          const { 'invoices.ndjson': text = '' } = resultsIn(folder);
          for (const line of closedInvoices) expect(text).toContain(line);
          // Each month is closed after some file, in order.
          while (next < MONTHS.length && (when[next] ?? 0) <= index) {
            const month = MONTHS[next++] ?? '';
            const closed = await closeBooks(folder, month);
            expect([closed.status, closed.stderr]).toEqual([0, closed.stderr]);
            await rateBooks(folder, []);
            const { 'invoices.ndjson': after = '' } = resultsIn(folder);
            closedInvoices.push(...after.split('\n').filter((line) => line.includes(`"period":"${month}"`)));
          }
        }
        const { 'lines.ndjson': lines = '', 'invoices.ndjson': invoices = '' } = resultsIn(folder);
        // The same months closed once everything is known: closing says that the next month has begun.
        await rateBooks(folder, files, 'anew', 'at-once');
        for (const month of MONTHS.slice(0, next)) await closeBooks(folder, month, 'at-once');
        await rateBooks(folder, [], 'anew', 'at-once');
        const { 'lines.ndjson': anew = '' } = resultsIn(folder, 'anew');
        expect(anew).not.toContain('adjustment');
        const made = rows(lines);
        expect(sums(made, subject)).toEqual(sums(rows(anew), subject));
        const byMonth = ({ account, period }: Row): string => `${account} ${period}`;
        expect(sums(rows(invoices), byMonth)).toEqual(sums(made, byMonth));
        for (const { adjusts, records } of made)
          if (adjusts !== undefined) {
            adjusted++;
            expect(records).not.toEqual([]);
          }
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: CASES, seed: SEED },
  );
  console.log(`${adjusted} adjustments were made in ${CASES} ledgers`);
  expect(adjusted).toBeGreaterThan(0);
});
