import type { Explanation } from './explanation.ts';

/** TAR1001 to TAR1019 and TAR1025: something else stands where the language expects a word, a number, a price. */
export const writing = {
  TAR1001: {
    title: 'something stands here that cannot',
    cause:
      'The statement was complete, or cannot go on like this. Often a word is written twice, a sign is left over, or two statements share a line.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / call call',
    right: 'price CNY 0.15 / call',
    fix: 'Take away what is underlined, or begin a new line before it.',
  },
  TAR1002: {
    title: 'a word is missing',
    cause: 'The statement cannot go on without the word or sign that the finding names.',
    frame: 'funded',
    wrong: `
      package pack "Package" prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Write what is named in front of the underlined word.',
  },
  TAR1003: {
    title: 'an unknown statement',
    cause:
      'A line begins with a word that begins no statement. It is probably misspelt; the finding names the nearest word if there is one.',
    frame: 'declarations',
    wrong: `
      featur ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Correct the first word of the line.',
  },
  TAR1004: {
    title: 'a statement in the wrong block',
    cause:
      'The statement exists, but belongs to another kind of block: packages are valid for a time, features are not.',
    frame: 'feature',
    wrong: `
      valid 1 year
      price CNY 0.15 / call`,
    right: 'price CNY 0.15 / call',
    fix: 'Move the statement into a block that the finding names, or take it away.',
  },
  TAR1005: {
    cause:
      'A declaration needs a name in small letters, such as `text_recognition`, before its title. Records of use speak of it by that name.',
    frame: 'declarations',
    wrong: `
      feature "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      feature text_recognition "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Write a name before the title.',
  },
  TAR1006: {
    cause:
      'Here a price stands: an amount per unit, an amount, a percentage, `free`, tiers, a table, or the name of a schedule.',
    frame: 'feature',
    wrong: 'price "ten"',
    right: 'price CNY 10 / call',
    fix: 'Write the price with its currency and its unit.',
  },
  TAR1007: {
    cause: 'Periods have words of their own: `per event`, `daily`, `monthly`, `yearly`, `ever`.',
    frame: 'feature',
    wrong: 'price CNY 99 per month',
    right: 'price CNY 99 monthly',
    fix: 'Write one of the five words.',
  },
  TAR1008: {
    cause: 'Here a number stands, in digits.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      valid  one year
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      valid  1 year
      size   5,000 points  CNY 500`,
    fix: 'Write the number in digits.',
  },
  TAR1009: {
    cause: 'Here a quantity stands: a number and its unit.',
    frame: 'example',
    wrong: `
      use    calls of ocr
      charge CNY 0.15`,
    right: `
      use    1 call of ocr
      charge CNY 0.15`,
    fix: 'Say how many.',
  },
  TAR1010: {
    cause: 'Here a date stands: a year, a month and a day with dashes.',
    frame: 'feature',
    wrong: 'price from january CNY 0.15 / call',
    right: 'price from 2026-01-01 CNY 0.15 / call',
    fix: 'Write the date in full.',
  },
  TAR1011: {
    cause:
      'Here words for people stand: a title, a reason, the name of a page. They stand in quotation marks.',
    frame: 'feature',
    wrong: 'price reject sales',
    right: 'price reject "ask sales"',
    fix: 'Put the words in quotation marks.',
  },
  TAR1012: {
    cause: 'Here an amount of money stands: the currency and a number.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size   5,000 points  five hundred`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Write the currency, then the number.',
  },
  TAR1013: {
    cause: 'After the stroke of a price stands what it is paid for: a unit such as `call` or `minute`.',
    frame: 'feature',
    wrong: 'price CNY 0.15 /',
    right: 'price CNY 0.15 / call',
    fix: 'Write the unit.',
  },
  TAR1014: {
    cause: 'Between the braces of a price in tiers, each line is a tier: a bound, then what it costs.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        above 10,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    fix: 'Begin the line with `<=`, `<`, `>` or `>=` and a quantity.',
  },
  TAR1015: {
    cause: 'Between the braces of a table, each line is a row. Its cells stand between `|`.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | sd | 0.10 |
        hd, 0.20
      }`,
    right: `
      price CNY / call by quality {
        | sd | 0.10 |
        | hd | 0.20 |
      }`,
    fix: 'Begin and end the row with `|`, and put one between two cells.',
  },
  TAR1016: {
    cause: 'A tier, or a row of a table, is one line: its end is where the line ends.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls
          CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    fix: 'Write the whole tier on one line.',
  },
  TAR1017: {
    cause: 'Two tiers stand on one line. Bounds are read down the page, so each has a line of its own.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call  > 10,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    fix: 'Begin a new line before the second bound.',
  },
  TAR1018: {
    cause: 'A factor says what one unit of use takes from a package, such as 0.2 points for a call.',
    frame: 'package',
    wrong: `
      covers ocr at "much"
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Write a number of points, a stroke, and the unit of use.',
  },
  TAR1019: {
    cause: 'The values of an attribute are names; what is no name stands in quotation marks.',
    frame: 'declarations',
    wrong: 'attribute version one of first, 4.5',
    right: 'attribute version one of first, "4.5"',
    fix: 'Put the value in quotation marks.',
  },
  TAR1025: {
    cause: 'A currency is written as its three capitals in ISO 4217.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency yuan
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    fix: 'Write the three capitals.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
