import type { Explanation } from './explanation.ts';

/** TAR1020 to TAR1037: braces, numbers, dates, texts and comments. */
export const signs = {
  TAR1020: {
    cause:
      'A block was opened and not closed. The finding points at the brace whose block the lines after it seem to leave.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    fix: 'Close the block with `}`.',
  },
  TAR1021: {
    title: 'a brace is missing',
    cause: 'A block has lines of its own, but its opening brace is missing.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition"
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Write the brace at the end of the line.',
  },
  TAR1022: {
    cause: 'There is one closing brace more than opening ones.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }
      }`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    fix: 'Take the brace away, or look above for one that closes too early.',
  },
  TAR1023: {
    title: 'one thing is said twice in a statement',
    cause: 'A price has one period, one `at least` and one `at most`. Of two, nothing says which counts.',
    frame: 'feature',
    wrong: 'price CNY 99 monthly daily',
    right: 'price CNY 99 monthly',
    fix: 'Take one of the two away.',
  },
  TAR1024: {
    cause: 'Categories are one level of headings, as on a price page. They do not stand in one another.',
    frame: 'declarations',
    wrong: `
      category images "Images" {
        category text "Text" {
          feature ocr "Text recognition" {
            meter call
            price CNY 0.15 / call
          }
        }
      }`,
    right: `
      category text "Text" {
        feature ocr "Text recognition" {
          meter call
          price CNY 0.15 / call
        }
      }`,
    fix: 'Close the outer category first.',
  },
  TAR1030: {
    cause:
      'Numbers are written `10,000` or `0.15`: a comma groups exactly three digits, a point has digits on both sides, and nothing is shortened. `10,00` could be ten or a thousand, so it is refused, not guessed.',
    frame: 'feature',
    wrong: `
      price graduated monthly {
        <= 10,00 calls   CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    right: `
      price graduated monthly {
        <= 10,000 calls  CNY 0.15 / call
        >  10,000 calls  CNY 0.10 / call
      }`,
    fix: 'Write the number in full.',
  },
  TAR1031: {
    cause: 'The day does not exist, or is not written with four, two and two digits.',
    frame: 'feature',
    wrong: 'price from 2026-02-30 CNY 0.15 / call',
    right: 'price from 2026-03-01 CNY 0.15 / call',
    fix: 'Write a day of the calendar, such as `2026-01-31`.',
  },
  TAR1032: {
    cause: 'Hours are a span of the day, two digits each, from inclusive, to exclusive.',
    frame: 'energy',
    wrong: `
      price CNY / kWh by time {
        | weekdays 8:00-22:00 | 0.32 |
      } otherwise CNY 0.18 / kWh`,
    right: `
      price CNY / kWh by time {
        | weekdays 08:00-22:00 | 0.32 |
      } otherwise CNY 0.18 / kWh`,
    fix: 'Write two digits for each hour: `08:00-22:00`.',
  },
  TAR1033: {
    cause: 'A text ends on the line on which it begins, with a quotation mark.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition {
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Write the closing quotation mark.',
  },
  TAR1034: {
    cause: 'In a text a backslash begins an escape, and this one means nothing.',
    frame: 'declarations',
    wrong: String.raw`
      feature ocr "Text \ recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    right: String.raw`
      feature ocr "Text \\ recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Write a backslash twice, or take it away.',
  },
  TAR1035: {
    cause:
      'The comment was opened with `/*` and not closed, so that the rest of the file would count for nothing.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }
      /* prices of January`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }
      /* prices of January */`,
    fix: 'End the comment with `*/`.',
  },
  TAR1036: {
    title: 'a character that means nothing here',
    cause:
      'The character stands outside texts and comments, and is no sign of the language. Curly quotation marks and semicolons often come from another program.',
    frame: 'feature',
    wrong: 'price CNY 0.15 / call;',
    right: 'price CNY 0.15 / call',
    fix: 'Take it away, or put what is no name in straight quotation marks.',
  },
  TAR1037: {
    cause: 'Backticks let a word of the language be a name. They do not let a name hold other signs.',
    frame: 'declarations',
    wrong: `
      feature \`text-recognition\` "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    right: `
      feature text_recognition "Text recognition" {
        meter call
        price CNY 0.15 / call
      }`,
    fix: 'Use letters, digits and `_`.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
