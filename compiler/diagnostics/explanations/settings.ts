import type { Explanation } from './explanation.ts';

const right = `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`;

/** TAR27xx: what is said once for the whole catalog, and attributes. */
export const settings = {
  TAR2701: {
    title: 'no currency is stated',
    cause: 'Every amount on the bill is in it, and none is assumed.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    right,
    fix: 'State the currency.',
  },
  TAR2702: {
    title: 'an unknown currency',
    cause: 'The code is not in ISO 4217.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNX
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`,
    right,
    fix: 'Write the code of the currency.',
  },
  TAR2703: {
    title: 'no time zone is stated',
    cause: 'Months and days begin by a clock, and which clock decides in which month a use is charged.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        round    half up to 0.01
      }`,
    right,
    fix: 'State the time zone.',
  },
  TAR2704: {
    title: 'an unknown time zone',
    cause: 'The name is not in the IANA list of time zones.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shangai"
        round    half up to 0.01
      }`,
    right,
    fix: 'Write the name as the list has it, such as "Asia/Shanghai".',
  },
  TAR2705: {
    title: 'no rounding is stated',
    cause: 'Half a cent goes somewhere on every bill. Where is never assumed.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
      }`,
    right,
    fix: 'State how amounts are rounded, and to which step.',
  },
  TAR2706: {
    cause: 'Amounts are rounded to multiples of the step, and 0 has none.',
    frame: 'file',
    wrong: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0
      }`,
    right,
    fix: 'Write the smallest amount on a bill, such as 0.01.',
  },
  TAR2710: {
    title: 'a value stands twice',
    cause: 'The second one says nothing; another value was probably meant.',
    frame: 'declarations',
    wrong: 'attribute grade one of low, high, low',
    right: 'attribute grade one of low, middle, high',
    fix: 'Take it away, or write the value that was meant.',
  },
  TAR2711: {
    title: 'a value that is not in the list',
    cause: 'The attribute has a closed list of values, and this one is not in it.',
    frame: 'declarations',
    wrong: 'attribute grade one of low, high default middle',
    right: 'attribute grade one of low, middle, high default middle',
    fix: 'Correct the value, or add it to the list.',
  },
  TAR2712: {
    title: 'a name where a number stands',
    cause: 'The attribute is a number with a unit.',
    frame: 'declarations',
    wrong: 'attribute bit_rate in p default fast',
    right: 'attribute bit_rate in p default 1080',
    fix: 'Write a number.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
