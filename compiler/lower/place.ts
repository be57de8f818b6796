import type { Span } from '../../grammar/text/span.ts';
import { positionAt } from '../../grammar/text/source-file.ts';
import type * as ir from '../ir/ir.ts';
import type { Bound } from '../stages.ts';

/** Where a rule stands, for people: `main.tarifa:12`. */
export function placeOf(bound: Pick<Bound, 'files'>, span: Span): ir.Place {
  return `${span.file}:${lineOf(bound, span)}`;
}

/** The line of a span's start, from 1. */
export function lineOf({ files }: Pick<Bound, 'files'>, { file, start }: Span): number {
  const parsed = files.get(file);
  return parsed ? positionAt(parsed.file, start).line : 1;
}
