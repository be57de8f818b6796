import type * as ast from '../../grammar/ast.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import { removing } from '../diagnostics/fix.ts';
import { findZone, instantOf } from '../zone.ts';
import type { Checker } from '../stages.ts';
import { readSame, textAt } from './source-text.ts';
import { reportVersion } from './version-diagnostics.ts';

/** Prices by date rise in the order of the page; the one without a date holds before all others. */
export function checkVersions(checker: Checker, prices: readonly ast.Price[]): void {
  const { timezone } = checker.bound.symbols.settings;
  const zone = timezone && findZone(timezone.zone.value);
  const first = new Map<string, ast.Price>();
  let latest: ast.Price | null = null;
  const sorted = sortingPrices(checker, prices);
  for (const price of prices) {
    const { from } = price;
    if (from && zone && instantOf(zone, from) === null) {
      checker.report(reportVersion('TAR2508', from.span, { date: from.text }));
      continue;
    }
    const key = from ? moment(from) : '';
    const twin = first.get(key);
    if (twin) {
      const related = [{ span: twin.from?.span ?? twin.span, note: 'the other price' }];
      const isSame = readSame(checker, twin.span, price.span);
      const fixes = [removing(price.span, isSame, 'take this price away')];
      checker.report(
        from
          ? reportVersion('TAR2501', from.span, { date: from.text }, { related, fixes })
          : reportVersion('TAR2503', price.span, {}, { related }),
      );
      continue;
    }
    first.set(key, price);
    if (latest && key < moment(latest.from)) {
      const related = [{ span: latest.from?.span ?? latest.span, note: 'the newer price' }];
      checker.report(reportVersion('TAR2502', (from ?? price).span, {}, { related, fixes: sorted }));
    } else latest = price;
  }
}

/** Each price that stands wrong carries the whole order: more of it is not worth its length. */
const MOST_SORTED = 200;

/** Which price holds when does not change with the order in which they are written. */
function sortingPrices(checker: Checker, prices: readonly ast.Price[]): readonly Fix[] {
  if (prices.length > MOST_SORTED) return [];
  const sorted = [...prices].sort((a, b) => (moment(a.from) < moment(b.from) ? -1 : 1));
  if (new Set(prices.map(({ from }) => moment(from))).size < prices.length) return [];
  const edits = sorted.flatMap((price, i) =>
    price === prices[i] ? [] : [{ span: prices[i]!.span, text: textAt(checker, price.span) }],
  );
  return [{ title: 'write the prices in the order of their dates', safe: true, edits }];
}

const FIRST = '0000-01-01T00:00:00';

/** A date as the text of its first second, so that dates of any precision compare as they are written. */
const moment = (date: ast.DateTime | null): string => (date ? date.text + FIRST.slice(date.text.length) : '');
