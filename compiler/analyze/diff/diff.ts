import type { Ir } from '../../ir/ir.ts';
import type { Alone, CatalogDiff, FeatureDiff, Presence, ProductDiff } from './changes.ts';
import { meaningOf } from './fact.ts';
import { aloneFeature, diffFeature } from './features.ts';
import { aloneProduct, diffProduct } from './products.ts';
import { settingFacts } from './settings.ts';

/**
 * What changes in meaning from one catalog to another. What is only written otherwise (files, order of declarations,
 * titles, tiers or units that say the same) is no change; that two schedules are the same is decided, not guessed.
 */
export function diffCatalogs(old: Ir, now: Ir): CatalogDiff {
  const currencies = [old.currency.code, now.currency.code] as const;
  const features = compared(
    old.features,
    now.features,
    (before, after) => diffFeature({ ir: old, feature: before }, { ir: now, feature: after }),
    (feature, kind) => aloneFeature({ ir: kind === 'added' ? now : old, feature }, kind),
    (presence, name, diff): FeatureDiff => ({ ...NO_FEATURE, ...diff, ...presence, name }),
  );
  const products = compared(
    old.products,
    now.products,
    (before, after) =>
      diffProduct({ product: before, currency: currencies[0] }, { product: after, currency: currencies[1] }),
    (product, kind) => aloneProduct({ product, currency: currencies[kind === 'added' ? 1 : 0] }, kind),
    (presence, name, diff): ProductDiff => ({ ...NO_PRODUCT, ...diff, ...presence, name }),
  );
  return {
    settings: settingFacts(old, now),
    currency: currencies[0] === currencies[1] ? currencies[0] : null,
    features: features.changes,
    products: products.changes,
    same: { features: features.same, products: products.same },
  };
}

const NO_FEATURE = { facts: [], prices: [] } as const;
const NO_PRODUCT = { facts: [], terms: [] } as const;

interface Named {
  readonly name: string;
  readonly title: string;
}

/**
 * Each of one side beside that of the same name. What came or went alone is told against nothing; what only looks
 * renamed is told once, against what it looks like, where it came.
 */
function compared<T extends Named, D>(
  old: readonly T[],
  now: readonly T[],
  diff: (old: T, now: T) => D | null,
  alone: (each: T, kind: Alone) => D | null,
  told: (presence: Presence, name: string, diff: D | null) => D,
): { readonly changes: readonly D[]; readonly same: number } {
  const before = new Map(old.map((each) => [each.name, each]));
  const names = new Set(now.map(({ name }) => name));
  const removed = new Side(old.filter(({ name }) => !names.has(name)));
  const added = new Side(now.filter(({ name }) => !before.has(name)));
  const changes: D[] = [];
  let same = 0;
  for (const each of now) {
    const known = before.get(each.name);
    if (known !== undefined) {
      const change = diff(known, each);
      if (change === null) same++;
      else changes.push(change);
      continue;
    }
    const like = added.looksLike(each, removed);
    const presence = { kind: 'added', looksLike: like?.name ?? null } as const;
    changes.push(told(presence, each.name, like === null ? alone(each, 'added') : diff(like, each)));
  }
  for (const each of removed.list) {
    const like = removed.looksLike(each, added);
    const presence = { kind: 'removed', looksLike: like?.name ?? null } as const;
    changes.push(told(presence, each.name, like === null ? alone(each, 'removed') : null));
  }
  return { changes, same };
}

/**
 * By what one is known again: its title, or what it says under whatever name. Each maps the text to those that have
 * it. Built once a side: a catalog that brings thousands of features compares them with thousands that went.
 */
class Side<T extends Named> {
  readonly list: readonly T[];
  #known:
    readonly { readonly trait: (each: T) => string; readonly names: ReadonlyMap<string, T[]> }[] | null =
    null;

  constructor(list: readonly T[]) {
    this.list = list;
  }

  /**
   * The one that came where another went, if there is exactly one with the same title, or exactly one that says the same
   * under another name; and the other way round no second one looks like it.
   */
  looksLike(one: T, others: Side<T>): T | null {
    if (others.list.length === 0) return null;
    for (const [index, { trait, names }] of this.#traits().entries()) {
      const text = trait(one);
      const found = others.#traits()[index]!.names.get(text) ?? [];
      if (found.length === 1 && names.get(text)?.length === 1) return found[0]!;
    }
    return null;
  }

  #traits() {
    return (this.#known ??= [({ title }: T) => title, (each: T) => meaningOf(each)].map((trait) => {
      const texts = new Map(this.list.map((each) => [each, trait(each)]));
      const names = new Map<string, T[]>();
      for (const [each, text] of texts) {
        const same = names.get(text);
        if (same === undefined) names.set(text, [each]);
        else same.push(each);
      }
      return { trait: (each: T) => texts.get(each) ?? '', names };
    }));
  }
}
