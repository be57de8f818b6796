/** What fingers do to a word or a figure. Each is a pure function; null where it would change nothing. */

/** Two letters in the middle exchanged; of a short or even word, the last letter typed twice. */
export function misspelt(word: string): string {
  const middle = Math.floor(word.length / 2);
  const [a, b] = [word[middle - 1], word[middle]];
  if (word.length < 4 || a === b || a === '_' || b === '_') return `${word}${word.at(-1)}`;
  return word.slice(0, middle - 1) + b + a + word.slice(middle + 1);
}

/** A figure with its point moved to the right (places > 0) or the left, commas gone: `0.15` by 1 is `1.5`. */
export function moved(figure: string, places: number): string | null {
  const plain = figure.replaceAll(',', '');
  if (!/^\d+(\.\d+)?$/.test(plain) || Number(plain) === 0) return null;
  const [whole = '', fraction = ''] = plain.split('.');
  const digits =
    places > 0 ? whole + fraction.padEnd(places, '0') : whole.padStart(1 - places, '0') + fraction;
  const point = places > 0 ? whole.length + places : Math.max(whole.length + places, 1);
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point);
  return right === '' ? left : `${left}.${right}`;
}

/** A digit that counts left out: the last one before trailing zeros, where more than one is left. */
export function dropped(figure: string): string | null {
  const plain = figure.replaceAll(',', '');
  if (plain.replace(/[^\d]/g, '').length < 2 || Number(plain) === 0) return null;
  const shorter = plain.includes('.') ? plain.replace(/\d(0*)$/, '$1') : plain.slice(0, -1);
  return shorter.endsWith('.') || Number(shorter) === 0 || Number(shorter) === Number(plain) ? null : shorter;
}

/** The first digit that counts left out: `12.8` is `2.8`. */
export function beheaded(figure: string): string | null {
  const other = figure.replaceAll(',', '').replace(/[1-9]/, '');
  return /^\d/.test(other) && Number(other) > 0 ? other : null;
}

/** The first two digits that differ exchanged: `0.15` is `0.51`. */
export function transposed(figure: string): string | null {
  const at = [...figure].findIndex(
    (digit, index) =>
      /[1-9]/.test(digit) && /\d/.test(figure[index + 1] ?? '') && digit !== figure[index + 1],
  );
  if (at < 0) return null;
  return figure.slice(0, at) + figure[at + 1] + figure[at] + figure.slice(at + 2);
}

/** A number written with commas again, as quantities are. */
export const grouped = (plain: string): string => {
  const [whole = '', fraction] = plain.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
};

export const times = (figure: string, factor: number): string =>
  grouped(String(Math.round(Number(figure.replaceAll(',', '')) * factor)));
