import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { print } from '../../../grammar/print.ts';
import { positionAt, sourceFile } from '../../../grammar/text/source-file.ts';
import { arbitraryCatalog } from '../../support/arbitrary-catalog.ts';
import { arbitrarySaidOnce } from '../../support/arbitrary-said-once.ts';
import { catalogText, compileText, memoryHost } from '../../support/compile-text.ts';

/** What a comment silences, and that it silences nothing else. */

interface Found {
  readonly code: string;
  readonly line: number;
  readonly message: string;
}

const findings = (text: string): readonly Found[] => {
  const file = sourceFile('main.tarifa', text);
  return compileText(text).diagnostics.map(({ code, message, span }) => ({
    code,
    line: positionAt(file, span.start).line,
    message,
  }));
};

/** Silences one finding, by a line above it or at the end of its own. */
function silenced(text: string, { code, line }: Found, above: boolean): string {
  const lines = text.split('\n');
  const comment = `// allow ${code}: the page says so`;
  if (above) lines.splice(line - 1, 0, comment);
  else lines[line - 1] += ` ${comment}`;
  return lines.join('\n');
}

function expectSilenced(text: string, above: boolean): number {
  const before = findings(text);
  for (const finding of before) {
    const left = before.filter(({ code, line }) => code !== finding.code || line !== finding.line);
    const after = findings(silenced(text, finding, above));
    expect(after.map(({ code, message }) => [code, message])).toEqual(
      left.map(({ code, message }) => [code, message]),
    );
  }
  return before.length;
}

const written = fc.oneof(
  arbitraryCatalog.map(({ tree }) => print(tree)),
  arbitrarySaidOnce.map(({ once }) => once),
);

it('takes away exactly the finding of its line and code, in generated catalogs', () => {
  let silencedInAll = 0;
  fc.assert(
    fc.property(written, fc.boolean(), (text, above) => {
      silencedInAll += expectSilenced(text, above);
    }),
    { numRuns: 60 },
  );
  expect(silencedInAll).toBeGreaterThan(20);
});

const cases = join(import.meta.dirname, '..', '..', 'conformance', 'lint', 'bad');

it.each(readdirSync(cases).filter((file) => !file.startsWith('silenced')))(
  'takes away exactly the finding of its line and code: %s',
  (file) => {
    const text = readFileSync(join(cases, file), 'utf8').replaceAll(/ ?\/\/ .*$/gm, '');
    expect(expectSilenced(text, true)).toBeGreaterThan(0);
    expect(expectSilenced(text, false)).toBeGreaterThan(0);
  },
);

const RISING = (comment: string): string =>
  catalogText(`feature f "F" {
  meter call
  price graduated monthly {
    <= 10 calls  CNY 1 / call
    ${comment}
    >  10 calls  CNY 2 / call
  }
}`);

const codesOf = (text: string): readonly string[] => findings(text).map(({ code }) => code);

it('reads line ends of every kind, and leaves other comments alone', () => {
  const reason = '// allow TAR3102: the page says so';
  expect(codesOf(RISING(reason))).toEqual([]);
  expect(codesOf(RISING(reason).replaceAll('\n', '\r\n'))).toEqual([]);
  expect(codesOf(RISING('/* allow TAR3102: the page says so */'))).toEqual(['TAR3102']);
  expect(codesOf(RISING('// we allow TAR3102: the page says so'))).toEqual(['TAR3102']);
  expect(codesOf(RISING('// allow for what comes'))).toEqual(['TAR3102']);
  expect(codesOf(RISING(`${reason}\n`))).toEqual(['TAR3902', 'TAR3102']);
});

it('keeps errors, and does not call unneeded what no rule has looked for', () => {
  const text = RISING('// allow TAR3102: the page says so').replace('>  10 calls', '>  12 calls');
  expect(codesOf(text)).toEqual(['TAR2104']);
  const error = RISING('// allow TAR2104: no').replace('>  10 calls', '>  12 calls');
  expect(codesOf(error)).toEqual(['TAR3903', 'TAR2104']);
});

it('silences warnings of every stage, in every file', () => {
  const main = catalogText('include "more.tarifa"');
  const more = (comment: string): string => `feature f "F" {
  meter call
  price CNY / call by quality {
    | sd   | 1 |
    | hd   | 2 |
    | "8k" | 3 |
  ${comment}
  } otherwise reject "no"
}`;
  const found = (comment: string): readonly string[] =>
    compile(memoryHost({ 'main.tarifa': main, 'more.tarifa': more(comment) })).diagnostics.map(
      ({ code }) => code,
    );
  expect(found('')).toEqual(['TAR3301']);
  expect(found('// allow TAR3301: a value may be added')).toEqual([]);
});

it('counts what was silenced', () => {
  const text = RISING('// allow TAR3102: the page says so');
  expect(compile(memoryHost({ 'main.tarifa': text })).silenced).toBe(1);
});

it.each([
  ['a line of its own', 'CNY 1 / call\n    // allow TAR3107: it once was\n    >'],
  ['the end of a line', 'CNY 1 / call // allow TAR3107: it once was\n    >'],
])('is taken away again by its fix: %s', (_, written) => {
  const text = RISING('// allow TAR3102: the page says so').replace(/CNY 1 \/ call\n.*\n *>/, written);
  const unneeded = compileText(text).diagnostics.find(({ code }) => code === 'TAR3902')!;
  const [fix] = unneeded.fixes;
  expect(fix!.safe).toBe(true);
  const [{ span, text: put }] = fix!.edits as [(typeof unneeded.fixes)[0]['edits'][0]];
  const mended = text.slice(0, span.start) + put + text.slice(span.end);
  expect(mended).toBe(text.replace(/ *\/\/ allow.*?(?=\n *>)/, '').replace(/call\n\n/, 'call\n'));
  expect(codesOf(mended)).toEqual(['TAR3102']);
});
