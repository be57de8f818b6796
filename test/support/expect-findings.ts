import { expect } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { memoryHost } from './compile-text.ts';

/** A finding that is expected: its code, and by its mark the place and, where told, other places. */
export interface Expected {
  readonly code: string;
  readonly at?: string;
  readonly message?: string;
  readonly help?: string;
  /** What the fixes write. */
  readonly fixes?: readonly string[];
  /** Mark → what is said of the place. */
  readonly related?: Readonly<Record<string, string>>;
}

interface Mark {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Compiles a catalog whose places are marked, `⟦here:text⟧`, and expects exactly these findings: one mistake, one
 * finding. A text alone is `main.tarifa`.
 */
export function expectFindings(
  source: string | Readonly<Record<string, string>>,
  ...expected: Expected[]
): void {
  const written = typeof source === 'string' ? { 'main.tarifa': source } : source;
  const marks = new Map<string, Mark>();
  const files = Object.fromEntries(
    Object.entries(written).map(([path, text]) => [path, readMarks(path, text, marks)]),
  );
  const { diagnostics } = compile(memoryHost(files));
  const found = diagnostics.map((diagnostic, i) => described(diagnostic, expected[i], files));
  expect(found).toEqual(expected.map((one) => wanted(one, marks, files)));
}

function described(diagnostic: Diagnostic, expected: Expected | undefined, files: Record<string, string>) {
  const { code, span, message, help, fixes, related } = diagnostic;
  return {
    code,
    ...(expected && expected.at === undefined ? {} : { at: placeText(span, files) }),
    ...(expected && expected.message === undefined ? {} : { message }),
    ...(expected?.help === undefined ? {} : { help }),
    ...(expected?.fixes === undefined
      ? {}
      : { fixes: fixes.flatMap(({ edits }) => edits.map(({ text }) => text)) }),
    ...(expected?.related === undefined
      ? {}
      : { related: related.map((one) => [placeText(one.span, files), one.note]) }),
  };
}

function wanted(
  { code, at, message, help, fixes, related }: Expected,
  marks: ReadonlyMap<string, Mark>,
  files: Record<string, string>,
) {
  const place = (mark: string): string => placeText(marks.get(mark)!, files);
  return {
    code,
    ...(at === undefined ? {} : { at: place(at) }),
    ...(message === undefined ? {} : { message }),
    ...(help === undefined ? {} : { help }),
    ...(fixes === undefined ? {} : { fixes }),
    ...(related === undefined
      ? {}
      : { related: Object.entries(related).map(([mark, note]) => [place(mark), note]) }),
  };
}

const placeText = ({ file, start, end }: Mark, files: Record<string, string>): string =>
  `${file}:${start} \`${files[file]?.slice(start, end) ?? ''}\``;

function readMarks(file: string, text: string, marks: Map<string, Mark>): string {
  let plain = '';
  const open: { name: string; start: number }[] = [];
  for (const part of text.split(/(⟦\w+:|⟧)/)) {
    const name = /^⟦(\w+):$/.exec(part)?.[1];
    if (name !== undefined) open.push({ name, start: plain.length });
    else if (part === '⟧') {
      const mark = open.pop()!;
      marks.set(mark.name, { file, start: mark.start, end: plain.length });
    } else plain += part;
  }
  return plain;
}
