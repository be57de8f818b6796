import { interpreter } from '../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { runScenario, type Mismatch } from '../compiler/ir/run-scenario.ts';
import type { Expectation, Scenario } from '../compiler/ir/scenario.ts';
import { Exact } from '../runtime/exact.ts';
import { compareText, type AnyRecord } from '../runtime/record.ts';
import type { TraceStep } from '../runtime/trace.ts';

/** A step of an example, and what is decided about it. */
export interface TracedStep {
  readonly record: AnyRecord;
  readonly steps: readonly TraceStep[];
}

/** Where an example and what came out part. */
export interface Parting {
  /** The outcome of the same kind before it, and how far that was off (0: it holds); null where there is none. */
  readonly since: { readonly at: string; readonly off: Exact | null } | null;
  /** The steps since then, as they are written. */
  readonly steps: readonly TracedStep[];
  /** What is owed by the period without a step of its own. */
  readonly owed: readonly TraceStep[];
}

/** How far what came out is from what was expected; null where they are no figures. */
export function offBy({ expected, actual }: Mismatch): Exact | null {
  const isFigure = (text: string): boolean => /^-?[\d.]+(\/\d+)?$/.test(text);
  return isFigure(expected) && isFigure(actual) ? Exact.of(actual).minus(Exact.of(expected)) : null;
}

/**
 * The steps of an example because of which an outcome is not what it says: those after the outcome of its kind that
 * stands before it, with all that the interpreter decides about them. Null for a quote, which stands for itself.
 */
export function partingOf(
  ir: Ir,
  scenario: Scenario,
  mismatch: Mismatch,
  mismatches: readonly Mismatch[],
): Parting | null {
  if (mismatch.what === 'quote') return null;
  const records = [...scenario.usage, ...scenario.orders].sort((a, b) => compareText(a.id, b.id));
  const expectation = scenario.expectations.find(
    ({ at, kind }) => at === mismatch.at && kind === mismatch.what,
  );
  if (expectation === undefined) {
    // A refusal that no step states.
    const record = records.find(({ id }) => id === mismatch.record);
    if (record === undefined) return null;
    const { decided } = traced(ir, scenario, records.length);
    return { since: null, steps: [{ record, steps: decided.get(record.id) ?? [] }], owed: [] };
  }
  const before = scenario.expectations.findLast(
    (other) => other.after < expectation.after && isOfKind(other, expectation),
  );
  const failed = mismatches.find(({ at, what }) => at === before?.at && what === before.kind);
  const { decided, owed } = traced(ir, scenario, expectation.after);
  return {
    since:
      before === undefined ? null : { at: before.at, off: failed === undefined ? Exact.zero : offBy(failed) },
    steps: records
      .slice(before?.after ?? 0, expectation.after)
      .map((record) => ({ record, steps: decided.get(record.id) ?? [] })),
    owed,
  };
}

/** Whether two outcomes speak of the same figure, so that one that holds says where the other went wrong. */
function isOfKind(one: Expectation, other: Expectation): boolean {
  if (one.kind !== other.kind) return false;
  return 'product' in one && 'product' in other ? one.product === other.product : true;
}

/** What is decided about each of an example's first records, by their ids. */
function traced(
  ir: Ir,
  scenario: Scenario,
  count: number,
): { readonly decided: ReadonlyMap<string, readonly TraceStep[]>; readonly owed: readonly TraceStep[] } {
  const ids = new Set([...scenario.usage, ...scenario.orders].map(({ id }) => id));
  const inner = interpreter(ir);
  const decided = new Map<string, TraceStep[]>();
  const owed: TraceStep[] = [];
  runScenario(
    scenario,
    {
      ...inner,
      rate(input) {
        const given = [...input.usage, ...input.orders].filter(({ id }) => ids.has(id));
        if (given.length !== count || decided.size > 0) return inner.rate(input);
        let steps = owed;
        return inner.rate(input, (step) => {
          if (step.step !== 'record') steps.push(step);
          else if (step.record === null) steps = owed;
          else decided.set(step.record, (steps = []));
        });
      },
    },
    ir,
  );
  return { decided, owed };
}
