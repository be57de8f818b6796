import type { Explanation } from './explanation.ts';

const right = `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`;

/** TAR2101 to TAR2111, TAR2126 and TAR2127: tiers and their bounds. */
export const tiers = {
  TAR2101: {
    cause: 'A bound counts something: `10,000` alone could be calls, or thousands of them.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    right,
    fix: 'Write the unit after the number.',
  },
  TAR2102: {
    title: 'a unit that does not convert',
    cause:
      'The price or the bound is in a unit that has nothing to do with what the feature meters, so no quantity could be compared with it.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / minute',
    right: 'price CNY 0.15 / call',
    fix: 'Write it in the unit of the meter, or in one that is declared to convert to it.',
  },
  TAR2103: {
    title: 'a tier ends within a whole unit',
    cause: 'The unit is counted, so there is no half of one, and no tier can end there.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10.5 calls  CNY 0.15 / call
        >  10.5 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10 calls  CNY 0.15 / call
        >  10 calls  CNY 0.10 / call
      }`,
    fix: 'Write a whole number, or declare the unit with `measure` if it can be divided.',
  },
  TAR2104: {
    cause:
      'Some quantities fall between two tiers, so nothing says what they cost. Each tier must start where the one above it ends; the bound itself belongs to the side with the `=`.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  12,000 calls  CNY 0.10 / call
      }`,
    right,
    fix: 'Let the tier start where the one above ends.',
  },
  TAR2105: {
    cause: 'Some quantities fall into two tiers, so two prices hold for them.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >   8,000 calls  CNY 0.10 / call
      }`,
    right,
    fix: 'Let the tier start where the one above ends.',
  },
  TAR2106: {
    cause:
      'Tiers are read from the smallest quantity to the largest, and this one ends below the one above it.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 20,000 calls  CNY 0.15 / call
        <= 10,000 calls  CNY 0.12 / call
        >  20,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        <= 20,000 calls  CNY 0.12 / call
        >  20,000 calls  CNY 0.10 / call
      }`,
    fix: 'Write the tiers in the order of their bounds.',
  },
  TAR2107: {
    cause: 'The tiers above hold every quantity already, so this rate would never be charged.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        >= 0 calls       CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    right,
    fix: 'Give the tier above an end, with `<=`, or take this one away.',
  },
  TAR2108: {
    cause: 'The tier ends at 0 or below, and no quantity is in it.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <  0 calls       CNY 0.20 / call
        >= 0 calls       CNY 0.15 / call
      }`,
    right: 'price CNY 0.15 / call',
    fix: 'Take the tier away.',
  },
  TAR2109: {
    title: 'no tier says what happens above the last bound',
    cause:
      'A quantity above the last bound would have no price. A page that sells no more than that says so with `reject`.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  reject "more than 10,000 a month: ask sales"
      }`,
    fix: 'Add a last tier with a price, or with `reject`.',
  },
  TAR2110: {
    title: 'a tier that rejects is not the last',
    cause: 'Quantities are counted up through the tiers, and would never get past this one.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        <= 20,000 calls  reject "ask sales"
        >  20,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  reject "ask sales"
      }`,
    fix: 'Price the tier, or let it be the last.',
  },
  TAR2111: {
    title: 'the bound below a rejecting tier must be priced',
    cause:
      'Minutes can be divided at will, so "sold below 10" names no last quantity up to which a record could still be rated.',
    frame: 'minutes',
    wrong: `
      price graduated monthly {
        <  10 minutes  CNY 2 / minute
        >= 10 minutes  reject "ask sales"
      }`,
    right: `
      price graduated monthly {
        <= 10 minutes  CNY 2 / minute
        >  10 minutes  reject "ask sales"
      }`,
    fix: 'Write `<=` above and `>` in the tier that rejects.',
  },
  TAR2126: {
    title: 'too many tiers in one schedule',
    cause: 'A schedule so long was generated by a program, and cannot be proven in good time.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term graduated {
        |          | month |
        | <= 1 qps |   200 |
        …  10,001 rows
      }`,
    right: `
      covers ocr
      price CNY / qps by term graduated {
        |           | month |
        | <= 10 qps |   200 |
        | >  10 qps |   180 |
      }`,
    fix: 'Use fewer tiers.',
    sketch: true,
  },
  TAR2127: {
    cause: 'Between the braces stands nothing, so nothing has a price.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
      }`,
    right,
    fix: 'Write the tiers, or a price without them.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
