import type { OrderRecord, Usage } from '../../../runtime/record.ts';
import type { Charge, Refused } from '../../../runtime/result.ts';
import type { Expectation } from '../../ir/scenario.ts';
import { dateText } from '../../words/calendar.ts';
import { exactFigure, grouped, plainFigure } from '../../words/figures.ts';
import { absent, strong, type Text } from '../../words/text.ts';
import { asWritten, saidText } from '../../words/said-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of an example's steps and outcomes. */

/** `, on 1 January 2026`; nothing for a step without a date. */
function whenWords(date: string | undefined): string {
  if (date === undefined) return '';
  const text = dateText(date);
  if (date.length <= 7) return `, in ${text}`;
  return text.includes(', ') ? `, at ${text.split(', ').toReversed().join(' on ')}` : `, on ${text}`;
}

/** How much is used of a feature, with what, and when. */
export function useWords(
  vocabulary: Vocabulary,
  { quantity, unit, feature, attributes }: Usage,
  date: string | undefined,
): { readonly amount: string; readonly about: string } {
  const meter = vocabulary.feature(feature)?.meter;
  const amount = meter?.money
    ? `${vocabulary.currency} ${exactFigure(quantity)}`
    : vocabulary.quantity(quantity, unit ?? meter?.unit ?? '');
  const said = [...attributes].map(([name, value]) => {
    const of = vocabulary.attributeUnit(name);
    if (of === '') return `${vocabulary.words(name)} ${vocabulary.words(value)}`;
    // An attribute that is called after its unit needs it no second time: `scenes 2`.
    const isNamed = vocabulary.words(name).includes(vocabulary.unit(of, '1'));
    return `${vocabulary.words(name)} ${isNamed ? plainFigure(value) : vocabulary.value(value, of)}`;
  });
  return { amount, about: `${said.length === 0 ? '' : `, ${said.join(', ')}`}${whenWords(date)}` };
}

/** What a step does that is not use. `product` is that of the order which it speaks of. */
export function orderWords(
  vocabulary: Vocabulary,
  record: OrderRecord,
  product: string | null,
  date: string | undefined,
): Text {
  const when = whenWords(date);
  const title = product === null ? '' : vocabulary.title(product);
  const unit = (product === null ? undefined : vocabulary.product(product)?.unit) ?? '';
  const agreed =
    'price' in record && record.price !== null ? `, for ${vocabulary.money(record.price)} agreed apart` : '';
  switch (record.type) {
    case 'order': {
      const much = vocabulary.quantity(record.size ?? record.quantity ?? '1', unit);
      const term = record.term === null ? '' : `, for a ${record.term}`;
      return ['Buy ', strong(title), `, ${much}${term}${when}${agreed}`];
    }
    case 'upgrade': {
      const until = record.until === null ? '' : ` until ${vocabulary.date(record.until.seconds)}`;
      return [
        'Raise ',
        strong(title),
        ` to ${vocabulary.quantity(record.quantity, unit)}${when}${until}${agreed}`,
      ];
    }
    case 'renewal':
      return ['Renew ', strong(title), ` for a ${record.term}${when}${agreed}`];
    case 'activation':
      if (record.order !== null) return ['Activate ', strong(title), when];
      return record.category === null
        ? `Activate the account${when}`
        : ['Activate ', strong(vocabulary.category(record.category)), when];
    case 'conversion':
      return ['Turn ', strong(title), ` into ${vocabulary.title(record.product)}${when}`];
  }
}

/** What paid a part of a record; `product` is that of the order. Null for what is charged, which has an amount. */
export function paidWords(vocabulary: Vocabulary, charge: Charge, product: string | null): Text | null {
  const { fund, quantity, unit, drawn } = charge;
  const used = `${grouped(quantity)} ${vocabulary.unit(unit, quantity)}`;
  switch (fund) {
    case 'price':
      return null;
    case 'otherwise':
      return `${used}: no charge`;
    case 'unbilled':
      return `${used}: not billed`;
    default: {
      const by = vocabulary.title(product ?? fund);
      if (drawn === null) return `${used} paid by ${by}`;
      const points = product === null ? '' : vocabulary.unit(vocabulary.product(product)?.unit ?? '', drawn);
      return `${used} paid by ${by}: ${grouped(drawn)} ${points}`;
    }
  }
}

/** Holes of refusals that times fill. */
const TIMES = new Set<string | null>(['time', 'until', 'effective']);

/**
 * What was refused, and why. Orders of examples have no names of their own: each is told by its product, which
 * `productOf` knows. Times are dates as the page writes them.
 */
export function refusedWords(
  vocabulary: Vocabulary,
  { quantity, said }: Refused,
  unit: string,
  productOf: (order: string) => string | null,
): Text {
  const amount = quantity === null ? '' : `${grouped(quantity)} ${vocabulary.unit(unit, quantity)} `;
  const why = saidText(said, (part) => {
    if (TIMES.has(part.hole)) return dateText(part.text);
    const product = part.hole === 'order' ? productOf(part.text) : null;
    return product === null ? asWritten(part) : strong(vocabulary.title(product));
  });
  return [absent(`${amount}refused`), ': ', ...why];
}

/** An amount as it is stated: one that is compared to the nearest step has no more decimals than that. */
export const statedMoney = (
  { wording, currency }: Vocabulary,
  { amount, nearest }: { readonly amount: string; readonly nearest: string | null },
): string => (nearest === null ? wording.money(amount) : `${currency} ${exactFigure(amount)}`);

/**
 * What the price list says that has come of the steps so far; null for what the steps themselves say. `isFirst`: one step
 * went before, and nothing has to be added up.
 */
export function statedWords(vocabulary: Vocabulary, expectation: Expectation, isFirst: boolean): Text | null {
  switch (expectation.kind) {
    case 'charge':
    case 'total': {
      const { kind, nearest } = expectation;
      const money = statedMoney(vocabulary, expectation);
      const about = kind === 'charge' ? 'charged' : 'in all, with what was bought';
      const near = nearest === null ? '' : `, to the nearest ${nearest}`;
      return [`${kind === 'charge' && !isFirst ? `${about} so far` : about}: `, strong(money), near];
    }
    case 'remaining': {
      const { product, quantity } = expectation;
      const left = vocabulary.quantity(quantity, vocabulary.product(product)?.unit ?? '');
      return [`left on ${vocabulary.title(product)}: `, strong(left)];
    }
    case 'covered': {
      const { product, quantity, unit } = expectation;
      return [
        `paid${isFirst ? '' : ' so far'} by ${vocabulary.title(product)}: `,
        strong(vocabulary.quantity(quantity, unit)),
      ];
    }
    case 'alert':
      return `alert: ${vocabulary.title(expectation.product)} is nearly used up`;
    case 'rejected':
      return null;
  }
}
