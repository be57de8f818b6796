import type { Explanation } from './explanation.ts';

const right = `
      use    1 call of ocr
      charge CNY 0.15`;
const bought = `
      buy    pack 5,000 points on 2026-03-01 for CNY 500
      total  CNY 500`;
const quoted = 'quote pack 5,000 points is CNY 500';
const licensed = 'quote sdk 1 device by year is CNY 1,000';

/** TAR26xx: examples. */
export const examples = {
  TAR2601: {
    cause: 'Steps run in the order of their times, and this one has none while another has.',
    frame: 'example',
    wrong: `
      use    1 call of ocr on 2026-03-01
      use    1 call of ocr
      charge CNY 0.30`,
    right: `
      use    1 call of ocr on 2026-03-01
      use    1 call of ocr on 2026-03-02
      charge CNY 0.30`,
    fix: 'Date every step, or none.',
  },
  TAR2602: {
    title: 'a use without a time where the price goes by time',
    cause: 'The feature costs more at some hours than at others, so a use without a time has no price.',
    frame: 'example',
    wrong: `
      use    10 kWh of heat
      charge CNY 3.20`,
    right: `
      use    10 kWh of heat at 2026-03-02T12:00
      charge CNY 3.20`,
    fix: 'Say when.',
  },
  TAR2603: {
    title: 'a time that the clock skips',
    cause: 'Where clocks go forward, an hour of the day does not exist.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency EUR
        timezone "Europe/Madrid"
        round    half up to 0.01
        unit     call, calls
        feature ocr "Text recognition" {
          meter call
          price EUR 0.15 / call
        }
        example "the night of summer time" {
          use    1 call of ocr at 2026-03-29T02:30
          charge EUR 0.15
        }
      }`,
    right: `
      catalog vision "Vision" {
        currency EUR
        timezone "Europe/Madrid"
        round    half up to 0.01
        unit     call, calls
        feature ocr "Text recognition" {
          meter call
          price EUR 0.15 / call
        }
        example "the night of summer time" {
          use    1 call of ocr at 2026-03-29T03:30
          charge EUR 0.15
        }
      }`,
    fix: 'Write a time that the clock shows.',
  },
  TAR2604: {
    title: 'an attribute is given twice',
    cause: 'A use has one value of an attribute.',
    frame: 'example',
    wrong: `
      use    1 call of ocr with status success, status failed
      charge CNY 0.15`,
    right: `
      use    1 call of ocr with status success
      charge CNY 0.15`,
    fix: 'Take one of the two away.',
  },
  TAR2605: {
    title: 'a quantity that no decimal can write',
    cause: 'Records carry decimals, and this sum is an endless one in every unit that it is given in.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
        measure  part, parts
        measure  third, thirds = 3 parts
        measure  seventh, sevenths = 7 parts
        measure  whole, wholes = 9 parts
        feature ocr "Text recognition" {
          meter whole
          price CNY 0.15 / whole
        }
        example "parts" {
          use    1 third 1 seventh of ocr
          charge CNY 0.17
        }
      }`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
        measure  part, parts
        measure  whole, wholes = 9 parts
        feature ocr "Text recognition" {
          meter whole
          price CNY 0.15 / whole
        }
        example "parts" {
          use    10 parts of ocr
          charge CNY 0.17
        }
      }`,
    fix: 'Write it in a smaller unit.',
  },
  TAR2606: {
    title: 'a size that is not sold',
    cause: 'The package has a list of sizes, and this one is not on it.',
    frame: 'example',
    wrong: 'quote pack 7,000 points is CNY 700',
    right: quoted,
    fix: 'Write a size of the list.',
  },
  TAR2607: {
    title: 'a purchase that does not say how much',
    cause: 'The package is sold in several sizes.',
    frame: 'example',
    wrong: `
      buy    pack on 2026-03-01
      total  CNY 500`,
    right: bought,
    fix: 'Write the size.',
  },
  TAR2608: {
    title: 'a word that is no term',
    cause: 'Things are sold by the day, the month or the year.',
    frame: 'example',
    wrong: 'quote sdk 1 device by week is CNY 1,000',
    right: licensed,
    fix: 'Write `day`, `month` or `year`.',
  },
  TAR2609: {
    title: 'a purchase that does not say for which term',
    cause: 'A capacity or a licence is bought for a day, a month or a year.',
    frame: 'example',
    wrong: 'quote sdk 1 device is CNY 1,000',
    right: licensed,
    fix: 'Say by which term.',
  },
  TAR2610: {
    title: 'a term for a package',
    cause: 'A package is valid for the time that it says itself.',
    frame: 'example',
    wrong: 'quote pack 5,000 points by month is CNY 500',
    right: quoted,
    fix: 'Leave the term out.',
  },
  TAR2611: {
    title: 'a step speaks of what was not bought',
    cause: 'No step above buys the product.',
    frame: 'example',
    wrong: `
      use       1 call of ocr on 2026-03-01
      charge    CNY 0.15
      remaining 4,999 points of pack`,
    right: `
      buy       pack 5,000 points on 2026-03-01 for CNY 500
      use       1 call of ocr on 2026-03-02
      remaining 4,999 points of pack`,
    fix: 'Buy it first.',
  },
  TAR2612: {
    title: 'a product is asked for what it does not have',
    cause: 'A package has a balance and no capacity; a capacity has no balance.',
    frame: 'example',
    wrong: `
      buy     pack 5,000 points on 2026-03-01 for CNY 500
      upgrade pack to 10,000 points on 2026-03-02
      total   CNY 500`,
    right: bought,
    fix: 'Take the step away.',
  },
  TAR2613: {
    cause: 'An example states a figure, so that it can fail.',
    frame: 'example',
    wrong: 'quote pack 5,000 points',
    right: quoted,
    fix: 'Add `is` and the amount.',
  },
  TAR2614: {
    cause: 'The price list does not say `activation required`, so every account is active.',
    frame: 'example',
    wrong: `
      activate on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    right,
    fix: 'Take the step away.',
  },
  TAR2615: {
    cause: 'The price list asks for an activation for each category.',
    frame: 'category example',
    wrong: `
      activate on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    right: `
      activate images on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    fix: 'Name the category.',
  },
  TAR2616: {
    title: 'something is activated that cannot be',
    cause: 'A category is activated where the price list asks for it, and a licence that was bought.',
    frame: 'category example',
    wrong: `
      activate pictures on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    right: `
      activate images on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    fix: 'Correct the name.',
  },
  TAR2617: {
    title: 'a code that no record is rejected with',
    cause: 'The codes of rejected records begin with TAR5; the others are findings in a price list.',
    frame: 'example',
    wrong: `
      use      1 call of prints
      rejected TAR2104
      charge   CNY 0`,
    right: `
      use      1 call of prints
      rejected TAR5109
      charge   CNY 0`,
    fix: 'Write the code that the example gives.',
  },
  TAR2618: {
    cause: 'A figure is rounded to multiples of the step, and 0 has none.',
    frame: 'example',
    wrong: `
      use    1 call of ocr
      charge CNY 0.2 to the nearest 0`,
    right: `
      use    1 call of ocr
      charge CNY 0.2 to the nearest 0.1`,
    fix: 'Write the step to which the page rounds.',
  },
  TAR2619: {
    cause: 'The price list asks for one activation an account, for all categories.',
    frame: 'activated example',
    wrong: `
      activate images on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    right: `
      activate on 2026-03-01
      use      1 call of ocr on 2026-03-02
      charge   CNY 0.15`,
    fix: 'Leave the category out.',
  },
  TAR2620: {
    title: 'an example does not come to what it says',
    cause:
      'What the price list says and what the example says are not the same bill. `check` and `test` run every example; an editor that only reads the price list does not say this.',
    frame: 'example',
    wrong: `
      use    2 calls of ocr
      charge CNY 0.15`,
    right: `
      use    2 calls of ocr
      charge CNY 0.30`,
    fix: 'Look at the page again: one of the two is mistyped. `tarifa test` shows the working, tier by tier.',
    sketch: true,
  },
} as const satisfies Readonly<Record<string, Explanation>>;
