import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Examined } from '../../cli/examine.ts';
import { junitText } from '../../cli/report/junit.ts';
import { catalogText } from '../support/compile-text.ts';
import { examined, examinedText } from './examined.ts';
import { readXml, type Element } from './read-xml.ts';

const schema = readFileSync(join(import.meta.dirname, '../fixtures/schemas/jenkins-junit.xsd'), 'utf8');

/** The report on price lists, which must be valid. */
async function reportOn(all: readonly Examined[], strict = false): Promise<Element> {
  const text = await junitText(all, 'tarifa test', strict);
  const { valid, errors } = await validateXML({ xml: { fileName: 'report.xml', contents: text }, schema });
  expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  return readXml(text);
}
const casesOf = (report: Element): readonly (readonly [string, string])[] =>
  report.children.flatMap(({ children }) =>
    children.map(
      ({ attributes, children: [outcome] }) => [attributes['name']!, outcome?.name ?? 'passed'] as const,
    ),
  );

const FEATURE = 'feature f "F" { meter call price CNY 1 / call }';
const example = (title: string, charge: number): string =>
  `  example "${title}" {\n    use 2 calls of f\n    charge CNY ${charge}\n  }\n`;
const body = (...examples: readonly string[]): string => catalogText(`${FEATURE}\n${examples.join('')}`);

it('has a case for each example, and one for the price list', async () => {
  const one = await examinedText(body(example('right', 2), example('wrong', 3)));
  const report = await reportOn([one]);
  expect(report.attributes).toEqual({ name: 'tarifa test', tests: '3', failures: '1', errors: '0' });
  expect(casesOf(report)).toEqual([
    ['the price list', 'passed'],
    ['right', 'passed'],
    ['wrong', 'failure'],
  ]);
  const [suite] = report.children;
  const failure = suite!.children[2]!.children[0]!;
  expect(failure.attributes['message']).toBe('does not come to what it says');
  expect(failure.text).toMatch(/expected +CNY 3\.00\n +came out +CNY 2\.00, CNY 1\.00 too little/);
  expect(failure.text).toMatch(/2 +calls +× +CNY 1 \/ call/);
});

it('says what keeps a price list from being used', async () => {
  const broken = await examinedText(catalogText('feature f "F" { meter call price CNY 1 / cal }'));
  const report = await reportOn([broken, await examinedText(body(example('right', 2)))]);
  expect(report.attributes).toMatchObject({ tests: '3', failures: '0', errors: '1' });
  const error = report.children[0]!.children[0]!.children[0]!;
  expect(error).toMatchObject({ name: 'error', attributes: { message: '1 error', type: 'error' } });
  expect(error.text).toMatch(/^prices\/main\.tarifa:\d+:\d+ TAR\d+ /);
});

it('takes warnings for errors only where it is asked to', async () => {
  const dearer =
    'feature f "F" { meter call price graduated monthly {\n <= 10 calls CNY 1 / call\n > 10 calls CNY 2 / call\n } }';
  const warned = await examinedText(catalogText(dearer));
  expect(warned.warnings).toBe(1);
  expect(casesOf(await reportOn([warned]))).toEqual([['the price list', 'passed']]);
  expect(casesOf(await reportOn([warned], true))).toEqual([['the price list', 'error']]);
});

it('says of an example that no backend can run why', async () => {
  const one = await examined({ 'main.tarifa': body(example('right', 2)) }, ['interpret', 'js']);
  const { run } = one;
  const skipped = {
    ...one,
    run: {
      ...run!,
      examples: run!.examples.map((example) => ({
        ...example,
        results: example.results.map((result) => ({
          ...result,
          outcome: 'skipped' as const,
          reason: 'not made for <it>',
        })),
      })),
    },
  };
  const report = await reportOn([skipped]);
  expect(casesOf(report)).toEqual([
    ['the price list', 'passed'],
    ['right', 'skipped'],
  ]);
  expect(report.children[0]!.children[1]!.children[0]!.text).toBe(
    'interpret: not made for <it>\njs: not made for <it>',
  );
});
