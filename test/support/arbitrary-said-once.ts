import fc from 'fast-check';
import { catalogText } from './compile-text.ts';

/**
 * One price list written twice: `each` says of every feature what holds for it, and `once` leaves out of a feature what
 * its category says, and sells for each feature what is sold alike. Nothing here knows how the compiler puts the two
 * together: a statement is left out where the category's is the same text.
 */
export interface SaidOnce {
  readonly each: string;
  readonly once: string;
}

interface Statements {
  readonly meter: string;
  readonly accepts: readonly string[];
  /** Dated prices; none for a feature that ends in `otherwise`. */
  readonly prices: readonly string[];
  readonly otherwise: string;
}

interface Feature extends Statements {
  /** Which statements are left out where they may be. */
  readonly leave: { readonly [word in keyof Statements]: boolean };
  /** Products of its own, in the place of the one that is sold for each. */
  readonly ownLane: boolean;
  readonly ownPack: boolean;
}

interface Category {
  readonly features: readonly Feature[];
  /** Whose statements the category says, and which of them. */
  readonly model: number;
  readonly says: { readonly [word in keyof Statements]: boolean };
}

const METERS = ['meter call', 'meter call where status is success', 'meter call at least 2 calls each'];
const PRICES = [
  ['price CNY 1 / call'],
  ['price CNY 1 / call', 'price from 2026-07-01 CNY 2 / call'],
  ['price graduated monthly {\n <= 10 calls CNY 3 / call\n > 10 calls CNY 2 / call\n }'],
  ['price unpublished "the page"'],
];
const ENDS = ['otherwise free', 'otherwise reject "sold in packages only"'];
const FUNDS = [[], ['lane'], ['points'], ['lane', 'points']];

const words = fc.record({
  meter: fc.boolean(),
  accepts: fc.boolean(),
  prices: fc.boolean(),
  otherwise: fc.boolean(),
});
const feature: fc.Arbitrary<Feature> = fc
  .record({
    meter: fc.constantFrom(...METERS),
    funds: fc.constantFrom(...FUNDS),
    prices: fc.option(fc.constantFrom(...PRICES), { freq: 4 }),
    otherwise: fc.constantFrom(...ENDS),
    leave: words,
    ownLane: fc.boolean(),
    ownPack: fc.boolean(),
  })
  .map(({ funds, prices, ...rest }) => ({
    ...rest,
    accepts: prices === null ? funds : [...funds, 'price'],
    prices: prices ?? [],
  }))
  // Nothing accepts nothing.
  .filter(({ accepts }) => accepts.length > 0);
const category: fc.Arbitrary<Category> = fc.record({
  features: fc.array(feature, { minLength: 1, maxLength: 4 }),
  model: fc.nat(),
  says: words,
});

const acceptsText = (funds: readonly string[]): string => `accepts ${funds.join(', ')}`;
const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
const withoutPrice = (funds: readonly string[]): readonly string[] =>
  funds.filter((fund) => fund !== 'price');

const inFull = ({ meter, accepts, prices, otherwise }: Feature): readonly string[] => [
  meter,
  acceptsText(accepts),
  ...(prices.length > 0 ? prices : [otherwise]),
];

/** What a category says: a price and an end may both be said, for different features. */
function saidBy({ features, model, says }: Category): Partial<Statements> {
  const { meter, accepts, prices, otherwise } = features[model % features.length]!;
  return {
    ...(says.meter ? { meter } : {}),
    ...(says.accepts ? { accepts } : {}),
    ...(says.prices && prices.length > 0 ? { prices } : {}),
    ...(says.otherwise ? { otherwise } : {}),
  };
}

