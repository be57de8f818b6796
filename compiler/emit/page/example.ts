import type { OrderRecord, Usage } from '../../../runtime/record.ts';
import type { AccountRated, Charge, Step } from '../../../runtime/result.ts';
import { interpreter } from '../../ir/interpret/interpret.ts';
import { inputOf, recordsOf } from '../../ir/run-scenario.ts';
import type { Scenario, ScenarioQuote } from '../../ir/scenario.ts';
import { monthText } from '../../words/calendar.ts';
import { reckonedBy, stepCells, stepWords } from '../../words/steps.ts';
import { plainText, strong, type Text } from '../../words/text.ts';
import { cellWords } from './cell-words.ts';
import type { Worked, WorkedStep } from './document.ts';
import { orderWords, paidWords, refusedWords, statedMoney, statedWords, useWords } from './example-words.ts';
import { saidText } from '../../words/said-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A step, and how much of the example stands above it. */
interface Placed {
  readonly after: ScenarioQuote['after'];
  readonly step: WorkedStep;
  /** Of a use: what it is of, how much, and the rest of the sentence. */
  readonly use: { readonly of: string; readonly amount: string; readonly about: string } | null;
  /** Of what the price list states: its words, by whether it is said of one step alone. Null for a step. */
  readonly stated: ((isFirst: boolean) => Text | null) | null;
}

type Described = Omit<Placed, 'after'>;

/** An example with its steps in words, and how each amount is reckoned: by the interpreter, which is the meaning. */
export function workedExample(vocabulary: Vocabulary, scenario: Scenario): Worked {
  const rater = interpreter(vocabulary.ir);
  const rated = rater.rate(inputOf(scenario, vocabulary.ir));
  const records = recordsOf(scenario);
  const owed = owedAfter(rated, records);
  const reckoning = new Reckoning(vocabulary, rated, records);
  const steps: Placed[] = records.map((record, index) => {
    const date = scenario.dates.get(record.id);
    const step =
      record.type === 'usage'
        ? reckoning.use(record, date, owed.get(record.id) ?? [])
        : reckoning.order(record, date);
    // It comes before all that stands below it and above the next.
    return { ...step, after: { records: index + 1, outcomes: -1 } };
  });
  for (const quote of scenario.quotes)
    if (quote.record === null)
      steps.push(quoteStep(vocabulary, quote, rater.quote(quote.product, quote.quantity, quote.term)));
  for (const [outcomes, expectation] of scenario.expectations.entries())
    steps.push({
      after: { records: expectation.after, outcomes },
      step: { ...NOTHING, text: '' },
      use: null,
      stated: (isFirst) => statedWords(vocabulary, expectation, isFirst),
    });
  return {
    kind: 'worked',
    title: scenario.title,
    result: resultOf(vocabulary, scenario),
    isFolded: false,
    steps: gathered(steps.sort(asWritten)),
  };
}

/** The last amount that an example states, which is that of all its steps. */
function resultOf(vocabulary: Vocabulary, { expectations, quotes, usage, orders }: Scenario): string | null {
  const last = expectations.findLast(({ kind }) => kind === 'charge' || kind === 'total');
  if (last !== undefined && 'amount' in last) return statedMoney(vocabulary, last);
  const [quote] = quotes;
  return quotes.length === 1 && usage.length + orders.length === 0
    ? vocabulary.wording.money(quote!.expected)
    : null;
}

/** A quote that stands right above an outcome has as many of them above it, and was put in before it. */
const asWritten = ({ after: a }: Placed, { after: b }: Placed): number =>
  a.records - b.records || a.outcomes - b.outcomes;

const NOTHING = { paid: [], reckoning: [], outcomes: [], stated: [] };

/** What comes of the records of one example. */
class Reckoning {
  readonly #vocabulary: Vocabulary;
  readonly #rated: AccountRated;
  readonly #records: readonly (Usage | OrderRecord)[];

  constructor(vocabulary: Vocabulary, rated: AccountRated, records: readonly (Usage | OrderRecord)[]) {
    this.#vocabulary = vocabulary;
    this.#rated = rated;
    this.#records = records;
  }

