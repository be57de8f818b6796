import { isError, type Diagnostic, type Edit, type Fix } from '../../grammar/text/diagnostic.ts';
import type { SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import { Edits } from './edits.ts';

/** A fix that puts a text in the place of another. */
export const replacing = (span: Span, text: string, safe: boolean, title = `write \`${text}\``): Fix => ({
  title,
  safe,
  edits: [{ span, text }],
});

/** A fix that puts a text at an offset. */
export const inserting = (file: string, at: number, text: string, safe: boolean, title: string): Fix =>
  replacing({ file, start: at, end: at }, text, safe, title);

/** A fix that takes something away; where a line is empty then, it goes too. */
export const removing = (span: Span, safe: boolean, title: string): Fix => replacing(span, '', safe, title);

/** What takes the second of two in a list away, with the comma before it. */
export const fromEndOf = (before: Span, span: Span): Span => ({ ...span, start: before.end });

/** The fix for a name that stands twice in a list; `before` is the name in front of the second. */
export const withoutSecond = (before: Span, second: Span): readonly Fix[] => [
  removing(fromEndOf(before, second), true, 'take the second one away'),
];

/** A finding and the fix that was applied to it. */
export interface Fixed {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/** Files with fixes applied: those that changed, by their path, and what was mended. */
export interface Applied {
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly Fixed[];
}

/**
 * Applies one fix for each finding that has a wanted one. A fix whose edits touch those of an earlier one is left out:
 * it is looked at again once the files were compiled anew.
 */
export function applyFixes(
  files: ReadonlyMap<string, SourceFile>,
  diagnostics: readonly Diagnostic[],
  wanted: (fix: Fix) => boolean,
): Applied {
  const taken = new Edits();
  const fixed: Fixed[] = [];
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes.find(wanted);
    if (fix === undefined || fix.edits.length === 0) continue;
    const edits = fix.edits.map((edit) => tidied(files, edit));
    if (!edits.every(({ span }) => files.has(span.file) && !taken.touches(span))) continue;
    for (const edit of edits) taken.add(edit);
    fixed.push({ diagnostic, fix });
  }
  const texts = new Map<string, string>();
  for (const [path, { text }] of files) if (taken.has(path)) texts.set(path, taken.applied(path, text));
  return { texts, fixed };
}

/** What of a compilation tells whether a fix did what it says; `checked` is null where a file could not be read. */
interface Looked {
  readonly found: readonly Diagnostic[];
  readonly checked: unknown;
}

/**
 * Whether fixes did what they say: their findings are gone, and no error came. What one error hid is not one that came:
 * as long as a file cannot be read to its end, or a bound has no unit, what else is wrong there is not seen. So a safe fix
 * of an error is good if its finding is gone, and a guess must leave fewer errors.
 */
export function areMended(fixed: readonly Fixed[], before: Looked, after: Looked): boolean {
  const gone = counts(fixed.map(({ diagnostic }) => diagnostic));
  const [had, has] = [counts(before.found), counts(after.found)];
  if ([...gone].some(([key, many]) => (has.get(key) ?? 0) > (had.get(key) ?? 0) - many)) return false;
  if (before.checked === null && after.checked !== null) return true;
  if (before.checked !== null && after.checked === null) return false;
  const errors = ({ found }: Looked): number => found.filter(isError).length;
  if (errors(before) > 0 && fixed.every(({ fix }) => fix.safe)) return true;
  const mended = fixed.filter(({ diagnostic }) => isError(diagnostic)).length;
  return errors(after) <= errors(before) - mended;
}

/** How often each finding is there: those with one code and the same words count together. */
function counts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { code, message } of diagnostics) {
    const key = `${code} ${message}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** What takes a text away leaves neither an empty line nor white space at the end of one. */
function tidied(files: ReadonlyMap<string, SourceFile>, edit: Edit): Edit {
  const text = files.get(edit.span.file)?.text;
  if (text === undefined || edit.text !== '') return edit;
  let { start, end } = edit.span;
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--;
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  const startsLine = start === 0 || text[start - 1] === '\n';
  if (rest !== null) {
    if (startsLine) end += rest[0].length;
    return { ...edit, span: { ...edit.span, start, end } };
  }
  const after = /^[ \t]*/.exec(text.slice(end))![0].length;
  // Whole lines were taken: what stands below keeps its place.
  if (startsLine && text[end - 1] === '\n') return { ...edit, span: { ...edit.span, start } };
  if (startsLine) return { ...edit, span: { ...edit.span, end: end + after } };
  return after > 0 || text[end] === ',' ? { ...edit, span: { ...edit.span, start } } : edit;
}
