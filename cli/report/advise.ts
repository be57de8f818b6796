import type { Advice, Choice } from '../../compiler/analyze/advise/advise.ts';
import type { BreakEven } from '../../compiler/analyze/advise/break-even.ts';
import type { Part } from '../../compiler/analyze/advise/offer.ts';
import { MOST_ORDERS } from '../../compiler/analyze/advise/mix.ts';
import type { LeftOut } from '../../compiler/analyze/advise/offers.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import type { Exact } from '../../runtime/exact.ts';
import type { AdviceGiven } from '../advise.ts';
import type { SoundCatalog } from '../catalog.ts';
import { totalsOf } from './advise-json.ts';
import { intervalWords } from './interval.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { aligned } from './table.ts';
import { wordingOf, type Wording } from './wording.ts';

const BREAK_EVEN_MISSING =
  'from which volume on is not given: that takes one feature, at one price and one factor, for a whole month';

/** So many names are listed in a line. */
const NAMED = 5;

/** Advice for people: each account that should buy something, then the others in a line, and what it comes to. */
export function adviceText(catalog: SoundCatalog, { accounts }: AdviceGiven, { colors }: Printer): string {
  if (accounts.length === 0) return 'Nothing was used.';
  const form = new AdviceForm(catalog);
  const { today, advised } = totalsOf(accounts);
  // Who asks for one account wants to know more than that it should buy nothing.
  const isOne = accounts.length === 1;
  const told = new Set(accounts.filter((advice) => isOne || isTold(advice)));
  const lines = [...told].flatMap((advice) => [
    colors.bold(
      `${printableLine(advice.account)}  ${advice.best.parts.length === 0 ? 'on' : 'to be bought on'} ${form.date(advice)}`,
    ),
    ...form.lines(advice),
    '',
  ]);
  const silent = accounts.filter((advice) => !told.has(advice)).map(({ account }) => account);
  if (silent.length > 0)
    lines.push(`Nothing to buy for ${counted(silent.length, 'account')}: ${named(silent)}`, '');
  lines.push(...form.leftOut(accounts.flatMap(({ leftOut }) => leftOut)));
  const totals = [
    ['As it is', form.money(today)],
    ['With the cheapest purchases', form.money(advised)],
    ['Saved', form.money(today.minus(advised))],
  ];
  lines.push(...aligned(totals, ['left', 'right']).map(colors.bold));
  return lines.join('\n');
}

const isTold = ({ best, apart, left }: Advice): boolean =>
  best.parts.length > 0 || apart !== null || left !== null;

/** Why a product was not looked at, or a part of what is sold of it. */
const WHY: Readonly<Record<LeftOut['reason'], { readonly whole: string; readonly part: string }>> = {
  'no published price': {
    whole: 'without a published price',
    part: 'for a part of what is sold, which has no published price',
  },
  'no published factor': {
    whole: 'without a published factor',
    part: 'for a part of the use, which has no published factor',
  },
  'too little is sold': {
    whole: 'of which less is sold than is needed',
    part: 'for terms of which less is sold than is needed',
  },
  'no cheapest quantity': {
    whole: 'without a cheapest quantity',
    part: 'for terms without a cheapest quantity',
  },
  'too much beside what is held': {
    whole: 'of which no more is sold beside what the account holds',
    part: 'for orders that come to more than is sold, with what the account holds',
  },
};

class AdviceForm {
  readonly #wording: Wording;
  readonly #catalog: SoundCatalog;

  constructor(catalog: SoundCatalog) {
    this.#catalog = catalog;
    this.#wording = wordingOf(catalog);
  }

  money = (amount: Exact): string => this.#wording.money(amount.toString());
  date = ({ start }: Advice): string => formatInstant(this.#catalog.ir.zone, start).slice(0, 10);

  lines(advice: Advice): readonly string[] {
    const { today, best, runnerUp, apart, against, left, ratings } = advice;
    const saved = today.minus(best.total);
    const bestText = best.parts.length === 0 ? 'nothing to buy' : this.#choice(best);
    const saves = saved.isPositive() ? `saves ${this.money(saved)}` : '';
    const rows = [
      ['as it is', this.money(today), '', ''],
      [left === null ? 'cheapest' : 'cheapest found', this.money(best.total), bestText, saves],
      ...(runnerUp === null ? [] : [['runner-up', this.money(runnerUp.total), this.#choice(runnerUp), '']]),
      ...(apart === null
        ? []
        : [
            [
              'apart',
              this.money(apart.total),
              this.#choice(apart),
              `rates ${counted(apart.cleared, 'reject')}`,
            ],
          ]),
    ];
    const text = aligned(rows, ['left', 'right', 'left', 'left'], '  ');
    if (best.parts.length > 0) {
      const pays = this.#breakEven(against.nothing);
      const ahead = runnerUp?.parts.length === 0 ? null : this.#breakEven(against.runnerUp);
      text.push(`  ${pays === null ? BREAK_EVEN_MISSING : `pays ${pays}`}`);
      if (ahead !== null) text.push(`  cheaper than the runner-up ${ahead}`);
    }
    const wouldPay = this.#breakEven(advice.wouldPay);
    if (wouldPay !== null) text.push(`  the runner-up would pay ${wouldPay}`);
    if (left !== null) {
      const after =
        left === 'ratings spent'
          ? `after ${counted(ratings, 'rating')} there are purchases left that may be cheaper. --limit tries more.`
          : `purchases of more than ${counted(MOST_ORDERS, 'package')} of a size, or of very many sizes together, may be cheaper.`;
      text.push(`  The search is not complete: ${after}`);
    }
    return text;
  }

  #choice({ parts, price }: Choice): string {
    if (parts.length === 0) return 'nothing';
    return `${parts.map((part) => this.#part(part)).join(' and ')} (${this.money(price)})`;
  }

  #part({ offer: { product, size, term }, count }: Part): string {
    const title = this.#wording.title(product.name);
    const what = `${grouped(size)} ${this.#wording.unit(product.unit, size)}`;
    if (term !== null) return `${title}, ${what} for ${counted(count, term)}`;
    return count === 1 ? `${title}, ${what}` : `${grouped(String(count))} × ${title}, ${what} each`;
  }

  /** `from 61 calls of scan a month on`. */
  #breakEven(given: BreakEven | null): string | null {
    if (given === null || given.spans.length === 0) return null;
    const { feature, unit, spans } = given;
    const [first] = spans;
    if (first?.to === null && first.from.isZero()) return 'at every volume';
    const where = spans.map((span) => intervalWords(span, unit, this.#wording)).join(' and ');
    return `${where} of ${this.#wording.title(feature)} a month`;
  }

  leftOut(all: readonly LeftOut[]): readonly string[] {
    const groups = new Map<string, Set<string>>();
    for (const { product, reason, inPart } of all) {
      const key = WHY[reason][inPart ? 'part' : 'whole'];
      groups.set(key, (groups.get(key) ?? new Set()).add(product));
    }
    if (groups.size === 0) return [];
    const lines = [...groups].map(
      ([why, names]) => `  ${counted(names.size, 'product')} ${why}: ${named([...names])}`,
    );
    return ['Not considered', ...lines, ''];
  }
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(printableLine).join(', ');
  const more = names.length - NAMED;
  return more > 0 ? `${shown} and ${counted(more, 'other')}` : shown;
}
