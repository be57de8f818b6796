import type { Order, OrderRecord } from '../../../runtime/record.ts';
import type { Filling } from '../../../runtime/said.ts';
import type { Package, Product } from '../ir.ts';

/**
 * Why an order or a change is refused, in the words that both backends use: each fills the hole `reason` of a refusal. What
 * fills their own holes is text here, and an expression for it in the module.
 */

/** Of an order that cannot be sold as it is written. */
export const UNSOLD = {
  noSize: { says: '`size` is missing' },
  packageQuantity: { says: 'a package is ordered by its `size`, and not by a `quantity`' },
  packageTerm: { says: 'a package is ordered without a `term`' },
  noQuantity: { says: '`quantity` is missing' },
  noTerm: { says: '`term` is missing' },
  size: { says: 'it is ordered by a `quantity`, and not by a `size`' },
  count: { says: 'it is ordered by a larger `quantity`, and not several at once by `count`' },
  price: 'its price is published, and an order cannot bring its own',
} as const;

/** What the fields of an order lack for the kind of its product, or have too many of; null where they fit. */
export function misshapen(product: Product, record: Order): Filling | null {
  const { size, quantity, term, count } = record;
  if (product.kind === 'package') {
    if (quantity !== null) return UNSOLD.packageQuantity;
    if (term !== null) return UNSOLD.packageTerm;
    return size === null ? UNSOLD.noSize : null;
  }
  if (size !== null) return UNSOLD.size;
  if (count !== 1) return UNSOLD.count;
  if (quantity === null) return UNSOLD.noQuantity;
  return term === null ? UNSOLD.noTerm : null;
}

export const NOTHING = 'there must be more than nothing of it';
export const inParts = (unit: string) => ({ says: '`{unit}` is counted in whole numbers', unit }) as const;

/** So many sizes are named. */
const NAMED_SIZES = 8;

/** Of a size that is not on the list: those that are. */
export function noSuchSize<T>({ sizes, unit }: Package, size: T) {
  const named = sizes.slice(0, NAMED_SIZES).map((one) => one.size);
  const more = sizes.length - named.length;
  const rest = more > 0 ? ` and ${more} more` : '';
  return named.length === 0
    ? { says: '{size} is no size of it', size }
    : {
        says: '{size} is none of its sizes in `{unit}`: {sizes}',
        size,
        unit,
        sizes: `${named.join(', ')}${rest}`,
      };
}

/** Of an id that no held order has. */
export const UNNAMED = {
  unknown: 'the account has no order of this id that stands',
  rejected: 'it was rejected itself',
} as const;
export const boughtLater = <T>(time: T) => ({ says: 'it is bought at {time}, after this record', time });
export const severalAtOnce = <T>(order: T, count: T) => ({
  says: '{count} of them were bought at once; name one, from `{order}#1` to `{order}#{count}`',
  order,
  count,
});
const ARTICLES: Readonly<Record<Exclude<OrderRecord['type'], 'order'>, string>> = {
  activation: 'an activation',
  upgrade: 'an upgrade',
  renewal: 'a renewal',
  conversion: 'a conversion',
};
export const NO_ORDER = Object.fromEntries(
  Object.entries(ARTICLES).map(([type, words]) => [type, `it is ${words}, and no order`]),
) as Readonly<Record<Exclude<OrderRecord['type'], 'order'>, string>>;

/** Of an activation of an order. */
export const activatedAt = <T>(time: T) => ({ says: 'it was activated at {time}', time });
export const NEEDS_NONE = 'only licences are activated, and this order pays without it';

/** Of an activation that names a category. */
export const ONCE_AN_ACCOUNT = 'the account is activated once, by an activation without a category';
export const noCategory = <T>(guess: T) => ({ says: 'there is no such category{guess}', guess });

/** Of a conversion. */
export const NO_PACKAGES = 'only a package becomes another package';
export const OTHER_UNIT = 'their points are not of one unit';
export const NOT_LATER = 'a package becomes one of a fund that pays later, and of no other';
