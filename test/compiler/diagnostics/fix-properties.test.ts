import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { fixCatalog } from '../../../cli/fix.ts';
import { textCatalog } from '../../../cli/host.ts';
import { compile, type Compilation } from '../../../compiler/compile.ts';
import { isError } from '../../../grammar/text/diagnostic.ts';
import { print } from '../../../grammar/print.ts';
import { arbitraryCatalog } from '../../support/arbitrary-catalog.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { arbitrarySlip } from './arbitrary-slip.ts';
import { eachFix, faultsOf } from './faults-of-fixes.ts';

/** Generated price lists with a slip or two in them: what fixes promise holds for each that is offered. */

const CASES = Number(process.env['CASES'] ?? 1500);
const tried = new Map<string, number>();
/** Guesses that brought something else: the nearest name that stands there already, the rate that moves the fault on. */
const wrong = new Map<string, number>();

const slipped = (most: number): fc.Arbitrary<string> =>
  arbitraryCatalog.chain(({ tree }) => arbitrarySlip(print(tree), most));
const errors = ({ diagnostics }: Compilation): number => diagnostics.filter(isError).length;

it('each safe fix alone removes its finding, adds no error and changes no amount; a guess nearly always does', () => {
  fc.assert(
    fc.property(slipped(1), (text) => {
      const host = memoryHost({ 'main.tarifa': text });
      for (const alone of eachFix(host)) {
        const { code, severity } = alone.diagnostic;
        // Figures are random here, and so is what would be in line with them.
        if (severity === 'warning' && !alone.safe) continue;
        tried.set(code, (tried.get(code) ?? 0) + 1);
        const faults = faultsOf(alone);
        if (alone.safe) expect(faults).toEqual([]);
        else if (faults.length > 0) wrong.set(code, (wrong.get(code) ?? 0) + 1);
      }
    }),
    { numRuns: CASES, seed: 14 },
  );
});

it('fixing ends, keeps usable what could be used, and leaves nothing that fixing again would change', () => {
  fc.assert(
    fc.property(slipped(3), fc.boolean(), (text, unsafe) => {
      const folder = textCatalog(text, 'prices');
      const before = compile(folder.host);
      const once = fixCatalog({ folder, compilation: before }, unsafe);
      const after = once.compilation;
      if (before.ir !== null) expect(after.ir).not.toBeNull();
      if (errors(before) === 0) expect(errors(after)).toBe(0);
      for (const { fix } of once.fixed) expect(fix.safe || unsafe).toBe(true);
      const changed = textCatalog(once.texts.get('main.tarifa') ?? text, 'prices');
      const twice = fixCatalog({ folder: changed, compilation: compile(changed.host) }, unsafe);
      expect([...twice.texts]).toEqual([]);
    }),
    { numRuns: Math.ceil(CASES / 3), seed: 15 },
  );
});

afterAll(() => {
  const sum = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((total, many) => total + many, 0);
  expect(tried.size).toBeGreaterThan(15);
  expect(sum(wrong)).toBeLessThan(sum(tried) / 10);
  const listed = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .toSorted()
      .map(([code, many]) => `${code} ${many}`)
      .join(', ');
  console.log(`fixes tried: ${listed(tried)}; guesses that did not mend: ${listed(wrong)}`);
});
