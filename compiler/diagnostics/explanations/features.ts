import type { Explanation } from './explanation.ts';

/** TAR2401 to TAR2424: funds, features and their meters. */
export const features = {
  TAR2401: {
    title: 'a statement stands twice in a block',
    cause: 'Of two statements of one kind, nothing says which counts.',
    frame: 'feature',
    wrong: `
      accepts price
      accepts price
      price CNY 0.15 / call`,
    right: `
      accepts price
      price CNY 0.15 / call`,
    fix: 'Take one of the two away.',
  },
  TAR2402: {
    cause: 'The price takes all that is left of a use, so a fund after it would never pay.',
    frame: 'declarations',
    wrong: `
      deduct price > prepaid
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Move `price` to the end.',
  },
  TAR2403: {
    title: 'a fund is empty',
    cause:
      'Nothing is sold in the fund, so it can never pay. Its name is probably misspelt, or a package is missing.',
    frame: 'declarations',
    wrong: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Take it out of `deduct`, or declare what is sold in it.',
  },
  TAR2404: {
    cause: 'Something is sold in a fund, and whether it pays before the price is never assumed.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'State the order with `deduct`.',
  },
  TAR2405: {
    title: 'a name stands twice in a list',
    cause: 'The second one says nothing, and another name was probably meant.',
    frame: 'feature',
    wrong: `
      accepts price, price
      price   CNY 0.15 / call`,
    right: `
      accepts price
      price   CNY 0.15 / call`,
    fix: 'Take it away, or write the name that was meant.',
  },
  TAR2406: {
    title: 'the order of orders of a fund is told twice',
    cause: 'Which order of a fund pays first has one answer.',
    frame: 'funded',
    wrong: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }
      consume prepaid by soonest expiry
      consume prepaid by earliest order`,
    right: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }
      consume prepaid by soonest expiry, earliest order`,
    fix: 'Put both into one statement, or take one away.',
  },
  TAR2410: {
    title: 'a feature without a meter',
    cause: 'Nothing says what the feature counts, so no record could be rated.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition" {
        price CNY 0.15 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Say what it counts.',
  },
  TAR2411: {
    title: 'a feature accepts `price` and has none',
    cause: 'What no fund covers goes to the price, and there is none.',
    frame: 'feature',
    wrong: 'accepts price',
    right: `
      accepts price
      price   CNY 0.15 / call`,
    fix: 'State the price, or take `price` away and say `otherwise`.',
  },
  TAR2412: {
    title: 'a feature has a price and does not accept it',
    cause: 'The price would never be charged, since only what `accepts` names can pay.',
    frame: 'declarations',
    wrong: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter   call
        accepts prepaid
        price   CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter   call
        accepts prepaid, price
        price   CNY 0.15 / call
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Add `price` to `accepts`.',
  },
  TAR2413: {
    title: 'nothing says what use costs in the end',
    cause: 'Packages run out, and then nothing would say what becomes of a use.',
    frame: 'declarations',
    wrong: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter   call
        accepts prepaid
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter     call
        accepts   prepaid
        otherwise reject "only with a package"
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'State a price, or say `otherwise reject "…"`.',
  },
  TAR2414: {
    title: '`otherwise` beside a price',
    cause: '`otherwise` says what happens to a feature without a price, and this one has a price.',
    frame: 'feature',
    wrong: `
      price     CNY 0.15 / call
      otherwise free`,
    right: 'price CNY 0.15 / call',
    fix: 'Keep one of the two.',
  },
  TAR2415: {
    title: 'a free quantity that nothing holds use to',
    cause:
      '`otherwise free up to` says how much may run at once without a purchase, which no record counts. In the unit that the feature counts it would be an allowance, and all use would be free.',
    frame: 'feature',
    wrong: 'otherwise free up to 1,000 calls',
    right: `
      price graduated monthly {
        <= 1,000 calls  free
        >  1,000 calls  reject "not sold beyond"
      }`,
    fix: 'State the allowance as the first tier of a price.',
  },
  TAR2420: {
    title: '`where` compares a number with a name',
    cause: '`where` picks records by one value of a list, and this attribute is a number.',
    frame: 'meter',
    wrong: 'meter call where frame_rate is fast',
    right: 'meter call where quality is hd',
    fix: 'Use an attribute that is `one of` some values.',
  },
  TAR2421: {
    title: 'no record would ever count',
    cause: 'The condition leaves out every value of the attribute, so nothing would ever be charged.',
    frame: 'meter',
    wrong: 'meter call where status is not success or failed',
    right: 'meter call where status is not failed',
    fix: 'Leave some value in.',
  },
  TAR2422: {
    title: 'a quantity of 0 where something must be',
    cause: 'A step, a minimum or a size of nothing means nothing.',
    frame: 'declarations',
    wrong: `
      feature video "Video" {
        meter second rounded up to 0 seconds each
        price CNY 0.01 / second
      }`,
    right: `
      feature video "Video" {
        meter second rounded up to 10 seconds each
        price CNY 0.01 / second
      }`,
    fix: 'Write a quantity above 0.',
  },
  TAR2423: {
    title: '`times` takes an attribute that is no number',
    cause: 'A record counts as many times as the attribute says, so the attribute must be a number.',
    frame: 'meter',
    wrong: 'meter call times quality',
    right: 'meter call',
    fix: 'Use an attribute that is a number, such as `attribute scenes in scene`.',
  },
  TAR2424: {
    cause: 'The amount of a payment is charged as it is.',
    frame: 'declarations',
    wrong: `
      feature payments "Payments" {
        meter amount in CNY at least 5 calls each
        price 2% of amount
      }`,
    right: `
      feature payments "Payments" {
        meter amount in CNY
        price 2% of amount per event at least CNY 0.10
      }`,
    fix: 'Say it of the price: `per event at least CNY 0.10`.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
