import type * as ast from '../../grammar/ast.ts';
import { quantity } from '../../grammar/print/words.ts';
import type { UnitSymbol } from '../stages.ts';

const nowhere = { file: '', start: 0, end: 0 };

/** `10 calls` as it is written in a price list, in the name of the unit for one or for many. */
export function writtenCount(value: ast.Num, unit: UnitSymbol): string {
  const text = value.value === '1' ? unit.name : (unit.names[1] ?? unit.name);
  const name: ast.Name = { kind: 'name', text, form: 'bare', span: nowhere };
  return quantity({ kind: 'quantity', value, unit: name, span: nowhere });
}

/** The name of the unit alone, as it stands after such a number; null is one. */
export function writtenUnit(value: ast.Num | null, unit: UnitSymbol): string {
  const one: ast.Num = { kind: 'number', value: '1', span: nowhere };
  const text = writtenCount(value ?? one, unit);
  return text.slice(text.indexOf(' ') + 1);
}
