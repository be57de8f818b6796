import { defineDiagnostics } from './text/diagnostic.ts';

/** What can be wrong with the writing of a price list, before anything in it is looked up. */
export const syntax = defineDiagnostics({
  TAR1001: { severity: 'error', message: 'unexpected {found}' },
  TAR1002: { severity: 'error', message: 'expected {expected}' },
  TAR1003: { severity: 'error', message: 'unknown statement `{word}` in {block}' },
  TAR1004: { severity: 'error', message: '`{word}` cannot stand in {block}' },
  TAR1005: { severity: 'error', message: 'expected a name' },
  TAR1006: { severity: 'error', message: 'expected a price such as `CNY 0.15 / call`' },
  TAR1007: { severity: 'error', message: 'expected a period such as `monthly`' },
  TAR1008: { severity: 'error', message: 'expected a number' },
  TAR1009: { severity: 'error', message: 'expected a quantity such as `10,000 calls`' },
  TAR1010: { severity: 'error', message: 'expected a date such as `2026-01-01`' },
  TAR1011: { severity: 'error', message: 'expected a text in quotation marks' },
  TAR1012: { severity: 'error', message: 'expected an amount such as `CNY 50`' },
  TAR1013: { severity: 'error', message: 'expected a unit such as `call`' },
  TAR1014: { severity: 'error', message: 'expected a tier such as `<= 10,000 calls  CNY 0.15 / call`' },
  TAR1015: { severity: 'error', message: 'expected a row such as `| <= 30 fps | 4.00 |`' },
  TAR1016: { severity: 'error', message: 'a row ends where its line ends' },
  TAR1017: { severity: 'error', message: 'each tier stands on a line of its own' },
  TAR1018: { severity: 'error', message: 'expected a factor such as `0.2 points / call`' },
  TAR1019: { severity: 'error', message: 'expected a value such as `success` or `"8k"`' },
  TAR1020: { severity: 'error', message: 'this `{` is never closed', help: 'close it with `}`' },
  TAR1021: { severity: 'error', message: 'expected `{brace}` after this' },
  TAR1022: { severity: 'error', message: 'this `}` closes nothing' },
  TAR1023: { severity: 'error', message: '{what} is given twice' },
  TAR1024: { severity: 'error', message: 'a category cannot stand in a category' },
  TAR1025: { severity: 'error', message: 'expected a currency of three capitals such as `CNY`' },
  TAR1026: {
    severity: 'error',
    message: '`{word}` of a category stands before its features',
    help: 'move it above them, or between the braces of the feature that it is for',
  },
  TAR1030: { severity: 'error', message: '`{text}` is not a number' },
  TAR1031: { severity: 'error', message: '`{text}` is not a date', help: 'dates are written `2026-01-31`' },
  TAR1032: { severity: 'error', message: '`{text}` are not hours', help: 'hours are written `08:00-22:00`' },
  TAR1033: {
    severity: 'error',
    message: 'this text is not closed',
    help: 'end it with `"` on the same line',
  },
  TAR1034: {
    severity: 'error',
    message: 'unknown escape `{text}` in a text',
    help: 'a backslash is written `\\\\`',
  },
  TAR1035: { severity: 'error', message: 'this comment is not closed', help: 'end it with `*/`' },
  TAR1036: { severity: 'error', message: 'unexpected {what}' },
  TAR1037: {
    severity: 'error',
    message: 'a name in backticks holds letters, digits and `_` only',
    help: 'what is no name is written as a text, such as `"8k"`',
  },
  TAR1040: { severity: 'error', message: 'braces are nested deeper than {limit} levels' },
  TAR1041: { severity: 'error', message: 'this file is longer than {limit} MB' },
  TAR1042: { severity: 'error', message: 'this name is longer than {limit} characters' },
  TAR1043: { severity: 'error', message: 'this text is longer than {limit} characters' },
  TAR1044: { severity: 'error', message: 'this number has more than {limit} digits' },
  TAR1045: { severity: 'error', message: 'a schedule has at most {limit} tiers' },
  TAR1046: { severity: 'error', message: 'a table has at most {limit} cells' },
  TAR1047: { severity: 'error', message: '{count} more faults in this file are not shown' },
});

/** Codes of the form "expected …" that need no values: a rule names one as its message. */
export type ExpectedCode =
  | 'TAR1005'
  | 'TAR1006'
  | 'TAR1007'
  | 'TAR1008'
  | 'TAR1009'
  | 'TAR1010'
  | 'TAR1011'
  | 'TAR1012'
  | 'TAR1013'
  | 'TAR1014'
  | 'TAR1015'
  | 'TAR1016'
  | 'TAR1017'
  | 'TAR1018'
  | 'TAR1019'
  | 'TAR1025';

/** The expectations under readable names, for the rules. */
export const expected = {
  name: 'TAR1005',
  price: 'TAR1006',
  period: 'TAR1007',
  number: 'TAR1008',
  quantity: 'TAR1009',
  date: 'TAR1010',
  text: 'TAR1011',
  amount: 'TAR1012',
  unit: 'TAR1013',
  tier: 'TAR1014',
  row: 'TAR1015',
  factor: 'TAR1018',
  value: 'TAR1019',
  currency: 'TAR1025',
} as const satisfies Record<string, ExpectedCode>;
