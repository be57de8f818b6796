import currencyCodes from 'currency-codes';

/** What ISO 4217 took up since the list of the package, with its digits. */
const TAKEN_UP_SINCE: readonly (readonly [code: string, digits: number])[] = [
  ['XCG', 2],
  ['ZWG', 2],
];

/**
 * The currencies of ISO 4217 and their digits. The platform has a list too, but another one in each version, and digits
 * that follow custom and not the standard: a price list means the same everywhere. Metals, bonds and test codes, whose
 * countries are `ZZ…`, are no money.
 */
const currencies: ReadonlyMap<string, number> = new Map([
  ...currencyCodes.data
    .filter(({ countries }) => !/^zz/i.test(countries[0] ?? ''))
    .map(({ code, digits }) => [code, digits] as const),
  ...TAKEN_UP_SINCE,
]);

export const currencyExists = (code: string): boolean => currencies.has(code);

/** How many digits follow the point in the currency's own notation: 2 for CNY, 0 for JPY. */
export const currencyDigits = (code: string): number => currencies.get(code) ?? 2;

export const allCurrencies = (): Iterable<string> => currencies.keys();
