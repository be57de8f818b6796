import fc from 'fast-check';
import type * as ast from '../../grammar/ast.ts';
import { print } from '../../grammar/print.ts';
import {
  CALLS,
  matrix,
  MINUTES,
  parts,
  PERIODS,
  positive,
  priceText,
  SECONDS,
  tierList,
  type MeterShape,
} from './arbitrary-price.ts';
import * as build from './ast-builder.ts';

/**
 * Price lists that are well-formed by construction, made through the tree: every unit form in every tier and cell,
 * both modes, all periods, tables over numbers, choices and time, dated prices, bounds, all meters, several zones, and
 * prices that a category says for its features.
 */

export interface GeneratedFeature {
  readonly name: string;
  readonly meter: MeterShape;
  /** Quantities worth trying: every bound, just below and just above. */
  readonly edges: readonly string[];
}

export interface GeneratedCatalog {
  readonly tree: ast.File;
  readonly zone: string;
  readonly features: readonly GeneratedFeature[];
}

interface Body {
  readonly body: ast.Price['body'];
  readonly period: ast.PeriodWord | null;
  readonly edges: readonly string[];
}

const body = (currency: string, meter: MeterShape): fc.Arbitrary<Body> =>
  fc.oneof(
    parts(currency, meter, false, false).map((sum): Body => ({ body: sum, period: null, edges: [] })),
    fc.constant<Body>({ body: build.free, period: null, edges: [] }),
    parts(currency, meter, false, true).map((sum): Body => ({ body: sum, period: 'per event', edges: [] })),
    fc
      .tuple(priceText, fc.constantFrom(...PERIODS))
      .map(([value, period]): Body => ({ body: build.sum(build.flat(currency, value)), period, edges: [] })),
    fc
      .tuple(parts(currency, meter, true, false), fc.constantFrom(...PERIODS))
      .map(([sum, period]): Body => ({ body: sum, period, edges: [] })),
    fc
      .tuple(tierList(currency, meter, false), fc.constantFrom(...PERIODS))
      .map(([{ tiers, edges }, period]): Body => ({ body: tiers, period, edges })),
    tierList(currency, meter, true).map(({ tiers, edges }): Body => ({
      body: tiers,
      period: 'per event',
      edges,
    })),
    fc
      .tuple(matrix(currency, meter), fc.constantFrom(...PERIODS))
      .map(([{ body: table, edges }, period]): Body => ({ body: table, period, edges })),
  );

