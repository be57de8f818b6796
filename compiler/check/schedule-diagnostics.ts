import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR21xx: what a price says, its tiers and its period. */
export const scheduleDiagnostics = defineDiagnostics({
  TAR2101: { severity: 'error', message: 'this bound has no unit' },
  TAR2102: {
    severity: 'error',
    message: '`{found}` does not convert to `{expected}`, in which this is measured',
    help: 'write it in `{expected}`',
  },
  TAR2103: {
    severity: 'error',
    message: '`{unit}` is counted, so no tier can end at {value}',
    label: 'must be a whole number',
  },
  TAR2104: { severity: 'error', message: 'tiers leave a gap' },
  TAR2105: { severity: 'error', message: 'tiers overlap' },
  TAR2106: {
    severity: 'error',
    message: 'tiers do not rise',
    label: 'ends below the tier above, which ends at {previous}',
    help: 'write the tiers from the smallest bound to the largest',
  },
  TAR2107: { severity: 'error', message: 'this tier is never reached' },
  TAR2108: {
    severity: 'error',
    message: 'this tier covers nothing',
    label: 'holds no quantity above 0',
    help: 'leave the tier out',
  },
  TAR2109: {
    severity: 'error',
    message: 'no tier says what happens above {bound}',
    help: 'add a last tier: `> {bound}` with a price, or with `reject "…"`',
  },
  TAR2110: {
    severity: 'error',
    message: 'only the last tier can {word}',
    help: 'quantities are counted up through the tiers and would not get past this one',
  },
  TAR2111: {
    severity: 'error',
    message: 'the bound below `{word}` must belong to the tier that is priced',
    help: 'write `<= {bound}` above and `> {bound}` here',
  },
  TAR2112: {
    severity: 'error',
    message: '{what} need a period',
    label: 'over which period?',
    help: 'add one of `per event`, `daily`, `monthly`, `yearly`, `ever`',
  },
  TAR2113: { severity: 'error', message: 'a price has one flat part, and this has two', help: 'add them up' },
  TAR2114: {
    severity: 'error',
    message: 'a part for each event does not go with `{period}`',
    help: 'write `per event`, or give the part without `/ event`',
  },
  TAR2115: { severity: 'error', message: '`{name}` is not the money that this feature meters' },
  TAR2116: {
    severity: 'error',
    message: 'this feature meters money, and its price is a share of it',
    help: 'write a percentage: `2.9% of {name}`',
  },
  TAR2117: { severity: 'error', message: 'a price per 0 `{unit}` is no price', label: 'must be above 0' },
  TAR2118: {
    severity: 'error',
    message: 'schedule `{name}` is defined by itself',
    label: 'leads back to `{name}`',
  },
  TAR2119: {
    severity: 'error',
    message: '{place} cannot name a schedule that {fault}',
    help: 'write the price in full here',
  },
  TAR2120: {
    severity: 'error',
    message: 'schedule `{name}` is `{theirs}`, but the price is `{ours}`',
    help: 'give the period in one of the two places',
  },
  TAR2121: {
    severity: 'error',
    message: '`counting all usage` changes nothing here',
    label: 'nothing is counted over a period',
    help: 'leave it out, or price in tiers',
  },
  TAR2122: {
    severity: 'error',
    message: '`{word}` needs a period such as `monthly`',
    help: 'add one of `per event`, `daily`, `monthly`, `yearly`, `ever`',
  },
  TAR2123: { severity: 'error', message: '`at least` is more than `at most`', label: 'below {least}' },
  TAR2124: {
    severity: 'error',
    message: '`{word}` is said of schedule `{name}`, which is only part of this price',
    help: 'say it after the table',
  },
  TAR2125: { severity: 'error', message: '`{word}` is said twice', help: 'say it in one of the two places' },
  TAR2126: { severity: 'error', message: 'more than {most} tiers in one schedule' },
  TAR2127: { severity: 'error', message: 'a price in tiers has no tier' },
  TAR2128: {
    severity: 'error',
    message: '`{word}` for each event goes with one rate, not with tiers or blocks',
    help: 'say it of a period, such as `monthly`, or write what it means into the tiers',
  },
  TAR3302: {
    severity: 'warning',
    message: 'this bound says `{operator}`, and all others say on which side they are by `{usual}`',
    help: 'if it is meant, say why on the line above: `// allow TAR3302: the page says so`',
  },
  TAR3303: {
    severity: 'warning',
    message: 'this tier has an amount, and all others have a rate',
    label: 'owed once, however much is used',
    help: 'if it is a rate, write for how much: `/ {unit}`',
  },
});

export const reportSchedule = scheduleDiagnostics.report;
