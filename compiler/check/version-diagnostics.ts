import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR25xx: prices by date, and the terms for which something is sold. */
export const versionDiagnostics = defineDiagnostics({
  TAR2501: { severity: 'error', message: 'two prices from {date}' },
  TAR2502: {
    severity: 'error',
    message: 'prices are not in the order of their dates',
    help: 'write the older price above the newer',
  },
  TAR2503: {
    severity: 'error',
    message: 'two prices without a date',
    help: 'say from when the newer one holds: `price from 2026-01-01 …`',
  },
  TAR2504: {
    severity: 'error',
    message: 'a {kind} has no prices by date',
    help: 'leave the date out; an order keeps the price at which it was bought',
  },
  TAR2505: { severity: 'error', message: 'two prices for one {term}' },
  TAR2506: {
    severity: 'error',
    message: 'this price does not say for which term',
    help: 'write a table `by term`, or add `daily`, `monthly` or `yearly`',
  },
  TAR2507: {
    severity: 'error',
    message: '`{word}` does not go with what is sold for a term',
    help: 'leave it out',
  },
  TAR2508: {
    severity: 'error',
    message: '`{date}` is not a date',
    help: 'write a day, such as `2026-01-31`',
  },
});

export const reportVersion = versionDiagnostics.report;
