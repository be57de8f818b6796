import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverageOf, pointsOf } from '../../../compiler/analyze/coverage/coverage.ts';
import { applied } from '../../../compiler/analyze/mutate/mutant.ts';
import { mutate } from '../../../compiler/analyze/mutate/mutate.ts';
import { propose } from '../../../compiler/analyze/mutate/propose.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../../compiler/ir/ir.ts';
import type { Scenario } from '../../../compiler/ir/scenario.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import type { OrderRecord } from '../../../runtime/record.ts';
import { irWithProducts, usageWithOrders } from '../../support/arbitrary-orders.ts';

/** What an account with its purchases comes to, and what is refused: all that `total` and `rejected` can state. */
function outcomeOf(
  ir: Ir,
  input: AccountInput,
): { readonly total: string; readonly codes: readonly string[] } {
  const { charges, purchases, refused } = interpreter(ir).rate(input);
  const total = [...charges, ...purchases].reduce(
    (sum, { amount }) => sum.plus(Exact.of(amount)),
    Exact.zero,
  );
  return { total: total.toString(), codes: refused.map(({ code }) => code).sort() };
}

/** The same account with ids as an example's steps have them; who names an order goes on naming it. */
function asSteps(input: AccountInput): AccountInput {
  const ids = new Map(input.orders.map(({ id }, index) => [id, `step-${2000 + index}`]));
  const renamed = (id: string): string => {
    const [order = '', ...part] = id.split('#');
    return [ids.get(order) ?? order, ...part].join('#');
  };
  return {
    ...input,
    usage: input.usage.map((record, index) => ({ ...record, id: `step-${1000 + index}` })),
    orders: input.orders.map((record): OrderRecord => {
      const own = { ...record, id: renamed(record.id) };
      if (own.type === 'order') return own;
      return own.type === 'activation'
        ? { ...own, order: own.order === null ? null : renamed(own.order) }
        : { ...own, order: renamed(own.order) };
    }),
  };
}

function stated(ir: Ir, { usage, orders, until }: AccountInput): Scenario {
  const { total, codes } = outcomeOf(ir, { account: usage[0]?.account ?? 'account', usage, orders, until });
  const base = { at: 'main.tarifa:1', after: usage.length + orders.length };
  return {
    title: 'as it is',
    at: base.at,
    usage,
    orders,
    quotes: [],
    expectations: [
      { ...base, kind: 'total', amount: total, nearest: null },
      ...codes.map((code) => ({ ...base, kind: 'rejected' as const, code })),
    ],
    until,
    activates: true,
    dates: new Map(),
  };
}

const arbitraryCase = irWithProducts.chain((ir) =>
  usageWithOrders(ir).map((input) => ({
    ir,
    input: asSteps({
      ...input,
      usage: input.usage.filter(({ attributes }) => !attributes.has('__proto__')).slice(0, 8),
    }),
  })),
);

it('notices every change of a purchase that moves an amount or a refusal, and no other', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ ir, input }) => {
      const before = JSON.stringify(outcomeOf(ir, input));
      const { mutants, failing } = mutate(ir, [stated(ir, input)]);
      fc.pre(failing.length === 0);
      for (const mutant of mutants) {
        const isMoved = JSON.stringify(outcomeOf(applied(ir, mutant), input)) !== before;
        const said = `${mutant.kind} of ${mutant.subject}: ${mutant.before} → ${mutant.after} (${mutant.equivalent})`;
        const expected = mutant.equivalent === null && mutant.outcome === 'noticed';
        expect(`${said}: ${isMoved}`).toBe(`${said}: ${expected}`);
      }
    }),
    { numRuns: 40 },
  );
});

it('reaches nothing that the price list does not have, and proposes without failing', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ ir, input }) => {
      const { points, by } = coverageOf(ir, [stated(ir, input)]);
      const known = new Set(pointsOf(ir).map(({ id }) => id));
      expect(known.size).toBe(points.length);
      const names = new Set([...ir.features, ...ir.products].map(({ name }) => name));
      for (const id of by.keys()) expect(names).toContain(/^(?:feature|product) ([^/]+)/.exec(id)?.[1]);
      for (const mutant of mutate(ir, []).mutants.slice(0, 5)) {
        const lines = propose(ir, mutant);
        if (lines !== null)
          expect(lines.join('\n')).toMatch(/^(?:use|quote|buy) [^\n]+(?:\n(?:charge|rejected) \S+.*)?$/);
      }
    }),
    { numRuns: 15 },
  );
});
