import { Exact } from '../../runtime/exact.ts';
import type { Ir } from '../ir/ir.ts';
import type { UnitSymbol } from '../stages.ts';
import { fixed, grouped } from '../../runtime/number-text.ts';

const TEN = Exact.of(10);
/** Decimals that are shown of a number that has many or no end of them. */
const SHOWN = 6;
/** Digits that are shown of a number so small that all others are zeros. */
const LEAST_DIGITS = 4;

/** A number as a price page writes it: `20,000,000`, `0.0015`; what is cut says so: `3.333333…`. */
export function figure(value: Exact): string {
  if (value.isNegative()) return `-${figure(value.negated())}`;
  const scale = Exact.of(10 ** decimalsShown(value));
  const shown = value.times(scale).floor().over(scale);
  const text = grouped(shown.toString());
  return shown.equals(value) ? text : `${text}…`;
}

function decimalsShown(value: Exact): number {
  if (value.isZero()) return SHOWN;
  let zeros = 0;
  for (let part = value.times(TEN); part.compare(Exact.one) < 0; part = part.times(TEN)) zeros++;
  return Math.max(SHOWN, zeros + LEAST_DIGITS);
}

/** An amount: `CNY 1,500`, `CNY 1,000.10`. */
export function money({ currency }: Ir, value: Exact): string {
  const text = figure(value);
  return `${currency.code} ${text.includes('.') ? fixed(text, currency.digits) : text}`;
}

/** `1 call`, `10,001 calls`. */
export function count(units: ReadonlyMap<string, UnitSymbol>, value: Exact, unit: string): string {
  return `${figure(value)} ${value.equals(Exact.one) ? unit : (units.get(unit)?.names[1] ?? unit)}`;
}
