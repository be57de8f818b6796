import { expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../grammar/text/diagnostic.ts';
import { compileText } from '../../support/compile-text.ts';

/** What a warning proposes, once applied: it is not said again, and nothing else becomes wrong. */

const folder = join(import.meta.dirname, '..', '..', 'conformance', 'lint', 'bad');
const plain = (file: string): string =>
  readFileSync(join(folder, file), 'utf8').replaceAll(/ ?\/\/ (expect|.* expect).*$/gm, '');

const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);

const fixable = readdirSync(folder).flatMap((file) => {
  const text = plain(file);
  return compileText(text).diagnostics.flatMap((found) =>
    found.fixes.map((fix) => ({ name: `${file}: ${fix.title}`, text, found, fix })),
  );
});

it('proposes where only one figure can have been meant', () => {
  expect(fixable.map(({ name }) => name)).toEqual([
    'matrix-fall.tarifa: exchange 8.00 and 4.00',
    'matrix-fall.tarifa: exchange 16 and 17',
    'matrix-fall.tarifa: exchange 3 and 2',
    'slipped-tier.tarifa: write `0.1`',
    'slipped-tier.tarifa: write `0.1`',
    'slipped-tier.tarifa: write `0.06`',
    'slipped-tier.tarifa: write `0.15`',
  ]);
});

it.each(fixable)('$name', ({ text, found, fix }) => {
  expect(fix.safe).toBe(false);
  const before = compileText(text).diagnostics;
  const after = compileText(applied(text, fix.edits)).diagnostics;
  expect(after.map(({ code, message }) => [code, message])).toEqual(
    before.filter((one) => one.span.start !== found.span.start).map(({ code, message }) => [code, message]),
  );
});