  use(record: Usage, date: string | undefined, owed: readonly Charge[]): Described {
    const { amount, about } = useWords(this.#vocabulary, record, date);
    const title = this.#vocabulary.title(record.feature);
    const own = this.#rated.charges.filter((charge) => charge.record === record.id);
    // Beside a flat price, each unit is free, which nobody has to be told.
    const charges = owed.length > 0 ? own.filter((charge) => !isFree(charge)) : own;
    const refused = this.#refusals(record.id, this.#vocabulary.feature(record.feature)?.meter.unit ?? '');
    const step: WorkedStep = {
      text: ['Use ', strong(amount), ` of ${title}${about}`],
      paid: charges.flatMap((charge): readonly Text[] => {
        const paid = paidWords(this.#vocabulary, charge, this.#productOf(charge.order));
        return paid === null ? [] : [paid];
      }),
      reckoning: charges.flatMap(({ steps, unit, feature }) => this.#rows(steps, unit, feature)),
      outcomes: [
        ...charges.flatMap((charge) => this.#charged(charge)),
        ...refused,
        ...owed.map((one) => this.#owed(one)),
      ],
      stated: [],
    };
    return { step, use: { of: title, amount, about }, stated: null };
  }

  order(record: OrderRecord, date: string | undefined): Described {
    const product =
      record.type === 'order' ? record.product : this.#productOf('order' in record ? record.order : null);
    const bought = this.#rated.purchases.filter((purchase) => purchase.record === record.id);
    const step: WorkedStep = {
      text: orderWords(this.#vocabulary, record, product, date),
      paid: [],
      reckoning: bought.flatMap(({ steps, unit }) => this.#rows(reckonedBy(steps), unit)),
      outcomes: [
        ...bought.map(({ amount }): Text => ['bought for ', strong(this.#vocabulary.wording.money(amount))]),
        ...this.#refusals(record.id, product === null ? '' : (this.#vocabulary.product(product)?.unit ?? '')),
      ],
      stated: [],
    };
    return { step, use: null, stated: null };
  }

  #rows(steps: readonly Step[], unit: string, feature?: string): (readonly string[])[] {
    const priced = feature === undefined ? undefined : this.#vocabulary.feature(feature);
    return steps.flatMap((step) =>
      rowsOf(this.#vocabulary, { ...step, cell: cellWords(this.#vocabulary, priced, step.cell) }, unit),
    );
  }

  #charged({ fund, amount }: Charge): readonly Text[] {
    return fund === 'price' ? [['charged: ', strong(this.#vocabulary.wording.money(amount))]] : [];
  }

  /** What is owed by the period, whatever was used. */
  #owed({ feature, amount, period }: Charge): Text {
    const about = `owed for ${monthText(period)}, ${this.#vocabulary.title(feature)}: `;
    return [about, strong(this.#vocabulary.wording.money(amount))];
  }

  #refusals(id: string, unit: string): readonly Text[] {
    return this.#rated.refused
      .filter(({ record }) => record === id)
      .map((one) => refusedWords(this.#vocabulary, one, unit, (order) => this.#productOf(order)));
  }

  /** The product of an order; of several that were bought at once each has a number behind its id. */
  #productOf(order: string | null): string | null {
    const id = order?.replace(/#\d+$/, '');
    const found = this.#records.find((record) => record.type === 'order' && record.id === id);
    return found?.type === 'order' ? found.product : null;
  }
}

const rowsOf = (vocabulary: Vocabulary, step: Step, unit: string): readonly (readonly string[])[] =>
  stepWords(step, unit, vocabulary.wording).map((row) => stepCells(row).map(vocabulary.words));

const isFree = ({ fund, steps }: Charge): boolean =>
  fund === 'price' && steps.every(({ form }) => form === 'free');

/** What is owed without a record, beside the last use of its feature before. */
function owedAfter(
  { charges }: AccountRated,
  records: readonly (Usage | OrderRecord)[],
): ReadonlyMap<string, readonly Charge[]> {
  const owed = new Map<string, Charge[]>();
  for (const charge of charges) {
    if (charge.record !== null) continue;
    const uses = records.filter((record) => record.type === 'usage' && record.feature === charge.feature);
    const before = uses.filter(({ time }) => time <= charge.time);
    const id = (before.at(-1) ?? uses[0])?.id;
    if (id === undefined) continue;
    const known = owed.get(id);
    if (known === undefined) owed.set(id, [charge]);
    else known.push(charge);
  }
  return owed;
}

function quoteStep(
  vocabulary: Vocabulary,
  { product, quantity, term, after }: ScenarioQuote,
  quote: ReturnType<ReturnType<typeof interpreter>['quote']>,
): Placed {
  const unit = vocabulary.product(product)?.unit ?? '';
  const text = [
    strong(vocabulary.quantity(quantity, unit)),
    ` of ${vocabulary.title(product)}${term === null ? '' : `, for a ${term}`}`,
  ];
  const step: WorkedStep =
    'code' in quote
      ? { ...NOTHING, text, outcomes: [saidText(quote.said)] }
      : {
          ...NOTHING,
          text,
          reckoning: reckonedBy(quote.steps).flatMap((one) => rowsOf(vocabulary, one, unit)),
          outcomes: [['costs ', strong(vocabulary.wording.money(quote.amount))]],
        };
  return { after, step, use: null, stated: null };
}

/** What is stated goes with the step before it; uses of several features that all go alike are one step. */
function gathered(placed: readonly Placed[]): readonly WorkedStep[] {
  const found: { first: Placed; names: string[]; stated: Text[] }[] = [];
  for (const one of placed) {
    const last = found.at(-1);
    if (one.stated !== null) {
      const text = one.stated(found.length === 1);
      if (text !== null) last?.stated.push(text);
    } else if (last !== undefined && last.stated.length === 0 && goAlike(last.first, one))
      last.names.push(one.use?.of ?? '');
    else found.push({ first: one, names: [one.use?.of ?? ''], stated: [] });
  }
  return found.map(({ first: { step, use }, names, stated }) => {
    const text: Text =
      use === null || names.length < 2
        ? step.text
        : ['Use ', strong(`${use.amount} each`), ` of ${names.join(', ')}${use.about}`];
    return { ...step, text, outcomes: unsaid(step.outcomes, stated), stated };
  });
}

/** Uses that differ in nothing but their features, and of which nothing has to be reckoned. */
const goAlike = (one: Placed, other: Placed): boolean =>
  one.use !== null &&
  other.use !== null &&
  one.step.reckoning.length + other.step.reckoning.length === 0 &&
  JSON.stringify([one.use.amount, one.use.about, one.step.paid, one.step.outcomes]) ===
    JSON.stringify([other.use.amount, other.use.about, other.step.paid, other.step.outcomes]);

/** An amount that is stated right after it is charged is said once. */
function unsaid(outcomes: readonly Text[], stated: readonly Text[]): readonly Text[] {
  const said = new Set(stated.map(plainText));
  return outcomes.filter((outcome) => !said.has(plainText(outcome)));
}
