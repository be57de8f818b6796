import { Exact } from '../../runtime/exact.ts';
import type { Curve, Piece } from './curve.ts';
import {
  firstCycle,
  lastCycle,
  FEW_STEPS,
  STEP_LIMIT,
  undecided,
  extremes,
  type Extremes,
  type Undecided,
} from './curve-extremes.ts';
import { cycleOf, merged, segments, stepsBetween, type Cycle, type Segment } from './curve-steps.ts';
import { intersection, tight, type Interval } from './interval.ts';

/** Below 0, 0, above 0; `mixed` where it changes with the steps more often than is worth telling one by one. */
export type Sign = -1 | 0 | 1 | 'mixed';

export interface SignSpan extends Interval {
  readonly sign: Sign;
  /** Where `mixed`: after how many units the pattern comes again. */
  readonly cycle: Exact | null;
}

/** Stretches of one sign that tile the curve's quantities, neighbours differing. */
export type Signs = { readonly decided: true; readonly spans: readonly SignSpan[] } | Undecided;

/** Sign changes of one piece that are told one by one. */
const FEW_SPANS = 12;

/** Where a curve (a difference of two, as a rule) is below 0, 0, and above 0. */
export function signs(curve: Curve): Signs {
  const spans: SignSpan[] = [];
  for (const given of curve.pieces) {
    const interval = tight(given, curve.counted);
    if (interval === null) continue;
    const piece = merged(given, curve.counted);
    const own = signsOn(piece, interval, curve.counted);
    if ('decided' in own) return own;
    spans.push(...own);
  }
  return { decided: true, spans: joined(spans) };
}

/** Whether two curves give the same money at every quantity and end at the same one; null where it is not decided. */
export function isZeroCurve(difference: Curve): boolean | null {
  const found = signs(difference);
  return found.decided ? found.spans.every(({ sign }) => sign === 0) : null;
}

function signsOn(piece: Piece, within: Interval, counted: boolean): SignSpan[] | Undecided {
  const cycle = cycleOf(piece, counted);
  if (cycle === null) return lineSigns(segments(piece, within), counted);
  const all = within.to === null ? null : stepsBetween(piece, within.from, within.to);
  if (all !== null && all.compare(FEW_STEPS) <= 0)
    return told(lineSigns(segments(piece, within), counted), cycle);
  if (cycle.steps.compare(STEP_LIMIT) > 0) return undecided(cycle);
  return told(inCycles(piece, within, cycle, counted), cycle);
}

/**
 * A long stretch: it keeps one sign at its beginning as long as the drift has not turned it, and one at its end once
 * it has; only the cycles between are mixed, or looked at one by one where they are few.
 */
function inCycles(piece: Piece, within: Interval, cycle: Cycle, counted: boolean): SignSpan[] {
  const { length, drift } = cycle;
  const one: Curve = { counted, pieces: [piece], end: null };
  const first = firstCycle(within, length);
  const bounds = extremes(one, first);
  if (bounds === null || 'decided' in bounds) return lineSigns(segments(piece, first), counted);
  const turn = turnOf(bounds, drift);
  const at = (turns: Exact | null): Exact | null =>
    turns === null ? null : turns.isZero() ? within.from : within.from.plus(length.times(turns));
  // Cycles are closed where the stretch is, and open at the other end.
  const part = (from: Exact | null, to: Exact | null): Interval | null =>
    from === null
      ? null
      : intersection({ ...within, from, to, toClosed: to !== null && !within.fromClosed }, within, counted);
  const before = part(within.from, at(turn.from));
  const middle = part(at(turn.from), at(turn.to));
  const after = part(at(turn.to), null);
  return [
    ...(before === null ? [] : [{ ...before, sign: turn.before, cycle: null }]),
    ...(middle === null ? [] : middleSigns(piece, middle, cycle, counted)),
    ...(after === null ? [] : [{ ...after, sign: turn.after, cycle: null }]),
  ];
}

