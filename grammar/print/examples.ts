import type * as ast from '../ast.ts';
import { statementWords } from '../blocks.ts';
import * as w from './words.ts';

const notActivated: ReadonlySet<string> = new Set([...statementWords, 'in', 'on', 'at']);

const when = (when: ast.When | null): string | null =>
  when === null ? null : `${when.preposition} ${when.date.text}`;
const by = (term: ast.Name | null): string | null => (term === null ? null : `by ${w.name(term)}`);
const price = (word: string, money: ast.Money | null): string | null =>
  money === null ? null : `${word} ${w.money(money)}`;
const optional = (quantity: ast.Quantity | null): string | null =>
  quantity === null ? null : w.quantity(quantity);

/** One step of an example. */
export function step(step: ast.Step): string {
  switch (step.kind) {
    case 'use': {
      const values = step.attributes.map(attributeValue).join(', ');
      return w.phrase(
        `use ${w.quantities(step.quantity)} of ${w.name(step.feature)}`,
        values === '' ? null : `with ${values}`,
        when(step.when),
      );
    }
    case 'quote':
      return w.phrase(
        `quote ${w.name(step.product)}`,
        optional(step.quantity),
        by(step.term),
        price('is', step.price),
      );
    case 'buy': {
      const what = w.phrase(`buy ${w.name(step.product)}`, optional(step.quantity), by(step.term));
      return w.phrase(what, when(step.when), price('for', step.price));
    }
    case 'upgrade order':
      return w.phrase(
        `upgrade ${w.name(step.product)} to ${w.quantity(step.quantity)}`,
        when(step.when),
        step.until === null ? null : `until ${step.until.text}`,
        price('for', step.price),
      );
    case 'renew':
      return w.phrase(
        `renew ${w.name(step.product)}`,
        by(step.term),
        when(step.when),
        price('for', step.price),
      );
    case 'activate':
      return w.phrase(
        'activate',
        step.what === null ? null : w.name(step.what, notActivated),
        when(step.when),
      );
    case 'charge':
    case 'total': {
      const nearest = step.nearest === null ? null : `to the nearest ${w.number(step.nearest)}`;
      return w.phrase(step.kind, w.money(step.money), nearest);
    }
    case 'remaining':
      return `remaining ${w.quantity(step.quantity)} of ${w.name(step.product)}`;
    case 'covered':
      return `covered ${w.quantities(step.quantity)} by ${w.name(step.product)}`;
    case 'expect alert':
      return `alert ${w.name(step.product)}`;
    case 'rejected':
      return `rejected ${w.name(step.code)}`;
  }
}

/** Attribute values are bare: `resolution 1080`, not a grouped number. */
const attributeValue = ({ name, value }: ast.AttributeValue): string =>
  `${w.name(name)} ${value.kind === 'number' ? value.value : w.name(value)}`;
