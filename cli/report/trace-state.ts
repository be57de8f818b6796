import type { Declared } from '../../compiler/declared.ts';
import type { TraceStep } from '../../runtime/trace.ts';

/** What the steps up to one have said, which the words of that one take for known. */
export interface TraceState {
  /** Of the feature, or of what is bought. */
  readonly unit: string;
  readonly isPurchase: boolean;
  /** Whether the record has raised a capacity, which holds whatever becomes of its purchase. */
  readonly isRaised: boolean;
  /** What is declared of the feature; null before there is one, and where nothing is known of it. */
  readonly declared: Declared | null;
  /** The funds in `deduct` that the step comes past, from one place up to another. */
  readonly past: { readonly from: number; readonly to: number };
  /** The place in `deduct` of the first fund that nothing has been said of. */
  readonly next: number;
}

export const BEGUN: TraceState = {
  unit: '',
  isPurchase: false,
  isRaised: false,
  declared: null,
  past: { from: 0, to: 0 },
  next: 0,
};

/** The state that a step stands in: that of the step before it, and what it says itself. */
export function stateAt(
  before: TraceState,
  step: TraceStep,
  declaredOf: (feature: string) => Declared | null,
): TraceState {
  switch (step.step) {
    case 'feature':
      return { ...before, unit: step.unit, declared: declaredOf(step.feature), next: 0 };
    case 'fund':
      return comingTo(before, before.declared?.funds.findIndex(({ name }) => name === step.fund) ?? 0);
    case 'otherwise':
    case 'price':
      return comingTo(before, before.declared?.funds.length ?? 0);
    case 'bought':
    case 'named':
      return { ...before, unit: step.unit, isPurchase: true };
    case 'changed':
      return { ...before, isRaised: step.what === 'capacity' };
    default:
      return before;
  }
}

const comingTo = (before: TraceState, to: number): TraceState => ({
  ...before,
  past: { from: before.next, to: Math.max(before.next, to) },
  next: Math.max(before.next, to + 1),
});
