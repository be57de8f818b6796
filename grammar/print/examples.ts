import type * as ast from '../ast.ts';
import { statementWords } from '../blocks.ts';
import { columns, type Piece } from './pieces.ts';
import { line, statement, type Statement } from './statement.ts';
import * as w from './words.ts';

const notActivated: ReadonlySet<string> = new Set([...statementWords, 'in', 'on', 'at']);

const when = (when: ast.When | null): string | null =>
  when === null ? null : `${when.preposition} ${when.date.text}`;
const by = (term: ast.Name | null): string | null => (term === null ? null : `by ${w.name(term)}`);
const forPrice = (money: ast.Money | null): string | null =>
  money === null ? null : `for ${w.money(money)}`;
const optional = (quantity: ast.Quantity | null): string | null =>
  quantity === null ? null : w.quantity(quantity);

const verbs: Partial<Record<ast.Step['kind'], string>> = {
  'upgrade order': 'upgrade',
  'expect alert': 'alert',
};

/** One step of an example. */
export const step = (step: ast.Step): Statement =>
  statement(step, line(verbs[step.kind] ?? step.kind, step.kind === 'quote' ? quote(step) : words(step)));

/** Quotes below one another are a small price list. */
function quote({ product, quantity, term, price }: ast.Quote): Piece {
  const said: (readonly [string, Piece | null])[] = [
    ['product', w.name(product)],
    ['quantity', quantity && w.quantityColumns(quantity)],
    ['term', by(term)],
    ['price', price && columns('is', 'is', w.moneyColumns(price))],
  ];
  const pieces = said.filter((one): one is [string, Piece] => one[1] !== null);
  return columns(`quote ${pieces.map(([what]) => what).join(' ')}`, ...pieces.map(([, piece]) => piece));
}

function words(step: Exclude<ast.Step, ast.Quote>): string {
  switch (step.kind) {
    case 'use': {
      const values = step.attributes.map(attributeValue).join(', ');
      return w.phrase(
        `${w.used(step.quantity)} of ${w.name(step.feature)}`,
        values === '' ? null : `with ${values}`,
        when(step.when),
      );
    }
    case 'buy': {
      const what = w.phrase(w.name(step.product), optional(step.quantity), by(step.term));
      return w.phrase(what, when(step.when), forPrice(step.price));
    }
    case 'upgrade order':
      return w.phrase(
        `${w.name(step.product)} to ${w.quantity(step.quantity)}`,
        when(step.when),
        step.until === null ? null : `until ${step.until.text}`,
        forPrice(step.price),
      );
    case 'renew':
      return w.phrase(w.name(step.product), by(step.term), when(step.when), forPrice(step.price));
    case 'activate':
      return w.phrase(step.what === null ? null : w.name(step.what, notActivated), when(step.when));
    case 'charge':
    case 'total':
      return w.phrase(
        w.money(step.money),
        step.nearest === null ? null : `to the nearest ${w.number(step.nearest)}`,
      );
    case 'remaining':
      return `${w.quantity(step.quantity)} of ${w.name(step.product)}`;
    case 'covered':
      return `${w.quantities(step.quantity)} by ${w.name(step.product)}`;
    case 'expect alert':
      return w.name(step.product);
    case 'rejected':
      return w.name(step.code);
  }
}

/** A number of four digits is most often a name, as in `resolution 1080`; a longer one is read by its groups. */
const attributeValue = ({ name, value }: ast.AttributeValue): string => {
  const isShort = value.kind === 'number' && /^\d{1,4}(\.|$)/.test(value.value);
  const text = value.kind === 'name' ? w.name(value) : isShort ? value.value : w.number(value);
  return `${w.name(name)} ${text}`;
};
