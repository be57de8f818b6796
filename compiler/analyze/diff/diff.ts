import type { Ir } from '../../ir/ir.ts';
import type { CatalogDiff, FeatureDiff, ProductDiff } from './changes.ts';
import { meaningOf } from './fact.ts';
import { diffFeature } from './features.ts';
import { diffProduct } from './products.ts';
import { settingFacts } from './settings.ts';

/**
 * What changes in meaning from one catalog to another. What is only written otherwise (files, order of declarations,
 * titles, tiers or units that say the same) is no change; that two schedules are the same is decided, not guessed.
 */
export function diffCatalogs(old: Ir, now: Ir): CatalogDiff {
  const features = compared<Ir['features'][number], FeatureDiff>(
    old.features,
    now.features,
    (before, after) => diffFeature({ ir: old, feature: before }, { ir: now, feature: after }),
    (name, kind, looksLike) => ({ kind, looksLike, name, facts: [], prices: [] }),
  );
  const sides = [old.currency.code, now.currency.code] as const;
  const products = compared<Ir['products'][number], ProductDiff>(
    old.products,
    now.products,
    (before, after) =>
      diffProduct({ product: before, currency: sides[0] }, { product: after, currency: sides[1] }),
    (name, kind, looksLike) => ({ kind, looksLike, name, facts: [], terms: [] }),
  );
  return {
    settings: settingFacts(old, now),
    currency: sides[0] === sides[1] ? sides[0] : null,
    features: features.changes,
    products: products.changes,
    same: { features: features.same, products: products.same },
  };
}

interface Named {
  readonly name: string;
  readonly title: string;
}

function compared<T extends Named, D>(
  old: readonly T[],
  now: readonly T[],
  diff: (old: T, now: T) => D | null,
  alone: (name: string, kind: 'added' | 'removed', looksLike: string | null) => D,
): { readonly changes: D[]; readonly same: number } {
  const before = new Map(old.map((each) => [each.name, each]));
  const names = new Set(now.map(({ name }) => name));
  const removed = new Side(old.filter(({ name }) => !names.has(name)));
  const added = new Side(now.filter(({ name }) => !before.has(name)));
  const changes: D[] = [];
  let same = 0;
  for (const each of now) {
    const known = before.get(each.name);
    const change =
      known === undefined ? alone(each.name, 'added', added.looksLike(each, removed)) : diff(known, each);
    if (change === null) same++;
    else changes.push(change);
  }
  for (const each of removed.list) changes.push(alone(each.name, 'removed', removed.looksLike(each, added)));
  return { changes, same };
}

/**
 * By what one is known again: its title, or what it says under whatever name. Each maps the text to the names that have
 * it. Built once a side: a catalog that brings thousands of features compares them with thousands that went.
 */
class Side<T extends Named> {
  readonly list: readonly T[];
  #known:
    readonly { readonly trait: (each: T) => string; readonly names: ReadonlyMap<string, string[]> }[] | null =
    null;

  constructor(list: readonly T[]) {
    this.list = list;
  }

  /**
   * The one that came where another went, if there is exactly one with the same title, or exactly one that says the same
   * under another name; and the other way round no second one looks like it.
   */
  looksLike(one: T, others: Side<T>): string | null {
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
      const names = new Map<string, string[]>();
      for (const [{ name }, text] of texts) {
        const same = names.get(text);
        if (same === undefined) names.set(text, [name]);
        else same.push(name);
      }
      return { trait: (each: T) => texts.get(each) ?? '', names };
    }));
  }
}
