import { Exact } from '../../runtime/exact.ts';
import type { Block, Place, Schedule, TierCharge } from '../ir/ir.ts';
import { closing } from '../ir/schedule.ts';
import { contains, type Interval } from './interval.ts';

/**
 * What a schedule charges, as a function of the quantity: pieces that tile the quantities from 0 up. All of it is
 * exact, and facts about it are decided, never sampled.
 */
export interface Curve {
  /** Only whole quantities count. */
  readonly counted: boolean;
  /** They tile from 0 to the end, or without end. */
  readonly pieces: readonly Piece[];
  /** Where the schedule refuses to go on; the limit itself is still charged. */
  readonly end: CurveEnd | null;
}

export interface CurveEnd {
  readonly limit: Exact;
  readonly charge: Exclude<TierCharge, { kind: 'amount' }>;
  readonly at: Place;
}

/** `start + rate × (quantity − from)`, and the price of every step that is counted at the quantity. */
export interface Piece extends Interval {
  /** The money of the sloped part at `from`, steps apart. */
  readonly start: Exact;
  /** Money for one unit. */
  readonly rate: Exact;
  readonly steps: readonly Step[];
  /** The tier it comes from, counted from 1; null at 0, and where curves were combined. */
  readonly tier: number | null;
}

/** Money for each started or complete block of `size` units, counted from `origin`. */
export interface Step {
  readonly size: Exact;
  readonly price: Exact;
  readonly part: Block['part'];
  readonly origin: Exact;
}

/** The curve of a schedule of a unit that is counted or measured. Nothing is charged at 0. */
export function curveOf(schedule: Schedule, counted: boolean): Curve {
  const pieces: Piece[] = [constantPiece({ ...POINT_ZERO }, Exact.zero)];
  let lower = Exact.zero;
  let lowerClosed = true;
  let before = Exact.zero;
  for (const [index, { charge, upTo, closed }] of schedule.tiers.entries()) {
    if (charge.kind !== 'amount') break;
    const to = upTo === null ? null : Exact.of(upTo);
    const graduated = schedule.mode === 'graduated';
    const origin = graduated ? lower : Exact.zero;
    const rate = Exact.of(charge.rate);
    const piece: Piece = {
      from: lower,
      fromClosed: !lowerClosed,
      to,
      toClosed: closed,
      start: before.plus(Exact.of(charge.flat)).plus(rate.times(lower.minus(origin))),
      rate,
      steps: charge.blocks.map((block) => ({
        size: Exact.of(block.size),
        price: Exact.of(block.price),
        part: block.part,
        origin,
      })),
      tier: index + 1,
    };
    pieces.push(piece);
    if (to === null) break;
    if (graduated) before = moneyOn(piece, to);
    lower = to;
    lowerClosed = closed;
  }
  return { counted, pieces, end: closing(schedule) };
}

const POINT_ZERO: Interval = { from: Exact.zero, fromClosed: true, to: Exact.zero, toClosed: true };

/** The same money at every quantity. */
export function constantCurve(money: Exact, counted: boolean): Curve {
  const everywhere = { from: Exact.zero, fromClosed: true, to: null, toClosed: false };
  return { counted, pieces: [constantPiece(everywhere, money)], end: null };
}

/** Nothing at 0, and the same money at every quantity above it: what a flat price adds. */
export function flatCurve(money: Exact, counted: boolean): Curve {
  const above = { from: Exact.zero, fromClosed: false, to: null, toClosed: false };
  return {
    counted,
    pieces: [constantPiece(POINT_ZERO, Exact.zero), constantPiece(above, money)],
    end: null,
  };
}

function constantPiece(interval: Interval, start: Exact): Piece {
  return { ...interval, start, rate: Exact.zero, steps: [], tier: null };
}

/** The money at a quantity; null where the curve has ended. */
export function moneyAt(curve: Curve, quantity: Exact): Exact | null {
  const piece = curve.pieces.find((each) => contains(each, quantity));
  return piece === undefined ? null : moneyOn(piece, quantity);
}

/**
 * The money that a piece gives for a quantity, or its limit there: `below` for quantities that come up to it, `above`
 * for quantities that come down to it.
 */
export function moneyOn(piece: Piece, quantity: Exact, side: 'at' | 'below' | 'above' = 'at'): Exact {
  const sloped = piece.start.plus(piece.rate.times(quantity.minus(piece.from)));
  return piece.steps.reduce((sum, step) => sum.plus(step.price.times(blocks(step, quantity, side))), sloped);
}

function blocks({ size, origin, part }: Step, quantity: Exact, side: 'at' | 'below' | 'above'): Exact {
  const count = quantity.minus(origin).over(size);
  if (side === 'above') return part === 'started' ? count.floor().plus(Exact.one) : count.floor();
  if (part === 'started') return count.ceil();
  return side === 'below' ? count.ceil().minus(Exact.one) : count.floor();
}
