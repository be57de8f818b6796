import { Exact } from '../../runtime/exact.ts';
import type { FixedPer, FixedRate, RateForm, Step } from '../../runtime/result.ts';
import { grouped } from './figures.ts';

/** A part of what a step comes to, before it is words. */
export interface StepPart {
  /** `3`, and `records`; null where it is for the step's own quantity. */
  readonly count: readonly [quantity: string, unit: string] | null;
  readonly rate: string;
  readonly form: RateForm;
  readonly amount: string;
}

/**
 * What a step comes to, in parts that each multiply to their amount: what is owed once, by how often it is, and the
 * rest, by the quantity. A step that nothing has to be taken apart of is one part.
 */
export function partsOf({ rate, form, amount, fixed }: Step): readonly StepPart[] {
  if (fixed === undefined) return [{ count: null, rate, form, amount }];
  const { per, times, parts } = fixed;
  const once = parts.filter(isOnce).map((part): StepPart => {
    const all = Exact.of(part.amount).times(Exact.of(times));
    return {
      count: countOf(times, per, part.form),
      rate: part.rate,
      form: part.form,
      amount: all.toString(),
    };
  });
  const others = parts.filter((part) => !isOnce(part));
  if (others.length === 0) {
    if (times === 0) return [{ count: null, ...paid(rate), amount }];
    // What another tier takes the place of is taken back with what it was for.
    return times < 0 ? [{ count: null, rate, form, amount }] : once;
  }
  const rest = once.reduce((sum, part) => sum.minus(Exact.of(part.amount)), Exact.of(amount));
  const usage: StepPart = {
    count: blocksOf(others, rest),
    rate: others.map((part) => part.rate).join(' + '),
    form: others.length === 1 ? others[0]!.form : 'sum',
    amount: rest.toString(),
  };
  return times === 0 ? [usage] : [...once, usage];
}

/** Blocks begin anew with each record: how many there were is not seen from the quantity, and is what they cost. */
function blocksOf(parts: FixedRate['parts'], amount: Exact): StepPart['count'] {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || Exact.of(part.amount).isZero()) return null;
  if (part.form !== 'started' && part.form !== 'complete') return null;
  const blocks = amount.over(Exact.of(part.amount)).toString();
  return [grouped(blocks), blocks === '1' ? 'time' : 'times'];
}

const isOnce = ({ form }: FixedRate['parts'][number]): boolean =>
  form === 'flat' || form === 'event' || form === 'at least' || form === 'at most';

/** What was owed before, and is not owed again. */
const paid = (rate: string) => ({ rate: `${rate}, charged before`, form: 'flat' }) as const;

function countOf(times: number, per: FixedPer, form: RateForm): readonly [string, string] {
  const unit = form === 'event' ? 'event' : COUNTED[per];
  return [grouped(`${times}`), Math.abs(times) === 1 ? unit : `${unit}s`];
}

const COUNTED: Readonly<Record<FixedPer, string>> = {
  record: 'record',
  day: 'day',
  month: 'month',
  year: 'year',
  ever: 'time',
};
