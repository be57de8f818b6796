import type { CapacityUse, DrawUse, FactorOutcome, Select } from '../../ir/ir.ts';
import type { Fact, Words } from './changes.ts';
import { fact, list, quantityWords, remark, yesNo } from './fact.ts';
import type { FeatureSide } from './prices.ts';
import { refine } from './refine.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

/** What changed of the waterfall: which funds pay for a feature, in which order, by which products, at which factor. */
export function fundFacts(old: FeatureSide, now: FeatureSide): Fact[] {
  const facts = fact('funds', old.feature.funds, now.feature.funds, (funds) =>
    list([...funds.map(({ fund }) => fund), 'price']),
  );
  const uses = ({ feature }: FeatureSide): ReadonlyMap<string, Use> =>
    new Map(
      feature.funds.flatMap(({ fund, products }) =>
        products.map((use) => [use.product, { fund, use }] as const),
      ),
    );
  const [before, after] = [uses(old), uses(now)];
  for (const product of new Set([...after.keys(), ...before.keys()]))
    facts.push(...useFacts(product, before.get(product) ?? null, after.get(product) ?? null, old, now));
  return facts;
}

interface Use {
  readonly fund: string;
  readonly use: CapacityUse | DrawUse;
}

function useFacts(
  product: string,
  old: Use | null,
  now: Use | null,
  oldSide: FeatureSide,
  newSide: FeatureSide,
): Fact[] {
  const kind = (use: Use | null): Words | null =>
    use === null
      ? ['not covered']
      : [use.use.kind === 'draw' ? `drawn from ${use.fund}` : `capacity in ${use.fund}`];
  const facts = fact(`covered by ${product}`, kind(old), kind(now), (words) => words);
  const [before, after] = [drawOf(old), drawOf(now)];
  if (before === null && after === null) return facts;
  if (before !== null && after !== null)
    facts.push(...fact(`${product} draws whole units`, before.whole, after.whole, yesNo));
  const joints = refine(
    { select: before?.factor ?? NO_FACTOR, attributes: oldSide.ir.attributes },
    { select: after?.factor ?? NO_FACTOR, attributes: newSide.ir.attributes },
  );
  if (joints === null) return [...facts, remark(`factors of ${product} too many to lay out together`)];
  const [was, is] = [factorWords(oldSide, product), factorWords(newSide, product)];
  for (const joint of joints) {
    const words = [was(joint.old), is(joint.new)];
    facts.push(...fact(`drawn from ${product}`, 0, 1, (side) => words[side] ?? null, joint.where));
  }
  return facts;
}

const drawOf = (use: Use | null): DrawUse | null => (use?.use.kind === 'draw' ? use.use : null);

/** Nothing is drawn, of no record. */
const NO_FACTOR: Select<FactorOutcome | null> = { axes: [], cells: [0], outcomes: [null] };

const factorWords =
  ({ ir, feature: { meter } }: FeatureSide, name: string) =>
  (outcome: FactorOutcome | null): Words | null => {
    if (outcome === null) return ['not covered'];
    if (outcome.kind === 'unpublished') return [`unpublished "${outcome.page}"`];
    const unit = catalogIndex(ir).products.get(name)?.unit ?? '';
    return [...quantityWords(outcome.factor, unit), `/ ${meter.unit}`];
  };
