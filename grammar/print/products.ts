import type * as ast from '../ast.ts';
import { columns, flat, type Piece } from './pieces.ts';
import { charge, price, tableBody, tableHead } from './prices.ts';
import { line, statement, type Statement } from './statement.ts';
import * as w from './words.ts';

type Item = ast.FeatureItem | ast.PackageItem | ast.CapacityItem | ast.LicenceItem;

/** The statements of a feature or of a product. */
export const items = (list: readonly Item[]): Statement[] =>
  list.map((one, index) => item(one, list[index + 1]?.kind === 'otherwise'));

/** One of them; `beforeOtherwise`: an `otherwise` follows. */
export function item(item: Item, beforeOtherwise: boolean): Statement {
  switch (item.kind) {
    case 'price':
      return price(item, beforeOtherwise);
    case 'covers':
      return covers(item);
    case 'size':
      return statement(item, line('size', size(item)));
    default:
      return statement(item, line(item.kind, words(item)));
  }
}

type Plain = Exclude<Item, ast.Price | ast.Covers | ast.Size>;

/** What stands after the word of a statement that is words alone. */
function words(item: Plain): string {
  switch (item.kind) {
    case 'meter':
      return meter(item);
    case 'accepts':
      return item.funds.map(w.fund).join(', ');
    case 'otherwise':
      return w.phrase(
        flat(charge(item.charge)),
        item.upTo === null ? null : `up to ${w.quantity(item.upTo)}`,
      );
    case 'valid':
      return `${w.number(item.count)} ${w.name(item.unit)}`;
    case 'alert':
      return `at ${w.number(item.percent)}% remaining`;
    case 'draw':
      return item.what;
    case 'sell':
      return `up to ${w.quantity(item.upTo)}`;
    case 'allows':
      return item.changes.map(({ change }) => change).join(', ');
    case 'upgrade':
      return flat(charge(item.price));
    case 'term':
      return `starts on activation within ${w.number(item.count)} ${w.name(item.unit)}`;
  }
}

function meter({ unit, currency, where, step, minimum, times }: ast.Meter): string {
  return w.phrase(
    w.name(unit),
    currency === null ? null : `in ${w.currency(currency)}`,
    where.length === 0 ? null : `where ${where.map(condition).join(' and ')}`,
    step === null ? null : `rounded up to ${w.quantity(step)} each`,
    minimum === null ? null : `at least ${w.quantity(minimum)} each`,
    times === null ? null : `times ${w.name(times)}`,
  );
}

function condition({ attribute, negated, values }: ast.Condition): string {
  const written = values.map((value) => w.name(value, new Set(['not'])));
  return w.phrase(w.name(attribute), 'is', negated ? 'not' : null, written.join(' or '));
}

/** `a`, `b.*`, `*` or `each`. */
export function scope({ name, star }: ast.Scope): string {
  if (name === null) return star ? '*' : 'each';
  return star ? `${w.name(name)}.*` : w.name(name, new Set(['each']));
}

function size({ quantity, price }: ast.Size): Piece {
  const amount = price.kind === 'money' ? w.moneyColumns(price) : charge(price);
  return quantity === null ? amount : columns('size', w.quantityColumns(quantity), '', amount);
}

function covers(item: ast.Covers): Statement {
  const scopes = item.scopes.map(scope).join(', ');
  const { factor } = item;
  switch (factor?.kind) {
    case undefined:
      return statement(item, line('covers', scopes));
    case 'factor table': {
      const head = `${scopes} at ${tableHead(factor.table, '')}`;
      return statement(item, line('covers', head), tableBody(factor.table));
    }
    case 'unpublished':
      return statement(item, line('covers', columns('covers', scopes, 'at', charge(factor))));
    case 'factor': {
      const per = `/ ${w.per(factor.count, factor.unit)}`;
      const points = columns('factor', w.quantityColumns(factor.points), per);
      return statement(item, line('covers', columns('covers', scopes, 'at', points)));
    }
  }
}
