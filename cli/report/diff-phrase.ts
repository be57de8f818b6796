import type {
  AmountChange,
  BreakEven,
  ChangeSpan,
  Place,
  PriceWords,
  Words,
} from '../../compiler/analyze/diff/changes.ts';
import type { Extreme } from '../../compiler/analyze/curve-extremes.ts';
import { Exact } from '../../runtime/exact.ts';
import { formatInstant, type ZoneOffsets } from '../../runtime/calendar.ts';
import type { SoundCatalog } from '../catalog.ts';
import { exactFigure, exactMoney } from './numbers.ts';
import { placeWords } from './diff-place.ts';
import { wordingOf, type Wording } from './wording.ts';

/** A price in words: tier by tier, and all of it in one line. */
export interface PriceText extends Pick<PriceWords, 'mode'> {
  readonly tiers: readonly string[];
  readonly line: string;
}

/** How a difference is put into words; every number in it is whole, a third is `1/3`. */
export class Phrases {
  readonly wording: Wording;
  readonly #code: string;
  readonly #step: string;
  readonly #zone: ZoneOffsets;

  /** In the words of the new catalog, and of the old one for what is no more. */
  constructor(now: SoundCatalog, old: SoundCatalog) {
    const { currency, rounding, zone } = now.ir;
    this.wording = eitherOf(now, old);
    this.#code = currency.code;
    this.#step = rounding.step;
    this.#zone = zone;
  }

  money(value: Exact): string {
    return `${this.#code} ${exactMoney(value.abs().toString(), this.#step)}`;
  }

  /** With the sign of a difference: `+CNY 5.00`. */
  moved(value: Exact): string {
    const sign = value.isZero() ? '' : value.isNegative() ? '-' : '+';
    return `${sign}${this.money(value)}`;
  }

  words(words: Words | null): string {
    if (words === null) return 'none';
    return words
      .map((part) => {
        if (typeof part === 'string') return part;
        if ('tiers' in part) return this.price(part).line;
        if ('money' in part) return `${part.currency} ${exactMoney(part.money, this.#step)}`;
        return `${figureText(part.quantity)} ${this.wording.unit(part.unit, part.quantity)}`;
      })
      .join(' ');
  }

  price({ mode, tiers }: PriceWords): PriceText {
    const each = tiers.map((words) => this.words(words));
    const line = each.join(' · ');
    return { mode, tiers: each, line: mode === null ? line : `${mode}: ${line}` };
  }

  places(places: readonly Place[]): string {
    return placeWords(places);
  }

  /** `from 2026-07-01T00:00:00+08:00`; null for a price without dates on either side. */
  dates(from: number | null, until: number | null): string | null {
    const at = (seconds: number): string => formatInstant(this.#zone, seconds).replace(/T00:00:00.*$/, '');
    if (from === null) return until === null ? null : `before ${at(until)}`;
    return until === null ? `from ${at(from)} on` : `from ${at(from)} to before ${at(until)}`;
  }

  /** What a change's quantities are: `calls in a month`. */
  base({ per, unit }: AmountChange): string {
    const units = this.wording.unit(unit, '2');
    if (per !== null && typeof per === 'object') return `${units} bought by ${per.purchase}`;
    switch (per) {
      case null:
        return units;
      case 'event':
        return `${units} in one record`;
      case 'ever':
        return `${units} in all`;
      case 'day':
      case 'month':
      case 'year':
        return `${units} in a ${per}`;
    }
  }

  /** The quantities of a stretch; `any quantity` for all above 0. */
  range({ from, fromClosed, to, toClosed }: ChangeSpan, counted: boolean): string {
    const first = figureText(from.toString());
    if (to === null) {
      if (from.isZero() || (counted && from.equals(Exact.one))) return 'any quantity';
      return counted || fromClosed ? `${first} and more` : `more than ${first}`;
    }
    const last = figureText(to.toString());
    if (from.equals(to)) return first;
    if (counted || (fromClosed && toClosed)) return `${first} to ${last}`;
    if (from.isZero() && !fromClosed) return toClosed ? `up to ${last}` : `below ${last}`;
    return `${fromClosed ? 'from' : 'above'} ${first} ${toClosed ? 'up to' : 'to below'} ${last}`;
  }

  /** Whether a bill rises, falls, or does both in turn with its blocks. */
  direction({ sign }: ChangeSpan): 'rises' | 'falls' | 'wavers' {
    return sign === 1 ? 'rises' : sign === -1 ? 'falls' : 'wavers';
  }

  /** By how much, at most and at least, and where. */
  by(span: ChangeSpan, unit: string): string {
    if (span.sign === 'mixed') return this.#wavering(span);
    const [small, large] = span.sign === 1 ? [span.least, span.most] : [span.most, span.least];
    if (span.inProportion !== null) {
      const rate = `${this.money(span.inProportion)} for each ${this.wording.unit(unit, '1')}`;
      return large.bounded ? `${rate}, at most ${this.#extreme(large)}` : rate;
    }
    if (!large.bounded) {
      const { peak } = span;
      const fallsBack = peak?.bounded === true ? `up to ${this.#extreme(peak)}, then ` : '';
      const start =
        small.bounded && !small.money.isZero() ? `${fallsBack}from ${this.#extreme(small)}, ` : '';
      const growth = `${this.money(large.perUnit)} for each further ${this.wording.unit(unit, '1')}`;
      return `${start}without bound: in the long run ${growth}`;
    }
    if (!small.bounded || small.money.isZero()) return `at most ${this.#extreme(large)}`;
    if (small.money.equals(large.money)) return this.money(large.money);
    return `${this.#extreme(small)} to ${this.#extreme(large)}`;
  }

  #wavering({ least, most, cycle }: ChangeSpan): string {
    const end = (extreme: Extreme): string =>
      extreme.bounded
        ? `${this.moved(extreme.money)} (at ${figureText(extreme.at.toString())})`
        : 'without bound';
    const again = cycle === null ? '' : `, in steps that come again every ${figureText(cycle.toString())}`;
    return `${end(least)} to ${end(most)}${again}`;
  }

  #extreme(extreme: Extreme & { readonly bounded: true }): string {
    const near = extreme.reached ? 'at' : 'towards';
    return `${this.money(extreme.money)} (${near} ${figureText(extreme.at.toString())})`;
  }

  breakEven(one: BreakEven): string {
    if (one.at !== null) {
      const at = figureText(one.at.toString());
      return one.isEqual ? `at ${at}` : `${one.isIncluded ? `from ${at} on` : `above ${at}`}, at once`;
    }
    return `between ${figureText(one.before.toString())} and ${figureText(one.after.toString())}`;
  }
}

function eitherOf(now: SoundCatalog, old: SoundCatalog): Wording {
  const [after, before] = [wordingOf(now), wordingOf(old)];
  const [features, units] = [
    new Set(now.ir.features.map(({ name }) => name)),
    now.compilation.bound.symbols.units,
  ];
  const products = new Set(now.ir.products.map(({ name }) => name));
  return {
    ...after,
    unit: (name, quantity) => (units.has(name) ? after : before).unit(name, quantity),
    title: (name) => (features.has(name) || products.has(name) ? after : before).title(name),
  };
}

/** A number with nothing cut off; what has no finite decimal as a whole and a fraction: `333 1/3`. */
function figureText(text: string): string {
  const exact = Exact.of(text);
  const whole = exact.floor();
  return !text.includes('/') || exact.isNegative() || whole.isZero()
    ? exactFigure(text)
    : `${exactFigure(whole.toString())} ${exact.minus(whole).toString()}`;
}
