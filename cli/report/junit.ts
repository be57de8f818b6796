import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { isError } from '../../grammar/text/diagnostic.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Examined } from '../examine.ts';
import type { ExampleRun } from '../run-examples.ts';
import { conciseLine } from './concise.ts';
import { printFailure } from './examples.ts';
import { findingOf } from './finding.ts';
import { counted } from './numbers.ts';
import { plainPrinter } from './printer.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/** The case that stands for all that is found without running an example. */
const PRICE_LIST = 'the price list';

/**
 * Examples as a JUnit report: a suite for each price list, a case for each example, with the working of those that do
 * not hold. A case of its own says whether the price list can be used; `strict` takes its warnings for errors.
 */
export async function junitText(
  examined: readonly Examined[],
  name: string,
  strict = false,
): Promise<string> {
  const suites = await Promise.all(examined.map((one) => suiteOf(one, strict)));
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', { name, ...sums(suites) });
  for (const { name: title, cases } of suites) {
    const suite = root.ele('testsuite', { name: xmlAttribute(title), ...sums([{ cases }]) });
    for (const one of cases) writeCase(suite, title, one);
  }
  return `${root.end({ prettyPrint: true, wellFormed: true })}\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  /** In a few words, and in full. */
  readonly message: string;
  readonly text: string;
}

async function suiteOf(examined: Examined, strict: boolean): Promise<Suite> {
  const { catalog, run } = examined;
  const cases = [priceListCase(examined, strict)];
  const { ir } = catalog.compilation;
  if (ir !== null && run !== null)
    for (const example of run.examples) cases.push(await exampleCase({ ...catalog, ir }, example));
  return { name: catalog.folder.name, cases };
}

function priceListCase({ catalog, errors, warnings }: Examined, strict: boolean): Case {
  const { diagnostics } = catalog.compilation;
  const counting = strict ? diagnostics : diagnostics.filter(isError);
  const text = counting.map((diagnostic) => conciseLine(findingOf(catalog, diagnostic))).join('\n');
  const message = [counted(errors, 'error'), ...(strict ? [counted(warnings, 'warning')] : [])].join(', ');
  return { name: PRICE_LIST, outcome: counting.length === 0 ? 'passed' : 'error', message, text };
}

async function exampleCase(catalog: SoundCatalog, example: ExampleRun): Promise<Case> {
  const { title: name, results } = example;
  if (example.isFailed) {
    const { printer, text } = plainPrinter();
    await printFailure(catalog, printer, example);
    return { name, outcome: 'failure', message: 'does not come to what it says', text: text().trimEnd() };
  }
  const skips = results.filter(({ outcome }) => outcome === 'skipped');
  const text = skips.map(({ backend, reason }) => `${backend}: ${reason ?? ''}`).join('\n');
  const isSkipped = skips.length === results.length;
  return { name, outcome: isSkipped ? 'skipped' : 'passed', message: '', text };
}

function writeCase(suite: XMLBuilder, classname: string, { name, outcome, message, text }: Case): void {
  const element = suite.ele('testcase', { name: xmlAttribute(name), classname: xmlAttribute(classname) });
  if (outcome === 'passed') return;
  // The schema has no message for what is skipped.
  const attributes = outcome === 'skipped' ? {} : { message: xmlAttribute(message), type: outcome };
  element.ele(outcome, attributes).txt(xmlText(text));
}

function sums(suites: readonly Pick<Suite, 'cases'>[]): Readonly<Record<string, number>> {
  const cases = suites.flatMap((suite) => suite.cases);
  const having = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: having('failure'), errors: having('error') };
}
