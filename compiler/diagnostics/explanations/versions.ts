import type { Explanation } from './explanation.ts';

const dated = `
      price from 2026-01-01 CNY 0.15 / call
      price from 2026-07-01 CNY 0.12 / call`;
const monthly = `
      covers ocr
      price  CNY 200 / qps monthly`;

/** TAR25xx: prices by date, and prices by term. */
export const versions = {
  TAR2501: {
    title: 'two prices from one day',
    cause: 'From that day on two prices would hold.',
    frame: 'feature',
    wrong: `
      price from 2026-01-01 CNY 0.15 / call
      price from 2026-01-01 CNY 0.12 / call`,
    right: dated,
    fix: 'Take one away, or correct its date.',
  },
  TAR2502: {
    cause: 'History is read from the top down, the older price above the newer.',
    frame: 'feature',
    wrong: `
      price from 2026-07-01 CNY 0.12 / call
      price from 2026-01-01 CNY 0.15 / call`,
    right: dated,
    fix: 'Write them in the order of their dates.',
  },
  TAR2503: {
    cause: 'Both prices hold from the beginning. The newer one needs the day from which it holds.',
    frame: 'feature',
    wrong: `
      price CNY 0.15 / call
      price CNY 0.12 / call`,
    right: `
      price CNY 0.15 / call
      price from 2026-07-01 CNY 0.12 / call`,
    fix: 'Say from when the second holds.',
  },
  TAR2504: {
    title: 'a purchase priced by date',
    cause: 'An order keeps the price at which it was bought, and a catalog sells at one price at a time.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price  from 2026-01-01 CNY 200 / qps monthly`,
    right: monthly,
    fix: 'Leave the date out.',
  },
  TAR2505: {
    title: 'two prices for one term',
    cause: 'A term, such as a month, has one price.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price  CNY 200 / qps monthly
      price  CNY 180 / qps monthly`,
    right: `
      covers ocr
      price  CNY 200 / qps monthly
      price  CNY 1,800 / qps yearly`,
    fix: 'Take one away, or correct its term.',
  },
  TAR2506: {
    cause:
      'A capacity or a licence is bought for a day, a month or a year, and this price does not say for which.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price  CNY 200 / qps`,
    right: monthly,
    fix: 'Add `daily`, `monthly` or `yearly`, or write a table `by term`.',
  },
  TAR2507: {
    title: 'words that do not go with a purchase',
    cause: 'What is bought for a term is paid once, so nothing is counted and no bill is bounded.',
    frame: 'capacity',
    wrong: `
      covers ocr
      price  CNY 200 / qps monthly counting all usage`,
    right: monthly,
    fix: 'Leave the words out.',
  },
  TAR2508: {
    title: 'a time that does not exist here',
    cause: 'Where clocks go forward, an hour of the day does not exist, and no price can begin in it.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency EUR
        timezone "Europe/Madrid"
        round    half up to 0.01
        unit     call, calls
        feature ocr "Text recognition" {
          meter call
          price from 2026-03-29T02:30 EUR 0.15 / call
        }
      }`,
    right: `
      catalog vision "Vision" {
        currency EUR
        timezone "Europe/Madrid"
        round    half up to 0.01
        unit     call, calls
        feature ocr "Text recognition" {
          meter call
          price from 2026-03-29 EUR 0.15 / call
        }
      }`,
    fix: 'Write the day, or a time that the clock shows.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
