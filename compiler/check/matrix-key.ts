import type * as ast from '../../grammar/ast.ts';
import { assertNever } from '../assert-never.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { boundValue } from './bound.ts';
import type { Link } from './bound-chain.ts';
import type { TermName } from './checked-price.ts';
import { attributeNamed } from './name.ts';
import { countText } from './number-text.ts';
import { reportTable } from './table-diagnostics.ts';
import { checkTimeBand, type WeekSpan } from './time-band.ts';

/** What a table is by. `name` is as it is written in the table. */
export type MatrixAxis = { readonly name: string; readonly node: ast.Name } & (
  | { readonly kind: 'number'; readonly unit: UnitSymbol }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'time' }
  | { readonly kind: 'term' }
);

/** A key as read from its cell. `text` is the same for the same key, however it is written. */
export type Key = { readonly cell: ast.Cell; readonly text: string } & (
  | ({ readonly kind: 'number' } & Link)
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'time'; readonly spans: readonly WeekSpan[] }
  | { readonly kind: 'term'; readonly term: TermName }
);

const TERMS: readonly TermName[] = ['day', 'month', 'year'];

/** The axes of a table; null where one is at fault. */
export function checkAxes(checker: Checker, table: ast.Table, byTerm: boolean): readonly MatrixAxis[] | null {
  const axes: MatrixAxis[] = [];
  for (const node of table.axes) {
    const twice = axes.find(({ name }) => name === node.text);
    if (twice) {
      const related = [{ span: twice.node.span, note: 'first named here' }];
      checker.report(reportTable('TAR2301', node.span, { axis: node.text }, { related }));
      continue;
    }
    const axis = checkAxis(checker, node, byTerm);
    if (axis) axes.push(axis);
  }
  return axes.length === table.axes.length ? axes : null;
}

function checkAxis(checker: Checker, node: ast.Name, byTerm: boolean): MatrixAxis | null {
  const { attributes, units } = checker.bound.symbols;
  const name = node.text;
  if (name === 'term' && !attributes.has(name)) {
    if (byTerm) return { kind: 'term', name, node };
    checker.report(reportTable('TAR2302', node.span, {}));
    return null;
  }
  if (byTerm) {
    checker.report(reportTable('TAR2303', node.span, { axis: name }));
    return null;
  }
  if (name === 'time' && !attributes.has(name)) return { kind: 'time', name, node };
  const attribute = attributeNamed(checker, node);
  if (!attribute) return null;
  const { type } = attribute.node;
  if (type.kind === 'one of')
    return { kind: 'choice', name, node, values: type.values.map(({ text }) => text) };
  // An attribute whose unit is unknown has been spoken of at its declaration.
  const unit = units.get(type.unit.text);
  return unit ? { kind: 'number', name, node, unit } : null;
}

/** Reads a key of an axis; reports what is none. A key of the cells `taken` cannot be meant by another one. */
export function readKey(
  checker: Checker,
  axis: MatrixAxis,
  cell: ast.Cell,
  taken: readonly ast.Cell[] = [],
): Key | null {
  const { content } = cell;
  switch (axis.kind) {
    case 'number': {
      if (content?.kind !== 'bound') return notKey(checker, axis, cell);
      const value = boundValue(checker, content, axis.unit);
      if (!value) return null;
      const text = `${content.operator} ${countText(value.toString(), axis.unit)}`;
      return { kind: 'number', cell, text, bound: content, value };
    }
    case 'choice': {
      if (content?.kind !== 'name') return notKey(checker, axis, cell);
      const index = axis.values.indexOf(content.text);
      if (index >= 0) return { kind: 'choice', cell, text: content.text, index };
      return unknown(checker, axis, content, axis.values, taken);
    }
    case 'time': {
      if (content?.kind !== 'time' && content?.kind !== 'name') return notKey(checker, axis, cell);
      const band = checkTimeBand(checker, content);
      return band && { kind: 'time', cell, text: band.text, spans: band.spans };
    }
    case 'term': {
      if (content?.kind !== 'name') return notKey(checker, axis, cell);
      const term = TERMS.find((word) => word === content.text);
      if (term) return { kind: 'term', cell, text: term, term };
      return unknown(checker, axis, content, TERMS, taken);
    }
    default:
      return assertNever(axis);
  }
}

/** Whether a cell would be read as a key of an axis; nothing is said where it would not. */
export function looksLikeKey(axis: MatrixAxis, { content }: ast.Cell): boolean {
  switch (axis.kind) {
    case 'number':
      return content?.kind === 'bound';
    case 'choice':
      return content?.kind === 'name' && axis.values.includes(content.text);
    case 'time':
      return content?.kind === 'time';
    case 'term':
      return content?.kind === 'name' && TERMS.some((term) => term === content.text);
    default:
      return assertNever(axis);
  }
}

function unknown(
  checker: Checker,
  axis: MatrixAxis,
  name: ast.Name,
  values: readonly string[],
  taken: readonly ast.Cell[],
): null {
  const free = values.filter(
    (value) => !taken.some(({ content }) => content?.kind === 'name' && content.text === value),
  );
  const related = axis.kind === 'choice' ? checker.bound.symbols.attributes.get(axis.name)!.node : null;
  checker.report(
    reportTable(
      'TAR2307',
      name.span,
      { value: name.text, axis: axis.name },
      {
        help: `write ${listText(values)}`,
        ...didYouMean(name.span, name.text, free),
        related: related ? [{ span: related.span, note: 'its values' }] : [],
      },
    ),
  );
  return null;
}

function notKey(checker: Checker, axis: MatrixAxis, cell: ast.Cell): null {
  checker.report(reportTable('TAR2306', cell.span, { axis: axis.name, example: keyExample(axis) }));
  return null;
}

function keyExample(axis: MatrixAxis): string {
  switch (axis.kind) {
    case 'number':
      return `a bound such as \`<= ${countText('100', axis.unit)}\``;
    case 'choice':
      return listText(axis.values);
    case 'time':
      return 'days and hours such as `weekdays 08:00-22:00`';
    case 'term':
      return listText(TERMS);
    default:
      return assertNever(axis);
  }
}

/** The first few of some values, in the words of a message. */
const listText = (values: readonly string[]): string =>
  values
    .slice(0, 6)
    .map((value) => `\`${value}\``)
    .join(values.length > 2 ? ', ' : ' or ') + (values.length > 6 ? ', …' : '');
