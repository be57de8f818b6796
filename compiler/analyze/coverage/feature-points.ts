import { formatInstant } from '../../../runtime/calendar.ts';
import type { DrawUse, Feature, Ir, Outcome, Price } from '../../ir/ir.ts';
import { chargeLabel, PERIOD_WORDS } from '../../ir/labels.ts';
import {
  apartUnless,
  coverId,
  factorId,
  featureId,
  outcomeId,
  priceId,
  tierId,
  type Point,
} from './point.ts';
import { keysText, tierText, unitText } from './words.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';
import { grouped } from '../../../runtime/number-text.ts';

/** What of a feature an example can reach: what its meter rounds, what covers it, what it costs. */
export function* featurePoints(ir: Ir, feature: Feature): Generator<Point> {
  yield* meterPoints(feature);
  yield* coverPoints(ir, feature);
  for (const [index, price] of feature.prices.entries()) yield* pricePoints(ir, feature, price, index);
  const { name: subject, otherwise, at } = feature;
  if (otherwise === null) return;
  const id = `${featureId(subject)}/otherwise`;
  const apart = apartUnless(otherwise.kind !== 'unpublished');
  const kind = otherwise.kind === 'reject' ? 'rejection' : 'fallback';
  yield { id, kind, subject, at, words: `otherwise ${outcomeText(otherwise)}`, apart };
}

function* meterPoints({ name: subject, meter, at }: Feature): Generator<Point> {
  const base = { kind: 'meter rule', subject, at, apart: null } as const;
  const of = (text: string): string => `${grouped(text)} ${unitText(meter, text)} each`;
  if (meter.step !== null)
    yield { ...base, id: `${featureId(subject)}/step`, words: `rounded up to ${of(meter.step)}` };
  if (meter.minimum !== null)
    yield { ...base, id: `${featureId(subject)}/minimum`, words: `at least ${of(meter.minimum)}` };
}

function* coverPoints(ir: Ir, { name: subject, meter, funds }: Feature): Generator<Point> {
  for (const { products } of funds)
    for (const use of products) {
      const { product, at } = use;
      const base = { kind: 'package line', subject, at } as const;
      if (use.kind === 'capacity') {
        const words = `covered by ${product}`;
        const apart = apartUnless(hasPublishedTerm(ir, product));
        yield { ...base, id: coverId(subject, product), words, apart };
        continue;
      }
      for (const index of usedOutcomes(use.factor)) {
        const outcome = use.factor.outcomes[index];
        if (outcome === null || outcome === undefined) continue;
        const apart = apartUnless(outcome.kind === 'factor');
        const rate =
          outcome.kind === 'factor'
            ? `${grouped(outcome.factor)} ${balanceUnit(ir, use)} / ${meter.unit}`
            : `unpublished "${outcome.page}"`;
        const keys = keysText(use.factor, index);
        const words = `covered by ${product}${keys === '' ? '' : `, ${keys}`} at ${rate}`;
        yield { ...base, id: factorId(subject, product, index), words, apart };
      }
    }
}

const balanceUnit = (ir: Ir, { product }: DrawUse): string =>
  catalogIndex(ir).products.get(product)?.unit ?? '';

/** Whether a capacity can be bought at a price of the page. */
function hasPublishedTerm(ir: Ir, name: string): boolean {
  const product = catalogIndex(ir).products.get(name);
  return (
    product !== undefined &&
    product.kind !== 'package' &&
    product.unpublished === null &&
    product.terms.some(({ price }) => 'tiers' in price)
  );
}

/** The outcomes that some combination comes to. */
export const usedOutcomes = ({ cells }: { readonly cells: readonly number[] }): readonly number[] =>
  [...new Set(cells)].sort((a, b) => a - b);

