/** Rates in the words of the price list, told under a heading that says once what they have in common. */

const RATE = /^([A-Z]{3}) ([\d,]+(?:\.\d+)?) \/ (.+)$/;

export interface Rates {
  /** `CNY / call`; `price` where the rates have nothing in common. */
  readonly heading: string;
  /** Whether all of them are numbers, which can stand under each other. */
  readonly areFigures: boolean;
  /** A rate as it stands under the heading. */
  readonly shown: (label: string) => string;
}

/** What the labels of a table have in common; `words`: how names in them are shown. */
export function ratesOf(labels: readonly string[], words = (text: string): string => text): Rates {
  const read = labels.map((label) => RATE.exec(label));
  const [first] = read;
  const isCommon =
    first != null && read.every((one) => one !== null && one[1] === first[1] && one[3] === first[3]);
  if (!isCommon) return { heading: 'price', areFigures: false, shown: words };
  const decimals = read.reduce((most, one) => Math.max(most, decimalsIn(one![2]!)), 0);
  return {
    heading: words(`${first[1]!} / ${first[3]!}`),
    areFigures: true,
    shown: (label) => padded(RATE.exec(label)?.[2] ?? label, decimals),
  };
}

const decimalsIn = (figure: string): number => figure.split('.')[1]?.replace('…', '').length ?? 0;

/** Figures with equally many decimals, so that their points stand under each other. */
export function evenFigures(figures: readonly string[]): readonly string[] {
  const most = figures.reduce((decimals, figure) => Math.max(decimals, decimalsIn(figure)), 0);
  return figures.map((figure) => padded(figure, most));
}

function padded(figure: string, decimals: number): string {
  if (!/^[\d,]+(\.\d+)?$/.test(figure)) return figure;
  const [whole = '', fraction = ''] = figure.split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
}
