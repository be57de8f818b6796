import { Exact } from './exact.ts';

/** See `RoundingMode` of the IR: to the nearest step with three ways to break a tie, away from zero, towards zero. */
export type RoundingMode = 'half up' | 'half even' | 'half down' | 'up' | 'down';

const TWO = Exact.of(2);

/** The multiple of `step` to which an amount is rounded; symmetrical about zero. */
export function round(amount: Exact, mode: RoundingMode, step: Exact): Exact {
  if (amount.isNegative()) return round(amount.negated(), mode, step).negated();
  const steps = amount.over(step);
  const below = steps.floor();
  const rest = steps.minus(below);
  const up = rest.isZero() ? false : roundsUp(mode, rest, below);
  return (up ? below.plus(Exact.one) : below).times(step);
}

function roundsUp(mode: RoundingMode, rest: Exact, below: Exact): boolean {
  const half = rest.times(TWO).compare(Exact.one);
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'half up':
      return half >= 0;
    case 'half down':
      return half > 0;
    case 'half even':
      return half > 0 || (half === 0 && !below.over(TWO).isWhole());
  }
}

/** How many decimals a plain decimal text has: of a rounding step, those that amounts are written with. */
export const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;
