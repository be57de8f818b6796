import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Context } from '../../cli/context.ts';
import { withLedger } from '../../cli/ledger.ts';
import { rate } from '../../cli/rate.ts';
import { readUsage } from '../../cli/read-usage.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { RESULT_NAMES, resultRows, type ResultRow, type Results } from '../../runtime/records/index.ts';
import { irOf } from '../support/compile-text.ts';
import { arbitraryBooks } from '../support/arbitrary-books.ts';
import { silentContext } from '../support/silent-context.ts';
import { folderWith, write } from './books.ts';

/** Records that come in two runs, cut anywhere, give what one run gives. */
const CUTS = Number(process.env['PREFIX_CUTS'] ?? 1000);

const asked = ({ progress }: Context) => ({ period: null, backend: 'interpret', progress }) as const;

/** A contradiction says where another one stands. */
const placeless = ({ message }: ResultRow): object =>
  typeof message === 'string' ? { message: message.replace(/another is at \S+:\d+$/, '') } : {};

const rowsOf = (results: Results): object =>
  Object.fromEntries(
    RESULT_NAMES.map((name) => [
      name,
      [...resultRows(results, name)].map((row) => ({ ...row, file: null, line: null, ...placeless(row) })),
    ]),
  );

async function inOneRun(ir: Ir, folder: string, usage: readonly string[]): Promise<object> {
  const context = silentContext(folder);
  const read = await readUsage({ usage, orders: [] }, ir, context);
  const { results, totals, through } = await rate(ir, read, asked(context));
  return { ...rowsOf(results), totals, through: through.period };
}

async function continued(ir: Ir, folder: string, ledger: string, files: readonly string[]): Promise<object> {
  const context = silentContext(folder);
  let last = {};
  for (const file of files)
    await withLedger(ledger, ir, context.io, { create: true }, async (books) => {
      const read = await books.read({ usage: [file], orders: [] }, context);
      const { results, totals, through } = await rate(ir, read, { ...asked(context), ledger: books });
      await books.keep();
      last = { ...rowsOf(results), totals, through: through.period };
    });
  return last;
}

it('any prefix that is rated and then continued is one run', async () => {
  let cuts = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, async ({ catalog, parts }) => {
      const lines = parts.flat();
      const ir = irOf(catalog);
      const folder = folderWith(catalog);
      const whole = await inOneRun(ir, folder, [write(folder, 'whole.ndjson', lines)]);
      for (let cut = 0; cut <= lines.length && cuts < CUTS; cut++) {
        const files = [lines.slice(0, cut), lines.slice(cut)].map((part, index) =>
          write(folder, `${index}.ndjson`, part),
        );
        expect(await continued(ir, folder, `books-${cut}`, files)).toEqual(whole);
        rmSync(join(folder, `books-${cut}`), { recursive: true });
        cuts++;
      }
      rmSync(folder, { recursive: true });
    }),
    { numRuns: CUTS, interruptAfterTimeLimit: 500_000 },
  );
  console.log(`${cuts} cuts`);
  expect(cuts).toBe(CUTS);
});
