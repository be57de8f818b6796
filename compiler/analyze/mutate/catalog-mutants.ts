import { Exact } from '../../../runtime/exact.ts';
import type { ConsumeKey, Feature, Fund, Ir, RoundingMode, TierCharge } from '../../ir/ir.ts';
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
  const equivalent = neverRounds(ir) ? 'no amount needs rounding' : null;
  for (const other of MODES)
    if (other !== mode)
      yield {
        ...base,
        before: mode,
        after: other,
        edits: [{ path: ['rounding', 'mode'], value: other }],
        equivalent,
      };
  for (const by of ['10', '1/10']) {
    const value = Exact.of(step).times(Exact.of(by)).toString();
    const said = { before: `to ${step}`, after: `to ${value}` };
    const finer = by === '1/10' ? equivalent : null;
    yield { ...base, ...said, edits: [{ path: ['rounding', 'step'], value }], equivalent: finer };
  }
}

/** Whether every amount is a multiple of the rounding step by itself: whole quantities at rates that are. */
function neverRounds(ir: Ir): boolean {
  const step = Exact.of(ir.rounding.step);
  const fits = (text: string): boolean => Exact.of(text).over(step).isWhole();
  const chargeFits = (charge: TierCharge): boolean =>
    charge.kind !== 'amount' ||
    (fits(charge.rate) && fits(charge.flat) && charge.blocks.every(({ price }) => fits(price)));
  const featureFits = ({ meter, prices }: Feature): boolean =>
    prices.every(
      ({ flat, bounds, table }) =>
        (flat === null || fits(flat.amount)) &&
        [bounds?.atLeast ?? '0', bounds?.atMost ?? '0'].every(fits) &&
        table.outcomes.every(
          (outcome) =>
            outcome.kind !== 'rated' ||
            (meter.counted && outcome.schedule.tiers.every(({ charge }) => chargeFits(charge))),
        ),
    );
  return (
    ir.features.every(featureFits) &&
    ir.products.every((product) =>
      product.kind === 'package'
        ? product.sizes.every(({ price }) => fits(price))
        : product.terms.every(
            ({ price }) =>
              !('tiers' in price) ||
              ((product.kind === 'licence' || product.counted) &&
                price.tiers.every(({ charge }) => chargeFits(charge))),
          ),
    )
  );
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