const prices = (currency: string, meter: MeterShape): fc.Arbitrary<{ list: ast.Price[]; edges: string[] }> =>
  fc
    .array(
      fc.record({
        body: body(currency, meter),
        countingAll: fc.boolean(),
        atLeast: fc.option(priceText, { freq: 5 }),
        atMost: fc.option(priceText, { freq: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((versions) => ({
      list: versions.map((version, index) => {
        const { period } = version.body;
        const remembers = period !== null && period !== 'per event';
        const least = version.atLeast !== null && remembers ? version.atLeast : null;
        const most =
          version.atMost !== null && remembers && (least === null || Number(least) <= Number(version.atMost))
            ? version.atMost
            : null;
        return build.price(version.body.body, {
          ...(index === 0 ? {} : { from: ['2026-02-01', '2026-03-15'][index - 1]! }),
          ...(period === null ? {} : { period }),
          // Where nothing counts tiers or blocks, it would be an error for changing nothing.
          ...(version.countingAll && remembers && version.body.body.kind === 'tiers'
            ? { countingAll: true }
            : {}),
          ...(least === null || !positive(least) ? {} : { atLeast: build.money(currency, least) }),
          ...(most === null ? {} : { atMost: build.money(currency, most) }),
        });
      }),
      edges: versions.flatMap((version) => version.body.edges),
    }));

const meters = (currency: string): fc.Arbitrary<{ meter: ast.Meter; shape: MeterShape }> => {
  const where = fc.option(
    fc.constantFrom(build.condition('status', ['success']), build.condition('status', ['failed'], true)),
  );
  const plain = fc.constantFrom(CALLS, MINUTES, SECONDS).chain((shape) =>
    fc
      .record({
        where,
        step: fc.option(fc.constantFrom('1', '6')),
        minimum: fc.option(fc.constantFrom('1', '3')),
        times: fc.option(fc.constant(build.name('scenes')), { freq: 4 }),
      })
      .map(({ where: condition, step, minimum, times }) => ({
        shape,
        meter: build.meter(shape.unit, {
          where: condition === null ? [] : [condition],
          step: step === null ? null : build.quantity(step, shape.unit),
          minimum: minimum === null ? null : build.quantity(minimum, shape.unit),
          times,
        }),
      })),
  );
  const amount = where.map((condition) => ({
    shape: { units: [currency], unit: currency, counted: false, money: true },
    meter: build.meter('amount', {
      currency: build.name(currency),
      where: condition === null ? [] : [condition],
    }),
  }));
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: amount });
};

const ROUNDINGS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['0.01', '0.1', '0.05'],
  JPY: ['1'],
  BHD: ['0.001'],
  CLF: ['0.0001'],
};

interface Priced {
  readonly meter: ast.Meter;
  readonly list: readonly ast.Price[];
}

/** The features, each by itself, or all in a category that says what holds for one of them; the others say their own. */
function declared(features: readonly Priced[], said: number | null): ast.Declaration[] {
  const all = features.map(({ meter, list }, index) =>
    build.feature(`f${index}`, index === said ? [] : [meter, ...list]),
  );
  if (said === null) return all;
  const { meter, list } = features[said]!;
  return [build.category('all', [meter, ...list, ...all])];
}

/** A whole price list, and what usage of it looks like. */
export const arbitraryCatalog: fc.Arbitrary<GeneratedCatalog> = fc
  .record({
    currency: fc.constantFrom('CNY', 'JPY', 'BHD', 'CLF'),
    zone: fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
      'America/Sao_Paulo',
    ),
    mode: fc.constantFrom<ast.RoundingWord>('half up', 'half even', 'half down', 'up', 'down'),
    step: fc.nat({ max: 2 }),
    count: fc.integer({ min: 1, max: 3 }),
    said: fc.option(fc.nat({ max: 2 })),
  })
  .chain(({ currency, zone, mode, step, count, said }) =>
    fc
      .array(
        meters(currency).chain(({ meter, shape }) =>
          prices(currency, shape).map(({ list, edges }) => ({ meter, shape, list, edges })),
        ),
        { minLength: count, maxLength: count },
      )
      .map((features) => {
        const steps = ROUNDINGS[currency]!;
        return {
          zone,
          features: features.map(({ shape, edges }, index) => ({ name: `f${index}`, meter: shape, edges })),
          // A failing case is shown as the price list that it is.
          [fc.toStringMethod](): string {
            return print(this.tree);
          },
          tree: build.file([
            build.currency(currency),
            build.timezone(zone),
            build.roundTo(mode, steps[step % steps.length]!),
            build.unit(true, ['call', 'calls']),
            build.unit(true, ['dozen'], build.quantity('12', 'calls')),
            build.unit(true, ['scene', 'scenes']),
            build.unit(false, ['second', 'seconds']),
            build.unit(false, ['minute', 'minutes'], build.quantity('60', 'seconds')),
            build.unit(false, ['hour', 'hours'], build.quantity('60', 'minutes')),
            build.unit(false, ['fps']),
            build.unit(false, ['p']),
            build.numberAttribute('frame_rate', 'fps'),
            build.numberAttribute('resolution', 'p'),
            build.numberAttribute('scenes', 'scene'),
            build.choiceAttribute('quality', ['sd', 'hd', '8k'], null),
            build.choiceAttribute('status', ['success', 'failed', 'throttled'], 'success'),
            ...declared(features, said === null ? null : said % features.length),
          ]),
        };
      }),
  );
