import type { CheckedCharge, CheckedSchedule } from '../check/checked-price.ts';
import { assertNever } from '../assert-never.ts';
import type * as ir from '../ir/ir.ts';
import { FREE, rateLabel } from '../ir/labels.ts';
import { placeOf } from './place.ts';
import type { Lowering } from './spans.ts';

/** Writes tiers down, each with its exact rates and its place. */
export function lowerSchedule(bound: Lowering, { mode, tiers }: CheckedSchedule): ir.Schedule {
  return {
    mode,
    tiers: tiers.map(({ upTo, charge, span }) => {
      const tier: ir.Tier = {
        upTo: upTo && upTo.value.toString(),
        // The last tier has no bound that something could belong to.
        closed: upTo?.closed ?? true,
        charge: bound.spans.mark(lowerCharge(charge, bound.currency), charge.span),
        at: placeOf(bound, span),
      };
      return bound.spans.mark(tier, span);
    }),
  };
}

function lowerCharge(charge: CheckedCharge, currency: string): ir.TierCharge {
  switch (charge.kind) {
    case 'free':
      return { kind: 'amount', label: FREE, parts: [], flat: '0', rate: '0', blocks: [] };
    case 'reject':
      return { kind: 'reject', message: charge.message.value };
    case 'unpublished':
      return { kind: 'unpublished', page: charge.page.value };
    case 'amount': {
      const { parts, flat, rate } = charge;
      const label = rateLabel(currency, parts);
      const blocks = charge.blocks.map(({ size, price, part }) => ({
        size: size.toString(),
        price: price.toString(),
        part,
      }));
      return { kind: 'amount', label, parts, flat: flat.toString(), rate: rate.toString(), blocks };
    }
    default:
      return assertNever(charge);
  }
}
