import { describe, expect, it } from 'vitest';
import { runScenario } from '../../../compiler/ir/run-scenario.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountRated } from '../../../runtime/result.ts';
import { compileText } from '../../support/compile-text.ts';
import { raters, usageFrom, type Short } from '../../support/raters.ts';
import { catalogOf, leftOut, vectors, type Vector } from './vectors.ts';

/** Each vector as a catalog of its own: whatever another engine says that it costs, it costs here. */

const START = Date.UTC(2026, 0, 1) / 1000;
const END = Date.UTC(2026, 0, 31) / 1000;
const DAY = 24 * 3600;
const timeOf = (day: number): string => new Date((START + day * DAY) * 1000).toISOString();

/** The records of a vector; of an incremental one, what was used before, and then the rest. */
function recordsOf({ usage }: Vector): readonly Short[] {
  if (typeof usage === 'string') return [[timeOf(1), usage]];
  if (!('from' in usage))
    return usage.map(({ context, quantity }, index) => [
      timeOf(index + 1),
      quantity,
      context === undefined ? undefined : { attributes: { context } },
    ]);
  const rest = Exact.of(usage.to).minus(Exact.of(usage.from));
  return [
    [timeOf(1), usage.from],
    [timeOf(2), rest.toString()],
  ];
}

/** What the vector's own records come to: all of them, or of an incremental one the last. */
function chargedTo({ usage }: Vector, { charges }: AccountRated): string {
  const last = typeof usage === 'object' && 'from' in usage ? 'u1' : null;
  return charges
    .filter(({ record }) => last === null || record === last)
    .reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero)
    .toString();
}

const supported = vectors.filter(({ model }) => !leftOut.has(model));

describe.each(supported.map((vector) => ({ id: vector.id, source: vector.source, vector })))(
  '$id ($source)',
  ({ vector }) => {
    const { ir, diagnostics, scenarios } = compileText(catalogOf(vector));
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);

    it('can be written', () => {
      expect(errors).toEqual([]);
    });

    it.each((ir === null ? [] : raters(ir)).map((rater) => ({ name: rater.name, rater })))(
      'on $name',
      ({ rater }) => {
        for (const scenario of scenarios)
          expect(runScenario(scenario, rater, ir!)).toMatchObject({ mismatches: [] });
        if (scenarios.length > 0) return;
        const usage = usageFrom(recordsOf(vector));
        const rated = rater.rate({ account: 'acme', usage, orders: [], until: END });
        if (vector.expected === 'reject') expect(rated.refused.map(({ code }) => code)).toEqual(['TAR5108']);
        else {
          expect(rated.refused).toEqual([]);
          expect(chargedTo(vector, rated)).toBe(Exact.of(vector.expected).toString());
        }
      },
    );
  },
);

it('leaves out only what it says', () => {
  const out = vectors.filter(({ model }) => leftOut.has(model)).map(({ id }) => id);
  expect(out).toEqual(['fx-commit-530', 'po-prorate-down']);
  expect(supported.length + out.length).toBe(21);
});
