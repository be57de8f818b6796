import { expect, it } from 'vitest';
import { printFailure } from '../../cli/report/examples.ts';
import { plainPrinter } from '../../cli/report/printer.ts';
import { catalogText } from '../support/compile-text.ts';
import { examinedText } from './examined.ts';

const FEATURE = 'feature f "F" { meter call price CNY 1 / call }';

/** What is told of an example that fails, and the same as data. */
async function failed(...steps: readonly string[]) {
  const { catalog, run } = await examinedText(
    catalogText(`${FEATURE}\nexample "e" {\n${steps.join('\n')}\n}`),
  );
  const { printer, text } = plainPrinter();
  const [example] = run!.examples;
  await printFailure({ ...catalog, ir: catalog.compilation.ir! }, printer, example!);
  return { text: text(), failure: example!.failures()[0]!, failures: example!.failures };
}

it('tells the steps once for all outcomes that are not what they say', async () => {
  const { text } = await failed(
    'use 5 calls of f',
    'charge CNY 5',
    'use 8 calls of f',
    'charge CNY 14',
    'total CNY 15',
  );
  expect(text.match(/where they part/g)).toHaveLength(1);
  expect(text.match(/use 8 calls of f\n/g)).toHaveLength(1);
  // No total before this one holds, so that the first step counts too; the charge held until then.
  expect(text.match(/use 5 calls of f\n/g)).toHaveLength(1);
  expect(text.match(/it still held at/g)).toHaveLength(1);
  const order = ['`charge`', 'it still held at', '`total`', 'where they part', 'use 5 calls', 'use 8 calls'];
  const places = order.map((words) => text.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('tells the tenth step after the ninth', async () => {
  const steps = Array.from({ length: 11 }, (_, index) => `use ${index + 1} calls of f`);
  const { failure } = await failed(...steps.slice(0, 9), 'charge CNY 45', ...steps.slice(9), 'charge CNY 67');
  expect(failure.steps.map(({ record }) => record.origin.raw)).toEqual(steps.slice(9));
});

it('looks for the steps once, whoever tells them', async () => {
  const { failures } = await failed('use 5 calls of f', 'charge CNY 6');
  expect(failures()).toBe(failures());
});
