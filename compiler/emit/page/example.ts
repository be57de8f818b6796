import type { OrderRecord, Usage } from '../../../runtime/record.ts';
import type { AccountRated, Charge, Step } from '../../../runtime/result.ts';
import { interpreter } from '../../ir/interpret/interpret.ts';
import { inputOf, recordsOf } from '../../ir/run-scenario.ts';
import type { Scenario, ScenarioQuote } from '../../ir/scenario.ts';
import { monthText } from '../../words/calendar.ts';
import { cellText, stepCells } from '../../words/steps.ts';
import { strong, type Text, type Worked, type WorkedStep } from './document.ts';
import { orderWords, paidWords, refusedWords, statedWords, useWords } from './example-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A step, and the line of the price list on which it stands. */
interface Placed {
  readonly line: number;
  readonly step: WorkedStep;
  /** Of a use: what it is of, and all else that is said of it, which two that differ in nothing else have in common. */
  readonly use: { readonly of: string; readonly rest: string; readonly amount: string } | null;
}

/** An example with its steps in words, and how each amount is reckoned: by the interpreter, which is the meaning. */
export function workedExample(vocabulary: Vocabulary, scenario: Scenario): Worked {
  const rater = interpreter(vocabulary.ir);
  const rated = rater.rate(inputOf(scenario, vocabulary.ir));
  const records = recordsOf(scenario);
  const owed = owedAfter(rated, records);
  const steps: Placed[] = records.map((record) => {
    const reckoning = new Reckoning(vocabulary, rated, records);
    return record.type === 'usage'
      ? reckoning.use(record, scenario.dates.get(record.id), owed.get(record.id) ?? [])
      : reckoning.order(record, scenario.dates.get(record.id));
  });
  const bought = new Set(records.map(({ origin }) => `${origin.file}:${origin.line}`));
  for (const quote of scenario.quotes)
    if (!bought.has(quote.at)) steps.push(quoteStep(vocabulary, quote, rater.quote(quote.product, quote.quantity, quote.term)));
  for (const expectation of scenario.expectations) {
    const text = statedWords(vocabulary, expectation);
    if (text !== null) steps.push({ line: lineOf(expectation.at), step: stated(text), use: null });
  }
  return { kind: 'worked', title: scenario.title, isFolded: false, steps: gathered(steps.sort((a, b) => a.line - b.line)) };
}

const lineOf = (at: string): number => Number(at.slice(at.lastIndexOf(':') + 1));

const NOTHING = { reckoning: [], outcomes: [], stated: [] };
const stated = (text: Text): WorkedStep => ({ ...NOTHING, text: '', stated: [text] });

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

  use(record: Usage, date: string | undefined, owed: readonly Charge[]): Placed {
    const { amount, about } = useWords(this.#vocabulary, record, date);
    const title = this.#vocabulary.title(record.feature);
    const charges = this.#rated.charges.filter((charge) => charge.record === record.id);
    const refused = this.#refusals(record.id, this.#vocabulary.feature(record.feature)?.meter.unit ?? '');
    const step: WorkedStep = {
      text: ['Use ', strong(amount), ` of ${title}${about}`],
      reckoning: charges.flatMap(({ steps, unit }) => this.#rows(steps, unit, false)),
      outcomes: [...charges.flatMap((charge) => this.#outcome(charge)), ...refused, ...owed.flatMap((one) => this.#owed(one))],
      stated: [],
    };
    const rest = JSON.stringify([amount, about, step.outcomes, step.reckoning]);
    return { line: record.origin.line, step, use: { of: title, rest, amount } };
  }

  order(record: OrderRecord, date: string | undefined): Placed {
    const product = record.type === 'order' ? record.product : this.#productOf('order' in record ? record.order : null);
    const bought = this.#rated.purchases.filter((purchase) => purchase.record === record.id);
    const step: WorkedStep = {
      text: orderWords(this.#vocabulary, record, product, date),
      reckoning: bought.flatMap(({ steps, unit }) => this.#rows(steps, unit, true)),
      outcomes: [
        ...bought.map(({ amount }): Text => ['bought for ', strong(this.#vocabulary.wording.money(amount))]),
        ...this.#refusals(record.id, product === null ? '' : (this.#vocabulary.product(product)?.unit ?? '')),
      ],
      stated: [],
    };
    return { line: record.origin.line, step, use: null };
  }

  #rows(steps: readonly Step[], unit: string, isPurchase: boolean): (readonly string[])[] {
    return steps.map((step) => [...stepCells(step, unit, this.#vocabulary.wording, isPurchase), cellText(step)]);
  }

  #outcome(charge: Charge): readonly Text[] {
    const paid = paidWords(this.#vocabulary, charge, this.#productOf(charge.order));
    return [paid ?? ['charged: ', strong(this.#vocabulary.wording.money(charge.amount))]];
  }

  /** What is owed by the period, whatever was used. */
  #owed({ feature, amount, period }: Charge): readonly Text[] {
    return [
      [
        `owed for ${monthText(period)}, ${this.#vocabulary.title(feature)}: `,
        strong(this.#vocabulary.wording.money(amount)),
      ],
    ];
  }

  #refusals(id: string, unit: string): readonly Text[] {
    return this.#rated.refused
      .filter(({ record }) => record === id)
      .map((one) => refusedWords(this.#vocabulary, one, unit));
  }

  /** The product of an order; of several that were bought at once each has a number behind its id. */
  #productOf(order: string | null): string | null {
    const id = order?.replace(/#\d+$/, '');
    const found = this.#records.find((record) => record.type === 'order' && record.id === id);
    return found?.type === 'order' ? found.product : null;
  }
}

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
  { product, quantity, term, at }: ScenarioQuote,
  quote: ReturnType<ReturnType<typeof interpreter>['quote']>,
): Placed {
  const unit = vocabulary.product(product)?.unit ?? '';
  const text = [
    strong(vocabulary.quantity(quantity, unit)),
    ` of ${vocabulary.title(product)}${term === null ? '' : `, for a ${term}`}`,
  ];
  const step: WorkedStep =
    'code' in quote
      ? { ...NOTHING, text, outcomes: [quote.message] }
      : {
          ...NOTHING,
          text,
          reckoning: quote.steps.map((one) => [...stepCells(one, unit, vocabulary.wording, true), cellText(one)]),
          outcomes: [['costs ', strong(vocabulary.wording.money(quote.amount))]],
        };
  return { line: lineOf(at), step, use: null };
}

/** Outcomes that are stated go with the step before them; uses of several features that all go alike are one step. */
function gathered(steps: readonly Placed[]): readonly WorkedStep[] {
  const found: { step: WorkedStep; use: Placed['use']; names: string[] }[] = [];
  for (const { step, use } of steps) {
    const last = found.at(-1);
    if (step.stated.length > 0 && last !== undefined)
      last.step = { ...last.step, stated: [...last.step.stated, ...step.stated] };
    else if (use !== null && last?.use?.rest === use.rest && last.step.stated.length === 0 && step.reckoning.length === 0)
      last.names.push(use.of);
    else found.push({ step, use, names: use === null ? [] : [use.of] });
  }
  return found.map(({ step, use, names }) => {
    if (use === null || names.length < 2) return step;
    const [about] = JSON.parse(use.rest).slice(1) as [string];
    const text: Text = ['Use ', strong(`${use.amount} each`), ` of ${names.join(', ')}${about}`];
    return { ...step, text };
  });
}
