import fc from 'fast-check';
import type { Log } from 'sarif';
import { create } from 'xmlbuilder2';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../cli/report/finding.ts';
import { annotations } from '../../cli/report/annotations.ts';
import { conciseText } from '../../cli/report/concise.ts';
import { sarifText } from '../../cli/report/sarif.ts';
import { xmlAttribute, xmlText } from '../../cli/report/xml-text.ts';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';
import { readXml } from '../report/read-xml.ts';
import { commandsIn } from '../report/workflow-commands.ts';
import { hostile, shownInXml } from './hostile-texts.ts';

/**
 * Texts of price lists in what CI reads: a parser of each format finds every text where it was put, word for word, and
 * nothing that nobody wrote. Controls are spelt out before, so that is what is compared with.
 */

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

/** A plain text of SARIF as a viewer shows it; what could be a link or a place to fill fails. */
function shownText(text: string): string {
  const bare = text.replace(/\\[\\[\]]/g, '');
  expect(bare).not.toMatch(/[[\]]/);
  expect(bare.replace(/\{\{\d+\}\}/g, '')).not.toMatch(/\{\d+\}/);
  return text.replace(/\{\{(\d+)\}\}/g, '{$1}').replace(/\\([\\[\]])/g, '$1');
}
