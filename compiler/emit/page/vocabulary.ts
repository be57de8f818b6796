import { formatInstant } from '../../../runtime/calendar.ts';
import { NOT_PUBLISHED, seePage } from '../../../runtime/unsold.ts';
import type { ExactText, Feature, Ir, Period, Product } from '../../ir/ir.ts';
import type { Scenario } from '../../ir/scenario.ts';
import { dateText } from '../../words/calendar.ts';
import { exactFigure, exactMoney, plainFigure } from '../../words/figures.ts';
import { wordingOf, type UnitNames, type Wording } from '../../words/wording.ts';
import { absent, spaced, type Anchor, type Inline } from '../../words/text.ts';
import { Anchors } from './document.ts';

/** A catalog, and what its price list says that is no part of its meaning. */
export interface PageSource {
  readonly ir: Ir;
  readonly scenarios: readonly Scenario[];
  readonly units: UnitNames;
  /** The title of each category, in the order of declaration. */
  readonly categories: ReadonlyMap<string, string>;
  /** Of a feature that is free without a method of payment: up to how much. */
  readonly freeUpTo: ReadonlyMap<string, { readonly quantity: ExactText; readonly unit: string }>;
  readonly sources: readonly SourceNote[];
}

/** A page elsewhere that the price list names in its comments. */
export interface SourceNote {
  /** What is said in front of the address. */
  readonly about: string;
  /** `https://…` */
  readonly url: string;
}

const PER: Readonly<Record<Period, string>> = {
  day: 'a day',
  month: 'a month',
  year: 'a year',
  ever: 'in all',
};

const IN: Readonly<Record<Period, string>> = {
  day: 'in a calendar day',
  month: 'in a calendar month',
  year: 'in a calendar year',
  ever: 'in all',
};

/** The words that a page has for the names and figures of a catalog. */
export class Vocabulary {
  readonly ir: Ir;
  readonly anchors = new Anchors();
  readonly wording: Wording;
  readonly #source: PageSource;
  readonly #features: ReadonlyMap<string, Feature>;
  readonly #products: ReadonlyMap<string, Product>;

  constructor(source: PageSource) {
    this.ir = source.ir;
    this.#source = source;
    this.wording = wordingOf(source.ir, source.units);
    this.#features = new Map(source.ir.features.map((feature) => [feature.name, feature]));
    this.#products = new Map(source.ir.products.map((product) => [product.name, product]));
  }

  get currency(): string {
    return this.ir.currency.code;
  }

  /** `CNY 99`, `CNY 0.30`: whole amounts without decimals, as price lists write them. */
  money(amount: ExactText): string {
    const shown = /[./]/.test(amount) ? exactMoney(amount, this.ir.rounding.step) : exactFigure(amount);
    return `${this.currency} ${shown}`;
  }

  /** `10,000 calls`. */
  quantity(quantity: ExactText, unit: string): string {
    return `${exactFigure(quantity)} ${this.unit(unit, quantity)}`;
  }

  /** A value of an attribute: `1080 p`. */
  value(value: ExactText, unit: string): string {
    return `${plainFigure(value)} ${this.unit(unit, value)}`;
  }

  /** What a quantity of several is called: `calls`. */
  unit(name: string, quantity: ExactText = '2'): string {
    return this.wording.unit(name, quantity);
  }

  readonly words = spaced;

  /** `a month`; without a period, each record is by itself. */
  per(period: Period | null): string {
    return period === null ? 'in a record' : PER[period];
  }

  /** `in a calendar month`. */
  in(period: Period | null): string {
    return period === null ? 'in a record' : IN[period];
  }

  title(name: string): string {
    return this.wording.title(name);
  }

  category(name: string): string {
    return this.#source.categories.get(name) ?? this.words(name);
  }

  categoryAnchor(name: string): Anchor {
    return this.anchors.of('category', name);
  }

  feature(name: string): Feature | undefined {
    return this.#features.get(name);
  }

  product(name: string): Product | undefined {
    return this.#products.get(name);
  }

  productAnchor(name: string): Anchor {
    return this.anchors.of('product', name);
  }

  featureAnchor(name: string): Anchor {
    return this.anchors.of('feature', name);
  }

  /** `1 July 2026`, by the catalog's clocks. */
  date(seconds: number): string {
    return dateText(formatInstant(this.ir.zone, seconds));
  }

  /** The unit of a number attribute. */
  attributeUnit(name: string): string {
    const attribute = this.ir.attributes.find((one) => one.name === name);
    return attribute?.kind === 'number' ? attribute.unit : '';
  }

  /** Of a feature without a price that is free: `up to 2 qps`; null where it is free whatever the quantity. */
  freeUpTo(feature: string): string | null {
    const limit = this.#source.freeUpTo.get(feature);
    return limit === undefined ? null : `up to ${this.quantity(limit.quantity, limit.unit)}`;
  }
}

/** How a page elsewhere is named: by what it is called, or otherwise where that differs from one thing to the next. */
export type See = (page: string) => string;

/** What stands where a page elsewhere would have the figure. */
export const elsewhere = (page: string, { what = NOT_PUBLISHED, see = seePage as See } = {}): Inline =>
  absent(`${what}; ${see(page)}`);
