import type { Explanation } from './explanation.ts';

const falling = `
      price graduated monthly {
        <= 100 calls    CNY 0.15 / call
        <= 1,000 calls  CNY 0.10 / call
        >  1,000 calls  CNY 0.06 / call
      }`;
const table = `
      price CNY / minute by resolution, frame_rate {
        |           | <= 30 fps | <= 60 fps | <= 120 fps |
        | <=  720 p |      4.00 |      8.00 |      16.00 |
        | <= 1440 p |      8.00 |     16.00 |      32.00 |
        | <= 2160 p |     24.00 |     48.00 |      96.00 |
      } otherwise reject "not sold"`;

/** TAR31xx: figures of prices that mean something, and are probably not meant. */
export const figures = {
  TAR3101: {
    title: 'using more costs less in total',
    cause:
      'In a volume price the tier that is reached prices all units, so just above a bound the whole bill can fall. Customers notice, and use a little more. The finding names the quantities and the largest loss.',
    frame: 'feature',
    wrong: `
      price volume monthly {
        <= 1,000 calls  CNY 0.15 / call
        >  1,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 1,000 calls  CNY 0.15 / call
        >  1,000 calls  CNY 0.10 / call
      }`,
    fix: 'Write `graduated` if each unit costs the rate of its own tier. If the page means it, say so: `// allow TAR3101: the page says so`.',
  },
  TAR3102: {
    title: 'a tier is dearer than the one before',
    cause:
      'Rates fall from tier to tier on nearly every page, so two of them may have changed places, or a digit is wrong.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 100 calls  CNY 0.10 / call
        >  100 calls  CNY 0.15 / call
      }`,
    right: `
      price graduated monthly {
        <= 100 calls  CNY 0.15 / call
        >  100 calls  CNY 0.10 / call
      }`,
    fix: 'Correct the rate, or say why it is meant on the line above.',
  },
  TAR3103: {
    title: 'a tier that no sale reaches',
    cause:
      'Less is sold than the quantity at which the tier begins, so its price is never paid. The page may still print it.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price CNY / qps by term graduated {
        |           | month |
        | <= 50 qps |   200 |
        | >  50 qps |   180 |
      }
      sell up to 50 qps`,
    right: `
      covers ocr
      price CNY / qps by term graduated {
        |           | month |
        | <= 50 qps |   200 |
        | >  50 qps |   180 |
      }
      sell up to 100 qps`,
    fix: 'Leave the tier out, raise the limit, or say that the page prints it.',
  },
  TAR3104: {
    title: 'a charge that is rounded to nothing',
    cause:
      'Each event is rounded on its own, and one costs less than half of the smallest amount. All of them together cost nothing.',
    frame: 'feature',
    wrong: 'price CNY 0.0020 / call per event',
    right: 'price CNY 0.02 / call per event',
    fix: 'Correct the rate, round to a smaller step, or leave `per event` out, so that the month is rounded once.',
  },
  TAR3105: {
    title: 'a figure ten times out of line',
    cause: 'The figure is far from those beside it: a digit may be missing, or one too many.',
    frame: 'minutes',
    wrong: table.replace('16.00 |      32.00', '160.0 |      32.00'),
    right: table,
    fix: 'Correct the figure, or say why it is meant on the line above.',
  },
  TAR3106: {
    title: 'a figure falls where all others rise',
    cause:
      'Along one axis every other row or column rises, and here the figures fall, or the other way round. Two cells, or two rows, may have changed places.',
    frame: 'minutes',
    wrong: table.replace('4.00 |      8.00 ', '8.00 |      4.00 '),
    right: table,
    fix: 'Exchange the cells, or say why it is meant on the line above.',
  },
  TAR3107: {
    title: 'a rate out of line with the tiers beside it',
    cause: 'With one digit more or less, the rate would be in line with the tiers around it.',
    frame: 'feature',
    wrong: falling.replace('0.10', '0.010'),
    right: falling,
    fix: 'Correct the rate, or say why it is meant on the line above.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
