import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Usage } from '../../../runtime/record.ts';
import type { Feature, Ir } from '../../ir/ir.ts';
import { undatedInstant } from '../../ir/scenario.ts';
import { unitText } from '../coverage/words.ts';
import { written } from './figures.ts';

/** A use as an example writes it: `use 10,001 calls of plates with quality hd on 2026-01-31`. */
export function useText(ir: Ir, feature: Feature, { quantity, attributes, at }: Usage): string {
  const { meter } = feature;
  const unit = meter.money ? 'amount' : unitText(meter, quantity);
  const given = [...attributes].filter(
    ([name, value]) => ir.attributes.find((known) => known.name === name)?.default !== value,
  );
  const withText =
    given.length === 0
      ? ''
      : ` with ${given.map(([name, value]) => `${name} ${valueText(ir, name, value)}`).join(', ')}`;
  return `use ${figureText(quantity)} ${unit} of ${feature.name}${withText}${whenText(ir, feature, at.seconds)}`;
}

/** A choice that is no name is quoted: `"8k"`. */
function valueText({ attributes }: Ir, name: string, value: string): string {
  const isChoice = attributes.find((known) => known.name === name)?.kind === 'choice';
  return isChoice && !/^[A-Za-z_]\w*$/.test(value) ? JSON.stringify(value) : value;
}

function whenText(ir: Ir, { prices }: Feature, seconds: number): string {
  const [date = '', clock = ''] = formatInstant(ir.zone, seconds).slice(0, 16).split('T');
  // What is priced by the time of day needs one.
  if (prices.some(({ table }) => table.axes.some(({ kind }) => kind === 'time')))
    return ` at ${date}T${clock}`;
  if (seconds === undatedInstant(ir)) return '';
  return clock === '00:00' ? ` on ${date}` : ` at ${date}T${clock}`;
}

/** `10,001`. */
export const figureText = (text: string): string => written(Exact.of(text), text);
/** An amount as an example writes it: `CNY 1,500.10`, `CNY 15`. */
export const moneyText = (ir: Ir, amount: Exact): string =>
  `${ir.currency.code} ${written(amount, amount.isWhole() ? '0' : ir.rounding.step)}`;
