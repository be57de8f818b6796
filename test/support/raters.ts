import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import type { Rater } from '../../runtime/rater.ts';
import type { Usage } from '../../runtime/record.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { untilOf, usageOf } from './arbitrary-usage.ts';
import { catalogText, irOf } from './compile-text.ts';

/** Everything that can rate: the meaning, and the compiled function in both builds. */
export const raters = (ir: Ir): readonly Rater[] => [
  interpreter(ir),
  loadJavaScript(ir),
  loadJavaScript(ir, { proof: false }),
];

/** One record of the feature `f` in short: `[time, quantity]` and what else it says. */
export type Short = readonly [
  time: string,
  quantity: string,
  more?: { feature?: string; unit?: string; attributes?: Readonly<Record<string, string>> } | undefined,
];

export const usageFrom = (records: readonly Short[]): Usage[] =>
  records.map(([time, quantity, more], index) =>
    usageOf(`u${index}`, more?.feature ?? 'f', time, quantity, {
      unit: more?.unit ?? null,
      attributes: more?.attributes ?? {},
    }),
  );

/** Rates records with every rater under a price list of one feature, and hands out each result to look at. */
export function eachRated(
  feature: string,
  records: readonly Short[],
  look: (rated: AccountRated, rater: string) => void,
  settings: { round?: string; zone?: string; until?: number } = {},
): void {
  const ir = irOf(catalogText(feature, settings));
  const usage = usageFrom(records);
  const until = settings.until ?? untilOf(usage);
  for (const rater of raters(ir)) look(rater.rate({ account: 'acme', usage, orders: [], until }), rater.name);
}

/** Charges as `record amount`, in order; what is owed without a record is `-`. */
export const amounts = (rated: AccountRated): string[] =>
  rated.charges.map(({ record, amount }) => `${record ?? '-'} ${amount}`);
/** Lines as `period amount`. */
export const lineAmounts = (rated: AccountRated): string[] =>
  rated.lines.map(({ period, amount }) => `${period} ${amount}`);