/** A stretch whose cycles are not known to be of one sign: told one by one where that is possible. */
function middleSigns(piece: Piece, part: Interval, cycle: Cycle, counted: boolean): SignSpan[] {
  const { length } = cycle;
  const spans = (within: Interval): SignSpan[] => lineSigns(segments(piece, within), counted);
  if (part.to !== null && stepsBetween(piece, part.from, part.to).compare(STEP_LIMIT) <= 0)
    return spans(part);
  const head = spans(firstCycle(part, length));
  if (cycle.drift.isZero() && head.length === 1) return [{ ...part, sign: head[0]!.sign, cycle: null }];
  const tail = part.to === null ? [] : spans(lastCycle(part, part.to, length));
  const first = head.length > 1 ? head[0]! : null;
  const last = tail.length > 1 ? tail.at(-1)! : null;
  const mixed: SignSpan = {
    ...part,
    ...(first === null ? {} : { from: head[1]!.from, fromClosed: head[1]!.fromClosed }),
    ...(last === null ? {} : { to: tail.at(-2)!.to, toClosed: tail.at(-2)!.toClosed }),
    sign: 'mixed',
    cycle: length,
  };
  return [first, mixed, last].filter((span) => span !== null);
}

/**
 * After how many cycles a sign that holds in the whole first cycle may end, and after how many the last one holds:
 * `to` is null where the drift never settles it.
 */
function turnOf(
  { least, most }: Extremes,
  drift: Exact,
): { from: Exact; to: Exact | null; before: Sign; after: Sign } {
  if (!least.bounded || !most.bounded || drift.isZero())
    return { from: Exact.zero, to: null, before: 0, after: 0 };
  const size = drift.abs();
  const rising = drift.isPositive();
  // Told for a rising drift; a falling one is the same upside down.
  const high = rising ? most.money : least.money.negated();
  const low = rising ? least.money : most.money.negated();
  // Cycle k lies between low + k × size and high + k × size.
  const from = high.isNegative() ? high.negated().over(size).ceil() : Exact.zero;
  const to = low.isPositive() ? Exact.zero : low.negated().over(size).floor().plus(Exact.one);
  return { from: Exact.min(from, to), to, before: rising ? -1 : 1, after: rising ? 1 : -1 };
}

/** The signs of straight lines, with the quantities at which they cross 0. */
function lineSigns(lines: readonly Segment[], counted: boolean): SignSpan[] {
  const spans: SignSpan[] = [];
  for (const line of lines) {
    const rising: Sign = line.rate.isNegative() ? -1 : 1;
    if (line.rate.isZero()) {
      push(spans, line, signOf(line.start), counted);
      continue;
    }
    const root = line.from.minus(line.start.over(line.rate));
    const { from, fromClosed, to, toClosed } = line;
    const first = { from, fromClosed, to: root, toClosed: false };
    const last = { from: root, fromClosed: false, to, toClosed };
    push(spans, intersection(first, line, counted), rising === 1 ? -1 : 1, counted);
    push(
      spans,
      intersection({ from: root, fromClosed: true, to: root, toClosed: true }, line, counted),
      0,
      counted,
    );
    push(spans, intersection(last, line, counted), rising, counted);
  }
  return joined(spans);
}

function push(spans: SignSpan[], interval: Interval | null, sign: Sign, counted: boolean): void {
  const part = interval === null ? null : tight(interval, counted);
  if (part === null) return;
  const { from, fromClosed, to, toClosed } = part;
  spans.push({ from, fromClosed, to, toClosed, sign, cycle: null });
}

const signOf = (money: Exact): Sign => (money.isZero() ? 0 : money.isPositive() ? 1 : -1);

/** Neighbours of one sign as one span. */
function joined(spans: readonly SignSpan[]): SignSpan[] {
  const result: SignSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const same = last?.sign === span.sign && last.cycle?.toString() === span.cycle?.toString();
    if (last !== undefined && same) result.push({ ...result.pop()!, to: span.to, toClosed: span.toClosed });
    else result.push(span);
  }
  return result;
}

/** Many changes of sign as one mixed span between the first and the last. */
function told(given: readonly SignSpan[] | Undecided, cycle: Cycle): SignSpan[] | Undecided {
  if ('decided' in given) return given;
  const spans = joined(given);
  if (spans.length <= FEW_SPANS) return spans;
  const [head, ...rest] = spans;
  const tail = rest.pop()!;
  const [from, to] = [rest[0]!, rest.at(-1)!];
  const mixed: SignSpan = { ...from, to: to.to, toClosed: to.toClosed, sign: 'mixed', cycle: cycle.length };
  return [head!, mixed, tail];
}
