import type { Explanation } from './explanation.ts';

/** TAR2430 to TAR2442, TAR3201 and TAR3202: packages and capacities. */
export const products = {
  TAR2430: {
    title: 'a product covers nothing',
    cause: 'Nobody could use what is bought.',
    frame: 'funded',
    wrong: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }
      package other "Another" in prepaid {
        size   5,000 points  CNY 500
      }`,
    right: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Name what it pays for with `covers`.',
  },
  TAR2431: {
    title: 'a package without a size',
    cause: 'Nothing says how much one buys, nor for how much.',
    frame: 'funded',
    wrong: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
      }`,
    right: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'State the sizes, or say `size unpublished "the page"`.',
  },
  TAR2432: {
    cause: 'Nothing says how much of the package one unit of use takes.',
    frame: 'package',
    wrong: `
      covers ocr
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Write a factor after `at`.',
  },
  TAR2433: {
    cause:
      'While a capacity is valid, every call is free, however many: it has no balance that calls could take from.',
    frame: 'capacity',
    wrong: `
      covers ocr at 1 point / call
      price  CNY 200 / qps monthly`,
    right: `
      covers ocr
      price  CNY 200 / qps monthly`,
    fix: 'Take the factor away.',
  },
  TAR2434: {
    title: 'a size is stated twice',
    cause: 'One size has one price.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500
      size   5,000 points  CNY 450`,
    right: `
      covers ocr at 1 point / call
      size    5,000 points  CNY 500
      size   10,000 points  CNY 950`,
    fix: 'Take one away, or correct its size.',
  },
  TAR2435: {
    cause: 'An alert tells that little is left. At 0% it comes too late, at 100% before anything was used.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      alert  at 100% remaining
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      alert  at 20% remaining
      size   5,000 points  CNY 500`,
    fix: 'Write a percentage between the two.',
  },
  TAR2436: {
    title: 'a span that is no whole number of days, months or years',
    cause: 'Validity is counted on the calendar, so that it ends at the hour at which it began.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      valid  12 hours
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      valid  1 day
      size   5,000 points  CNY 500`,
    fix: 'Write days, months or years.',
  },
  TAR2437: {
    title: 'a package covers the same thing twice',
    cause: 'Two lines name the same features equally closely, and nothing says which factor counts.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      covers ocr at 2 points / call
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Take one of the two away.',
  },
  TAR2438: {
    title: 'a product covers a feature that does not accept its fund',
    cause: 'The package names the feature, but the feature says that the fund may not pay for it.',
    frame: 'funded',
    wrong: `
      feature faces "Faces" {
        meter   call
        accepts price
        price   CNY 0.20 / call
      }
      package pack "Package" in prepaid {
        covers ocr   at 1 point / call
        covers faces at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      feature faces "Faces" {
        meter   call
        accepts prepaid, price
        price   CNY 0.20 / call
      }
      package pack "Package" in prepaid {
        covers ocr   at 1 point / call
        covers faces at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Add the fund to `accepts` of the feature, or take the line away.',
  },
  TAR2439: {
    title: 'one size without a published price',
    cause:
      'An order of a size without a published price carries its own, and so may be of any size. A size beside `unpublished` would read as if no other were sold.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500
      size  10,000 points  unpublished "the page of packages"`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500
      size   unpublished "the page of packages"`,
    fix: 'Leave the size out.',
  },
  TAR2440: {
    title: 'a capacity or a licence without a price',
    cause: 'Nothing says what it costs. A page that does not publish the price is named instead.',
    frame: 'funded',
    wrong: `
      capacity line "Line" in prepaid {
        covers ocr
        sell   up to 50 qps
      }`,
    right: `
      capacity line "Line" in prepaid {
        covers ocr
        price  CNY 200 / qps monthly
        sell   up to 50 qps
      }`,
    fix: 'State the price, or say `price unpublished "the page"`.',
  },
  TAR2441: {
    title: 'nothing says in which unit something is sold',
    cause: 'Without a published price, no unit stands anywhere, and an order of 40 could be 40 of anything.',
    frame: 'funded',
    wrong: `
      capacity line "Line" in prepaid {
        covers ocr
        price  unpublished "the page of capacities"
      }`,
    right: `
      capacity line "Line" in prepaid {
        covers ocr
        price  unpublished "the page of capacities"
        sell   up to 50 qps
      }`,
    fix: 'Write the unit with the price, or say `sell up to N qps`.',
  },
  TAR2442: {
    cause: 'The page says where the price of an upgrade is found, and `allows` does not let anybody upgrade.',
    frame: 'capacity',
    wrong: `
      covers  ocr
      price   CNY 200 / qps monthly
      allows  renewal
      upgrade unpublished "the page of upgrades"`,
    right: `
      covers  ocr
      price   CNY 200 / qps monthly
      allows  renewal, upgrade
      upgrade unpublished "the page of upgrades"`,
    fix: 'Add `upgrade` to `allows`, or take the line away.',
  },
  TAR3201: {
    title: 'a feature accepts a fund that never pays for it',
    cause:
      'Nothing that is sold in the fund covers the feature, so the fund is named for nothing. A line of `covers` may be missing.',
    frame: 'funded',
    wrong: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }
      feature faces "Faces" {
        meter   call
        accepts prepaid, price
        price   CNY 0.20 / call
      }`,
    right: `
      package pack "Package" in prepaid {
        covers ocr   at 1 point / call
        covers faces at 1 point / call
        size   5,000 points  CNY 500
      }
      feature faces "Faces" {
        meter   call
        accepts prepaid, price
        price   CNY 0.20 / call
      }`,
    fix: 'Cover the feature, or take the fund out of its `accepts`.',
  },
  TAR3202: {
    title: 'a line of `covers` that covers nothing',
    cause: 'Every feature that the line names is covered by a closer line, so its factor is never used.',
    frame: 'package',
    wrong: `
      covers ocr at 1 point / call
      covers *   at 2 points / call
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Take the line away.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
