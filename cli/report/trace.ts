import { Exact } from '../../runtime/exact.ts';
import { declaredOf, type Declared } from '../../compiler/declared.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import type { TraceStep } from '../../runtime/trace.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { RecordExplained } from '../explain-record.ts';
import { aftermathLines } from './aftermath.ts';
import { fateLines } from './fate.ts';
import { grouped, inCurrency } from './numbers.ts';
import { passedOver } from './passed-over.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { isWhole, stepWords, type StepWords } from './steps.ts';
import { exactText, orderText, readText } from './trace-order.ts';
import { BEGUN, stateAt, type TraceState } from './trace-state.ts';
import { wordingOf, type Wording } from './wording.ts';
import { placeText } from './place.ts';

/** A line of the report: how deep it stands, what it says, and the place of the rule that says so. */
type Row = readonly [depth: 1 | 2 | 3, text: string, at?: string | null];

/**
 * Why a record cost what it cost, for people: fund by fund and tier by tier, each with the line of its rule. `law` is the
 * price list of its month where that is not in force any more: places are those of its files.
 */
export function explainedText(
  catalog: SoundCatalog,
  explained: RecordExplained,
  { colors }: Printer,
  law: Ir | null = null,
): string {
  const { record, account, name, time, file, line, amount, currency, steps } = explained;
  const wording = wordingOf(catalog, law);
  const title = name === null ? '' : `  ${wording.title(name)}`;
  const lines = [
    colors.bold(printableLine(`${record}${title}`)) + colors.dim(printableLine(`  ${file}:${line}`)),
  ];
  const about = [account === null ? '' : `account ${account}`, time ?? ''].filter((part) => part !== '');
  if (about.length > 0) lines.push(`  ${printableLine(about.join(', '))}`);
  lines.push(...fateLines(record, explained).map((text) => `  ${printableLine(text)}`));
  lines.push(...traceLines(catalog, currency, steps, { colors }, law));
  if (amount !== null) lines.push(colors.bold(`  Comes to ${wording.money(amount)}`));
  const after = aftermathLines(explained, wording, (at) => placeIn(catalog, at, law), law !== null);
  lines.push(...after.map(printableLine));
  return lines.join('\n');
}

/** What is decided about one record, a line each with the place of its rule. */
export function traceLines(
  catalog: SoundCatalog,
  currency: string,
  steps: readonly TraceStep[],
  { colors }: Pick<Printer, 'colors'>,
  law: Ir | null = null,
): readonly string[] {
  const wording = wordingOf(catalog, law);
  // An older price list is known by its meaning alone.
  const declared = (feature: string): Declared | null =>
    law === null ? declaredOf(catalog.compilation, catalog.ir, feature) : null;
  const lines: string[] = [];
  let state = BEGUN;
  for (const [index, step] of steps.entries()) {
    state = stateAt(state, step, declared);
    for (const [depth, text, at] of new TraceForm(wording, currency, state).rows(step, steps[index + 1])) {
      const shown = printableLine(text);
      const said = step.step === 'reject' ? colors.red(shown) : depth === 1 ? colors.bold(shown) : shown;
      const place = at == null ? '' : colors.dim(`  ${placeIn(catalog, at, law)}`);
      lines.push(`${'  '.repeat(depth)}${said}${place}`);
    }
  }
  return lines;
}

/** `catalogs/vision/main.tarifa:12`, as it is found from where the command was started. */
const placeIn = ({ folder }: SoundCatalog, at: string, law: Ir | null): string =>
  // Its files are no longer there.
  law === null ? placeText(folder, at) : printableLine(at);

/** How a step is put into words, in the state that it stands in. */
class TraceForm {
  readonly wording: Wording;
  readonly #currency: string;
  readonly #state: TraceState;

  constructor(wording: Wording, currency: string, state: TraceState) {
    this.wording = wording;
    this.#currency = currency;
    this.#state = state;
  }

