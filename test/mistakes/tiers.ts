import type * as ast from '../../grammar/ast.ts';
import { isCurrency } from '../../grammar/print/words.ts';
import { told, untold, type Family, type Mistake } from './mistake.ts';
import { beheaded, dropped, moved, times, transposed } from './slips.ts';
import { exchanged, instead, pairs, twice, without, type Source } from './source.ts';

/** Tiers: bounds, rates and what stands around them. */

const BOUNDARY = 'an example at each bound: one unit at it, and one above it';
const EACH_TIER = 'an example that reaches the tier';

interface Placed {
  readonly tiers: ast.Tiers;
  readonly tier: ast.Tier;
  readonly index: number;
  readonly next: ast.Tier | undefined;
  readonly before: ast.Tier | undefined;
}

const each = (source: Source): readonly Placed[] =>
  source.all('tiers').flatMap((tiers) =>
    tiers.tiers.map((tier, index) => ({
      tiers,
      tier,
      index,
      next: tiers.tiers[index + 1],
      before: tiers.tiers[index - 1],
    })),
  );

const value = (tier: ast.Tier | undefined): number => Number(tier?.bound.quantity.value.value ?? Number.NaN);
const isClosing = (tier: ast.Tier): boolean => tier.bound.operator === '>' || tier.bound.operator === '>=';

/** The rate of a tier that is one price for a unit. */
const rateOf = (tier: ast.Tier | undefined): ast.Num | null => {
  const charge = tier?.charge;
  if (charge?.kind !== 'sum' || charge.parts.length !== 1) return null;
  const [part] = charge.parts;
  return part?.kind === 'rate' ? part.money.value : null;
};
const rate = (tier: ast.Tier | undefined): number => Number(rateOf(tier)?.value ?? Number.NaN);

/** Prices that fall from tier to tier, as on nearly every page. */
const falling = (tiers: ast.Tiers): boolean =>
  tiers.tiers.length > 1 && pairs(tiers.tiers).every(([a, b]) => rate(b) < rate(a));

/** A bound with another number; `fits` says of which places, by the number, the bound below and the one above. */
const bounds = (
  source: Source,
  change: (figure: string) => string | null,
  fits: (changed: number, placed: Placed) => boolean,
): readonly Mistake[] =>
  each(source).flatMap((placed) => {
    const { tier, next, before } = placed;
    const { span } = tier.bound.quantity.value;
    const other = change(source.text(span));
    if (other === null || !fits(Number(other.replaceAll(',', '')), placed)) return [];
    return [
      instead(
        span,
        other,
        [next?.span, before?.span].filter((one) => one !== undefined),
      ),
    ];
  });

const stays = (changed: number, { tier, next, before }: Placed): boolean =>
  !isClosing(tier) &&
  changed !== value(tier) &&
  !(next !== undefined && isClosing(next)) &&
  !(changed <= value(before)) &&
  !(changed >= value(next));

const rates = (
  source: Source,
  change: (figure: string) => string | null,
  fits: (changed: number, placed: Placed) => boolean,
): readonly Mistake[] =>
  each(source).flatMap((placed) => {
    const own = rateOf(placed.tier);
    const other = own === null ? null : change(source.text(own.span));
    if (own === null || other === null || !fits(Number(other), placed)) return [];
    const { next, before } = placed;
    return [
      instead(
        own.span,
        other,
        [next?.span, before?.span].filter((one) => one !== undefined),
      ),
    ];
  });

const rises = (changed: number, { tiers, next, before }: Placed): boolean =>
  falling(tiers) && (changed > rate(before) || changed < rate(next));
const keepsFalling = (changed: number, { tier, next, before }: Placed): boolean =>
  changed !== rate(tier) && !(changed > rate(before)) && !(changed < rate(next));

const operators = (source: Source, from: string, to: string, isLast: boolean): readonly Mistake[] =>
  each(source).flatMap(({ tier, next }) => {
    const { operator, span } = tier.bound;
    const closesNext = next === undefined || isClosing(next);
    if (operator !== from || closesNext !== isLast) return [];
    return [instead({ ...span, end: span.start + from.length }, to, next === undefined ? [] : [next.span])];
  });

