import fc from 'fast-check';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { AnyRecord } from '../../runtime/record.ts';
import { arbitraryMishaps, delivered, useAtExpiries } from './arbitrary-delivery.ts';
import { lifeIn } from './arbitrary-life.ts';
import { PLACES } from './arbitrary-moments.ts';
import { rulesIn } from './arbitrary-rules.ts';
import { irOf } from './compile-text.ts';
import { recordText } from './record-text.ts';
import { shuffled } from './shuffled.ts';

/** A price list, and the records of a few accounts as lines of files. */
export interface Books {
  readonly catalog: string;
  /** Another price list of the same name and zone. */
  readonly next: string;
  /** Every line that is delivered, in no order. */
  readonly lines: readonly string[];
  /** The same lines, cut into files. */
  readonly parts: readonly (readonly string[])[];
}

/** Lines in an order that a seed picks, dealt out over files. */
export function dealt(lines: readonly string[], files: number, seed: number): readonly (readonly string[])[] {
  const parts: string[][] = Array.from({ length: files }, () => []);
  for (const [index, line] of shuffled(lines, seed).entries())
    parts[(index + (index % 5) * (seed % 7)) % files]!.push(line);
  return parts;
}

export const arbitraryBooks: fc.Arbitrary<Books> = fc
  .constantFrom(...PLACES)
  .chain((place) =>
    fc.record({
      rules: rulesIn(place.zone),
      next: rulesIn(place.zone),
      lives: fc.array(fc.tuple(lifeIn(place), arbitraryMishaps), { minLength: 1, maxLength: 3 }),
      seed: fc.nat(),
      files: fc.integer({ min: 1, max: 7 }),
    }),
  )
  .map(({ rules, next, lives, seed, files }) => {
    const rater = interpreter(irOf(rules.text));
    const lines = lives
      .flatMap(([life, mishaps], index): readonly AnyRecord[] => {
        const ends = useAtExpiries(rater.rate({ ...life, usage: [] }).balances);
        const own = [...life.orders, ...life.usage, ...ends];
        return delivered(
          own.map((record) => ({ ...record, account: `account-${index}` })),
          mishaps,
        );
      })
      .map(recordText);
    return { catalog: rules.text, next: next.text, lines, parts: dealt(lines, files, seed) };
  });
