import type { Explanation } from './explanation.ts';

/** TAR22xx: units and currency. */
export const units = {
  TAR2201: {
    title: 'a unit that nothing declares',
    cause:
      'Units are declared, so that a misspelt one is found, and so that the compiler knows what converts.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition" {
        meter cal
        price CNY 0.15 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Correct the name, or declare the unit: `unit` if it is counted, `measure` if it can be divided.',
  },
  TAR2202: {
    title: 'a quantity in a unit that does not convert',
    cause: 'The quantity is in a unit that has nothing to do with the one in which it is measured.',
    frame: 'example',
    wrong: `
      use    1 minute of ocr
      charge CNY 0.15`,
    right: `
      use    1 call of ocr
      charge CNY 0.15`,
    fix: 'Write it in the unit that the finding names.',
  },
  TAR2203: {
    title: 'a unit is defined by itself',
    cause: 'Following the definitions leads back to this unit, so nothing says how large it is.',
    frame: 'declarations',
    wrong: `
      measure page, pages = 2 sheets
      measure sheet, sheets = 0.5 pages`,
    right: `
      measure sheet, sheets
      measure page, pages = 2 sheets`,
    fix: 'Declare one of them without `=`.',
  },
  TAR2204: {
    title: 'a counted unit that is a fraction of another',
    cause: 'Counted units are whole numbers of one another: half a call cannot be counted.',
    frame: 'declarations',
    wrong: `
      unit sheet, sheets
      unit page, pages = 0.5 sheets`,
    right: `
      unit page, pages
      unit sheet, sheets = 2 pages`,
    fix: 'Define the larger by the smaller, or declare both with `measure`.',
  },
  TAR2205: {
    title: 'a counted unit and a divisible one',
    cause: 'What is counted is whole, and what is measured can be divided; neither is a number of the other.',
    frame: 'declarations',
    wrong: `
      unit    sheet, sheets
      measure page, pages = 2 sheets`,
    right: `
      unit sheet, sheets
      unit page, pages = 2 sheets`,
    fix: 'Declare both with `unit`, or both with `measure`.',
  },
  TAR2206: {
    title: 'a unit is zero of another',
    cause: 'A unit that is nothing of another cannot be converted back.',
    frame: 'declarations',
    wrong: 'measure day_of_work, days_of_work = 0 minutes',
    right: 'measure day_of_work, days_of_work = 480 minutes',
    fix: 'Write how much one of it is.',
  },
  TAR2207: {
    title: 'a fraction of a counted unit',
    cause: 'The unit is counted, so there is no fraction of it.',
    frame: 'example',
    wrong: 'quote sdk 2.5 devices by year is CNY 2,500',
    right: 'quote sdk 2 devices by year is CNY 2,000',
    fix: 'Write a whole number, or declare the unit with `measure` if it can be divided.',
  },
  TAR2208: {
    title: 'a quantity without a unit',
    cause: 'A number alone could count anything.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size   5,000  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Write the unit after the number.',
  },
  TAR2209: {
    title: 'a count with a point between its thousands',
    cause:
      'Some pages write ten thousand as `10.000`. Here a point begins the decimals, and of what is counted there are none.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10.000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    fix: 'Write a comma between thousands, or leave the point and what follows out.',
  },
  TAR2210: {
    title: 'an amount in another currency',
    cause: 'A price list has one currency, since amounts in two cannot be added up on one bill.',
    frame: 'feature',
    wrong: 'price EUR 0.15 / call',
    right: 'price CNY 0.15 / call',
    fix: 'Write the amount in the currency of the catalog; another currency is another catalog.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
