import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { afterAll, describe, expect, it } from 'vitest';
import { quoted } from '../../grammar/print/words.ts';
import { readXml } from '../report/read-xml.ts';
import { commandsIn } from '../report/workflow-commands.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';
import { hostile, shownInXml } from './hostile-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'tarifa-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'prices'));

/** A price list with texts in all places whose words come into a finding or the working of an example. */
const catalogOf = ([title, reason, example, comment]: readonly string[]): string =>
  catalogText(`feature f ${quoted(title!)} {
    meter call
    price graduated monthly {
      <= 10 calls  CNY 1 / call
      >  10 calls  CNY 2 / call  // ${comment!.replace(/[\r\n\u2028\u2029]/g, '')}
    }
  }
  feature g "G" { meter call price reject ${quoted(reason!)} }

  example ${quoted(example!)} {
    use 2 calls of f
    use 1 call of g
    charge CNY 1
  }`);

describe('price lists made of hostile texts, in a workflow', () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    TARIFA_DOCS: 'https://docs.example',
  };
  const tarifa = (...args: string[]) => run(args, { cwd: folder, env });
  const catalogs = fc.tuple(hostile, hostile, hostile, hostile);
  const cases = fc.sample(catalogs, { seed: 29, numRuns: Number(process.env['CI_CATALOGS'] ?? 60) });
  const write = (texts: readonly string[]): void =>
    writeFileSync(join(folder, 'prices/main.tarifa'), catalogOf(texts));

  it('forge no command in any format, and their findings are one each', async () => {
    let sound = 0;
    for (const texts of cases) {
      write(texts);
      const json = await tarifa('check', 'prices', '--format', 'json');
      const { diagnostics, examples } = JSON.parse(json.stdout) as {
        diagnostics: { code: string; severity: string }[];
        examples: { failures: { backend: string; mismatches: unknown[] }[] };
      };
      expect(commandsIn(json.stdout + json.stderr)).toEqual([]);
      const failed = examples.failures.filter(({ backend }) => backend === 'js');
      sound += failed.length;
      const expected = diagnostics.map(({ severity, code }) => [severity, code]);
      const stated = failed.reduce((sum, { mismatches }) => sum + mismatches.length, 0);
      expect(diagnostics.filter(({ code }) => code === 'TAR2620')).toHaveLength(stated);
      for (const format of [[], ['--format', 'github']]) {
        const { stdout, stderr } = await tarifa('check', 'prices', ...format);
        const commands = commandsIn(stdout + stderr);
        expect(commands.map(({ name, properties }) => [name, properties['title']])).toEqual(expected);
        for (const { properties } of commands) expect(properties['file']).toBe('prices/main.tarifa');
      }
      for (const args of [
        ['check', 'prices', '--format', 'concise'],
        ['check', 'prices', '--format', 'sarif'],
        ['check', 'prices', '--format', 'junit'],
        ['check', 'prices', '--format', 'pretty', '--color', 'always'],
        ['test', 'prices', '--format', 'pretty', '--marks'],
        ['test', 'prices', '--format', 'json'],
        ['quote', 'prices', '1 call of g'],
        ['quote', 'prices', '1 call of g', '--format', 'json'],
      ]) {
        const { status, stdout, stderr } = await tarifa(...args);
        expect([args, status]).toEqual([args, 1]);
        expect([args, commandsIn(stdout + stderr)]).toEqual([args, []]);
      }
    }
    expect(sound).toBeGreaterThan(cases.length / 3);
  });

  it('are the names and texts of a JUnit report, and nothing else', async () => {
    let seen = 0;
    for (const texts of cases) {
      write(texts);
      const report = readXml((await tarifa('test', 'prices', '--format', 'junit')).stdout);
      expect(report.children).toHaveLength(1);
      const [priceList, example, ...others] = report.children[0]!.children;
      expect([priceList!.attributes['name'], others]).toEqual(['the price list', []]);
      if (example === undefined) continue;
      seen++;
      // What is written to a file cannot hold half a character.
      const title = Buffer.from(texts[2]!).toString();
      const shown = shownInXml(title);
      expect(example.attributes).toEqual({ name: shown, classname: 'prices' });
      expect(example.children.map(({ name }) => name)).toEqual(['failure']);
      expect(example.children[0]!.text).toContain(`example fails: ${shown}\n`);
      expect(example.children[0]!.children).toEqual([]);
    }
    expect(seen).toBeGreaterThan(cases.length / 3);
  });

  it('are no links, pictures or markup on the page of a job but our own', async () => {
    const markdown = new MarkdownIt({ html: true, linkify: true });
    markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
    for (const texts of cases) {
      write(texts);
      writeFileSync(env.GITHUB_STEP_SUMMARY, '');
      await tarifa('check', 'prices');
      const summary = readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8');
      expect(summary).toContain('### tarifa check\n');
      const tokens = markdown.parse(summary, {});
      expect(tokens.filter(({ type }) => type === 'table_open').length).toBe(2);
      expect(tokens.filter(({ type }) => type === 'html_block')).toEqual([]);
      let isStrong = false;
      for (const { type, content, attrs } of tokens.flatMap(({ children }) => children ?? [])) {
        if (type === 'html_inline') expect(content).toBe('<br>');
        if (type === 'text' && isStrong) expect(content).toMatch(/^\d+( failed)?$/);
        isStrong = type === 'strong_open' || (isStrong && type !== 'strong_close');
        if (type === 'link_open')
          expect(attrs).toEqual([
            ['href', expect.stringMatching(/^https:\/\/docs\.example\/diagnostics\/[a-z-]+\.md#tar\d{4}$/)],
          ]);
        expect(type).not.toMatch(/image|code_inline|em_open|^s_open/);
      }
      expect(summary).not.toMatch(/www\.|@[a-z]/i);
    }
  });
});
