import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';
import { frames } from '../compiler/diagnostics/explanations/frames.ts';
import { compileText } from './support/compile-text.ts';
import { run } from './support/run-command.ts';
import { words } from './support/shell-words.ts';

/**
 * Every code block of the docs is run, in the order of its page and in one folder for the page. The word behind the
 * language says how:
 *
 * - `tarifa`: a whole price list, or one that a later block of the page names;
 * - `tarifa in feature`: what stands in a frame of the explanations;
 * - `tarifa shop/main.tarifa`, `ndjson usage.ndjson`, `yaml …`: a file, which the blocks after it may use;
 * - `diff new/main.tarifa from old/main.tarifa`: a file that is another one with some lines changed;
 * - Markdown between `<!-- printed by COMMAND -->` and `<!-- end -->`: what the command prints, as a reader sees it;
 * - `console`: commands behind `$`, and all that they print; a line `…` stands for any number of lines;
 * - `ts`: a program, which throws where something is not so;
 * - `yaml`: workflows, which a test of their own runs as far as it can;
 * - `sh`, `text` and none: not run.
 */

const root = join(import.meta.dirname, '..');
/** Made from the sources, or held to them by a test of their own. */
const ELSEWHERE = ['docs/grammar.md', 'docs/mistakes.md', 'docs/diagnostics/', 'docs/results.md'];

const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pagesIn(path);
    return path.endsWith('.md') ? [path] : [];
  });
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs')].filter(
  (page) => !ELSEWHERE.some((made) => page.startsWith(made)),
);

interface Block {
  readonly language: string;
  readonly about: string;
  readonly text: string;
  readonly line: number;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [
    ...text.matchAll(/^```(\w*) ?(.*)\n([^]*?)^```$|^<!-- printed by (.*) -->\n([^]*?)^<!-- end -->$/gm),
  ].map(([, language = PRINTED, about = '', block, command, printed], index, all) => ({
    language,
    about: command ?? about.trim(),
    text: block ?? printed!,
    line: text.slice(0, all[index]!.index).split('\n').length,
  }));
}

/** Markdown that a command prints, as the page's own. */
const PRINTED = 'printed';

async function isMarkdownOf(command: string, text: string, cwd: string): Promise<void> {
  const { stdout } = await run(words(command).slice(1), { cwd });
  // What a program reads of it is not for the reader of the page.
  const shown = stdout.replace(/^<!-- .* -->\n+/, '');
  expect(text.trim()).toBe((await format(shown, { parser: 'markdown', printWidth: 120 })).trim());
}

const UNRUN = new Set(['', 'text', 'sh', 'yaml']);
const said = (
  diagnostics: readonly { readonly code: string; readonly message: string }[],
): readonly string[] => diagnostics.map(({ code, message }) => `${code} ${message}`);

/** What differs from run to run. */
const steady = (text: string): string =>
  text
    .replace(/\bin \d+(\.\d+)? s\b/g, 'in 0.0 s')
    .replace(/[\d,]+ bytes\b/g, '0 bytes')
    .replace(/[ \t]+$/gm, '')
    .trim();

/** Whether a text is what was printed, where `…` alone on a line stands for any lines. */
function isPrinted(expected: string, printed: string): boolean {
  const pattern = steady(expected)
    .split('\n')
    .map((line) => (line.trim() === '…' ? null : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  const source = pattern
    .map((line, i) => (line === null ? '(?:.*\n)*?' : line + (i < pattern.length - 1 ? '\n' : '')))
    .join('');
  return new RegExp(`^${source}$`).test(steady(printed));
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder in which the catalogs and examples of the house stand under their names. */
function pageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-docs-'));
  for (const name of ['catalogs', 'examples']) symlinkSync(join(root, name), join(folder, name));
  folders.push(folder);
  return folder;
}

async function commands(text: string, cwd: string): Promise<void> {
  for (const part of text.split(/^\$ /m).slice(1)) {
    const [line = '', ...rest] = part.split('\n');
    const [command, ...args] = words(line.replace(/^npx /, ''));
    expect(command).toBe('tarifa');
    const { stdout, stderr } = await run(args, { cwd });
    const printed = stdout + stderr;
    if (!isPrinted(rest.join('\n'), printed))
      expect(`$ ${line}\n${steady(printed)}`).toBe(`$ ${line}\n${steady(rest.join('\n'))}`);
  }
}

const runs = (page: string): boolean => blocksOf(page).some(({ language }) => !UNRUN.has(language));

/** A text with each line behind `-` replaced by the one behind `+` that follows it. */
function changed(text: string, diff: string): string {
  const pairs = [...diff.matchAll(/^-(.*)\n\+(.*)$/gm)];
  expect(pairs.length * 2).toBe(diff.trim().split('\n').length);
  return pairs.reduce((now, [, before, after]) => {
    expect(now).toContain(before);
    return now.replace(before!, after!);
  }, text);
}

describe.each(pages.filter(runs))('%s', (page) => {
  const blocks = blocksOf(page);
  it('shows what is so', async () => {
    const cwd = pageFolder();
    for (const { language, about, text, line } of blocks) {
      const place = `${page}:${line}`;
      if (UNRUN.has(language)) continue;
      if (language === PRINTED) await isMarkdownOf(about, text, cwd);
      else if (language === 'console') await commands(text, cwd);
      else if (language === 'tarifa' && about.startsWith('in ')) {
        const frame = frames[about.slice(3) as keyof typeof frames];
        expect([place, about, frame !== undefined]).toEqual([place, about, true]);
        expect([place, said(compileText(`${frame.before}${text}${frame.after}`).diagnostics)]).toEqual([
          place,
          [],
        ]);
      } else if (language === 'ts') {
        const path = join(root, 'out/docs', `${page.replace(/\W/g, '-')}-${line}.ts`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
        const before = process.cwd();
        process.chdir(cwd);
        try {
          await import(path);
        } finally {
          process.chdir(before);
        }
      } else if (about === '') {
        expect([place, language]).toEqual([place, 'tarifa']);
        expect([place, said(compileText(text).diagnostics)]).toEqual([place, []]);
      } else {
        const [, name = about, from] = /^(\S+) from (\S+)$/.exec(about) ?? [];
        const path = join(cwd, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, from === undefined ? text : changed(readFileSync(join(cwd, from), 'utf8'), text));
      }
    }
  });
});

it.each(pages)('%s leads to files that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
  expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
});
