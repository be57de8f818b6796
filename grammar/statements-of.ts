/** The statements of a kind in a block, in order. */
export function all<T extends { readonly kind: string }, K extends T['kind']>(
  items: readonly T[],
  kind: K,
): Extract<T, { kind: K }>[] {
  return items.filter((item): item is Extract<T, { kind: K }> => item.kind === kind);
}
