import type * as ast from '../ast.ts';
import { charge, price, table } from './prices.ts';
import * as w from './words.ts';

/** One statement of a feature or of a product. */
export function item(item: ast.FeatureItem | ast.PackageItem | ast.CapacityItem | ast.LicenceItem): string {
  switch (item.kind) {
    case 'meter':
      return meter(item);
    case 'accepts':
      return `accepts ${item.funds.map(w.fund).join(', ')}`;
    case 'price':
      return price(item);
    case 'otherwise':
      return w.phrase(
        'otherwise',
        charge(item.charge),
        item.upTo === null ? null : `up to ${w.quantity(item.upTo)}`,
      );
    case 'covers':
      return covers(item);
    case 'valid':
      return `valid ${w.number(item.count)} ${w.name(item.unit)}`;
    case 'alert':
      return `alert at ${w.number(item.percent)}% remaining`;
    case 'draw':
      return `draw ${item.what}`;
    case 'size': {
      const amount = item.price.kind === 'money' ? w.money(item.price) : charge(item.price);
      return w.phrase('size', item.quantity === null ? null : w.quantity(item.quantity), amount);
    }
    case 'sell':
      return `sell up to ${w.quantity(item.upTo)}`;
    case 'allows':
      return `allows ${item.changes.map(({ change }) => change).join(', ')}`;
    case 'upgrade':
      return `upgrade ${charge(item.price)}`;
    case 'term':
      return `term starts on activation within ${w.number(item.count)} ${w.name(item.unit)}`;
  }
}

function meter({ unit, currency, where, step, minimum, times }: ast.Meter): string {
  return w.phrase(
    `meter ${w.name(unit)}`,
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

function covers({ scopes, factor }: ast.Covers): string {
  return w.phrase(
    `covers ${scopes.map(scope).join(', ')}`,
    factor === null ? null : `at ${factorText(factor)}`,
  );
}

function factorText(factor: NonNullable<ast.Covers['factor']>): string {
  switch (factor.kind) {
    case 'unpublished':
      return charge(factor);
    case 'factor':
      return `${w.quantity(factor.points)} / ${w.per(factor.count, factor.unit)}`;
    case 'factor table':
      return table(factor.table, '');
  }
}
