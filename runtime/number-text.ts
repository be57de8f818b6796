/** Digits in groups of three, as a price list writes them: `20,000,000`, `0.0015`. */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** A decimal with at least so many decimals: zeros are added, digits never dropped. */
export function fixed(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(decimals, '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}
