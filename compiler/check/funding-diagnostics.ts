import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR24xx: funds, products and features. */
export const fundingDiagnostics = defineDiagnostics({
  TAR2401: { severity: 'error', message: '`{word}` is stated twice', label: 'stated again' },
  TAR2402: {
    severity: 'error',
    message: '`price` comes last in `deduct`: nothing is left for what follows it',
    help: 'move `price` to the end',
  },
  TAR2403: {
    severity: 'error',
    message: 'fund `{fund}` is empty: no package and no capacity is in it',
    help: 'take it away, or declare what is sold `in {fund}`',
  },
  TAR2404: {
    severity: 'error',
    message: 'the catalog does not say which fund pays first',
    help: 'state it: `deduct {funds} > price`',
  },
  TAR2405: { severity: 'error', message: '{what} stands twice here' },
  TAR2406: { severity: 'error', message: 'fund `{fund}` is told twice in which order its orders pay' },
  TAR2410: {
    severity: 'error',
    message: 'feature `{feature}` has no meter',
    help: 'say what it counts: `meter call`',
  },
  TAR2411: {
    severity: 'error',
    message: 'feature `{feature}` accepts `price`, but has no price',
    help: 'state the price, or take `price` away',
  },
  TAR2412: {
    severity: 'error',
    message: 'feature `{feature}` has a price, but does not accept it',
    help: 'add `price` to `accepts`',
  },
  TAR2413: {
    severity: 'error',
    message: 'nothing says what use of `{feature}` costs in the end',
    help: 'state a price, or say `otherwise reject "…"`',
  },
  TAR2414: {
    severity: 'error',
    message: '`otherwise` is for a feature without a price, and `{feature}` has one',
  },
  TAR2415: {
    severity: 'error',
    message: 'nothing would hold use of `{feature}` to {quantity}: it is what the feature counts',
    help: 'state an allowance as the first tier of a price: `<= {quantity} free`',
  },
  TAR2420: { severity: 'error', message: '`{attribute}` is a number, and `where` asks for one of a list' },
  TAR2421: {
    severity: 'error',
    message: 'no record of `{feature}` would ever count: no value of `{attribute}` is left',
  },
  TAR2422: { severity: 'error', message: '{what} must be above zero' },
  TAR2423: { severity: 'error', message: '`{attribute}` is no number, and `times` multiplies by one' },
  TAR2424: { severity: 'error', message: 'a money meter has no step, minimum or `times`' },
  TAR2430: {
    severity: 'error',
    message: '{kind} `{product}` covers nothing',
    help: 'name what it pays for: `covers …`',
  },
  TAR2431: {
    severity: 'error',
    message: 'package `{product}` has no size',
    help: 'state one, or say `size unpublished "the page"`',
  },
  TAR2432: {
    severity: 'error',
    message: '`covers` of a package needs a factor',
    help: 'say what one unit takes: `at 1 point / call`',
  },
  TAR2433: { severity: 'error', message: 'a capacity covers every call, so `covers` has no factor here' },
  TAR2434: { severity: 'error', message: 'size {size} is stated twice' },
  TAR2435: { severity: 'error', message: 'an alert is at more than 0% and less than 100%' },
  TAR2436: { severity: 'error', message: '{what} is a whole number of days, months or years' },
  TAR2437: { severity: 'error', message: 'package `{product}` covers `{scope}` twice' },
  TAR2439: {
    severity: 'error',
    message: 'a size without a published price stands for every size that is not listed',
    help: 'leave the size out: `size unpublished "{page}"`',
  },
  TAR2440: {
    severity: 'error',
    message: '{kind} `{product}` has no price',
    help: 'state it, or say `price unpublished "the page"`',
  },
  TAR2441: {
    severity: 'error',
    message: 'nothing says in which unit {kind} `{product}` is sold',
    help: 'write the unit with its price, as in `… / qps by term`, or say `sell up to N qps`',
  },
  TAR2442: { severity: 'error', message: '`upgrade` has a page here, but an upgrade is not allowed' },
  TAR3201: {
    severity: 'warning',
    message: 'feature `{feature}` accepts fund `{fund}`, but no product of it covers the feature',
  },
  TAR3202: {
    severity: 'warning',
    message: '`covers {scope}` covers nothing that is not covered more closely',
  },
});

export const reportFunding = fundingDiagnostics.report;
