import type { Ir } from './ir.ts';

/** The categories of a price list's features, in the order in which they first come. */
export const categoriesOf = ({ features }: Ir): readonly string[] => [
  ...new Set(features.flatMap(({ category }) => (category === null ? [] : [category]))),
];
