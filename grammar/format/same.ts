import type * as ast from '../ast.ts';

/** All that a tree says, wherever it stands. */
export const sayingOf = ({ items }: ast.File): string =>
  JSON.stringify(items, (_, value: unknown) => (isPlace(value) ? 'here' : value));

/** The comments of a file in no order; the space in them does not count. */
export const commentsOf = ({ comments }: ast.File): string =>
  JSON.stringify(comments.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).toSorted());

/** A span: a node's own, or all that is kept of some words. */
const isPlace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;
