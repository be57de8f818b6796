import { addCalendar, formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { DrawUse, Feature, Ir, Price } from '../../ir/ir.ts';
import { PERIOD_WORDS } from '../../ir/labels.ts';
import { featureId, outcomeId, priceId, productId } from '../coverage/point.ts';
import { keysText, unitText } from '../coverage/words.ts';
import { changedNumber, smallestStep } from './figures.ts';
import type { Edit, Mutant } from './mutant.ts';
import { scheduleMutants } from './schedule-mutants.ts';
import { tableMutants } from './table-mutants.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

/** Every figure of a feature, changed in turn: of its meter, of what its packages take, of its prices. */
export function* featureMutants(ir: Ir, feature: Feature, index: number): Generator<Mutant> {
  const path = ['features', index];
  yield* meterMutants(feature, path);
  for (const [fund, { products }] of feature.funds.entries())
    for (const [product, use] of products.entries())
      if (use.kind === 'draw')
        yield* factorMutants(ir, feature, use, [...path, 'funds', fund, 'products', product, 'factor']);
  for (const [version, price] of feature.prices.entries()) {
    const at = [...path, 'prices', version];
    yield* dateMutants(ir, feature, price, version, at);
    yield* periodMutants(ir, feature, price, at);
    const { table } = price;
    yield* tableMutants({
      table,
      path: [...at, 'table'],
      subject: feature.name,
      at: price.at,
      touches: [priceId(feature.name, version)],
    });
    for (const [of, outcome] of table.outcomes.entries())
      if (outcome.kind === 'rated' && table.cells.includes(of))
        yield* scheduleMutants({
          schedule: outcome.schedule,
          path: [...at, 'table', 'outcomes', of, 'schedule'],
          subject: feature.name,
          id: outcomeId(feature.name, version, of),
          touches: [outcomeId(feature.name, version, of)],
          counted: feature.meter.counted,
          unit: unitText(feature.meter, '2'),
          code: ir.currency.code,
          limit: null,
        });
  }
}

function* meterMutants({ name: subject, meter, at }: Feature, path: Edit['path']): Generator<Mutant> {
  const base = { kind: 'meter rule', subject, at, touches: [featureId(subject)], equivalent: null } as const;
  const words = { behind: ` ${unitText(meter, '2')}` };
  const stepOf = (text: string): Exact => (meter.counted ? Exact.one : smallestStep(text));
  for (const key of ['step', 'minimum'] as const) {
    const text = meter[key];
    if (text === null) continue;
    const before = key === 'step' ? 'rounded up to ' : 'at least ';
    for (const { value, ...said } of changedNumber(text, { step: stepOf(text), before, ...words }))
      yield { ...base, ...said, edits: [{ path: [...path, 'meter', key], value }] };
  }
}

function* factorMutants(
  ir: Ir,
  { name, meter }: Feature,
  use: DrawUse,
  path: Edit['path'],
): Generator<Mutant> {
  const { factor: table, product, at } = use;
  const touches = [productId(product)];
  const unit = catalogIndex(ir).products.get(product)?.unit ?? '';
  yield* tableMutants({ table, path, subject: name, at, touches });
  for (const [of, outcome] of table.outcomes.entries()) {
    if (outcome?.kind !== 'factor' || !table.cells.includes(of)) continue;
    const keys = keysText(table, of);
    const before = keys === '' ? '' : `${keys}: `;
    for (const { value, ...said } of changedNumber(outcome.factor, {
      before,
      behind: ` ${unit} / ${meter.unit}`,
    }))
      yield {
        kind: 'factor',
        subject: name,
        at,
        ...said,
        edits: [{ path: [...path, 'outcomes', of, 'factor'], value }],
        touches,
        equivalent: null,
      };
  }
}

/** The first day of a dated price, a day later and a day earlier. */
function* dateMutants(
  { zone }: Ir,
  { name: subject, prices }: Feature,
  { from, at }: Price,
  version: number,
  path: Edit['path'],
): Generator<Mutant> {
  if (from === null) return;
  const next = prices[version + 1]?.from ?? Infinity;
  const last = prices[version - 1]?.from ?? -Infinity;
  for (const days of [1, -1]) {
    const moved = addCalendar(zone, from, days, 'day');
    if (moved >= next || moved <= last || moved < 0) continue;
    yield {
      kind: 'date',
      subject,
      at,
      before: `from ${formatInstant(zone, from)}`,
      after: `from ${formatInstant(zone, moved)}`,
      edits: [{ path: [...path, 'from'], value: moved }],
      touches: [featureId(subject)],
      equivalent: null,
    };
  }
}

/** What is owed by the period: the flat price, and what the sum is held between. */
function* periodMutants(
  ir: Ir,
  { name: subject }: Feature,
  { flat, bounds, at }: Price,
  path: Edit['path'],
): Generator<Mutant> {
  const base = { subject, at, touches: [featureId(subject)], equivalent: null };
  const code = `${ir.currency.code} `;
  if (flat !== null)
    for (const { value, ...said } of changedNumber(flat.amount, {
      before: code,
      behind: ` ${PERIOD_WORDS[flat.period]}`,
    }))
      yield { ...base, kind: 'flat price', ...said, edits: [{ path: [...path, 'flat', 'amount'], value }] };
  if (bounds === null) return;
  const { atLeast, atMost, period } = bounds;
  const behind = ` ${PERIOD_WORDS[period]}`;
  const isOrdered = (least: string | null, most: string | null): boolean =>
    least === null || most === null || Exact.of(least).compare(Exact.of(most)) <= 0;
  if (atLeast !== null)
    for (const { value, ...said } of changedNumber(atLeast, { before: `at least ${code}`, behind }))
      if (isOrdered(value, atMost))
        yield { ...base, kind: 'minimum', ...said, edits: [{ path: [...path, 'bounds', 'atLeast'], value }] };
  if (atMost !== null)
    for (const { value, ...said } of changedNumber(atMost, { before: `at most ${code}`, behind }))
      if (isOrdered(atLeast, value))
        yield { ...base, kind: 'maximum', ...said, edits: [{ path: [...path, 'bounds', 'atMost'], value }] };
}
