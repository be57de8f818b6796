import type {
  AmountChange,
  CatalogDiff,
  CellChange,
  Fact,
  FeatureDiff,
  PriceDiff,
  ProductDiff,
} from '../../compiler/analyze/diff/changes.ts';
import { counted } from './numbers.ts';
import type { Phrases, PriceText } from './diff-phrase.ts';

/** A difference as it is laid out for people: one section for each feature or product, and the settings. */
export interface DiffModel {
  /** One line: how much of the catalog changes. */
  readonly headline: string;
  /** The same as a part of a line. */
  readonly tally: string;
  /** Nothing changes in meaning. */
  readonly isSame: boolean;
  readonly sections: readonly Section[];
  /** Something of a feature or of the whole catalog changes that has no amounts here. */
  readonly isNamedOnly: boolean;
  /** What means the same. */
  readonly same: string;
}

export const UNMEASURED =
  'What has no amounts above (rounding, meters, periods, funds) is named and not measured: with --usage, what all of it comes to for accounts.';

export interface Section {
  readonly kind: 'settings' | 'feature' | 'product';
  /** Empty for the settings. */
  readonly name: string;
  readonly title: string;
  /** Of what was added or removed. */
  readonly note: string | null;
  readonly facts: readonly FactRow[];
  readonly effects: readonly EffectTable[];
}

export interface FactRow {
  readonly what: string;
  /** `before → now`; empty for what cannot be told that way. */
  readonly change: string;
}

/** What a change of prices does to a bill. */
export interface EffectTable {
  /** When and for which records; empty for all. */
  readonly scope: string;
  /** `calls in a month`. */
  readonly base: string;
  readonly old: PriceText;
  readonly new: PriceText;
  readonly rows: readonly { readonly quantity: string; readonly bill: string; readonly by: string }[];
  readonly notes: readonly string[];
}

export function diffModel(diff: CatalogDiff, phrases: Phrases): DiffModel {
  const settings: Section[] =
    diff.settings.length === 0
      ? []
      : [
          {
            kind: 'settings',
            name: '',
            title: 'The whole catalog',
            note: null,
            facts: diff.settings.map((fact) => factRow(fact, phrases)),
            effects: [],
          },
        ];
  const tally = tallyOf(diff);
  return {
    headline: tally === '' ? 'No change in meaning.' : `Changes: ${tally}.`,
    tally: tally === '' ? 'no change in meaning' : tally,
    isSame: tally === '',
    sections: [
      ...settings,
      ...diff.features.map((feature) => featureSection(feature, phrases)),
      ...diff.products.map((product) => productSection(product, phrases)),
    ],
    isNamedOnly:
      diff.settings.length > 0 ||
      diff.features.some(
        ({ facts, prices }) =>
          facts.length > 0 ||
          prices.some((price) => price.facts.length > 0 || price.cells.some((one) => one.facts.length > 0)),
      ),
    same: sameLine(diff.same),
  };
}

function tallyOf({ settings, features, products }: CatalogDiff): string {
  const said = [
    ...(settings.length === 0 ? [] : [counted(settings.length, 'setting')]),
    ...tallyByKind(features, 'feature'),
    ...tallyByKind(products, 'product'),
  ];
  return said.join(', ');
}

function tallyByKind(list: readonly { readonly kind: string }[], noun: string): string[] {
  const words = { changed: 'changed', added: 'added', removed: 'removed' };
  return Object.entries(words).flatMap(([kind, word]) => {
    const count = list.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${counted(count, noun)} ${word}`];
  });
}

function sameLine({ features, products }: CatalogDiff['same']): string {
  const said = [
    ...(features === 0 ? [] : [counted(features, 'feature')]),
    ...(products === 0 ? [] : [counted(products, 'product')]),
  ];
  if (said.length === 0) return 'There is no other feature or product.';
  return `${said.join(' and ')} ${features + products === 1 ? 'means what it' : 'mean what they'} did.`;
}

function factRow({ what, where, old, new: now }: Fact, phrases: Phrases): FactRow {
  const places = phrases.places(where);
  const told = phrases.words(what);
  return {
    what: places === '' ? told : `${told} (${places})`,
    change: old === null && now === null ? '' : `${phrases.words(old)} → ${phrases.words(now)}`,
  };
}

function noteOf(diff: FeatureDiff | ProductDiff): string | null {
  if (diff.kind === 'changed') return null;
  if (diff.looksLike === null) return diff.kind;
  return diff.kind === 'added'
    ? `added; looks like ${diff.looksLike} renamed`
    : `removed; looks like it is ${diff.looksLike} now`;
}

function featureSection(feature: FeatureDiff, phrases: Phrases): Section {
  return {
    kind: 'feature',
    name: feature.name,
    title: phrases.wording.title(feature.name),
    note: noteOf(feature),
    facts: [
      ...feature.facts.map((fact) => factRow(fact, phrases)),
      ...feature.prices.flatMap((price) => priceFacts(price, phrases)),
    ],
    effects: feature.prices.flatMap((price) =>
      price.cells.flatMap((cell) =>
        cell.amounts === null ? [] : [effectTable(cell.amounts, scopeOf(price, cell, phrases), phrases)],
      ),
    ),
  };
}

function priceFacts(price: PriceDiff, phrases: Phrases): FactRow[] {
  const dates = phrases.dates(price.from, price.until);
  const own = price.facts.map((fact) => scoped(factRow(fact, phrases), dates ?? ''));
  const cells = price.cells.flatMap((cell) =>
    cell.facts.map((fact) => scoped(factRow(fact, phrases), scopeOf(price, cell, phrases))),
  );
  return [...own, ...cells];
}

const scoped = (row: FactRow, scope: string): FactRow =>
  scope === '' ? row : { ...row, what: `${row.what} (${scope})` };

function scopeOf({ from, until }: PriceDiff, { where }: CellChange, phrases: Phrases): string {
  const dates = phrases.dates(from, until);
  const places = phrases.places(where);
  return [dates ?? '', places].filter((part) => part !== '').join('; ');
}

function productSection(product: ProductDiff, phrases: Phrases): Section {
  return {
    kind: 'product',
    name: product.name,
    title: phrases.wording.title(product.name),
    note: noteOf(product),
    facts: product.facts.map((fact) => factRow(fact, phrases)),
    effects: product.terms.map((change) => effectTable(change, '', phrases)),
  };
}

function effectTable(change: AmountChange, scope: string, phrases: Phrases): EffectTable {
  const notes: string[] = [];
  if (change.undecided !== null)
    notes.push(`Where the bill rises or falls is not decided: ${change.undecided}.`);
  if (change.apart) notes.push('A flat price, or a bound over all cells, is not in these amounts.');
  if (change.breakEven.length > 0)
    notes.push(`Break-even: ${change.breakEven.map((one) => phrases.breakEven(one)).join('; ')}.`);
  return {
    scope,
    base: phrases.base(change),
    old: phrases.price(change.old),
    new: phrases.price(change.new),
    rows: (change.spans ?? []).map((span) => ({
      quantity: phrases.range(span, change.counted),
      bill: phrases.direction(span),
      by: phrases.by(span, change.unit),
    })),
    notes,
  };
}
