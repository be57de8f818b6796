import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../compiler/ir/digest.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { parse } from '../../grammar/parse.ts';
import { print } from '../../grammar/print.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { arbitrarySaidOnce } from '../support/arbitrary-said-once.ts';
import { irOf } from '../support/compile-text.ts';

/** What a category says, and what is sold for each feature, means what it would mean if it were said of each. */

const withoutPlaces = (ir: Ir): unknown =>
  JSON.parse(JSON.stringify(ir, (key, value: unknown) => (key === 'at' ? undefined : value)));

it('said once or of each, it is the same price list', () => {
  let shorter = 0;
  fc.assert(
    fc.property(arbitrarySaidOnce, ({ each, once }) => {
      const [full, short] = [irOf(each), irOf(once)];
      expect(withoutPlaces(short)).toEqual(withoutPlaces(full));
      expect(digestOf(short)).toBe(digestOf(full));
      if (once.length < each.length) shorter++;
    }),
    { numRuns: 1000, seed: 71 },
  );
  expect(shorter).toBeGreaterThan(100);
});

it('its canonical text means the same, and is canonical', () => {
  fc.assert(
    fc.property(arbitrarySaidOnce, ({ once }) => {
      const { tree, diagnostics } = parse(sourceFile('main.tarifa', once));
      expect(diagnostics).toEqual([]);
      const text = print(tree);
      expect(print(parse(sourceFile('main.tarifa', text)).tree)).toBe(text);
      expect(withoutPlaces(irOf(text))).toEqual(withoutPlaces(irOf(once)));
    }),
    { numRuns: 300, seed: 72 },
  );
});
