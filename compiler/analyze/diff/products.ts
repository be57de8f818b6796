import { Exact } from '../../../runtime/exact.ts';
import type * as ir from '../../ir/ir.ts';
import { upTo } from '../curve-algebra.ts';
import { curveOf } from '../curve.ts';
import { compareAmounts } from './amounts.ts';
import type { Alone, AmountChange, Fact, ProductDiff, Words } from './changes.ts';
import {
  againstNothing,
  fact,
  isSameSpan,
  list,
  moneyWords,
  quantityWords,
  scheduleWords,
  spanWords,
  yesNo,
} from './fact.ts';

interface Side<T extends ir.Product> {
  readonly product: T;
  readonly currency: string;
}

/** What changed of a product; null where it means the same as before. */
export function diffProduct(old: Side<ir.Product>, now: Side<ir.Product>): ProductDiff | null {
  const [a, b] = [old.product, now.product];
  const facts: Fact[] = [];
  let terms: readonly AmountChange[] = [];
  if (a.kind !== b.kind) {
    facts.push(...fact('kind', a.kind, b.kind, (kind) => [kind]));
    facts.push(...(aloneProduct(old, 'removed')?.facts ?? []), ...(aloneProduct(now, 'added')?.facts ?? []));
  } else {
    facts.push(...fact('unit', a.unit, b.unit, (unit) => [unit]));
    facts.push(...fact('other sizes or prices', a.unpublished !== null, b.unpublished !== null, isSold));
    if (a.kind === 'package' && b.kind === 'package')
      facts.push(...packageFacts({ ...old, product: a }, { ...now, product: b }));
    if (a.kind === 'capacity' && b.kind === 'capacity') facts.push(...capacityFacts(a, b));
    if (a.kind === 'licence' && b.kind === 'licence') facts.push(...licenceFacts(a, b));
    if (a.kind !== 'package' && b.kind !== 'package') {
      const found = termChanges(a, b, old.currency === now.currency);
      facts.push(...found.facts);
      terms = found.terms;
    }
  }
  return facts.length + terms.length === 0 ? null : { kind: 'changed', name: b.name, facts, terms };
}

/** What a product that came is, or one that went was: as it differs from one that is not sold. */
export function aloneProduct(side: Side<ir.Product>, kind: Alone): ProductDiff | null {
  const nothing = { ...side, product: unpriced(side.product) };
  const diff = kind === 'added' ? diffProduct(nothing, side) : diffProduct(side, nothing);
  return diff && { ...diff, facts: againstNothing(kind, diff.facts) };
}

/** Nothing is said of what it is sold for, nor how. */
function unpriced(product: ir.Product): ir.Product {
  switch (product.kind) {
    case 'package':
      return { ...product, sizes: [], unpublished: null, valid: null, alert: null };
    case 'capacity':
      return { ...product, terms: [], unpublished: null, sellUpTo: null, allows: [], upgrade: null };
    case 'licence':
      return { ...product, terms: [], unpublished: null, activateWithin: null };
  }
}

const isSold = (unpublished: boolean): Words | null =>
  unpublished ? ['sold, at a price that is not published'] : null;
/** Nothing where both end at one instant. */
const spanFacts = (what: string, old: ir.Span | null, now: ir.Span | null, missing: string): Fact[] =>
  old !== null && now !== null && isSameSpan(old, now)
    ? []
    : fact(what, old, now, (value) => (value === null ? [missing] : spanWords(value)));

function packageFacts(old: Side<ir.Package>, now: Side<ir.Package>): Fact[] {
  const [a, b] = [old.product, now.product];
  const facts = [
    ...fact('fund', a.fund, b.fund, (fund) => [fund]),
    ...spanFacts('valid', a.valid, b.valid, 'without end'),
    ...fact('alert at', a.alert, b.alert, (share) =>
      share === null ? null : [`${Exact.of(share).times(Exact.of(100)).toString()}% remaining`],
    ),
  ];
  const prices = ({ product, currency }: Side<ir.Package>): ReadonlyMap<string, Words> =>
    new Map(
      product.sizes.map(
        ({ size, price }) => [Exact.of(size).toString(), moneyWords(price, currency)] as const,
      ),
    );
  const [before, after] = [prices(old), prices(now)];
  const sizes = [...new Set([...before.keys(), ...after.keys()])].toSorted((one, other) =>
    Exact.of(one).compare(Exact.of(other)),
  );
  for (const size of sizes)
    facts.push(
      ...fact(
        ['size', ...quantityWords(size, b.unit)],
        before.get(size),
        after.get(size),
        (words) => words ?? null,
      ),
    );
  return facts;
}

function capacityFacts(a: ir.Capacity, b: ir.Capacity): Fact[] {
  return [
    ...fact('fund', a.fund, b.fund, (fund) => [fund]),
    ...fact('counted', a.counted, b.counted, yesNo),
    ...fact('sold up to', a.sellUpTo, b.sellUpTo, (limit) =>
      limit === null ? null : quantityWords(limit, b.unit),
    ),
    ...fact('allows', a.allows, b.allows, (allowed) => list([...allowed].toSorted())),
    ...fact('upgrade', a.upgrade !== null, b.upgrade !== null, isSold),
  ];
}

const licenceFacts = (a: ir.Licence, b: ir.Licence): Fact[] =>
  spanFacts('activated within', a.activateWithin, b.activateWithin, 'any time');

/** What a quantity costs for a term, up to what is sold at most before and after. */
function termChanges(
  a: ir.Capacity | ir.Licence,
  b: ir.Capacity | ir.Licence,
  isOneCurrency: boolean,
): { readonly terms: readonly AmountChange[]; readonly facts: readonly Fact[] } {
  const terms: AmountChange[] = [];
  const facts: Fact[] = [];
  for (const term of new Set([...a.terms, ...b.terms].map((each) => each.term))) {
    const [old, now] = [a, b].map(
      (product) => product.terms.find((each) => each.term === term)?.price ?? null,
    );
    const words = (price: ir.TermPrice['price'] | null, unit: string): Words | null =>
      price === null ? null : ['tiers' in price ? scheduleWords(price, unit) : `unpublished "${price.page}"`];
    if (isOneCurrency && old && now && 'tiers' in old && 'tiers' in now) {
      const [one, other] = [curveFor(a, old), curveFor(b, now)];
      const about = {
        per: { purchase: term },
        unit: b.unit,
        apart: false,
        old: scheduleWords(old, a.unit),
        new: scheduleWords(now, b.unit),
      };
      facts.push(...endFacts(term, one.end, other.end, b.unit));
      const change = compareAmounts(one, other, about);
      if (change !== null) terms.push(change);
    } else
      facts.push(
        ...fact(`price by ${term}`, words(old ?? null, a.unit), words(now ?? null, b.unit), (said) => said),
      );
  }
  return { terms, facts };
}

function curveFor(product: ir.Capacity | ir.Licence, price: ir.Schedule) {
  const isCapacity = product.kind === 'capacity';
  const limit = isCapacity && product.sellUpTo !== null ? Exact.of(product.sellUpTo) : null;
  return upTo(curveOf(price, isCapacity ? product.counted : true), limit);
}

const endFacts = (
  term: string,
  old: ReturnType<typeof curveFor>['end'],
  now: ReturnType<typeof curveFor>['end'],
  unit: string,
): Fact[] =>
  fact(`priced by ${term} up to`, old, now, (end) =>
    end === null ? null : quantityWords(end.limit.toString(), unit),
  );
