import { Exact } from '../../../runtime/exact.ts';
import type { ConsumeKey, Fund, Ir, Rounding, RoundingMode } from '../../ir/ir.ts';
import { roundsAlike } from '../amount-grid.ts';
import { hasPublishedFactor } from '../coverage/product-points.ts';
import type { Mutant } from './mutant.ts';

const MODES: readonly RoundingMode[] = ['half up', 'half even', 'half down', 'up', 'down'];

/** What is said once for the whole price list: how it rounds, which fund pays first, which order of a fund. */
export function* catalogMutants(ir: Ir): Generator<Mutant> {
  yield* roundingMutants(ir);
  yield* deductMutants(ir);
  for (const [index, fund] of ir.funds.entries()) yield* consumeMutants(ir, fund, index);
}

function* roundingMutants(ir: Ir): Generator<Mutant> {
  const { mode, step } = ir.rounding;
  const base = { kind: 'rounding', subject: null, at: null, touches: null } as const;
  const equivalent = (other: Rounding): string | null =>
    roundsAlike(ir, ir.rounding, other) ? 'every amount there can be is rounded to the same' : null;
  for (const other of MODES)
    if (other !== mode)
      yield {
        ...base,
        before: mode,
        after: other,
        edits: [{ path: ['rounding', 'mode'], value: other }],
        equivalent: equivalent({ mode: other, step }),
      };
  for (const by of ['10', '1/10']) {
    const value = Exact.of(step).times(Exact.of(by)).toString();
    const said = { before: `to ${step}`, after: `to ${value}` };
    const edits = [{ path: ['rounding', 'step'], value }];
    yield { ...base, ...said, edits, equivalent: equivalent({ mode, step: value }) };
  }
}

/** Two funds that stand next to each other in `deduct` change places, in every feature that accepts both. */
function* deductMutants(ir: Ir): Generator<Mutant> {
  const names = ir.funds.map(({ name }) => name);
  for (const [index, first] of names.slice(0, -1).entries()) {
    const second = names[index + 1]!;
    const order = names.with(index, second).with(index + 1, first);
    const edits = ir.features.flatMap(({ funds }, feature) => {
      const isBoth = [first, second].every((name) => funds.some(({ fund }) => fund === name));
      if (!isBoth) return [];
      const value = [...funds].sort((a, b) => order.indexOf(a.fund) - order.indexOf(b.fund));
      return [{ path: ['features', feature, 'funds'], value }];
    });
    yield {
      kind: 'deduct',
      subject: null,
      at: null,
      before: `${first} > ${second}`,
      after: `${second} > ${first}`,
      edits,
      touches: null,
      equivalent: edits.length === 0 ? 'no feature is paid for by both' : null,
    };
  }
}

/** Two keys that stand next to each other in a fund's `consume` change places. */
function* consumeMutants(ir: Ir, { name, consume }: Fund, index: number): Generator<Mutant> {
  const isDrawn = ir.products.some(
    (product) => product.kind === 'package' && product.fund === name && hasPublishedFactor(ir, product.name),
  );
  for (const [at, first] of consume.slice(0, -1).entries()) {
    const value: ConsumeKey[] = [...consume];
    value.splice(at, 2, consume[at + 1]!, first);
    yield {
      kind: 'consume',
      subject: name,
      at: null,
      before: `by ${consume.join(', ')}`,
      after: `by ${value.join(', ')}`,
      edits: [{ path: ['funds', index, 'consume'], value }],
      touches: null,
      // Which valid capacity covers a call makes no difference to what it costs.
      equivalent: isDrawn ? null : 'nothing is drawn from this fund at a published factor',
    };
  }
}
