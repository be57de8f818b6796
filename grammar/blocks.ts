import type { TokenType } from 'chevrotain';
import type * as ast from './ast.ts';
import { W, type KeyWord } from './tokens.ts';

/** A pair of braces that holds statements, and the words that these begin with. */
export interface Block {
  /** As a message names it: "unknown statement `prise` in a feature". */
  readonly title: string;
  readonly words: readonly KeyWord[];
  readonly starts: ReadonlySet<TokenType>;
}

const block = (title: string, ...words: readonly KeyWord[]): Block => ({
  title,
  words,
  starts: new Set(words.map((word) => W[word])),
});

// prettier-ignore
const declarations = [
  'currency', 'timezone', 'round', 'unit', 'measure', 'attribute', 'deduct', 'consume', 'activation', 'include',
  'category', 'feature', 'schedule', 'package', 'capacity', 'licence', 'example',
] as const;
// prettier-ignore
const featureItems = ['meter', 'accepts', 'price', 'otherwise'] as const;
// prettier-ignore
const steps = [
  'use', 'quote', 'buy', 'upgrade', 'renew', 'activate',
  'charge', 'total', 'remaining', 'covered', 'alert', 'rejected',
] as const;

export const blocks = {
  file: block('a file', 'catalog', ...declarations),
  catalog: block('a catalog', ...declarations),
  category: block('a category', ...declarations, ...featureItems),
  feature: block('a feature', ...featureItems),
  package: block('a package', 'covers', 'valid', 'alert', 'draw', 'size'),
  capacity: block('a capacity', 'covers', 'price', 'sell', 'allows', 'upgrade'),
  licence: block('a licence', 'term', 'price'),
  example: block('an example', ...steps),
} as const satisfies Record<string, Block>;

/** Whether what stands in a category is said of its features. */
export const isFeatureItem = (item: ast.CategoryItem): item is ast.FeatureItem =>
  (featureItems as readonly string[]).includes(item.kind);

/** Every word that begins a statement somewhere. */
export const statementWords: ReadonlySet<string> = new Set(
  Object.values(blocks).flatMap(({ words }) => words),
);

/** The blocks in which a word begins a statement. */
export const blocksOf = (word: string): readonly Block[] =>
  Object.values(blocks).filter(({ words }) => (words as readonly string[]).includes(word));
