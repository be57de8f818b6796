import type { Ir, Select } from '../ir/ir.ts';
import { plainFigure } from './figures.ts';
import { spaced } from './text.ts';

/** What the cells of a catalog's price tables are called for people: `large, cached: no`. */
export function cellWords({ features }: Ir): (cell: string) => string {
  const names = new Map<string, string>();
  for (const { prices } of features)
    for (const { table } of prices)
      for (const { cell } of table.outcomes) if (!names.has(cell)) names.set(cell, named(cell, table));
  return (cell) => (names.get(cell) ?? cell).replace(BOUND, boundWords);
}

/** `yes` and `no` say nothing without the attribute that has them. */
function named(cell: string, { axes }: Select<unknown>): string {
  const keys = cell.split(', ');
  const asked = axes.flatMap((axis) =>
    axis.kind === 'choice' && axis.values.every(isAnswer) ? [axis.attribute] : [],
  );
  if (keys.filter(isAnswer).length !== asked.length) return cell;
  let next = 0;
  return keys.map((key) => (isAnswer(key) ? `${spaced(asked[next++]!)}: ${key}` : key)).join(', ');
}

const isAnswer = (key: string): boolean => key === 'yes' || key === 'no';

/** `<= 200000 prompt_tokens`, with the digits of the number and the name of the unit. */
const BOUND = /([<>]=? )(\d[\d.]*)( \w+)?/g;

const boundWords = (_: string, sign: string, bound: string, unit = ''): string =>
  `${sign}${plainFigure(bound)}${spaced(unit)}`;
