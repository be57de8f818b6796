import type { CapacityUse, DrawUse, FactorOutcome, Product, TermPrice, Tier } from '../../ir/ir.ts';
import type { Sold } from './product-facts.ts';

/** The pages that a product names, for what it does not publish. */
export function pagesOf({ product, uses }: Sold): readonly string[] {
  const terms = product.kind === 'package' ? [] : product.terms.flatMap(pagesOfTerm);
  const upgrade = product.kind === 'capacity' ? product.upgrade : null;
  const factors = uses.flatMap(({ use }) => (use.kind === 'draw' ? use.factor.outcomes : []));
  const pages = [...terms, product.unpublished, upgrade, ...factors.map(pageOf)];
  return [...new Set(pages.filter((page) => page !== null))];
}

const pagesOfTerm = ({ price }: TermPrice): readonly (string | null)[] =>
  'tiers' in price ? price.tiers.map(({ charge }) => pageOf(charge)) : [price.page];

const pageOf = (outcome: Tier['charge'] | FactorOutcome | null): string | null =>
  outcome?.kind === 'unpublished' ? outcome.page : null;

/**
 * What is said of a product and its features, without what they are called, where that stands and which pages it names:
 * two of one key are told together.
 */
export const termsKey = ({ product, uses }: Sold): string =>
  JSON.stringify([
    formOf(product),
    uses.map(({ use, feature }) => [useForm(use), feature.meter, feature.category]),
  ]);

function formOf(product: Product): readonly unknown[] {
  const { kind, unit, unpublished } = product;
  const own = [kind, unit, unpublished !== null];
  switch (product.kind) {
    case 'package': {
      const { fund, valid, alert, sizes } = product;
      return [...own, fund, valid, alert, sizes.map(({ size, price }) => [size, price])];
    }
    case 'capacity': {
      const { fund, counted, sellUpTo, allows, upgrade, terms } = product;
      return [...own, fund, counted, sellUpTo, allows, upgrade !== null, terms.map(termForm)];
    }
    case 'licence':
      return [...own, product.activateWithin, product.terms.map(termForm)];
  }
}

const termForm = ({ term, price }: TermPrice): readonly unknown[] =>
  'tiers' in price
    ? [term, price.mode, price.tiers.map(({ upTo, closed, charge }) => [upTo, closed, outcomeForm(charge)])]
    : [term, outcomeForm(price)];

const useForm = (use: CapacityUse | DrawUse): readonly unknown[] =>
  use.kind === 'capacity'
    ? [use.kind]
    : [use.kind, use.whole, use.factor.axes, use.factor.cells, use.factor.outcomes.map(outcomeForm)];

const outcomeForm = (outcome: Tier['charge'] | FactorOutcome | null): unknown =>
  outcome?.kind === 'unpublished' ? outcome.kind : outcome;
