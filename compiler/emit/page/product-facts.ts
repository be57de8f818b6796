import { Exact } from '../../../runtime/exact.ts';
import type { Capacity, Licence, Package, Product, Span } from '../../ir/ir.ts';
import type { Text } from '../../words/text.ts';
import { paragraph, type Block, type Fact } from './document.ts';
import { packageBlocks } from './package.ts';
import { featureNames, scopeOf, type Use } from './scope.ts';
import { termBlocks } from './terms.ts';
import { elsewhere, type See, type Vocabulary } from './vocabulary.ts';

/** Something that is sold, and what it pays for. */
export interface Sold<T extends Product = Product> {
  readonly product: T;
  readonly uses: readonly Use[];
}

/** What is said of a product: in few words each, and in tables. */
export interface Terms {
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
}

/** How a product is told of. */
export interface Telling {
  /** It stands for several of one form: which feature each is for stands with its name. */
  readonly isOneOfMany: boolean;
  readonly see: See;
}

/** The terms of a product. */
export function termsOf(vocabulary: Vocabulary, sold: Sold, telling: Telling): Terms {
  const { product, uses } = sold;
  switch (product.kind) {
    case 'package':
      return packageTerms(vocabulary, { product, uses }, telling);
    case 'capacity':
      return capacityTerms(vocabulary, { product, uses }, telling);
    case 'licence':
      return { facts: licenceFacts(product), blocks: termBlocks(vocabulary, product, telling.see) };
  }
}

const spanText = ({ count, unit }: Span): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** What a product pays for, by the names of features; null where a table has them, or the names of products. */
const paidFor = (uses: readonly Use[], names: Text | null): readonly Fact[] => {
  if (uses.length === 0) return [{ what: 'pays for', is: 'nothing in this list' }];
  return names === null ? [] : [{ what: 'pays for', is: names }];
};

function packageTerms(
  vocabulary: Vocabulary,
  { product, uses }: Sold<Package>,
  { isOneOfMany, see }: Telling,
): Terms {
  const { valid, alert, unit, fund } = product;
  const points = vocabulary.unit(unit);
  const scope = scopeOf(vocabulary, product, uses, see);
  const share = alert === null ? null : Exact.of(alert).times(Exact.of(100)).toString();
  return {
    facts: [
      ...paidFor(uses, isOneOfMany ? null : (scope.only?.features ?? null)),
      ...(scope.only === null ? [] : [{ what: 'takes', is: scope.only.takes }]),
      { what: 'pays as', is: vocabulary.words(fund) },
      { what: 'valid', is: valid === null ? 'without end' : `${spanText(valid)} from its start` },
      ...coversFact(vocabulary, uses, points),
      ...(share === null ? [] : [{ what: 'alert', is: `once ${share}% of its ${points} are left` }]),
    ],
    blocks: [...scope.blocks, ...packageBlocks(vocabulary, product, uses, see)],
  };
}

/** What becomes of a part of what is counted; what is measured has no least part. */
function coversFact(vocabulary: Vocabulary, uses: readonly Use[], points: string): readonly Fact[] {
  const counted = uses.flatMap(({ feature: { meter }, use }) =>
    use.kind === 'draw' && meter.counted ? [{ unit: meter.unit, whole: use.whole }] : [],
  );
  const [first] = counted;
  if (first === undefined) return [];
  const isOne = counted.every(({ unit }) => unit === first.unit);
  const units = isOne ? vocabulary.unit(first.unit) : 'units';
  const is = first.whole
    ? `whole ${units} only; ${points} too few for one stay on it`
    : `parts of ${units} too, until none of its ${points} are left`;
  return [{ what: 'covers', is }];
}

function capacityTerms(
  vocabulary: Vocabulary,
  { product, uses }: Sold<Capacity>,
  { isOneOfMany, see }: Telling,
): Terms {
  const { fund, unit, sellUpTo, allows, upgrade, unpublished } = product;
  const names = featureNames(
    vocabulary,
    uses.map(({ feature }) => feature),
  );
  // One page that has both prices is named once.
  const isBoth = upgrade !== null && upgrade === unpublished;
  return {
    facts: [
      ...paidFor(uses, isOneOfMany ? null : names),
      { what: 'pays as', is: `${vocabulary.words(fund)}: while it is valid, use costs nothing` },
      ...(sellUpTo === null
        ? []
        : [{ what: 'sold', is: `up to ${vocabulary.quantity(sellUpTo, unit)} an account at one time` }]),
      { what: 'allows', is: allows.length === 0 ? 'no change and no renewal' : allows.join(', ') },
      ...(upgrade === null || isBoth
        ? []
        : [{ what: 'price of an upgrade', is: [elsewhere(upgrade, { see })] }]),
    ],
    blocks: isBoth
      ? [paragraph('Its price and that of an upgrade are ', elsewhere(upgrade, { see }), '.')]
      : termBlocks(vocabulary, product, see),
  };
}

const licenceFacts = ({ activateWithin }: Licence): readonly Fact[] =>
  activateWithin === null
    ? []
    : [
        {
          what: 'starts',
          is: `when it is activated, within ${spanText(activateWithin)} of the purchase; after that it is lost`,
        },
      ];
