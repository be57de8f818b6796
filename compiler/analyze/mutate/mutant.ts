import type { Place } from '../../ir/ir.ts';

export type MutantKind =
  | 'rate'
  | 'flat price'
  | 'block'
  | 'tier bound'
  | 'table cut'
  | 'time of day'
  | 'cell'
  | 'date'
  | 'minimum'
  | 'maximum'
  | 'meter rule'
  | 'factor'
  | 'size'
  | 'price'
  | 'validity'
  | 'alert'
  | 'limit'
  | 'rounding'
  | 'deduct'
  | 'consume';

/** One value of the IR replaced by another. */
export interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** A price list with one figure, bound or order changed, as a slip of the pen would. */
export interface Mutant {
  readonly kind: MutantKind;
  /** The feature, product or fund that it is about; null for the whole price list. */
  readonly subject: string | null;
  /** Null for what the IR keeps no place of: rounding, `deduct`, `consume`. */
  readonly at: Place | null;
  /** The figure in the words of a price list. */
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Edit[];
  /** Only an example that comes to one of these (ids as in coverage) can notice; null where every one may. */
  readonly touches: readonly string[] | null;
  /** Why the changed list means the same; null where it does not, as far as can be decided. */
  readonly equivalent: string | null;
}

/** The price list as it is changed; whatever is not on the way to an edit is shared with the original. */
export const applied = <T>(ir: T, { edits }: Pick<Mutant, 'edits'>): T =>
  edits.reduce<T>((changed, { path, value }) => replaced(changed, path, value) as T, ir);

function replaced(within: unknown, path: Edit['path'], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(within)) {
    const items: readonly unknown[] = within;
    return items.with(Number(key), replaced(items[Number(key)], rest, value));
  }
  const object = within as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], rest, value) };
}
