import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log, Replacement, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { docsLink } from '../../cli/docs-link.ts';
import { findingsOf, type Finding } from '../../cli/report/finding.ts';
import { sarifText } from '../../cli/report/sarif.ts';
import { applyFixes } from '../../compiler/diagnostics/fix.ts';
import { explanations } from '../../compiler/diagnostics/explanations/explanations.ts';
import { isOfRecords, sampleFiles } from '../../compiler/diagnostics/explanations/sample.ts';
import { positionAt, sourceFile } from '../../grammar/text/source-file.ts';
import { catalogText } from '../support/compile-text.ts';
import { examined, examinedText } from './examined.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(
  readFileSync(join(root, 'test/fixtures/schemas/sarif-2.1.0.json'), 'utf8'),
) as object;
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

const OPTIONS = {
  version: '1.2.3',
  pathOf: (file: string) => file,
  linkOf: (code: string) => docsLink(code, { TARIFA_DOCS: 'https://prices.example/docs/' }),
};

/** The log of some findings, which must be valid. */
function logOf(findings: readonly Finding[], options = OPTIONS): Log {
  const log = JSON.parse(sarifText(findings, options)) as Log;
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  return log;
}
const resultsOf = (log: Log): readonly Result[] => log.runs[0]!.results ?? [];

const written = [...explanations].filter(([, one]) => one.sketch !== true && !isOfRecords(one));

describe('what is found in the wrong sample of every code is valid, and says all that there is', () => {
  it.each(written)('%s', async (code, explanation) => {
    const one = await examined(sampleFiles(explanation, explanation.wrong));
    const findings = findingsOf(one);
    const log = logOf(findings);
    expect(resultsOf(log).map(({ ruleId }) => ruleId)).toEqual(findings.map((finding) => finding.code));
    expect(resultsOf(log).map(({ level }) => level)).toEqual(findings.map(({ severity }) => severity));
    const { rules = [] } = log.runs[0]!.tool.driver;
    const rule = rules.find(({ id }) => id === code)!;
    expect(rule.help?.text).toContain(explanation.fix);
    expect(rule.help?.markdown).toContain('```tarifa');
    // The link leads to a page that is there, and to an anchor on it.
    const [page, anchor] = rule.helpUri!.replace('https://prices.example/docs/', '').split('#');
    expect(existsSync(join(root, 'docs', page!))).toBe(true);
    expect(readFileSync(join(root, 'docs', page!), 'utf8').toLowerCase()).toContain(`\n## ${anchor}\n`);
  });
});

it('a price list without findings is a run without results', async () => {
  const one = await examinedText(
    catalogText(
      'feature f "F" { meter call price CNY 1 / call }\n  example "one" { use 1 call of f charge CNY 1 }',
    ),
  );
  expect(findingsOf(one)).toEqual([]);
  expect(resultsOf(logOf([]))).toEqual([]);
});

it('an example that fails is a finding at the outcome that does not hold', async () => {
  const one = await examined(
    {
      'main.tarifa': catalogText(
        'feature f "F" { meter call price CNY 1 / call }\n  example "two" {\n    use 2 calls of f\n    charge CNY 1\n  }',
      ),
    },
    ['interpret', 'js'],
  );
  const [result, ...others] = resultsOf(logOf(findingsOf(one)));
  expect(others).toEqual([]);
  expect(result).toMatchObject({
    ruleId: 'TAR2620',
    level: 'error',
    message: {
      text: expect.stringContaining('the example `two` fails: expected CNY 1.00, came out CNY 2.00'),
    },
  });
  const { region } = result!.locations![0]!.physicalLocation!;
  expect(region).toMatchObject({ startColumn: 5, endColumn: 17 });
});

