import type { Explanation } from './explanation.ts';

const rule = `
      deduct prepaid > price
      category images "Images" {
        meter call
        price CNY 0.15 / call
        feature ocr "Text recognition"
        feature faces "Face comparison"
      }`;
const right = `${rule}
      package pack "…" in prepaid for each images.* {
        covers each at 1 point / call
        size   5,000 points  CNY 500
      }`;

/** TAR1026: what a category says stands first. */
export const saidFirst = {
  TAR1026: {
    title: 'a statement of a category stands after a feature',
    cause: 'What a category says for all of its features stands above them, where it is read first.',
    frame: 'declarations',
    wrong: `
      category images "Images" {
        feature ocr "Text recognition"
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      category images "Images" {
        meter call
        price CNY 0.15 / call
        feature ocr "Text recognition"
      }`,
    fix: 'Move it above the features, or between the braces of the one that it is for.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

/** TAR2025 to TAR2029: products that are made for each feature. */
export const forEach = {
  TAR2025: {
    title: '`for each` makes a name that another declaration has',
    cause:
      'A product sold for each feature is made once for each, and takes the name of the feature and its own. Something else has that name already.',
    frame: 'declarations',
    wrong: `${rule}
      package ocr_pack "Another" in prepaid {
        covers faces at 1 point / call
        size   5,000 points  CNY 500
      }
      capacity pack "…" in prepaid for each ocr {
        covers each
        price  CNY 200 / qps monthly
      }`,
    right,
    fix: 'Give one of the two another name; one of the same kind and fund stands in the place of the one made.',
  },
  TAR2026: {
    title: '`for each` makes a product twice',
    cause: 'Two lines sell the same feature by the same name, and nothing says which of the two counts.',
    frame: 'declarations',
    wrong: `${right}
      package pack "…" in prepaid for each ocr {
        covers each at 2 points / call
        size   5,000 points  CNY 500
      }`,
    right,
    fix: 'Take the feature out of one of the two, or give one another name.',
  },
  TAR2027: {
    title: '`for each` makes too many products',
    cause: 'A few lines must not make more products than can be proven in good time.',
    frame: 'declarations',
    wrong: `
      package pack "…" in prepaid for each * {
        …  with so many features and products that more than 100,000 are made
      }`,
    right,
    fix: 'Sell one product that covers several features.',
    sketch: true,
  },
  TAR2028: {
    title: 'a product is sold for each feature, and covers another',
    cause: 'Whoever buys it for one feature could not use it for that feature.',
    frame: 'declarations',
    wrong: `${rule}
      package pack "…" in prepaid for each images.* {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right,
    fix: 'Say `covers each`.',
  },
  TAR2029: {
    cause: '`each` stands for the feature for which a product is made, and this product is made once.',
    frame: 'package',
    wrong: `
      covers ocr, each at 1 point / call
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Name the features, or sell it `for each` of them.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

/** TAR3203 and TAR3204: what is said once, and for nobody. */
export const saidForNothing = {
  TAR3203: {
    title: 'no feature takes what its category says',
    cause:
      'A category says for its features what they do not say themselves, and each of them says this itself.',
    frame: 'declarations',
    wrong: `
      category images "Images" {
        price CNY 0.15 / call
        feature ocr "Text recognition" {
          meter call
          price CNY 0.20 / call
        }
      }`,
    right: `
      category images "Images" {
        price CNY 0.15 / call
        feature ocr "Text recognition" {
          meter call
        }
      }`,
    fix: 'Take one of the two away.',
  },
  TAR3204: {
    title: '`for each` makes nothing',
    cause:
      'No feature there takes the product: there is none, none accepts the fund, or each has one of its own.',
    frame: 'declarations',
    wrong: `${right}
      category films "Films" { }
      package more "…" in prepaid for each films.* {
        covers each at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right,
    fix: 'Name features that accept the fund, or take the product away.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
