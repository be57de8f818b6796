import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Line } from '../../../runtime/result.ts';
import { closeBooks, folderWith, rateBooks, resultsIn, write } from '../../ledger/books.ts';
import { arbitraryBooks } from '../../support/arbitrary-books.ts';

// Elsewhere, ids that were made up for lines clashed between lines and charges, and a sync stopped.

/** What a line is of. There is no other id: whoever needs one joins these. */
const identity = ({ account, period, feature, product, fund, order, adjusts, of }: Line): string =>
  JSON.stringify([
    account,
    period,
    feature ?? null,
    product ?? null,
    fund,
    order ?? null,
    adjusts ?? null,
    of ?? null,
  ]);

const linesIn = (folder: string): readonly Line[] =>
  (resultsIn(folder)['lines.ndjson'] ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

it('no two lines are of the same, but purchases of one order in one month', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, fc.boolean(), async ({ catalog, parts }, closes) => {
      const folder = folderWith(catalog);
      for (const [index, lines] of parts.entries()) {
        await rateBooks(folder, [write(folder, `part-${index}.ndjson`, lines)]);
        if (closes && index === 0)
          for (const month of ['2025-12', '2026-01']) await closeBooks(folder, month);
      }
      const lines = linesIn(folder);
      seen += lines.length;
      const of = lines.filter(({ fund }) => fund !== 'purchase').map(identity);
      expect(new Set(of).size).toBe(of.length);
      // A purchase and what renews or upgrades it are of one order; the other lines have none.
      for (const { fund, order, adjusts } of lines)
        if (adjusts === undefined) expect(order !== undefined).toBe(fund === 'purchase');
    }),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(40);
});

it('what a line is of depends on its own account only', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, async ({ catalog, parts }) => {
      const lines = parts.flat();
      const own = lines.filter((line) => (JSON.parse(line) as { account: string }).account === 'account-0');
      // A line without a record is owed up to the last record of all accounts, so the others keep their times.
      const folder = folderWith(catalog);
      await rateBooks(folder, [write(folder, 'all.ndjson', lines)], 'out', 'all');
      const all = linesIn(folder).filter(
        ({ account, quantity }) => account === 'account-0' && quantity !== '0',
      );
      await rateBooks(folder, [write(folder, 'own.ndjson', own)], 'out', 'own');
      const alone = linesIn(folder).filter(({ quantity }) => quantity !== '0');
      expect(all.map(identity)).toEqual(alone.map(identity));
    }),
    { numRuns: 40 },
  );
});
