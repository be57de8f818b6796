import { shortened } from './fault.ts';
import { didYouMean } from '../near-name.ts';
import { textOf } from '../said.ts';
import { RECORD_FIELDS, RECORD_TYPES, type RecordShape } from './record-fields.ts';

/** Where a column's cells go. */
export interface Column {
  readonly name: string;
  readonly isAttribute: boolean;
}

const PREFIX = 'attributes.';

/** Fields of any type of record, but for `attributes`, which has columns of its own. */
const FIELD_NAMES = new Set(RECORD_TYPES.flatMap((type) => Object.keys(RECORD_FIELDS[type])));
FIELD_NAMES.delete('attributes');

/** Reads a header row, or says what is wrong with it. A field's name wins over an attribute's. */
export function readHeader(cells: readonly string[], shape: RecordShape): readonly Column[] | string {
  const columns: Column[] = [];
  const seen = new Map<string, string>();
  for (const cell of cells) {
    const column = columnOf(cell, shape);
    if (typeof column === 'string') return column;
    const key = column.isAttribute ? PREFIX + column.name : column.name;
    const before = seen.get(key);
    if (before !== undefined)
      return before === cell
        ? `the header has the column \`${shortened(cell)}\` twice`
        : `the header has \`${shortened(before)}\` and \`${shortened(cell)}\` for the same attribute`;
    seen.set(key, cell);
    columns.push(column);
  }
  return columns;
}

function columnOf(cell: string, shape: RecordShape): Column | string {
  if (FIELD_NAMES.has(cell)) return { name: cell, isAttribute: false };
  const attribute = cell.startsWith(PREFIX) ? cell.slice(PREFIX.length) : cell;
  if (shape.attributes.has(attribute)) return { name: attribute, isAttribute: true };
  if (cell === '') return 'the header has a column without a name';
  const known = cell.startsWith(PREFIX)
    ? [...shape.attributes.keys()].map((name) => PREFIX + name)
    : [...FIELD_NAMES, ...shape.attributes.keys()];
  return `the header has an unknown column \`${shortened(cell)}\`${textOf(didYouMean(cell, known))}`;
}
