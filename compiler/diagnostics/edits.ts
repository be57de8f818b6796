import type { Edit } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';

/** Edits of many fixes, file by file, no two of which touch unless one fix brought both. */
export class Edits {
  readonly #byFile = new Map<string, Edit[]>();

  /** Whether an edit of an earlier fix stands there, or right beside it. */
  touches({ file, start, end }: Span): boolean {
    const list = this.#byFile.get(file) ?? [];
    const next = list[firstFrom(list, ({ span }) => span.end >= start)];
    return next !== undefined && next.span.start <= end;
  }

  add(edit: Edit): void {
    const { file, start } = edit.span;
    const list = this.#byFile.get(file);
    if (list === undefined) this.#byFile.set(file, [edit]);
    else
      list.splice(
        firstFrom(list, ({ span }) => span.start > start),
        0,
        edit,
      );
  }

  /** A text with the edits of its file. */
  applied(file: string, text: string): string {
    let out = '';
    let at = 0;
    for (const { span, text: put } of this.#byFile.get(file) ?? []) {
      out += text.slice(at, span.start) + put;
      at = span.end;
    }
    return out + text.slice(at);
  }

  has(file: string): boolean {
    return this.#byFile.has(file);
  }
}

/** The index of the first for which something holds that holds for all after it. */
function firstFrom(list: readonly Edit[], holds: (edit: Edit) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
