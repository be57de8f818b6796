import type { Rater } from '../../../runtime/rater.ts';
import { interpreter } from '../../ir/interpret/interpret.ts';
import type { Ir } from '../../ir/ir.ts';
import { runScenario } from '../../ir/run-scenario.ts';
import type { Scenario } from '../../ir/scenario.ts';
import { featurePoints } from './feature-points.ts';
import { Listener } from './listener.ts';
import { POINT_KINDS, type Point, type PointKind } from './point.ts';
import { productPoints } from './product-points.ts';

/** A point, and the examples that come to it, by their index. */
export interface Reached extends Point {
  readonly by: readonly number[];
}

/** How many of some points are reached. */
export interface Share {
  readonly reached: number;
  readonly of: number;
}

/** What of a price list its examples come to. */
export interface Coverage {
  readonly points: readonly Reached[];
  /** Points that count, by kind; kinds that the list does not have are left out. */
  readonly kinds: readonly (Share & { readonly kind: PointKind })[];
  /** All of those. */
  readonly counting: Share;
  /** The share of these that is reached, in percent. */
  readonly percent: number;
  /** Points that do not count: without a published figure, or of what is not sold. */
  readonly unpublished: Share;
  readonly unsold: Share;
  /** The examples that come to an id, of a point, a feature or a product, by their index. */
  readonly by: ReadonlyMap<string, readonly number[]>;
}

/** Every point of a price list, in its order. */
export const pointsOf = (ir: Ir): readonly Point[] => [
  ...ir.features.flatMap((feature) => [...featurePoints(ir, feature)]),
  ...ir.products.flatMap((product) => [...productPoints(ir, product)]),
];

/** Runs every example on the interpreter and marks what it comes to. */
export function coverageOf(ir: Ir, scenarios: readonly Scenario[]): Coverage {
  const touched = scenarios.map((scenario) => touchedBy(ir, scenario));
  const by = examplesBy(touched);
  const points = pointsOf(ir).map((point) => ({
    ...point,
    by: by.get(point.id) ?? [],
  }));
  const counted = points.filter(({ apart }) => apart === null);
  const counting = shareOf(counted);
  return {
    points,
    kinds: POINT_KINDS.flatMap((kind) => {
      const share = shareOf(counted.filter((point) => point.kind === kind));
      return share.of === 0 ? [] : [{ kind, ...share }];
    }),
    counting,
    percent: percentOf(counting),
    unpublished: shareOf(points.filter(({ apart }) => apart === 'unpublished')),
    unsold: shareOf(points.filter(({ apart }) => apart === 'unsold')),
    by,
  };
}

/** From what each example comes to, the examples that come to each. */
function examplesBy(touched: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const by = new Map<string, number[]>();
  for (const [index, ids] of touched.entries())
    for (const id of ids) {
      const examples = by.get(id);
      if (examples === undefined) by.set(id, [index]);
      else examples.push(index);
    }
  return by;
}

const shareOf = (points: readonly Reached[]): Share => ({
  reached: points.filter(({ by }) => by.length > 0).length,
  of: points.length,
});

/** What an example comes to, as ids; a rater that tells all it does rates it. */
function touchedBy(ir: Ir, scenario: Scenario): ReadonlySet<string> {
  const ids = new Set<string>();
  const mark = (id: string): void => void ids.add(id);
  const records = [...scenario.usage, ...scenario.orders];
  const inner = interpreter(ir);
  const rater: Rater = {
    name: inner.name,
    rate: (input) => inner.rate(input, new Listener(ir, records, mark).hear),
    quote(product, quantity, term) {
      const found = inner.quote(product, quantity, term);
      const what = 'code' in found ? found.code : found.steps.map(({ tier }) => tier);
      new Listener(ir, records, mark).quoted(product, quantity, term, what);
      return found;
    },
  };
  runScenario(scenario, rater, ir);
  return ids;
}

/** A share in percent, rounded down to a tenth: 100 is said of nothing less than all. */
export function percentOf({ reached, of }: Share): number {
  return of === 0 ? 100 : Math.floor((reached * 1000) / of) / 10;
}