  rows(step: TraceStep, next: TraceStep | undefined): readonly Row[] {
    switch (step.step) {
      case 'record':
        return [];
      case 'feature':
        return [[1, `Metered in ${this.wording.unit(step.unit, '2')}`, step.at]];
      case 'convert':
      case 'where':
      case 'count':
        return [[2, this.#meter(step)]];
      case 'fund': {
        const isEmpty = next?.step !== 'order';
        const heading: Row = [1, `Fund ${step.fund}, for ${this.#quantity(step.quantity)}`];
        const empty: readonly Row[] = isEmpty ? [[2, 'the account holds no order in it']] : [];
        return [...this.#passedOver(), heading, ...empty];
      }
      case 'order':
        return [[2, orderText(step, this.#state.unit, this.wording), step.at]];
      case 'alert': {
        const { order, remaining, threshold, at } = step;
        return [
          [3, `alert: ${order} has ${exactText(remaining)} left, at or below ${exactText(threshold)}`, at],
        ];
      }
      case 'otherwise': {
        const free = `free${this.#upTo()}`;
        const words = { free, reject: 'not sold', unpublished: 'no published price' };
        const what = step.outcome === null ? 'nothing stands in its place' : words[step.outcome];
        return [
          ...this.#passedOver(),
          [1, `No price, for ${this.#quantity(step.quantity)}: ${what}`, step.at],
        ];
      }
      case 'price': {
        const since = step.from === null ? '' : ` in force since ${step.from}`;
        const counting = step.countingAll ? ', counting all usage' : '';
        return [
          ...this.#passedOver(),
          [1, `Price${since}${counting}${step.perEvent ? ', rounded per event' : ''}`, step.at],
        ];
      }
      case 'cell':
        return this.#cell(step);
      case 'counter':
        return this.#counter(step);
      case 'bound': {
        const { every, atLeast, atMost, before, after, off, at } = step;
        const least = atLeast === null ? '' : ` at least ${this.wording.money(atLeast)}`;
        const most = atMost === null ? '' : ` at most ${this.wording.money(atMost)}`;
        const taken =
          off === '0' ? '' : `, of which the bound takes off ${this.#money(off.replace(/^-/, ''))}`;
        return [[2, `sum of the ${every},${least}${most}: ${this.#way(before, after)}${taken}`, at]];
      }
      case 'tier': {
        const { tier, quantity, form, amount, at } = step;
        const rows = stepWords(step, this.#state.unit, this.wording);
        // What is owed once is owed not at all, or taken back: each part of it has a row.
        if (step.fixed !== undefined) return rows.map((row) => [2, `tier ${tier}: ${this.#part(row)}`, at]);
        const { sign, rate } = rows[0]!;
        const how = form === 'free' ? `, ${rate}` : sign === '' ? ` ${rate}` : ` at ${rate}`;
        // What is due whatever the tier counts nothing; the price of a size is for all of it, and has no tiers.
        const of =
          this.#state.isPurchase && isWhole(step)
            ? `${this.#quantity(quantity)} for ${rate}`
            : tier === 0
              ? rate
              : `tier ${tier}: ${this.#quantity(quantity)}${how}`;
        return [[2, `${of} = ${this.#money(amount)}`, at]];
      }
      case 'line':
        return [[2, this.#line(step)]];
      case 'owed':
        return [[1, `Owed by the period: ${this.wording.rate(step.label, 'flat')}`, step.at]];
      case 'activated':
        return [[1, step.category === null ? 'Activates the account' : `Activates ${step.category}`]];
      case 'bought': {
        const until = step.expires === null ? 'without an expiry yet' : `until ${step.expires}`;
        const what = `${step.order}: ${this.#quantity(step.size)} of ${this.wording.title(step.product)}`;
        return [
          [1, `Buys ${what}`, step.at],
          [2, `pays from ${step.effective}, ${until}`],
        ];
      }
      case 'purchase': {
        const { period, exact, amount } = step;
        return [
          [2, `a line of its own in ${period}: exactly ${exactText(exact)}, rounded ${this.#money(amount)}`],
        ];
      }
      case 'named': {
        const { order, product, standing, effective, expires, at } = step;
        const until = expires === null ? '' : ` until ${expires}`;
        return [
          [1, `Order ${order} of ${this.wording.title(product)}`, at],
          [2, `${standing}: from ${effective}${until}`],
        ];
      }
      case 'changed': {
        const until = step.until === null ? '' : `, until ${step.until}`;
        return [[2, `${step.what}: ${step.before ?? 'none'} → ${step.after ?? 'none'}${until}`]];
      }
      case 'reject': {
        const part = step.quantity === null ? '' : `, for ${this.#quantity(step.quantity)}`;
        return this.#state.isRaised
          ? [[1, `The capacity holds; only its purchase is rejected, with ${step.code}: ${step.message}`]]
          : [[1, `Rejected with ${step.code}${part}: ${step.message}`]];
      }
    }
  }

  #passedOver(): readonly Row[] {
    const { declared, past } = this.#state;
    return declared === null ? [] : passedOver(declared, past.from, past.to).map((text): Row => [1, text]);
  }

  /** ` up to 2 qps` of what is free where there is no price. */
  #upTo(): string {
    const limit = this.#state.declared?.freeUpTo ?? null;
    if (limit === null) return '';
    return ` up to ${exactText(limit.quantity)} ${this.wording.unit(limit.unit, limit.quantity)}`;
  }

  #meter(step: TraceStep & { step: 'convert' | 'where' | 'count' }): string {
    switch (step.step) {
      case 'convert': {
        const written = `${grouped(step.quantity)} ${this.wording.unit(step.unit, step.quantity)}`;
        return step.factor === '1' ? `${written} as written` : `${written} are ${this.#quantity(step.after)}`;
      }
      case 'where': {
        const { attribute, value, values, holds } = step;
        const of = values.length === 1 && holds ? '' : `, one of ${values.join(', ')}`;
        return holds
          ? `${attribute} is ${value}${of}: counted`
          : `${attribute} is ${value}, and only ${values.join(', ')} is billed: not counted`;
      }
      case 'count': {
        const of = exactText(step.of);
        const words = {
          step: `in steps of ${of}`,
          minimum: `at least ${of}`,
          times: `times ${step.attribute ?? ''} ${of}`,
        };
        return `${words[step.by]}: ${exactText(step.before)} → ${this.#quantity(step.after)}`;
      }
    }
  }

  #cell({ read, cell, outcome }: TraceStep & { step: 'cell' }): readonly Row[] {
    const by = readText(read);
    const words = { rated: '', free: 'free', reject: 'not sold', unpublished: 'no published price' };
    const picked = [cell === '' ? '' : `cell ${cell}`, words[outcome]]
      .filter((part) => part !== '')
      .join(', ');
    if (by === '') return picked === '' ? [] : [[2, picked]];
    return [[2, picked === '' ? by : `${by}: ${picked}`]];
  }

  #counter(step: TraceStep & { step: 'counter' }): readonly Row[] {
    const { every, period, before, covered, after, limit, at } = step;
    const of =
      every === null ? 'each record alone' : every === 'ever' ? 'counter' : `counter of ${period ?? ''}`;
    const alone = every === null && covered === '0';
    const way = `${alone ? '' : `${exactText(before)} → `}${this.#quantity(after)}`;
    const also = covered === '0' ? '' : `, of which funds covered ${this.#quantity(covered)}`;
    const end = limit === null ? '' : `, open up to ${exactText(limit)}`;
    return [[2, `${of}: ${way}${also}${end}`, at]];
  }

  #line({ fund, period, quantity, perEvent, exact, rounded, amount }: TraceStep & { step: 'line' }): string {
    const by =
      fund === 'price'
        ? ''
        : fund === 'unbilled'
          ? ', not billed'
          : fund === 'otherwise'
            ? ', no charge'
            : `, by ${fund}`;
    const line = `line of ${period}${by}: ${this.#quantity(quantity)}`;
    if (exact.before === exact.after && Exact.of(amount).isZero()) return `${line}, nothing to pay`;
    const how = perEvent ? ', each event rounded' : '';
    return `${line}; exactly ${this.#way(exact.before, exact.after)}, rounded ${this.#way(rounded.before, rounded.after)}${how}: ${this.#money(amount)}`;
  }

  readonly #part = ({ quantity, unit, sign, rate, amount }: StepWords): string =>
    `${quantity} ${unit} ${sign} ${rate} = ${inCurrency(this.#currency, amount)}`.trimStart();
  readonly #quantity = (text: string): string =>
    `${exactText(text)} ${this.wording.unit(this.#state.unit, text)}`;
  readonly #money = (text: string): string =>
    text.includes('/') ? inCurrency(this.#currency, exactText(text)) : this.wording.money(text);
  readonly #way = (before: string, after: string): string => `${exactText(before)} → ${exactText(after)}`;
}
