import type { Explanation } from './explanation.ts';

/** TAR2112 to TAR2125 and TAR2128: what a price says besides its tiers. */
export const prices = {
  TAR2112: {
    title: 'a price that remembers has no period',
    cause:
      'Tiers, blocks and flat prices count over some time: 10,000 calls in a month are not 10,000 calls in a day. Nothing of this is assumed.',
    frame: 'feature',
    wrong: 'price CNY 99',
    right: 'price CNY 99 monthly',
    fix: 'Add `per event`, `daily`, `monthly`, `yearly` or `ever`.',
  },
  TAR2113: {
    cause:
      'Two amounts that are both owed once are one amount; written as two, one of them is probably missing its unit.',
    frame: 'feature',
    wrong: 'price CNY 5 + CNY 3 + CNY 0.10 / call monthly',
    right: 'price CNY 8 + CNY 0.10 / call monthly',
    fix: 'Add them up, or say what the second is paid for.',
  },
  TAR2114: {
    title: 'a part for each event beside a longer period',
    cause:
      'A part `/ event` is owed for every record on its own, so the price cannot be counted by the month.',
    frame: 'money',
    wrong: 'price 2.9% of amount + CNY 0.30 / event monthly',
    right: 'price 2.9% of amount + CNY 0.30 / event per event',
    fix: 'Write `per event`, or give the part without `/ event`.',
  },
  TAR2115: {
    title: 'a share of what is not metered',
    cause:
      'A percentage is a share of the money that the feature meters, under the name that its meter gives it.',
    frame: 'money',
    wrong: 'price 2% of total',
    right: 'price 2% of amount',
    fix: 'Write the name of the meter, or meter money: `meter amount in CNY`.',
  },
  TAR2116: {
    cause: 'The feature meters money, and a price per unit of it would be a rate of money for money.',
    frame: 'money',
    wrong: 'price CNY 0.02 / amount',
    right: 'price 2% of amount',
    fix: 'Write a percentage.',
  },
  TAR2117: {
    title: 'a price per 0 of a unit',
    cause: 'An amount for nothing cannot be divided among what is used.',
    frame: 'feature',
    wrong: 'price CNY 1 / started 0 calls monthly',
    right: 'price CNY 1 / started 100 calls monthly',
    fix: 'Write how many units the amount is for.',
  },
  TAR2118: {
    title: 'a schedule is defined by itself',
    cause: 'Following the names of schedules leads back to this one, so no price is ever found.',
    frame: 'declarations',
    wrong: `
      schedule first second
      schedule second first
      feature ocr "Text recognition" {
        meter call
        price first
      }`,
    right: `
      schedule first CNY 0.15 / call
      schedule second first
      feature ocr "Text recognition" {
        meter call
        price second
      }`,
    fix: 'Write a price in one of them.',
  },
  TAR2119: {
    title: 'a schedule is named where it cannot stand',
    cause: 'A tier is part of a schedule and cannot hold a whole one; a table cannot hold another table.',
    frame: 'declarations',
    wrong: `
      schedule small CNY 0.20 / call
      feature ocr "Text recognition" {
        meter call
        price graduated monthly {
          <= 10,000 calls  small
          >  10,000 calls  CNY 0.10 / call
        }
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price graduated monthly {
          <= 10,000 calls  CNY 0.20 / call
          >  10,000 calls  CNY 0.10 / call
        }
      }`,
    fix: 'Write the price in full.',
  },
  TAR2120: {
    title: 'two periods for one price',
    cause: 'The schedule says one period and the price that names it another.',
    frame: 'declarations',
    wrong: `
      schedule standard CNY 99 monthly
      feature ocr "Text recognition" {
        meter call
        price standard daily
      }`,
    right: `
      schedule standard CNY 99 monthly
      feature ocr "Text recognition" {
        meter call
        price standard
      }`,
    fix: 'Give the period in one of the two places.',
  },
  TAR2121: {
    cause: 'Every unit costs the same, so it does not matter which use moves a counter.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / call counting all usage',
    right: 'price CNY 0.15 / call',
    fix: 'Leave the words out, or price in tiers.',
  },
  TAR2122: {
    title: '`at least` or `at most` without a period',
    cause: 'A bound of a bill holds over some time, and none is said.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / call at most CNY 500',
    right: 'price CNY 0.15 / call monthly at most CNY 500',
    fix: 'Add `per event`, `daily`, `monthly`, `yearly` or `ever`.',
  },
  TAR2123: {
    cause: 'No amount is both: the two figures are probably swapped.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / call monthly at least CNY 500 at most CNY 5',
    right: 'price CNY 0.15 / call monthly at least CNY 5 at most CNY 500',
    fix: 'Write the smaller amount after `at least`.',
  },
  TAR2124: {
    title: 'a schedule in a cell says what holds for a whole price',
    cause:
      '`at least`, `at most` and `counting all usage` are said of the bill of a feature, which is the sum of its cells.',
    frame: 'declarations',
    wrong: `
      schedule standard CNY 0.15 / call monthly at most CNY 500
      feature ocr "Text recognition" {
        meter call
        price CNY / call by quality {
          | sd | 0.10     |
          | hd | standard |
        }
      }`,
    right: `
      schedule standard CNY 0.15 / call
      feature ocr "Text recognition" {
        meter call
        price CNY / call by quality {
          | sd | 0.10     |
          | hd | standard |
        } monthly at most CNY 500
      }`,
    fix: 'Say it after the table.',
  },
  TAR2125: {
    title: '`at least` or `at most` is said twice',
    cause: 'The schedule says it, and so does the price that names it.',
    frame: 'declarations',
    wrong: `
      schedule standard CNY 0.15 / call monthly at most CNY 500
      feature ocr "Text recognition" {
        meter call
        price standard at most CNY 600
      }`,
    right: `
      schedule standard CNY 0.15 / call monthly at most CNY 500
      feature ocr "Text recognition" {
        meter call
        price standard
      }`,
    fix: 'Say it in one of the two places.',
  },
  TAR2128: {
    title: '`at least` or `at most` for each event beside blocks or tiers',
    cause:
      'The bound is held for each event on its own, which is worked out into the rate. Blocks and tiers cannot be bent like that.',
    frame: 'feature',
    wrong: 'price CNY 5 / started 100 calls per event at most CNY 20',
    right: 'price CNY 5 / started 100 calls monthly at most CNY 20',
    fix: 'Say it of a period, or write what it means into the tiers.',
  },
  TAR3302: {
    title: '`<` at one bound, and `<=` at the others',
    cause:
      'All bounds of a page are most often of one kind: the bound itself belongs to the tier below, or to the one above. A `=` may be missing.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <  100 calls    CNY 0.15 / call
        <= 1,000 calls  CNY 0.10 / call
        >  1,000 calls  CNY 0.06 / call
      }`,
    right: `
      price graduated monthly {
        <= 100 calls    CNY 0.15 / call
        <= 1,000 calls  CNY 0.10 / call
        >  1,000 calls  CNY 0.06 / call
      }`,
    fix: 'Write all bounds alike, or say why it is meant on the line above.',
  },
  TAR3303: {
    cause:
      'Without a unit the amount is owed once as soon as the tier is entered. Beside rates that is most often a unit left out.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 100 calls  CNY 0.15 / call
        >  100 calls  CNY 0.10
      }`,
    right: `
      price graduated monthly {
        <= 100 calls  CNY 0.15 / call
        >  100 calls  CNY 0.10 / call
      }`,
    fix: 'Write the unit, or say why the amount is meant on the line above.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
