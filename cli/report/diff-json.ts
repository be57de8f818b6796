import type { Extreme } from '../../compiler/analyze/curve-extremes.ts';
import type {
  AmountChange,
  BreakEven,
  ChangeSpan,
  Fact,
  PriceDiff,
} from '../../compiler/analyze/diff/changes.ts';
import type { AccountEffect, Effect, Moved } from '../../compiler/analyze/diff/effect.ts';
import type { Comparison } from '../compare.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import type { Phrases } from './diff-phrase.ts';

/**
 * A difference for programs. Quantities and money are exact: a decimal text, or `"p/q"`. A bound without end, and a
 * change without bound, are null.
 */
export function diffJson({ old, now, diff }: Comparison, effect: Effect | null, phrases: Phrases): object {
  const facts = (list: readonly Fact[]): object[] =>
    list.map(({ what, where, old: before, new: after }) => ({
      what: phrases.words(what),
      where: phrases.places(where),
      old: before === null ? null : phrases.words(before),
      new: after === null ? null : phrases.words(after),
    }));
  const amounts = (change: AmountChange): object => ({
    per: perText(change),
    unit: change.unit,
    old: phrases.price(change.old).line,
    new: phrases.price(change.new).line,
    apart: change.apart,
    undecided: change.undecided,
    changes: change.spans?.map((span) => spanJson(span, phrases)) ?? null,
    breakEven: change.breakEven.map(breakEvenJson),
  });
  const instant = (seconds: number | null): string | null =>
    seconds === null ? null : formatInstant(now.ir.zone, seconds);
  const price = ({ from, until, facts: own, cells }: PriceDiff): object => ({
    from: instant(from),
    until: instant(until),
    facts: facts(own),
    cells: cells.map((cell) => ({
      where: cell.where,
      facts: facts(cell.facts),
      amounts: cell.amounts === null ? null : amounts(cell.amounts),
    })),
  });
  return {
    version: 1,
    old: { catalog: old.folder.name, digest: old.digest },
    new: { catalog: now.folder.name, digest: now.digest },
    currency: diff.currency,
    settings: facts(diff.settings),
    features: diff.features.map(({ name, facts: own, prices, ...presence }) => ({
      feature: name,
      change: presence.kind,
      looksLike: presence.kind === 'changed' ? null : presence.looksLike,
      facts: facts(own),
      prices: prices.map(price),
    })),
    products: diff.products.map(({ name, facts: own, terms, ...presence }) => ({
      product: name,
      change: presence.kind,
      looksLike: presence.kind === 'changed' ? null : presence.looksLike,
      facts: facts(own),
      terms: terms.map(amounts),
    })),
    same: diff.same,
    usage: effect === null ? null : effectJson(effect),
  };
}

const perText = ({ per }: AmountChange): string | null =>
  per !== null && typeof per === 'object' ? `purchase by ${per.purchase}` : per;

function spanJson(span: ChangeSpan, phrases: Phrases): object {
  const { from, fromClosed, to, toClosed, cycle, inProportion, least, most, peak } = span;
  return {
    from: { quantity: from.toString(), included: fromClosed },
    to: to === null ? null : { quantity: to.toString(), included: toClosed },
    bill: phrases.direction(span),
    perUnit: inProportion?.toString() ?? null,
    least: extremeJson(least),
    most: extremeJson(most),
    peak: peak && extremeJson(peak),
    cycle: cycle?.toString() ?? null,
  };
}

const extremeJson = (extreme: Extreme): object =>
  extreme.bounded
    ? { amount: extreme.money.toString(), at: extreme.at.toString(), reached: extreme.reached }
    : { amount: null, perFurtherUnit: extreme.perUnit.toString() };

const breakEvenJson = (one: BreakEven): object =>
  one.at === null
    ? { at: null, after: one.before.toString(), before: one.after.toString() }
    : { at: one.at.toString(), equal: one.isEqual };

const movedJson = ({ old, new: now, difference }: Moved): object => ({
  old: old.toString(),
  new: now.toString(),
  difference: difference.toString(),
});

const effectJson = ({ read, total, more, less, same, quantiles, accounts, rejects }: Effect): object => ({
  read,
  total: movedJson(total),
  payMore: more,
  payLess: less,
  paySame: same,
  quantiles: quantiles.map(({ share, difference }) => ({ share, difference: difference.toString() })),
  accounts: accounts.map((each: AccountEffect) => ({ account: each.account, ...movedJson(each) })),
  rejects,
});
