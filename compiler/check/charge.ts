import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import { assertNever } from '../assert-never.ts';
import { replacing } from '../diagnostics/fix.ts';
import type { RatePart } from '../ir/ir.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import type { Amount, CheckedCharge, Memory, PriceSubject } from './checked-price.ts';
import { currencyIs } from './currency.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { convert, unitNamed } from './unit.ts';
import { writtenUnit } from './written-unit.ts';

/** What a charge is read for: whose price it is, and the period that was said for it. */
export interface PriceScope {
  readonly subject: PriceSubject;
  readonly period: ast.Period | null;
}

/** Reads a charge that says its money itself; what it says wrong is reported, and it is null then. */
export function checkCharge(
  checker: Checker,
  charge: Exclude<ast.Charge, ast.Reference>,
  scope: PriceScope,
): CheckedCharge | null {
  return charge.kind === 'sum' ? checkSum(checker, charge, scope) : charge;
}

/** A sum of parts: at most one is flat; rates and blocks of different sizes add. */
function checkSum(checker: Checker, sum: ast.Sum, scope: PriceScope): Amount | null {
  const parts = sum.parts.map((part) => checkPart(checker, part, scope));
  const read = parts.filter((part) => part !== null);
  if (read.length < parts.length) return null;
  const flats = sum.parts.filter((_, i) => read[i]!.kind === 'flat');
  if (flats[1]) {
    const related = [{ span: flats[0]!.span, note: 'the first flat part' }];
    checker.report(reportSchedule('TAR2113', flats[1].span, {}, { related }));
    return null;
  }
  const total = (kind: 'flat' | 'rate'): Exact =>
    read.reduce((amount, part) => (part.kind === kind ? amount.plus(part.amount) : amount), Exact.zero);
  return {
    kind: 'amount',
    parts: read.map(({ written }) => written),
    flat: total('flat'),
    rate: total('rate'),
    blocks: read.filter((part) => part.kind === 'block'),
    memory: memoryOf(sum.parts),
    span: sum.span,
  };
}

type ReadPart = { readonly written: RatePart } & (
  | { readonly kind: 'flat' | 'rate'; readonly amount: Exact }
  | {
      readonly kind: 'block';
      readonly size: Exact;
      readonly price: Exact;
      readonly part: 'started' | 'complete';
    }
);

function checkPart(checker: Checker, part: ast.Part, scope: PriceScope): ReadPart | null {
  switch (part.kind) {
    case 'percent':
      return checkPercent(checker, part, scope);
    case 'flat': {
      if (!currencyIs(checker, part.money.currency)) return null;
      const amount = part.money.value.value;
      return { kind: 'flat', amount: Exact.of(amount), written: { kind: 'flat', amount } };
    }
    case 'rate':
      return checkRate(checker, part, scope);
    default:
      return assertNever(part);
  }
}

function checkPercent(checker: Checker, part: ast.Percent, { subject }: PriceScope): ReadPart | null {
  if (subject.moneyName !== part.of.text) {
    const help =
      subject.moneyName === null
        ? 'a share needs a money meter: `meter amount in CNY`'
        : `write \`% of ${subject.moneyName}\``;
    const fixes = subject.moneyName === null ? [] : [replacing(part.of.span, subject.moneyName, false)];
    checker.report(reportSchedule('TAR2115', part.of.span, { name: part.of.text }, { help, fixes }));
    return null;
  }
  const percent = part.value.value;
  const written = { kind: 'percent', amount: percent, of: part.of.text } as const;
  return { kind: 'rate', amount: Exact.of(percent).over(Exact.of(100)), written };
}

function checkRate(checker: Checker, part: ast.Rate, scope: PriceScope): ReadPart | null {
  const currencyFits = currencyIs(checker, part.money.currency);
  const per = checkPer(checker, part, scope);
  if (!currencyFits || !per) return null;
  const price = Exact.of(part.money.value.value);
  const written = writtenRate(part.money.value, part, per);
  if (per === 'event') return { kind: 'flat', amount: price, written };
  if (part.block) return { kind: 'block', size: per, price, part: part.block, written };
  return { kind: 'rate', amount: price.over(per), written };
}

/** A price and what it is for, as they are written; `per` is what `checkPer` made of it. */
export const writtenRate = (
  { value: amount }: ast.Num,
  { block, count, unit }: Per,
  per: Exact | 'event',
): RatePart =>
  per === 'event'
    ? { kind: 'event', amount }
    : { kind: block ?? 'rate', amount, count: count && count.value, unit: unit.text };

/** What stands after the stroke of `CNY 1 / 1,000 seconds`, of a part or of a table's heading. */
export type Per = Pick<ast.Rate, 'count' | 'unit'> & { readonly block?: ast.Rate['block'] };

/** How much of the meter's unit a price is for; `event` for a part that each event owes. */
export function checkPer(checker: Checker, per: Per, scope: PriceScope): Exact | 'event' | null {
  const { subject, period } = scope;
  if (isEvent(checker, per)) {
    if (subject.kind === 'feature' && (period === null || period.word === 'per event')) return 'event';
    const word = period?.word ?? 'a term';
    const related = period ? [{ span: period.span, note: 'the period' }] : [];
    const fixes = period && subject.kind === 'feature' ? [replacing(period.span, 'per event', false)] : [];
    checker.report(reportSchedule('TAR2114', per.unit.span, { period: word }, { related, fixes }));
    return null;
  }
  if (subject.unit) return perUnit(checker, per, subject.unit);
  checker.report(reportSchedule('TAR2116', per.unit.span, { name: subject.moneyName ?? 'amount' }));
  return null;
}

/** How much of `measured` stands after a stroke: 1,000 seconds are 50/3 minutes. Reports what does not convert. */
export function perUnit(
  checker: Checker,
  { count, unit: name }: Pick<Per, 'count' | 'unit'>,
  measured: UnitSymbol,
): Exact | null {
  const many = count ? Exact.of(count.value) : Exact.one;
  if (count && !many.isPositive()) {
    checker.report(reportSchedule('TAR2117', count.span, { unit: name.text }));
    return null;
  }
  const unit = unitNamed(checker, name);
  if (!unit) return null;
  const factor = convert(unit, measured);
  if (factor) return many.times(factor);
  const values = { found: unit.name, expected: measured.name };
  const related = [{ span: measured.node.span, note: `\`${measured.name}\` is declared here` }];
  const fixes = [replacing(name.span, writtenUnit(count, measured), false)];
  checker.report(reportSchedule('TAR2102', name.span, values, { related, fixes }));
  return null;
}

/** Whether `/ event` is meant; a catalog may declare a unit of that name. */
const isEvent = (checker: Checker, { unit, count, block }: Per): boolean =>
  unit.text === 'event' && count === null && !block && !checker.bound.symbols.units.has('event');

function memoryOf(parts: readonly ast.Part[]): Memory | null {
  for (const part of parts) {
    if (part.kind === 'flat') return { what: 'flat prices', span: part.span };
    if (part.kind === 'rate' && part.block) return { what: 'blocks', span: part.span };
  }
  return null;
}
