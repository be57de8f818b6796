import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** What a record is rounded up to is told in the unit in which it is a whole number. */

const measured = (meter: string): string | undefined =>
  /^Measured in .*$/m.exec(
    pageOfText(
      catalogText(`feature f "F" {
    meter ${meter}
    price CNY 1 / ${meter.split(' ')[0]!}
  }`),
      'markdown',
    ),
  )?.[0];

it.each([
  ['minute rounded up to 1 second each', 'Each record is rounded up to whole seconds.'],
  ['minute rounded up to 6 seconds each', 'Each record is rounded up to a multiple of 6 seconds.'],
  ['minute rounded up to 1 minute each', 'Each record is rounded up to whole minutes.'],
  ['minute rounded up to 0.5 seconds each', 'Each record is rounded up to a multiple of 0.5 seconds.'],
  ['hour rounded up to 15 minutes each', 'Each record is rounded up to a multiple of 15 minutes.'],
  ['second rounded up to 1 minute each', 'Each record is rounded up to a multiple of 60 seconds.'],
  ['minute at least 10 seconds each', 'Each record counts for at least 10 seconds.'],
  ['minute at least 2 minutes each', 'Each record counts for at least 2 minutes.'],
  ['kWh rounded up to 0.001 kWh each', 'Each record is rounded up to a multiple of 0.001 kWh.'],
])('tells of `%s`', (meter, words) => {
  expect(measured(meter)).toContain(words);
});