export const tiers: Family = {
  name: 'Tiers',
  kinds: [
    told('the last bound too high', (source) =>
      bounds(
        source,
        (figure) => times(figure, 1.2),
        (changed, { tier, next }) =>
          next !== undefined && isClosing(next) && !isClosing(tier) && changed > value(tier),
      ),
    ),
    told('the last bound too low', (source) =>
      bounds(
        source,
        (figure) => times(figure, 0.9),
        (changed, { tier, next, before }) =>
          next !== undefined && isClosing(next) && changed < value(tier) && !(changed <= value(before)),
      ),
    ),
    told('a bound with a digit too many, above the next one', (source) =>
      bounds(
        source,
        (figure) => times(figure, 10),
        (changed, { tier, next }) => !isClosing(tier) && changed > value(next),
      ),
    ),
    told('a bound with a digit too few, below the one before', (source) =>
      bounds(
        source,
        (figure) => times(figure, 0.1),
        (changed, { before }) => changed <= value(before),
      ),
    ),
    untold('another bound between its neighbours', BOUNDARY, (source) =>
      bounds(source, (figure) => times(figure, 1.2), stays),
    ),
    told('`<` for `<=` at the last bound', (source) => operators(source, '<=', '<', true)),
    told('`<` for `<=` at another bound', (source) => operators(source, '<=', '<', false)),
    told('`>=` for `>`', (source) => operators(source, '>', '>=', true)),
    told('`>` for `<=`', (source) => operators(source, '<=', '>', false)),
    told('the last tier left out', (source) =>
      each(source).flatMap(({ tiers, tier, next, before }) =>
        next === undefined && before !== undefined
          ? [without(source, tier.span, [tiers.span, before.span])]
          : [],
      ),
    ),
    told('the tier before the last left out', (source) =>
      each(source).flatMap(({ tiers, tier, next, before }) =>
        next !== undefined && isClosing(next) && before !== undefined
          ? [without(source, tier.span, [tiers.span, before.span])]
          : [],
      ),
    ),
    untold('another tier left out', EACH_TIER, (source) =>
      each(source).flatMap(({ tiers, tier, next }) =>
        next !== undefined && !isClosing(next) ? [without(source, tier.span, [tiers.span])] : [],
      ),
    ),
    told('a tier typed twice', (source) => each(source).map(({ tier }) => twice(source, tier.span))),
    told('two tiers exchanged', (source) =>
      source
        .all('tiers')
        .flatMap(({ tiers }) => pairs(tiers).map(([a, b]) => exchanged(source, a.span, b.span))),
    ),
    told('the rates of two tiers exchanged', (source) =>
      source
        .all('tiers')
        .filter(falling)
        .flatMap(({ tiers }) =>
          pairs(tiers).map(([a, b]) => exchanged(source, a.charge.span, b.charge.span)),
        ),
    ),
    told('a rate with its point moved, so that rates no longer fall', (source) => [
      ...rates(source, (figure) => moved(figure, 1), rises),
      ...rates(source, (figure) => moved(figure, -1), rises),
    ]),
    untold('a rate with its point moved, and rates still fall', EACH_TIER, (source) => [
      ...rates(source, (figure) => moved(figure, 1), keepsFalling),
      ...rates(source, (figure) => moved(figure, -1), keepsFalling),
    ]),
    told('a digit of a rate dropped, so that rates no longer fall', (source) => [
      ...rates(source, dropped, rises),
      ...rates(source, beheaded, rises),
    ]),
    untold('a digit of a rate dropped, and rates still fall', EACH_TIER, (source) => [
      ...rates(source, dropped, keepsFalling),
      ...rates(source, beheaded, keepsFalling),
    ]),
    untold('two digits of a rate exchanged, and rates still fall', EACH_TIER, (source) =>
      rates(source, transposed, keepsFalling),
    ),
    told('`volume` for `graduated`, where rates fall', (source) =>
      source
        .all('tiers')
        .filter((tiers) => tiers.mode === 'graduated' && falling(tiers))
        .flatMap((tiers) => {
          const word = source.find(tiers.span, 'graduated');
          return word === null
            ? []
            : [
                instead(
                  word,
                  'volume',
                  tiers.tiers.map(({ span }) => span),
                ),
              ];
        }),
    ),
    untold('`graduated` for `volume`', 'an example in the second tier', (source) =>
      source
        .all('tiers')
        .filter(({ mode }) => mode === 'volume')
        .flatMap((tiers) => {
          const word = source.find(tiers.span, 'volume');
          return word === null
            ? []
            : [
                instead(
                  word,
                  'graduated',
                  tiers.tiers.map(({ span }) => span),
                ),
              ];
        }),
    ),
    told('a bound without its unit', (source) =>
      each(source).flatMap(({ tier }) => {
        const { unit, value: figure } = tier.bound.quantity;
        // An amount of money may be a bare number too.
        return unit === null || isCurrency(unit)
          ? []
          : [instead({ ...unit.span, start: figure.span.end }, '')];
      }),
    ),
    told('a rate without its unit, in a later tier where each has its own rate', (source) =>
      each(source).flatMap(({ tiers, tier, before }) => {
        const own = rateOf(tier);
        const { charge } = tier;
        if (
          own === null ||
          before === undefined ||
          tiers.mode !== 'graduated' ||
          !tiers.tiers.every((one) => rateOf(one) !== null)
        )
          return [];
        return [instead({ ...charge.span, start: own.span.end }, '')];
      }),
    ),
  ],
};
