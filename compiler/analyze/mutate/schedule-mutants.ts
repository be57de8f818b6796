import { Exact } from '../../../runtime/exact.ts';
import type { RatePart, Schedule, Tier, TierCharge } from '../../ir/ir.ts';
import { isBound } from '../../ir/rate-parts.ts';
import { tierId } from '../coverage/point.ts';
import { changedInWords, changedNumber, smallestStep } from './figures.ts';
import { applied, type Edit, type Mutant } from './mutant.ts';
import { sameMoney } from './same-money.ts';
import { grouped } from '../../../runtime/number-text.ts';

/** A schedule of a feature or a product, and what its mutants have in common. */
export interface Place {
  readonly schedule: Schedule;
  readonly path: Edit['path'];
  readonly subject: string;
  /** As coverage calls it: what an example comes to when a tier of it is used. */
  readonly id: string;
  readonly touches: readonly string[];
  readonly counted: boolean;
  readonly unit: string;
  readonly code: string;
  /** The largest quantity that is sold; null: there is none. */
  readonly limit: string | null;
}

type Change = Pick<Mutant, 'kind' | 'before' | 'after'> & {
  /** Only examples that use the tier can notice; a moved bound concerns the tiers beside it as well. */
  readonly isOfTier: boolean;
  /** In the schedule, from its tiers on. */
  readonly edits: readonly Edit[];
};

/** Every rate, flat part, block and bound of a schedule, a step up and a step down. */
export function* scheduleMutants(place: Place): Generator<Mutant> {
  const { schedule } = place;
  for (const [index, tier] of schedule.tiers.entries()) {
    const changes = [...chargeChanges(place, tier.charge, index), ...boundChanges(place, tier, index)];
    for (const { kind, before, after, edits, isOfTier } of changes)
      yield {
        kind,
        subject: place.subject,
        at: tier.at,
        before,
        after,
        edits: edits.map(({ path, value }) => ({ path: [...place.path, ...path], value })),
        touches: isOfTier ? [tierId(place.id, index + 1)] : place.touches,
        equivalent: sameness(place, edits),
      };
  }
}

function* chargeChanges({ code }: Place, charge: TierCharge, index: number): Generator<Change> {
  if (charge.kind !== 'amount') return;
  const { parts, rate, flat, blocks } = charge;
  const of = (...kinds: readonly RatePart['kind'][]): readonly RatePart[] =>
    parts.filter(({ kind }) => kinds.includes(kind));
  const blockParts = of('started', 'complete');
  const path = ['tiers', index, 'charge'];
  for (const { value, ...words } of changedInWords(of('rate', 'percent'), rate, code))
    yield { kind: 'rate', isOfTier: true, ...words, edits: [{ path: [...path, 'rate'], value }] };
  for (const { value, ...words } of changedInWords(of('flat', 'event', 'at least', 'at most'), flat, code))
    yield { kind: 'flat price', isOfTier: true, ...words, edits: [{ path: [...path, 'flat'], value }] };
  for (const [block, { price, size }] of blocks.entries()) {
    const at = [...path, 'blocks', block];
    for (const { value, ...words } of changedInWords(blockParts.slice(block, block + 1), price, code))
      yield { kind: 'block', isOfTier: true, ...words, edits: [{ path: [...at, 'price'], value }] };
    for (const { value, ...words } of changedNumber(size, { before: 'blocks of ' }))
      yield { kind: 'block', isOfTier: true, ...words, edits: [{ path: [...at, 'size'], value }] };
  }
}

function* boundChanges({ schedule, counted, unit }: Place, tier: Tier, index: number): Generator<Change> {
  const { upTo, closed } = tier;
  const next = schedule.tiers[index + 1];
  if (upTo === null || next === undefined || isBound(tier.charge) || isBound(next.charge)) return;
  const word = closed ? 'up to' : 'below';
  const path = ['tiers', index];
  const step = counted ? Exact.one : smallestStep(upTo);
  for (const { value, ...words } of changedNumber(upTo, { step, before: `${word} `, behind: ` ${unit}` }))
    if (keepsOrder(schedule, index, value))
      yield { kind: 'tier bound', isOfTier: false, ...words, edits: [{ path: [...path, 'upTo'], value }] };
  // Of what is counted, the other operator is the same as one less; and what closes a table closes it at its bound.
  if (counted || next.charge.kind !== 'amount') return;
  const other = closed ? 'below' : 'up to';
  yield {
    kind: 'tier bound',
    isOfTier: false,
    before: `${word} ${grouped(upTo)} ${unit}`,
    after: `${other} ${grouped(upTo)} ${unit}`,
    edits: [{ path: [...path, 'closed'], value: !closed }],
  };
}

function keepsOrder({ tiers }: Schedule, index: number, value: string): boolean {
  const bound = Exact.of(value);
  const below = tiers[index - 1]?.upTo ?? '0';
  const above = tiers[index + 1]?.upTo ?? null;
  return bound.compare(Exact.of(below)) > 0 && (above === null || bound.compare(Exact.of(above)) < 0);
}

function sameness({ schedule, counted, limit, unit }: Place, edits: readonly Edit[]): string | null {
  const changed = applied(schedule, { edits });
  if (sameMoney(schedule, changed, counted, null)) return 'every quantity still costs the same';
  return limit !== null && sameMoney(schedule, changed, counted, limit)
    ? `no more than ${grouped(limit)} ${unit} are sold`
    : null;
}
