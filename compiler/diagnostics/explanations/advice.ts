import type { Explanation } from './explanation.ts';

const sizes = `
      covers ocr at 1 point / call
      size    5,000 points  CNY 500
      size   10,000 points  CNY 950`;
const tier = `
      price graduated monthly {
        <= 100 calls  CNY 0.10 / call
        // allow TAR3102: the first hundred are an offer
        >  100 calls  CNY 0.15 / call
      }`;

/** TAR3205 to TAR3401: products and examples; TAR39xx: what is said to silence a warning. */
export const advice = {
  TAR3205: {
    title: 'a package dearer than pay-as-you-go',
    cause:
      'Whatever one uses, the price without the package is lower. Nobody should buy it, so a figure is probably wrong.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 1,500`,
    right: sizes,
    fix: 'Correct the price or the factor, or say why it is meant on the line above.',
  },
  TAR3206: {
    title: 'a larger size dearer per point than a smaller one',
    cause: 'Two of the smaller size cost less than one of the larger. A figure is probably wrong.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size    5,000 points  CNY 500
      size   10,000 points  CNY 1,050`,
    right: sizes,
    fix: 'Correct the price, or say why it is meant on the line above.',
  },
  TAR3207: {
    title: 'a longer term dearer than several shorter ones',
    cause: 'Twelve months cost less than the year that is sold beside them. A figure is probably wrong.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term {
        | month | 100   |
        | year  | 1,300 |
      }`,
    right: `
      covers ocr
      price CNY / qps by term {
        | month | 100   |
        | year  | 1,000 |
      }`,
    fix: 'Correct the price, or say why it is meant on the line above.',
  },
  TAR3209: {
    title: 'a larger size that costs less than a smaller one',
    cause: 'Nobody would buy the smaller size. Two prices may have changed places.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size    5,000 points  CNY 500
      size   10,000 points  CNY 450`,
    right: sizes,
    fix: 'Correct the price, or say why it is meant on the line above.',
  },
  TAR3210: {
    title: 'a longer term that costs less than a shorter one',
    cause:
      'A month that is cheaper than a day is bought by nobody for a day. Two headings may have changed places.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term {
        | day   | 100 |
        | month |  10 |
      }`,
    right: `
      covers ocr
      price CNY / qps by term {
        | day   |  10 |
        | month | 100 |
      }`,
    fix: 'Correct the headings or the prices, or say why it is meant on the line above.',
  },
  TAR3208: {
    title: 'a package pays for what is free',
    cause: 'Use that costs nothing without the package takes from its balance. Whoever buys it loses by it.',
    frame: 'declarations',
    wrong: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price by quality {
          | sd | free            |
          | hd | CNY 0.15 / call |
        }
      }
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      deduct prepaid > price
      feature ocr "Text recognition" {
        meter call
        price by quality {
          | sd | free            |
          | hd | CNY 0.15 / call |
        }
      }
      package pack "Package" in prepaid {
        covers ocr at points / call by quality {
          | sd |   |
          | hd | 1 |
        }
        size   5,000 points  CNY 500
      }`,
    fix: 'Leave the cell of what is free empty, so that the package does not cover it.',
  },
  TAR3401: {
    title: 'no example tries a feature',
    cause:
      'The price list works out figures for other features, and for this one none. Nothing would notice a wrong digit in its price.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      feature faces "Face comparison" {
        meter call
        price CNY 0.20 / call
      }
      example "ten calls" {
        use    10 calls of ocr
        charge CNY 1.50
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      feature faces "Face comparison" {
        meter call
        price CNY 0.20 / call
      }
      example "ten calls of each" {
        use    10 calls of ocr
        use    10 calls of faces
        charge CNY 3.50
      }`,
    fix: 'Take a figure from the page and write it down as an example.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export const silencing = {
  TAR3901: {
    title: 'a warning is silenced without a reason',
    cause: 'Whoever reads the price list next must know why the warning does not count here.',
    frame: 'feature',
    wrong: tier.replace(': the first hundred are an offer', ''),
    right: tier,
    fix: 'Write the reason after a colon.',
  },
  TAR3902: {
    title: 'nothing is silenced',
    cause:
      'The warning is not found on the line of which the comment speaks. It was mended, or the comment stands elsewhere.',
    frame: 'feature',
    wrong: tier.replace('0.15', '0.05'),
    right: tier,
    fix: 'Take the comment away, or move it to the line above the one that is meant.',
  },
  TAR3903: {
    title: 'a code that cannot be silenced',
    cause:
      'Errors keep a price list from being used, and cannot be silenced; nor can a code that does not exist.',
    frame: 'feature',
    wrong: `
      // allow TAR2104: we know
      price CNY 0.15 / call`,
    right: tier,
    fix: 'Mend the error, or correct the code.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