function* pricePoints(ir: Ir, feature: Feature, price: Price, index: number): Generator<Point> {
  const { name: subject, prices } = feature;
  const { table, flat, bounds, at } = price;
  const since = price.from === null ? '' : formatInstant(ir.zone, price.from);
  const dated = prices.length > 1 && since !== '' ? `since ${since}, ` : '';
  const outcomes = usedOutcomes(table);
  if (prices.length > 1 || price.from !== null) {
    const apart = apartUnless(outcomes.some((of) => isPublished(table.outcomes[of]!)));
    const words =
      since === '' ? `the price before ${nextText(ir, prices, index)}` : `the price since ${since}`;
    yield { id: priceId(subject, index), kind: 'dated price', subject, at, words, apart };
  }
  const { code } = ir.currency;
  const owed = { subject, at, apart: null };
  const id = priceId(subject, index);
  if (flat !== null) {
    const words = `${dated}${code} ${grouped(flat.amount)} ${PERIOD_WORDS[flat.period]}`;
    yield { ...owed, id: `${id}/flat`, kind: 'flat price', words };
  }
  if (bounds?.atLeast != null) {
    const words = `${dated}at least ${code} ${grouped(bounds.atLeast)} ${PERIOD_WORDS[bounds.period]}`;
    yield { ...owed, id: `${id}/at least`, kind: 'minimum', words };
  }
  if (bounds?.atMost != null) {
    const words = `${dated}at most ${code} ${grouped(bounds.atMost)} ${PERIOD_WORDS[bounds.period]}`;
    yield { ...owed, id: `${id}/at most`, kind: 'maximum', words };
  }
  // A flat price by the period has nothing else to say of a quantity.
  const isOnlyFlat = flat !== null && outcomes.every((of) => isFree(table.outcomes[of]!));
  if (isOnlyFlat) return;
  for (const of of outcomes) yield* outcomePoints(feature, price, index, of, dated);
}

function* outcomePoints(
  { name: subject }: Feature,
  { table, at }: Price,
  index: number,
  of: number,
  dated: string,
): Generator<Point> {
  const outcome = table.outcomes[of]!;
  const id = outcomeId(subject, index, of);
  const keys = table.axes.length === 0 ? '' : outcome.cell === 'otherwise' ? 'otherwise' : outcome.cell;
  const cell = `${dated}${keys === '' ? '' : `${keys}: `}`;
  const kind = outcome.cell === 'otherwise' ? 'fallback' : table.axes.length > 0 ? 'cell' : 'tier';
  if (outcome.kind !== 'rated') {
    const words = cell + outcomeText(outcome);
    const what = outcome.kind === 'reject' ? 'rejection' : kind;
    yield { id, kind: what, subject, at, words, apart: apartUnless(outcome.kind !== 'unpublished') };
    return;
  }
  const { schedule } = outcome;
  const isOne = schedule.tiers.length === 1;
  for (const [tierIndex, tier] of schedule.tiers.entries()) {
    const what = tier.charge.kind === 'reject' ? 'rejection' : isOne ? kind : 'tier';
    yield {
      id: tierId(id, tierIndex + 1),
      kind: what,
      subject,
      at: tier.at,
      words: cell + (isOne ? chargeLabel(tier.charge) : tierText(schedule, tierIndex)),
      apart: apartUnless(tier.charge.kind !== 'unpublished'),
    };
  }
}

function outcomeText(outcome: Exclude<Outcome, { kind: 'rated' }>): string {
  if (outcome.kind === 'free') return 'free';
  return outcome.kind === 'reject' ? `reject "${outcome.message}"` : `unpublished "${outcome.page}"`;
}

function isPublished(outcome: Outcome): boolean {
  if (outcome.kind !== 'rated') return outcome.kind !== 'unpublished';
  return outcome.schedule.tiers.some(({ charge }) => charge.kind !== 'unpublished');
}

function isFree(outcome: Outcome): boolean {
  if (outcome.kind !== 'rated') return outcome.kind === 'free';
  return outcome.schedule.tiers.every(
    ({ charge }) =>
      charge.kind === 'amount' && charge.flat === '0' && charge.rate === '0' && charge.blocks.length === 0,
  );
}

function nextText(ir: Ir, prices: Feature['prices'], index: number): string {
  const from = prices[index + 1]?.from;
  return from == null ? 'the next' : formatInstant(ir.zone, from);
}
