import type * as ast from '../ast.ts';
import { columns, figure, flat, type Columns, type Piece } from './pieces.ts';
import { body, line, statement, type Body, type Statement } from './statement.ts';
import * as w from './words.ts';

// prettier-ignore
const notReferences: ReadonlySet<string> = new Set([
  'graduated', 'volume', 'by', 'unpublished', 'per', 'daily', 'monthly', 'yearly', 'ever', 'from',
]);
const notBlocks: ReadonlySet<string> = new Set(['started', 'complete']);

/** What stands after a statement's word: on its line, between its braces, and after them. */
interface Terms {
  readonly rest: Piece;
  readonly body: Body | null;
  readonly tail: string;
}

/** A price; `beforeOtherwise`: what follows it is an `otherwise` of its own. */
export function price(price: ast.Price, beforeOtherwise: boolean): Statement {
  const { rest, body, tail } = priceTerms(price, beforeOtherwise);
  const dated = price.from === null ? rest : columns('dated', `from ${price.from.text}`, rest);
  return statement(price, line('price', dated), body, tail);
}

export function priceTerms(terms: ast.PriceTerms, beforeOtherwise: boolean): Terms {
  const { period, countingAll, atLeast, atMost } = terms;
  const memory = w.phrase(period?.word ?? null, countingAll === null ? null : 'counting all usage');
  const bounds = w.phrase(
    atLeast === null ? null : `at least ${w.money(atLeast)}`,
    atMost === null ? null : `at most ${w.money(atMost)}`,
  );
  const inner = terms.body;
  switch (inner.kind) {
    case 'tiers':
      return { rest: w.phrase(inner.mode, memory), body: body('rows', inner.tiers.map(tier)), tail: bounds };
    case 'table': {
      const otherwise = inner.otherwise === null ? null : `otherwise ${flat(charge(inner.otherwise))}`;
      // An `otherwise` right after the brace would be the table's: then the period parts the two.
      const isParted = beforeOtherwise && otherwise === null && bounds === '';
      return {
        rest: tableHead(inner, isParted ? '' : memory),
        body: tableBody(inner),
        tail: w.phrase(otherwise, isParted ? memory : bounds),
      };
    }
    default: {
      const after = w.phrase(memory, bounds);
      const amount = charge(inner);
      return { rest: after === '' ? amount : columns('terms', amount, after), body: null, tail: '' };
    }
  }
}

export function charge(charge: ast.Charge): Piece {
  switch (charge.kind) {
    case 'free':
      return 'free';
    case 'reject':
      return `reject ${w.text(charge.message)}`;
    case 'unpublished':
      return `unpublished ${w.text(charge.page)}`;
    case 'reference':
      return w.name(charge.name, notReferences);
    case 'sum':
      return sum(charge);
  }
}

/** Sums of the same parts stand part below part. */
function sum({ parts }: ast.Sum): Columns {
  const pieces = parts.flatMap((part, index) => (index === 0 ? [partOf(part)] : ['+', partOf(part)]));
  return columns(`sum ${parts.map(({ kind }) => kind).join(' ')}`, ...pieces);
}

function partOf(part: ast.Part): Columns {
  switch (part.kind) {
    case 'flat':
      return w.moneyColumns(part.money);
    case 'rate':
      return columns(
        'rate',
        w.moneyColumns(part.money),
        w.phrase('/', part.block, w.per(part.count, part.unit, notBlocks)),
      );
    case 'percent':
      return columns('percent', figure(`${w.number(part.value)}%`), `of ${w.name(part.of)}`);
  }
}

function tier(tier: ast.Tier): Statement {
  const amount =
    tier.charge.kind === 'reference' && tier.bound.quantity.unit === null
      ? // A name in backticks would be the bound's unit.
        w.name(tier.charge.name)
      : charge(tier.charge);
  return statement(tier, columns('tier', bound(tier.bound), '', amount));
}

const bound = ({ operator, quantity }: ast.Bound): Columns =>
  columns('bound', operator, w.amountColumns(quantity));

/** `CNY / minute by resolution, frame_rate graduated monthly`. */
export const tableHead = ({ heading, axes, mode }: ast.Table, memory: string): string =>
  w.phrase(
    heading === null ? null : `${tableAmount(heading)} / ${w.per(heading.count, heading.unit)}`,
    `by ${w.names(axes)}`,
    mode,
    memory,
  );

const tableAmount = ({ amount }: ast.TableHeading): string =>
  w.isCurrency(amount) ? w.currency(amount) : w.name(amount);

export const tableBody = ({ rows }: ast.Table): Body =>
  body(
    'rows',
    rows.map((row) =>
      statement(row, columns('row', '|', ...row.cells.flatMap((one): Piece[] => [cell(one), '|']))),
    ),
  );

function cell({ content }: ast.Cell): Piece {
  if (content === null) return '';
  switch (content.kind) {
    case 'bound':
      return bound(content);
    case 'name':
      return w.name(content);
    case 'number':
      return figure(w.number(content));
    case 'time':
      return w.phrase(w.names(content.days), content.from === null ? null : `${content.from}-${content.to}`);
    default:
      return charge(content);
  }
}
