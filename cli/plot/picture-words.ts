import type { BoughtCost, NotDrawn } from '../../compiler/analyze/plot/purchase.ts';
import type { Cost, Stretch } from '../../compiler/analyze/plot/cost.ts';
import type { Interval } from '../../compiler/analyze/interval.ts';
import type { UsedWords, PurchaseWords } from '../../compiler/sentence.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import type { SoundCatalog } from '../catalog.ts';
import { intervalWords } from '../report/interval.ts';
import { counted, grouped } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import type { Wording } from '../report/wording.ts';
import type { Picture, PictureLine } from './picture.ts';

/** What the quantities of a picture are, and what its lines are. */
export function stretchWords(
  stretch: Stretch,
  units: string,
  { ir }: SoundCatalog,
  { seconds }: UsedWords,
): Pick<Picture, 'quantities' | 'subtitle'> {
  const hasDates = ir.features.some(({ prices }) => prices.some(({ from }) => from !== null));
  const on = hasDates ? `, by the prices of ${formatInstant(ir.zone, seconds).slice(0, 10)}` : '';
  switch (stretch) {
    case 'record':
      return { quantities: `${units} in one record`, subtitle: `What one record costs${on}` };
    case 'any':
      return { quantities: units, subtitle: `What a quantity costs${on}` };
    case 'ever':
      return { quantities: `${units} in all`, subtitle: `What an account pays in all${on}` };
    case 'day':
    case 'month':
    case 'year':
      return { quantities: `${units} in a ${stretch}`, subtitle: `What a ${stretch} of use costs${on}` };
  }
}

/** `Object detection package, 5,000 points (CNY 50.00)`. */
export function purchaseTitle({ product, bought, paid }: BoughtCost, wording: Wording): string {
  const size = bought.size ?? bought.quantity ?? '1';
  const term = bought.term === null ? '' : ` for a ${bought.term}`;
  const what = `${grouped(size)} ${wording.unit(product.unit, size)}${term}`;
  return `${wording.title(product.name)}, ${what} (${wording.money(paid.toString())})`;
}

/** Where each of the other lines is below the first, in words. */
export function comparedWords(lines: readonly PictureLine[], wording: Wording): readonly string[] {
  const [first] = lines;
  return lines.flatMap(({ name, cost, comparison }): string[] => {
    if (first === undefined || comparison === null) return [];
    const { cheaper, dearer, undecided } = comparison;
    const than = 'bought' in cost ? 'paying as you go' : first.name;
    if (cheaper === null || dearer === null)
      return [`${name}: where it is cheaper than ${than} is not given: ${undecided ?? ''}`];
    if (cheaper.length + dearer.length === 0) return [`${name} costs what ${than} costs at every quantity`];
    if (cheaper.length === 0) return [`${name} is nowhere cheaper than ${than}`];
    const { unit, counted: isCounted } = first.cost.feature.meter;
    if (dearer.length === 0 && isEverything(cheaper, isCounted))
      return [`${name} is cheaper than ${than} at every quantity`];
    const where = (intervals: readonly Interval[]): string =>
      intervals.map((interval) => intervalWords(interval, unit, wording)).join(' and ');
    const above = 'bought' in cost || dearer.length === 0 ? '' : `, and dearer ${where(dearer)}`;
    return [`${name} is cheaper than ${than} ${where(cheaper)}${above}`];
  });
}

function isEverything([first, ...more]: readonly Interval[], isCounted: boolean): boolean {
  if (first === undefined || more.length > 0 || first.to !== null) return false;
  return first.from.isZero() || (isCounted && first.from.equals(Exact.one));
}

/** What a reader might take for granted, and is not so. */
export function remarks(lines: readonly PictureLine[]): readonly string[] {
  const found: string[] = [];
  const bought = lines.flatMap(({ cost }) => ('bought' in cost ? [cost as BoughtCost] : []));
  if (bought.some(({ covered }) => covered !== null))
    found.push('What a purchase could still pay later is worth nothing here');
  if (bought.some(({ product }) => product.kind === 'capacity'))
    found.push('Capacity covers every quantity; whether it is enough at one instant, a bill does not know');
  if (lines.some(({ cost }) => cost.apart))
    found.push('Flat prices and bounds of another period than the tiers are left out');
  if (lines.some(({ drawn }) => drawn.isSmoothed))
    found.push('Steps finer than the picture are drawn as a line through exact points of theirs');
  return found;
}

export function notDrawnWords(
  why: Exclude<NotDrawn, { readonly code: string }>,
  { product, term }: PurchaseWords,
  { feature, stretch }: Cost,
  wording: Wording,
): string {
  const name = wording.title(feature.name);
  switch (why.reason) {
    case 'pays nothing of it': {
      const payers = why.payers.map(printableLine);
      const what = payers.length === 0 ? 'nothing that is sold does' : `what does: ${payers.join(', ')}`;
      return `\`${product}\` pays for no use of ${name}; ${what}`;
    }
    case 'no factor':
      return `\`${product}\` does not cover ${name} with these attributes`;
    case 'each record alone':
      return `${name} is priced record by record, so that there is no quantity to hold a purchase against`;
    case 'too short':
      return `\`${product}\`${term === null ? '' : ` by ${term}`} ends before the ${stretch} that the price of ${name} counts by`;
  }
}

/** `2 lines, 3 bounds`, for what a run says it drew. */
export const drewWords = ({ lines }: Picture): string =>
  [
    counted(lines.length, 'line'),
    counted(
      lines.reduce((sum, { bounds }) => sum + bounds.length, 0),
      'bound',
    ),
  ].join(', ');
