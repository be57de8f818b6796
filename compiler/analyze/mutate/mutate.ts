import { interpreter } from '../../ir/interpret/interpret.ts';
import type { Ir, Price } from '../../ir/ir.ts';
import { runScenario } from '../../ir/run-scenario.ts';
import type { Scenario } from '../../ir/scenario.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { diffFeature } from '../diff/features.ts';
import { catalogMutants } from './catalog-mutants.ts';
import { featureMutants } from './feature-mutants.ts';
import { applied, type Mutant } from './mutant.ts';
import { productMutants } from './product-mutants.ts';

/** What became of a mutant. */
export interface Tried extends Mutant {
  readonly outcome: 'noticed' | 'survived' | 'equivalent';
  /** Whether some example comes to what was changed. */
  readonly reached: boolean;
  /** The first example that fails because of it, by its index; null where none does. */
  readonly by: number | null;
}

export interface Mutation {
  readonly mutants: readonly Tried[];
  readonly noticed: number;
  readonly survived: number;
  readonly equivalent: number;
  /** The share of those that count which an example notices, in percent, rounded down to a tenth. */
  readonly score: number;
  /** Examples that fail already, which can notice nothing, by their index. */
  readonly failing: readonly number[];
}

/** Every mutant of a price list, in its order. */
export const mutantsOf = (ir: Ir): readonly Mutant[] => [
  ...catalogMutants(ir),
  ...ir.features.flatMap((feature, index) => [...featureMutants(ir, feature, index)]),
  ...ir.products.flatMap((product, index) => [...productMutants(ir, product, index)]),
];

/**
 * Changes each figure, bound and order in turn and runs the examples that come to it; an example that does not hold any
 * more has noticed. The same price list and examples give the same result.
 */
export function mutate(
  ir: Ir,
  scenarios: readonly Scenario[],
  told: (done: number, all: number) => void = () => undefined,
): Mutation {
  const { by: reaching } = coverageOf(ir, scenarios);
  const holds = (list: Ir, scenario: Scenario): boolean =>
    runScenario(scenario, interpreter(list), list).outcome === 'passed';
  const failing = scenarios.flatMap((scenario, index) => (holds(ir, scenario) ? [] : [index]));
  const failed = new Set(failing);
  const usable = scenarios.map((_, index) => index).filter((index) => !failed.has(index));
  /** The examples that may notice, in their order. */
  const nearOf = (touches: Mutant['touches']): readonly number[] => {
    if (touches === null) return usable;
    const near = new Set(touches.flatMap((id) => reaching.get(id) ?? []));
    return [...near].filter((index) => !failed.has(index)).sort((a, b) => a - b);
  };

  const mutants = mutantsOf(ir).map((mutant, index, all): Tried => {
    told(index, all.length);
    const { touches, equivalent } = mutant;
    const near = nearOf(touches);
    const reached = near.length > 0;
    if (equivalent !== null) return { ...mutant, outcome: 'equivalent', reached, by: null };
    // What no example comes to is not tried, unless a bound may hide it from every bill.
    if (!reached && !isBehindBound(ir, mutant)) return { ...mutant, outcome: 'survived', reached, by: null };
    const changed = applied(ir, mutant);
    const by = near.find((index) => !holds(changed, scenarios[index]!)) ?? null;
    if (by === null && meansTheSame(ir, changed, mutant))
      return { ...mutant, outcome: 'equivalent', equivalent: 'no bill can differ', reached, by };
    return { ...mutant, outcome: by === null ? 'survived' : 'noticed', reached, by };
  });
  const having = (outcome: Tried['outcome']): number =>
    mutants.filter((mutant) => mutant.outcome === outcome).length;
  const [noticed, survived] = [having('noticed'), having('survived')];
  const score = scoreOf(noticed, survived);
  return { mutants, noticed, survived, equivalent: having('equivalent'), score, failing };
}

/** Whether a change is of a feature whose price is held by a bound. */
const isBehindBound = ({ features }: Ir, { edits }: Mutant): boolean =>
  edits.some(
    ({ path: [part, index] }) =>
      part === 'features' &&
      typeof index === 'number' &&
      features[index]!.prices.some(({ bounds }) => bounds !== null),
  );

/**
 * Whether a price means what it did although a figure of it is another: behind a bound over a period, tiers may differ
 * that no bill shows. Everything else is decided where the change is made.
 */
function meansTheSame(old: Ir, now: Ir, { edits }: Mutant): boolean {
  return edits.every(({ path: [part, index, list, position] }) => {
    if (part !== 'features' || typeof index !== 'number') return false;
    if (list !== 'prices' || typeof position !== 'number') return false;
    const [one, other] = [old.features[index]!, now.features[index]!];
    const isBound = (price: Price | undefined): boolean => price !== undefined && price.bounds !== null;
    return (
      (isBound(one.prices[position]) || isBound(other.prices[position])) &&
      diffFeature({ ir: old, feature: one }, { ir: now, feature: other }) === null
    );
  });
}

function scoreOf(noticed: number, survived: number): number {
  const all = noticed + survived;
  return all === 0 ? 100 : Math.floor((noticed * 1000) / all) / 10;
}
