import type * as ast from '../../grammar/ast.ts';
import type { UnitSymbol } from '../stages.ts';
import { grouped } from '../../runtime/number-text.ts';

/** A quantity as the formatter writes it: `10,000 calls`. */
export const quantityText = ({ value, unit }: ast.Quantity): string =>
  unit ? `${grouped(value.value)} ${unit.text}` : grouped(value.value);

/** An amount as the formatter writes it: `CNY 0.15`. */
export const moneyText = ({ currency, value }: ast.Money): string =>
  `${currency.text} ${grouped(value.value)}`;

/** A number of some unit, in the name for one or for many. */
export const countText = (value: string, unit: UnitSymbol): string =>
  `${value} ${value === '1' ? unit.name : (unit.names[1] ?? unit.name)}`;
