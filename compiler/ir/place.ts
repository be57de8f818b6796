import type { Place } from './ir.ts';

/** A place as its file, inside the catalog's folder, and its line. */
export function splitPlace(at: Place): { readonly file: string; readonly line: number } {
  const colon = at.lastIndexOf(':');
  return { file: at.slice(0, colon), line: Number(at.slice(colon + 1)) };
}
