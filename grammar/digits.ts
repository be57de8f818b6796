/** Digits in groups of three: `10000` is `10,000`. */
export const inThrees = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
