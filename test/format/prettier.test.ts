import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { expect, it } from 'vitest';
import * as plugin from '../../grammar/format/prettier.ts';
import { format, readToFormat } from '../../grammar/format/format.ts';
import { tarifaFiles } from '../support/tarifa-files.ts';

/** The plugin in Prettier: it writes what `tarifa fmt` writes. */
const formatted = (text: string): string => format(readToFormat('main.tarifa', text));
const byPrettier = (text: string, options: prettier.Options = {}): Promise<string> =>
  prettier.format(text, { filepath: 'main.tarifa', plugins: [plugin], ...options });
const odd = 'catalog c "C" {\ncurrency   CNY // money\n  unit a,  b }\n';
const tidy = 'catalog c "C" {\n  currency CNY // money\n  unit     a, b\n}\n';

it('writes every price list of the repository as the command does, whatever its options', async () => {
  const options = [{}, { tabWidth: 8, printWidth: 20 }, { useTabs: true, singleQuote: true }];
  let count = 0;
  for (const { text } of tarifaFiles) {
    if (readToFormat('main.tarifa', text).diagnostics.length > 0) continue;
    const [option] = options.splice(0, 1);
    options.push(option!);
    expect(await byPrettier(text, option)).toBe(formatted(text));
    count++;
  }
  expect(count).toBeGreaterThan(300);
});

it('knows its files by their name, and its fences by theirs', async () => {
  const info = await prettier.getFileInfo('prices/main.tarifa', { plugins: [plugin] });
  expect(info.inferredParser).toBe('tarifa');
  const page = `- a list\n\n  \`\`\`tarifa main.tarifa\n  ${odd.trim().replaceAll('\n', '\n  ')}\n  \`\`\`\n`;
  const now = page.replace(odd.trim().replaceAll('\n', '\n  '), tidy.trim().replaceAll('\n', '\n  '));
  expect(await byPrettier(page, { filepath: 'README.md' })).toBe(now);
  expect(await byPrettier(now, { filepath: 'README.md' })).toBe(now);
});

it('leaves a fence alone that is no whole price list', async () => {
  const page = '```tarifa\nprice  CNY 1 / call\n```\n';
  expect(await byPrettier(page, { filepath: 'README.md' })).toBe(page);
});

it('finds nothing to do in the README', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const config = await prettier.resolveConfig(join(import.meta.dirname, '../../README.md'));
  expect(readme).toContain('```tarifa');
  expect(await prettier.check(readme, { ...config, filepath: 'README.md', plugins: [plugin] })).toBe(true);
});

it('takes every line end, and ends lines as Prettier is told to', async () => {
  for (const end of ['\r\n', '\r']) expect(await byPrettier(odd.replaceAll('\n', end))).toBe(tidy);
  expect(await byPrettier(odd, { endOfLine: 'crlf' })).toBe(tidy.replaceAll('\n', '\r\n'));
  // Prettier puts a byte order mark back by itself; `tarifa fmt` takes it away.
  expect(await byPrettier(`\ufeff${odd}`)).toBe(`\ufeff${tidy}`);
});

it('keeps what is to be ignored to the last space, also in a list', async () => {
  const kept = '// prettier-ignore\nunit   a,  \n\n  b\n';
  expect(await byPrettier(kept)).toBe(kept);
  const page = `- a\n\n  \`\`\`tarifa\n  ${kept.trim().replaceAll(/\n(?=.)/g, '\n  ')}\n  \`\`\`\n`;
  expect(await byPrettier(page, { filepath: 'a.md' })).toBe(page);
});

it('shows where a price list is at fault, and formats nothing', async () => {
  const failure = await byPrettier('catalog c {\n  currency\n}\n').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SyntaxError);
  expect(String(failure)).toMatch(/^SyntaxError: TAR1025: expected a currency .* \(2:3\)/);
  expect((failure as { codeFrame: string }).codeFrame).toContain('> 2 |   currency');
});

it('is offered no ranges by Prettier, which formats them in its own languages only', async () => {
  expect(await byPrettier(odd, { rangeStart: 20, rangeEnd: 30 })).toBe(odd);
});

it('moves the cursor with its text', async () => {
  const at = odd.indexOf('// money');
  const { formatted: text, cursorOffset } = await prettier.formatWithCursor(odd, {
    filepath: 'main.tarifa',
    plugins: [plugin],
    cursorOffset: at,
  });
  expect(text).toBe(tidy);
  expect(text.slice(cursorOffset)).toMatch(/^\/\/ money/);
});
