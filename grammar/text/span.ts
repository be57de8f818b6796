/**
 * A half-open range `[start, end)` of UTF-16 code units in one file of a catalog.
 *
 * `file` is the path relative to the catalog's folder (`main.tarifa`, `video/production.tarifa`), so that
 * messages and artefacts are the same on every machine.
 */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both; they must lie in one file. */
export function join(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