/** What a feature still says for itself. */
function leftOf(feature: Feature, said: Partial<Statements>): readonly string[] {
  const { meter, accepts, prices, otherwise, leave } = feature;
  const keepsMeter = !(leave.meter && said.meter === meter);
  if (prices.length > 0) {
    const keepsAccepts = !(leave.accepts && said.accepts && same(said.accepts, accepts));
    const keepsPrices = !(leave.prices && said.prices && same(said.prices, prices));
    return [
      ...(keepsMeter ? [meter] : []),
      ...(keepsAccepts ? [acceptsText(accepts)] : []),
      ...(keepsPrices ? prices : []),
    ];
  }
  // What has no price says so by its funds or by its end: one of the two may go, and where no price is said, both.
  const sameEnd = said.otherwise === otherwise;
  const keepsEnd = !(leave.otherwise && sameEnd);
  const funds = said.accepts && (keepsEnd ? withoutPrice(said.accepts) : said.accepts);
  const mayLeaveAccepts = funds !== undefined && same(funds, accepts) && (keepsEnd || !said.prices);
  const keepsAccepts = !(leave.accepts && mayLeaveAccepts);
  return [
    ...(keepsMeter ? [meter] : []),
    ...(keepsAccepts ? [acceptsText(accepts)] : []),
    ...(keepsEnd ? [otherwise] : []),
  ];
}

const lane = (name: string, title: string, rest: string, covers: string, price: string): string =>
  `capacity ${name} "${title}" in lane${rest} {
    covers ${covers}
    price CNY / qps by term {
      | month | ${price} |
    }
    sell up to 30 qps
    allows renewal
  }`;
const pack = (name: string, title: string, rest: string, covers: string, factor: string): string =>
  `package ${name} "${title}" in points${rest} {
    covers ${covers} at ${factor} points / call
    valid 1 year
    size 10 points CNY 5
  }`;

function written({ features, ...category }: Category, index: number, once: boolean): string {
  const id = `c${index}`;
  const said = saidBy({ features, ...category });
  const name = (at: number): string => `${id}_f${at}`;
  const statements = once
    ? [said.meter, said.accepts && acceptsText(said.accepts), ...(said.prices ?? []), said.otherwise].filter(
        (text) => text !== undefined,
      )
    : [];
  const declared = features.map((feature, at) => {
    const items = once ? leftOf(feature, said) : inFull(feature);
    const body = items.length === 0 ? '' : ` {\n${items.join('\n')}\n}`;
    return `feature ${name(at)} "feature ${at}"${body}`;
  });
  const all = features.map((feature, at) => ({ ...feature, name: name(at), at }));
  const lanes = all.filter(({ accepts }) => accepts.includes('lane'));
  const packs = all.filter(({ accepts }) => accepts.includes('points'));
  const own = [
    ...lanes
      .filter(({ ownLane }) => ownLane)
      .map((one) => lane(`${one.name}_qps`, 'Own', '', one.name, '70')),
    ...packs
      .filter(({ ownPack }) => ownPack)
      .map((one) => pack(`${one.name}_pack`, 'Own', '', one.name, '3')),
  ];
  const alike = once
    ? [
        lane('qps', 'Prepaid QPS', ` for each ${id}.*`, 'each', '80'),
        pack('pack', '... resource package', ` for each ${id}.*`, 'each', '2'),
      ]
    : [
        ...lanes
          .filter(({ ownLane }) => !ownLane)
          .map((one) => lane(`${one.name}_qps`, `Prepaid QPS, feature ${one.at}`, '', one.name, '80')),
        ...packs
          .filter(({ ownPack }) => !ownPack)
          .map((one) => pack(`${one.name}_pack`, `Feature ${one.at} resource package`, '', one.name, '2')),
      ];
  return `category ${id} "C" {\n${[...statements, ...declared, ...own, ...alike].join('\n')}\n}`;
}

/** Both funds are filled, whatever the categories accept. */
const ground = `
  unit qps
  measure point, points
  deduct lane > points > price
  feature ground "Ground" {
    meter call
    price CNY 1 / call
  }
  ${lane('ground_qps', 'Ground', '', 'ground', '1')}
  ${pack('ground_pack', 'Ground', '', 'ground', '1')}
`;

export const arbitrarySaidOnce: fc.Arbitrary<SaidOnce> = fc
  .array(category, { minLength: 1, maxLength: 3 })
  .map((categories) => {
    const text = (once: boolean): string =>
      catalogText(ground + categories.map((one, index) => written(one, index, once)).join('\n'));
    return { each: text(false), once: text(true) };
  });
