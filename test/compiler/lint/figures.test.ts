import { expect, it } from 'vitest';
import { catalogText, compileText } from '../../support/compile-text.ts';

/** What warnings say: the figures are exact, and in the words of a price list. */

const said = (body: string): readonly string[] =>
  compileText(catalogText(body)).diagnostics.map(
    ({ code, message, label = '', related }) =>
      `${[`${code} ${message}`, label].filter(Boolean).join(' | ')}${related.map(({ note }) => ` | ${note}`).join('')}`,
  );
const calls = (price: string, meter = 'meter call'): string =>
  `feature f "F" {\n ${meter}\n price ${price}\n}`;
const minutes = (price: string): string => `feature f "F" {\n meter minute\n price ${price}\n}`;
const prepaid = (price: string, product: string): string => `deduct prepaid > price
feature f "F" {\n meter call\n accepts prepaid, price\n price ${price}\n}\n${product}`;

it.each([
  [
    'a cliff',
    calls('volume monthly {\n <= 10,000 calls CNY 0.15 / call\n > 10,000 calls CNY 0.10 / call\n}'),
    'TAR3101 using more costs less in total: 10,001 calls cost CNY 1,000.10, and 10,000 calls cost CNY 1,500 | 10,001 to 14,999 calls cost less than 10,000 calls, at most by CNY 499.90',
  ],
  [
    'a rate with many zeros',
    'feature f "F" {\n meter token\n price graduated monthly {\n <= 10 tokens CNY 0.15 / 1,000,000 tokens\n > 10 tokens CNY 0.3 / 1,000,000 tokens\n }\n}',
    'TAR3102 this tier is dearer than the one before | CNY 0.0000003 a token, after CNY 0.00000015',
  ],
  [
    'two cliffs, the deeper first',
    calls(
      'volume monthly {\n <= 10 calls CNY 1 / call\n <= 20 calls CNY 0.95 / call\n > 20 calls CNY 0.50 / call\n}',
    ),
    'TAR3101 using more costs less in total: 21 calls cost CNY 10.50, and 20 calls cost CNY 19 | 21 to 37 calls cost less than 20 calls, at most by CNY 8.50',
  ],
  [
    'a bound that is not reached',
    minutes('volume monthly {\n < 6 minutes CNY 1 / minute\n >= 6 minutes CNY 0.50 / minute\n}'),
    'TAR3101 using more costs less in total: 6 minutes cost CNY 3, and just below 6 minutes cost CNY 6 | 6 to 12 minutes cost less than just below 6 minutes, at most by CNY 3',
  ],
  [
    'a cliff without end',
    calls('volume monthly {\n <= 10 calls CNY 2 / call\n > 10 calls CNY 5\n}'),
    'TAR3101 using more costs less in total: 11 calls cost CNY 5, and 10 calls cost CNY 20 | all above 10 calls cost less than 10 calls, at most by CNY 15',
  ],
  [
    'a floor below which nothing falls',
    calls('volume monthly {\n <= 100 calls CNY 1 / call\n > 100 calls CNY 0.5 / call\n} at least CNY 80'),
    'TAR3101 using more costs less in total: 101 calls cost CNY 80, and 100 calls cost CNY 100 | 101 to 199 calls cost less than 100 calls, at most by CNY 20',
  ],
  [
    'a cliff up to where nothing is sold',
    calls(
      'volume monthly {\n <= 100 calls CNY 1 / call\n <= 120 calls CNY 0.5 / call\n > 120 calls reject "ask"\n}',
    ),
    'TAR3101 using more costs less in total: 101 calls cost CNY 50.50, and 100 calls cost CNY 100 | 101 to 120 calls cost less than 100 calls, at most by CNY 49.50',
  ],
  [
    'rates of other units',
    minutes('graduated monthly {\n <= 5 minutes CNY 0.01 / second\n > 5 minutes CNY 10 / 7 minutes\n}'),
    'TAR3102 this tier is dearer than the one before | CNY 1.428571… a minute, after CNY 0.60 | the tier before',
  ],
  [
    'a step that takes several',
    calls('CNY 0.0015 / call per event'),
    'TAR3104 for 1 call of `f` the charge is CNY 0.0015, which is rounded to nothing | 4 calls in one event: CNY 0.01',
  ],
  [
    'more than a minimum',
    calls('CNY 0.001 / call per event', 'meter call at least 4 calls each'),
    'TAR3104 for 4 calls of `f` the charge is CNY 0.004, which is rounded to nothing | 5 calls in one event: CNY 0.01',
  ],
  [
    'a size that costs nothing',
    prepaid(
      'CNY 1 / call',
      'package p "P" in prepaid {\n covers f at 1 seat / call\n size 1 seat CNY 0.004\n}',
    ),
    'TAR3104 for 1 seat of `p` the charge is CNY 0.004, which is rounded to nothing | amounts are rounded to CNY 0.01',
  ],
  [
    'a term that costs nothing',
    prepaid('CNY 1 / call', 'capacity c "C" in prepaid {\n covers f\n price CNY 0.004 / seat monthly\n}'),
    'TAR3104 for 1 seat of `c` the charge is CNY 0.004, which is rounded to nothing | 2 seats in one order: CNY 0.01',
  ],
  [
    'the points of a package',
    prepaid(
      'CNY 0.10 / call',
      'package p "P" in prepaid {\n covers f at 3 seats / call\n size 1,000 seats CNY 34\n}',
    ),
    'TAR3205 package `p` is dearer than pay-as-you-go at every volume | 1,000 seats cost CNY 34; all that they can pay for costs at most CNY 33.333333…',
  ],
  [
    'a larger size',
    prepaid(
      'CNY 1 / call',
      'package p "P" in prepaid {\n covers f at 1 seat / call\n size 300 seats CNY 100\n size 100 seats CNY 33\n}',
    ),
    'TAR3206 a larger size costs more per seat than a smaller one | CNY 0.333333… per seat, above CNY 0.33 | the smaller size',
  ],
])('%s', (_, text, sentence) => {
  const [first, ...others] = said(text);
  expect(first?.startsWith(sentence)).toBe(true);
  expect(others).toEqual([]);
});
