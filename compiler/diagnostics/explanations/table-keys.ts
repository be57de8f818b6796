import type { Explanation } from './explanation.ts';

const right = `
      price CNY / call by quality {
        | sd | 0.10 |
        | hd | 0.20 |
      }`;
const frames = `
      price CNY / minute by frame_rate {
        | <= 30 fps | 4 |
        | >  30 fps | 8 |
      }`;

/** TAR2301 to TAR2313: the axes of tables and their keys. */
export const tableKeys = {
  TAR2301: {
    title: 'a table is by one thing twice',
    cause: 'The two axes always agree, so most cells could never be reached.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality, quality {
        |    |   sd |   hd |
        | sd | 0.10 | 0.20 |
        | hd | 0.10 | 0.20 |
      }`,
    right,
    fix: 'Leave one of them out.',
  },
  TAR2302: {
    cause: 'A term is what a purchase runs for. Use has a time, and a price for it has a period.',
    frame: 'feature',
    wrong: `
      price CNY / call by term {
        | month | 0.15 |
      }`,
    right: 'price CNY 0.15 / call monthly',
    fix: 'Name a period instead, such as `monthly`.',
  },
  TAR2303: {
    cause:
      'What is sold for a term is paid when it is bought, before anybody knows with which attributes it will be used.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by quality {
        | sd | 200 |
        | hd | 300 |
      }`,
    right: `
      covers ocr
      price CNY / qps by term {
        | month |   200 |
        | year  | 2,000 |
      }`,
    fix: 'Price it by `term` alone.',
  },
  TAR2304: {
    title: 'a row with too few or too many cells',
    cause: 'A cell is missing or left over, so prices would slip into the wrong column.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by resolution, frame_rate {
        |           | <= 30 fps | > 30 fps |
        | <= 1080 p |         4 |
        | >  1080 p |         8 |       16 |
      }`,
    right: `
      price CNY / minute by resolution, frame_rate {
        |           | <= 30 fps | > 30 fps |
        | <= 1080 p |         4 |        8 |
        | >  1080 p |         8 |       16 |
      }`,
    fix: 'Fill in what is missing, or take away what is left over.',
  },
  TAR2305: {
    cause: 'Above the column of keys stands nothing: the header names the keys of the axis that runs across.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by resolution, frame_rate {
        | <= 720 p  | <= 30 fps | > 30 fps |
        | <= 1080 p |         4 |        8 |
        | >  1080 p |         8 |       16 |
      }`,
    right: `
      price CNY / minute by resolution, frame_rate {
        |           | <= 30 fps | > 30 fps |
        | <= 1080 p |         4 |        8 |
        | >  1080 p |         8 |       16 |
      }`,
    fix: 'Leave the cell empty.',
  },
  TAR2306: {
    title: 'a key of the wrong kind',
    cause: 'A number has bounds for keys, a list its values, time its days and hours.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | <= 5 calls | 0.10 |
        | hd         | 0.20 |
      } otherwise free`,
    right,
    fix: 'Write a key of the kind that the finding names.',
  },
  TAR2307: {
    title: 'a key that is not among the values',
    cause:
      'The attribute is a closed list, and this is not one of its values: no record could ever reach the row.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | sd  | 0.10 |
        | hd  | 0.20 |
        | uhd | 0.30 |
      }`,
    right,
    fix: 'Correct the value, or add it to those of the attribute.',
  },
  TAR2308: {
    cause: 'A bare number is per the unit of the heading, and this table has none.',
    frame: 'feature',
    wrong: `
      price by quality {
        | sd | 0.10            |
        | hd | CNY 0.20 / call |
      }`,
    right,
    fix: 'Say it once before `by`, or write the price in full.',
  },
  TAR2309: {
    title: 'the bounds of a table leave a gap',
    cause: 'Some values fall between two rows or columns, and nothing says what they cost.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by frame_rate {
        | <= 30 fps | 4 |
        | >  60 fps | 8 |
      }`,
    right: frames,
    fix: 'Let each bound start where the one before ends.',
  },
  TAR2310: {
    title: 'the bounds of a table overlap',
    cause: 'Some values fall into two rows or columns, and two prices hold for them.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by frame_rate {
        | <= 30 fps | 4 |
        | >  20 fps | 8 |
      }`,
    right: frames,
    fix: 'Let each bound start where the one before ends.',
  },
  TAR2311: {
    title: 'the bounds of a table do not rise',
    cause: 'Bounds are read from the smallest to the largest, and this one ends below the one before.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by frame_rate {
        | <= 60 fps | 8 |
        | <= 30 fps | 4 |
      } otherwise reject "not sold"`,
    right: `
      price CNY / minute by frame_rate {
        | <= 30 fps | 4 |
        | <= 60 fps | 8 |
      } otherwise reject "not sold"`,
    fix: 'Write them from the smallest to the largest.',
  },
  TAR2312: {
    title: 'a bound of a table is never reached',
    cause: 'The ones before hold every value already.',
    frame: 'minutes',
    wrong: `
      price CNY / minute by frame_rate {
        | >= 0 fps  | 4 |
        | >  30 fps | 8 |
      }`,
    right: frames,
    fix: 'Give the one before an end, with `<=`, or take this one away.',
  },
  TAR2313: {
    title: 'two rows or columns for one key',
    cause: 'Of two prices for the same case, nothing says which counts.',
    frame: 'feature',
    wrong: `
      price CNY / call by quality {
        | sd | 0.10 |
        | hd | 0.20 |
        | sd | 0.15 |
      }`,
    right,
    fix: 'Take one away, or correct its key.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
