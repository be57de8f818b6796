import { interpreter } from '../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { inputOf, recordsOf, type Mismatch, type ScenarioResult } from '../compiler/ir/run-scenario.ts';
import type { Expectation, Scenario } from '../compiler/ir/scenario.ts';
import { Exact } from '../runtime/exact.ts';
import type { AnyRecord } from '../runtime/record.ts';
import type { TraceStep } from '../runtime/trace.ts';

/** How an example fails on the backends that found the same. */
export interface Failure {
  readonly backends: readonly string[];
  readonly mismatches: readonly Parted[];
  /** The steps because of which outcomes are not what they say, as they are written, each once. */
  readonly steps: readonly TracedStep[];
  /** What is owed by the period without a step of its own. */
  readonly owed: readonly TraceStep[];
}

export interface Parted extends Mismatch {
  /** How far what came out is from what was expected; null where they are no figures. */
  readonly off: Exact | null;
  /** The outcome of the same kind before it, and whether that held, or was off by as much; null where there is none. */
  readonly since: { readonly at: string; readonly how: 'held' | 'off as much' | 'off otherwise' } | null;
}

/** A step of an example, and what is decided about it. */
export interface TracedStep {
  readonly record: AnyRecord;
  readonly steps: readonly TraceStep[];
}

/** How an example fails, once for all backends on which it does alike. */
export function failuresOf(
  ir: Ir,
  scenario: Scenario,
  results: readonly ScenarioResult[],
): readonly Failure[] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const result of results) {
    if (result.outcome !== 'failed') continue;
    const key = JSON.stringify(result.mismatches);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].map((alike) => ({
    backends: alike.map(({ backend }) => backend),
    ...partingOf(ir, scenario, alike[0]!.mismatches),
  }));
}

/**
 * The steps because of which outcomes are not what they say: those after the outcome of the same kind that stands before
 * each, with all that the interpreter decides about them. One that is off by as much as that had parted before.
 */
function partingOf(ir: Ir, scenario: Scenario, found: readonly Mismatch[]): Omit<Failure, 'backends'> {
  const records = recordsOf(scenario);
  const mismatches = found.map((mismatch) => partedFrom(scenario, mismatch, found));
  const stretches = mismatches
    .flatMap((parted) => stretchOf(scenario, records, parted) ?? [])
    .toSorted((one, other) => one.above - other.above);
  const told = new Map<AnyRecord, TracedStep>();
  let owed: readonly TraceStep[] = [];
  for (const { from, to, above } of stretches) {
    const trace = traced(ir, scenario, above);
    owed = trace.owed;
    for (const record of records.slice(from, to))
      if (!told.has(record)) told.set(record, { record, steps: trace.decided.get(record.id) ?? [] });
  }
  return { mismatches, steps: records.flatMap((record) => told.get(record) ?? []), owed };
}

function partedFrom(scenario: Scenario, mismatch: Mismatch, all: readonly Mismatch[]): Parted {
  const off = offBy(mismatch);
  const before = outcomeBefore(scenario, outcomeOf(scenario, mismatch));
  if (before === undefined) return { ...mismatch, off, since: null };
  const failed = all.find((other) => outcomeOf(scenario, other) === before);
  if (failed === undefined) return { ...mismatch, off, since: { at: before.at, how: 'held' } };
  const offBefore = offBy(failed);
  const isAsMuch = off !== null && offBefore !== null && off.equals(offBefore);
  return { ...mismatch, off, since: { at: before.at, how: isAsMuch ? 'off as much' : 'off otherwise' } };
}

/** Records of an example because of which an outcome is what it is, among those that stand above it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly above: number;
}

/** Null for a quote, which stands for itself. */
function stretchOf(scenario: Scenario, records: readonly AnyRecord[], parted: Parted): Stretch | null {
  if (parted.what === 'quote' || parted.since?.how === 'off as much') return null;
  const outcome = outcomeOf(scenario, parted);
  if (outcome !== undefined)
    return { from: outcomeBefore(scenario, outcome)?.after ?? 0, to: outcome.after, above: outcome.after };
  // A refusal that no step states.
  const refused = records.findIndex(({ id }) => id === parted.record);
  return refused === -1 ? null : { from: refused, to: refused + 1, above: records.length };
}

const outcomeOf = ({ expectations }: Scenario, { at, what }: Mismatch): Expectation | undefined =>
  expectations.find((each) => each.at === at && each.kind === what);

const outcomeBefore = (
  { expectations }: Scenario,
  outcome: Expectation | undefined,
): Expectation | undefined =>
  outcome && expectations.findLast((other) => other.after < outcome.after && isOfKind(other, outcome));

/** Whether two outcomes speak of the same figure, so that one that holds says where the other went wrong. */
function isOfKind(one: Expectation, other: Expectation): boolean {
  if (one.kind !== other.kind) return false;
  return 'product' in one && 'product' in other ? one.product === other.product : true;
}

function offBy({ expected, actual }: Mismatch): Exact | null {
  const isFigure = (text: string): boolean => /^-?[\d.]+(\/\d+)?$/.test(text);
  return isFigure(expected) && isFigure(actual) ? Exact.of(actual).minus(Exact.of(expected)) : null;
}

/** What is decided about each of an example's first records, by their ids, and what is owed without one. */
function traced(
  ir: Ir,
  scenario: Scenario,
  count: number,
): { readonly decided: ReadonlyMap<string, readonly TraceStep[]>; readonly owed: readonly TraceStep[] } {
  const decided = new Map<string, TraceStep[]>();
  const owed: TraceStep[] = [];
  let steps = owed;
  interpreter(ir).rate(inputOf(scenario, ir, count), (step) => {
    if (step.step !== 'record') steps.push(step);
    else if (step.record === null) steps = owed;
    else decided.set(step.record, (steps = []));
  });
  return { decided, owed };
}
