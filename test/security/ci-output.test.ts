import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Log } from 'sarif';
import { create } from 'xmlbuilder2';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../cli/report/finding.ts';
import { annotations } from '../../cli/report/annotations.ts';
import { conciseText } from '../../cli/report/concise.ts';
import { sarifText } from '../../cli/report/sarif.ts';
import { xmlAttribute, xmlText } from '../../cli/report/xml-text.ts';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';
import { quoted } from '../../grammar/print/words.ts';
import { readXml } from '../report/read-xml.ts';
import { commandsIn } from '../report/workflow-commands.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/**
 * Texts of price lists in what CI reads: a parser of each format finds every text where it was put, word for word, and
 * nothing that nobody wrote. Controls are spelt out before, so that is what is compared with.
 */

const HOSTILE = [
  '::error::forged',
  '\n::error file=a.tarifa::forged',
  '\r::add-mask::CNY',
  '  ::stop-commands::x',
  '##[error]forged',
  '##[add-path]/tmp',
  '%0A::error::forged',
  '%25%0D%3A%2C',
  ',line=1::forged',
  ':,;=',
  ']]>',
  '<![CDATA[',
  '</testcase><testcase name="forged"/>',
  '--><!--',
  '"><script>alert(1)</script>',
  '&lt;&#10;&amp;',
  '[forged](https://forged.example)',
  '![forged](https://forged.example/x.png)',
  '\\[\\](1)',
  '{0}',
  '{{1}}',
  '@everyone #1 www.forged.example https://forged.example',
  '| forged | row |',
  '`code` **bold** $x$',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u0000\u0008\u007f\u0085\u2028\u202e',
  '\ufffe\uffff',
  '\ud800',
  '\t tab',
  'SARIF_BUILDER_INVALID',
  '__proto__',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom(...HOSTILE))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const position = fc.record({
  line: fc.integer({ min: 1, max: 99 }),
  column: fc.integer({ min: 1, max: 99 }),
});
const placed = {
  // The folders of a repository can be named like that, with a name before.
  file: hostile.map((name) => `prices/${name}.tarifa`),
  range: fc.record({ start: position, end: position }),
};
const finding: fc.Arbitrary<Finding> = fc.record({
  ...placed,
  code: fc.constantFrom('TAR2104', 'TAR2620', 'TAR3102'),
  severity: fc.constantFrom('error', 'warning'),
  message: hostile,
  label: hostile,
  help: hostile,
  related: fc.array(fc.record({ ...placed, message: hostile }), { maxLength: 2 }),
  fixes: fc.array(
    fc.record({
      title: hostile,
      safe: fc.boolean(),
      edits: fc.array(fc.record({ ...placed, text: hostile }), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 1 },
  ),
  written: fc.constant(() => []),
});
const CASES = Number(process.env['CI_CASES'] ?? 5000);
const assertAll = (property: (findings: readonly Finding[]) => void, share = 1): void =>
  fc.assert(fc.property(fc.array(finding, { minLength: 1, maxLength: 3 }), property), {
    seed: 29,
    numRuns: CASES * share,
  });

describe(`findings made of ${CASES} hostile texts`, () => {
  it('are one command each to the runner of a workflow, and hold what they say', () => {
    assertAll((findings) => {
      const commands = commandsIn(annotations(findings));
      expect(
        commands.map(({ name, properties, data }) => [name, properties['title'], properties['file'], data]),
      ).toEqual(
        findings.map(({ severity, code, file, message, label, help }) => [
          severity,
          code,
          escapeControls(file),
          `${escapeControls(`${message}: ${label}`)}\n${escapeControls(`help: ${help}`)}`,
        ]),
      );
    });
  });

  it('are one line each without controls in the concise form', () => {
    assertAll((findings) => {
      const lines = conciseText(findings).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toHaveLength(findings.length);
      for (const line of lines) expect(line.replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u202e]/u);
    });
  });

  it('are results of SARIF whose texts are neither links nor places to fill', () => {
    const options = { version: '1', pathOf: (file: string) => file, linkOf: () => null };
    assertAll((findings) => {
      const text = sarifText(findings, options);
      expect(commandsIn(text)).toEqual([]);
      const { results = [] } = (JSON.parse(text) as Log).runs[0]!;
      expect(
        results.map(({ message, locations }) => [
          shownText(message.text!),
          decodeURIComponent(locations![0]!.physicalLocation!.artifactLocation!.uri!),
        ]),
      ).toEqual(
        findings.map(({ file, message, label, help }) => [
          `${escapeControls(`${message}: ${label}`)}\n${escapeControls(`Help: ${help}`)}`,
          Buffer.from(file).toString(),
        ]),
      );
      expect(
        results.flatMap(({ relatedLocations = [] }) =>
          relatedLocations.map(({ message }) => shownText(message!.text!)),
        ),
      ).toEqual(findings.flatMap(({ related }) => related.map(({ message }) => escapeControls(message))));
      expect(
        results
          .flatMap(({ fixes = [] }) =>
            fixes.flatMap(({ artifactChanges }) =>
              artifactChanges.flatMap(({ replacements }) =>
                replacements.map(({ insertedContent }) => insertedContent?.text ?? ''),
              ),
            ),
          )
          .toSorted(),
      ).toEqual(
        findings
          .flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ text: put }) => put)))
          .toSorted(),
      );
      // Each explains its rules, which takes longer.
    }, 0.2);
  });

  it('are texts and attributes of XML', () => {
    assertAll((findings) => {
      for (const { message, help } of findings) {
        const built = create().ele('a', { x: xmlAttribute(message) });
        built.txt(xmlText(`${message}\n${help}`));
        const text = built.end({ wellFormed: true });
        expect(commandsIn(text)).toEqual([]);
        expect(readXml(text)).toEqual({
          name: 'a',
          attributes: { x: shownInXml(message) },
          children: [],
          text: `${message}\n${help}`.split('\n').map(shownInXml).join('\n'),
        });
      }
    });
  });
});

/** What XML cannot hold is spelt out as well. */
const shownInXml = (text: string): string =>
  escapeControls(text).replace(/[\ufffe\uffff]/g, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);

/** A plain text of SARIF as a viewer shows it; what could be a link or a place to fill fails. */
function shownText(text: string): string {
  const bare = text.replace(/\\[\\[\]]/g, '');
  expect(bare).not.toMatch(/[[\]]/);
  expect(bare.replace(/\{\{\d+\}\}/g, '')).not.toMatch(/\{\d+\}/);
  return text.replace(/\{\{(\d+)\}\}/g, '{$1}').replace(/\\([\\[\]])/g, '$1');
}

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
      const expected = [
        ...diagnostics.map(({ severity, code }) => [severity, code]),
        ...failed.flatMap(({ mismatches }) => mismatches.map(() => ['error', 'TAR2620'])),
      ];
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
