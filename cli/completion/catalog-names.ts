import { bind } from '../../compiler/bind/bind.ts';
import { readSources } from '../../compiler/bind/sources.ts';
import { openCatalog } from '../host.ts';
import { named, type Candidate } from './candidate.ts';

/** The names of a price list, as far as it can be read. */
export interface CatalogNames {
  readonly features: readonly Candidate[];
  readonly products: readonly Candidate[];
  readonly capacities: readonly Candidate[];
  readonly attributes: readonly Candidate[];
}

const NONE: CatalogNames = { features: [], products: [], capacities: [], attributes: [] };

/** Reads names, and checks nothing: an answer is wanted while a word is being typed. */
export function catalogNames(path: string, cwd: string): CatalogNames {
  try {
    const { host, main } = openCatalog(path, cwd);
    const { features, products, attributes } = bind(readSources(host, main), main).symbols;
    const sold = [...products.values()];
    return {
      features: titled(features.values()),
      products: titled(sold),
      capacities: titled(sold.filter(({ node }) => node.kind === 'capacity')),
      attributes: [...attributes.keys()].flatMap((name) => named(name, '') ?? []),
    };
  } catch {
    // No price list there, or none that can be read: then there are no names to offer.
    return NONE;
  }
}

interface Titled {
  readonly name: string;
  readonly node: { readonly title: { readonly value: string } | null };
}

const titled = (all: Iterable<Titled>): Candidate[] =>
  [...all].flatMap(({ name, node }) => named(name, node.title?.value ?? '') ?? []);
