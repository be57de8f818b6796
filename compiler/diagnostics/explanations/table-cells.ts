import type { Explanation } from './explanation.ts';

const right = `
      price CNY / call by quality {
        | sd | 0.10 |
        | hd | 0.20 |
      }`;

/** TAR2314 to TAR2321 and TAR3301: what tables cover, and what stands in their cells. */
export const tableCells = {
  TAR2314: {
    cause: 'A use with the values that the finding names would have no price.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | sd | 0.10 |
      }`,
    right: `
      price CNY / call by quality {
        | sd | 0.10 |
      } otherwise reject "sold in sd only"`,
    fix: 'Add the row, or say `otherwise` after the table.',
  },
  TAR2315: {
    title: 'a cell of the wrong kind',
    cause: 'A cell of a price holds a price, one of a factor a number, one of a tier a bound.',
    frame: 'package',
    wrong: `
      covers ocr at points / call by quality {
        | sd | 1           |
        | hd | reject "no" |
      }
      size 5,000 points  CNY 500`,
    right: `
      covers ocr at points / call by quality {
        | sd | 1 |
        | hd |   |
      }
      size 5,000 points  CNY 500`,
    fix: 'Write what the finding names.',
  },
  TAR2316: {
    cause: 'At some hour two rows hold, and two prices.',
    frame: 'energy',
    wrong: `
      price CNY / kWh by time {
        | weekdays 08:00-22:00 | 0.32 |
        | monday 20:00-23:00   | 0.40 |
      } otherwise CNY 0.18 / kWh`,
    right: `
      price CNY / kWh by time {
        | weekdays 08:00-22:00 | 0.32 |
        | monday 22:00-23:00   | 0.40 |
      } otherwise CNY 0.18 / kWh`,
    fix: 'End one span where the other begins.',
  },
  TAR2317: {
    title: 'a word that is no day',
    cause:
      'Days have their English names; `weekdays` are Monday to Friday. Holidays differ from place to place, and are not known.',
    frame: 'energy',
    wrong: `
      price CNY / kWh by time {
        | holidays 08:00-22:00 | 0.32 |
      } otherwise CNY 0.18 / kWh`,
    right: `
      price CNY / kWh by time {
        | sunday 08:00-22:00 | 0.32 |
      } otherwise CNY 0.18 / kWh`,
    fix: 'Write the name of a day, or `weekdays`.',
  },
  TAR2318: {
    title: 'too many cells in one table',
    cause:
      'Rows that are cut differently cut one another, and all the pieces together are too many to prove.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by resolution, frame_rate {
        …  groups of rows whose bounds all differ: more than 1,000,000 pieces
      }`,
    right: `
      price CNY / minute by frame_rate {
        | <= 30 fps | 4 |
        | >  30 fps | 8 |
      }`,
    fix: 'Use the same bounds in every group of rows, or divide the table.',
    sketch: true,
  },
  TAR2319: {
    title: 'a table without rows or columns',
    cause: 'Between the braces stands nothing that has a price.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
      } otherwise free`,
    right,
    fix: 'Write the rows.',
  },
  TAR2320: {
    cause: 'Tiers are counted up through a column, so a column has a price in every tier, or in none.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term graduated {
        |           | day | month |
        | <= 10 qps |  10 |   200 |
        | >  10 qps |   9 |       |
      }`,
    right: `
      covers ocr
      price CNY / qps by term graduated {
        |           | day | month |
        | <= 10 qps |  10 |   200 |
        | >  10 qps |   9 |   180 |
      }`,
    fix: 'Fill the whole column, or leave all of it empty.',
  },
  TAR2321: {
    cause: 'With a factor of 0 a package would never be used up.',
    frame: 'package',
    wrong: `
      covers ocr at 0 points / call
      size   5,000 points  CNY 500`,
    right: `
      covers ocr at 1 point / call
      size   5,000 points  CNY 500`,
    fix: 'Write what one unit takes.',
  },
  TAR2322: {
    cause:
      'A table by one attribute, by time or by term is read row by row, each a key and its price. Only a table by several, or one in tiers, has a header.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term {
        | day | month |
        |  10 |   200 |
      }`,
    right: `
      covers ocr
      price CNY / qps by term {
        | day   |  10 |
        | month | 200 |
      }`,
    fix: 'Give each key a row of its own.',
  },
  TAR3301: {
    cause:
      'The table has a price for every combination, so nothing is left for `otherwise`. A row may be there that should not be.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | sd | 0.10 |
        | hd | 0.20 |
      } otherwise reject "not sold"`,
    right,
    fix: 'Leave `otherwise` out, or take away the row that is not sold.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