/** A text with the replacements of a fix, as a viewer applies them: lines and columns in UTF-16 units. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  const { lineStarts } = sourceFile('', text);
  const offset = (line: number, column: number): number => lineStarts[line - 1]! + column - 1;
  return replacements
    .map(({ deletedRegion: at, insertedContent }) => ({
      start: offset(at.startLine!, at.startColumn!),
      end: offset(at.endLine!, at.endColumn!),
      put: insertedContent?.text ?? '',
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((out, { start, end, put }) => out.slice(0, start) + put + out.slice(end), text);
}

it('a fix changes what `check --fix` changes, white space left behind aside', async () => {
  let tried = 0;
  for (const [, explanation] of written) {
    const files = sampleFiles(explanation, explanation.wrong);
    const one = await examined(files);
    const { compilation } = one.catalog;
    for (const [index, result] of resultsOf(logOf(findingsOf(one))).entries()) {
      const diagnostic = compilation.diagnostics[index]!;
      for (const [which, fix] of (result.fixes ?? []).entries()) {
        const { texts } = applyFixes(
          compilation.files,
          [diagnostic],
          (each) => each === diagnostic.fixes[which],
        );
        for (const { artifactLocation, replacements } of fix.artifactChanges) {
          const path = artifactLocation.uri!.replace('prices/', '');
          const shown = (text: string): string => text.replace(/\s+/g, '');
          expect(shown(replaced(files[path]!, replacements))).toBe(shown(texts.get(path)!));
          tried++;
        }
        expect(fix.description!.text!.endsWith(' (a guess)')).toBe(!diagnostic.fixes[which]!.safe);
      }
    }
  }
  expect(tried).toBeGreaterThan(60);
});

describe('fingerprints', () => {
  const feature = (name: string, tiers: string): string =>
    `  feature ${name} "${name}" {\n    meter call\n    price graduated monthly {\n${tiers}    }\n  }\n`;
  const GAP = '      <= 10 calls  CNY 3 / call\n      >  20 calls  CNY 2 / call\n';
  const one = feature('one', GAP);
  const two = feature('two', GAP);
  const printsOf = async (body: string): Promise<readonly (string | undefined)[]> => {
    const log = logOf(findingsOf(await examinedText(catalogText(body))));
    return resultsOf(log).map(({ partialFingerprints }) => partialFingerprints?.['tarifaFinding/v1']);
  };

  it('are told apart by the blocks around equal lines', async () => {
    const prints = await printsOf(one + two);
    expect(prints).toHaveLength(2);
    expect(new Set(prints).size).toBe(2);
  });

  it('stay when lines move, alone or with their block, and however they are indented', async () => {
    const prints = await printsOf(one + two);
    expect(await printsOf(`\n  // a comment\n\n${one}\n\n${two}`)).toEqual(prints);
    expect((await printsOf(two + one)).toSorted()).toEqual(prints.toSorted());
    expect(await printsOf((one + two).replaceAll(/^ +/gm, (indent) => indent.repeat(2)))).toEqual(prints);
    const between = feature('between', '      <= 10 calls  CNY 3 / call\n      >  10 calls  CNY 2 / call\n');
    expect(await printsOf(one + between + two)).toEqual(prints);
  });

  it('change with what is found', async () => {
    const [print] = await printsOf(one);
    expect(await printsOf(one.replace('>  20', '>  30'))).not.toContain(print);
    expect(await printsOf(one.replaceAll('one', 'other'))).not.toContain(print);
  });

  it('number what cannot be told apart', async () => {
    const finding = findingsOf(await examinedText(catalogText(one)))[0]!;
    const prints = resultsOf(logOf([finding, finding])).map(
      ({ partialFingerprints }) => partialFingerprints?.['tarifaFinding/v1'],
    );
    expect(prints.map((print) => print?.slice(-2))).toEqual([':1', ':2']);
  });
});

it('places count in UTF-16 units, and end where the finding ends', async () => {
  const text = catalogText('feature f "日本語 🎉" { meter call price CNY 1 / cal }');
  const [result] = resultsOf(logOf(findingsOf(await examinedText(text))));
  const start = text.indexOf('cal }');
  const { line, column } = positionAt(sourceFile('', text), start);
  expect(result!.locations![0]!.physicalLocation!.region).toEqual({
    startLine: line,
    startColumn: column,
    endLine: line,
    endColumn: column + 3,
  });
});

it('paths are addresses, whatever characters they hold', async () => {
  const [finding] = findingsOf(await examinedText(catalogText('nonsense')));
  const uriOf = (file: string): string | undefined =>
    resultsOf(logOf([{ ...finding!, file }]))[0]!.locations![0]!.physicalLocation!.artifactLocation!.uri;
  expect(uriOf('price lists/a#b?%.tarifa')).toBe('price%20lists/a%23b%3F%25.tarifa');
  expect(uriOf('/srv/a b.tarifa')).toBe('file:///srv/a%20b.tarifa');
  expect(uriOf('half \ud800.tarifa')).toBe('half%20%EF%BF%BD.tarifa');
});

it('no link is made where it is not known where the pages are', async () => {
  const findings = findingsOf(await examinedText(catalogText('nonsense')));
  const log = logOf(findings, {
    ...OPTIONS,
    linkOf: (code) => docsLink(code, { TARIFA_DOCS: 'javascript:alert(1)' }),
  });
  expect(log.runs[0]!.tool.driver.rules!.map(({ helpUri }) => helpUri)).toEqual([undefined]);
});

it('a text that holds words of the builder is no fault', async () => {
  const text = catalogText('feature f "F" { meter call price CNY 1 / SARIF_BUILDER_INVALID }');
  expect(resultsOf(logOf(findingsOf(await examinedText(text))))[0]!.message.text).toContain(
    'SARIF_BUILDER_INVALID',
  );
});
