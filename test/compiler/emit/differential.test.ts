import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadJavaScript, type CompiledCatalog } from '../../../compiler/emit/javascript/load.ts';
import { emitJavaScript } from '../../../compiler/emit/javascript/emit.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import { arbitraryUsage } from '../../support/arbitrary-account.ts';
import { arbitraryIr } from '../../support/arbitrary-ir.ts';

/** More cases, or others, where someone asks for them: the nightly run does. */
const SEED = Number(process.env['TARIFA_SEED'] ?? 20260131);
const CATALOGS = Number(process.env['TARIFA_CATALOGS'] ?? 400);
const ACCOUNTS = 6;

const cases = arbitraryIr.chain((ir) =>
  fc
    .array(arbitraryUsage(ir), { minLength: ACCOUNTS, maxLength: ACCOUNTS })
    .map((inputs) => ({ ir, inputs })),
);

/** The module as another program would get it. */
const importModule = async (text: string): Promise<CompiledCatalog> =>
  (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  )) as CompiledCatalog;

describe('emitted JavaScript agrees with the interpreter', () => {
  test('in every result, loaded or imported, with the proof and without', async () => {
    const counts = { accounts: 0, charges: 0, refused: 0, number: 0, bigint: 0, imported: 0 };
    await fc.assert(
      fc.asyncProperty(cases, async ({ ir, inputs }) => {
        const reference = interpreter(ir);
        const fast = loadJavaScript(ir);
        const exact = loadJavaScript(ir, { proof: false });
        const imported = (await importModule(emitJavaScript(ir))).createRater();
        for (const input of inputs) {
          const expected = reference.rate(input);
          expect(fast.rate(input)).toStrictEqual(expected);
          expect(exact.rate(input)).toStrictEqual(expected);
          expect(imported.rate(input)).toStrictEqual(expected);
          counts.accounts++;
          counts.charges += expected.charges.length;
          counts.refused += expected.refused.length;
        }
        counts.number += fast.counts.number;
        counts.bigint += fast.counts.bigint;
        counts.imported += imported.counts.number + imported.counts.bigint;
        expect(exact.counts.number).toBe(0);
      }),
      { seed: SEED, numRuns: CATALOGS },
    );
    console.log(
      `emitted JavaScript against the interpreter: ${JSON.stringify({ catalogs: CATALOGS, ...counts })}`,
    );
    expect(counts.accounts).toBeGreaterThanOrEqual(2000);
    expect(counts.number).toBeGreaterThan(counts.accounts / 4);
    expect(counts.bigint).toBeGreaterThan(counts.accounts / 20);
    expect(counts.imported).toBe(counts.accounts);
  });

  test('the same catalog gives the same bytes', () => {
    fc.assert(
      fc.property(arbitraryIr, (ir) => {
        expect(emitJavaScript(ir)).toBe(emitJavaScript(structuredClone(ir)));
        expect(loadCatalog(ir, { digest: 'd' }).catalog.digest).toBe('d');
      }),
      { seed: SEED, numRuns: 30 },
    );
  });
});
