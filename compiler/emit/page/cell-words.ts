import type { Axis, Feature } from '../../ir/ir.ts';
import { plainFigure } from '../../words/figures.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Values that say nothing without what they are of. */
const BARE = new Set(['yes', 'no', 'true', 'false']);

/** The name of a cell for people: `large, express: no, <= 200,000 tokens`. */
export function cellWords(vocabulary: Vocabulary, feature: Feature | undefined, cell: string): string {
  const table = feature?.prices.find((price) => price.table.outcomes.some((one) => one.cell === cell))?.table;
  const keys = cell.split(', ');
  // A key that has a comma itself leaves open which key is whose: such a name stays as it is.
  if (table === undefined || keys.length !== table.axes.length) return cell;
  return keys.map((key, index) => keyWords(vocabulary, table.axes[index]!, key)).join(', ');
}

function keyWords(vocabulary: Vocabulary, axis: Axis, key: string): string {
  switch (axis.kind) {
    case 'number':
      return key.replace(/\d+(?:\.\d+)?/, plainFigure);
    case 'choice':
      return BARE.has(key) ? `${vocabulary.words(axis.attribute)}: ${key}` : key;
    case 'time':
      return key;
  }
}
