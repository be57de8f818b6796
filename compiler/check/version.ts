import type * as ast from '../../grammar/ast.ts';
import { findZone, instantOf } from '../zone.ts';
import type { Checker } from '../stages.ts';
import { reportVersion } from './version-diagnostics.ts';

/** Prices by date rise in the order of the page; the one without a date holds before all others. */
export function checkVersions(checker: Checker, prices: readonly ast.Price[]): void {
  const { timezone } = checker.bound.symbols.settings;
  const zone = timezone && findZone(timezone.zone.value);
  const first = new Map<string, ast.Price>();
  let latest: ast.Price | null = null;
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
      checker.report(
        from
          ? reportVersion('TAR2501', from.span, { date: from.text }, { related })
          : reportVersion('TAR2503', price.span, {}, { related }),
      );
      continue;
    }
    first.set(key, price);
    if (latest && key < moment(latest.from)) {
      const related = [{ span: latest.from?.span ?? latest.span, note: 'the newer price' }];
      checker.report(reportVersion('TAR2502', (from ?? price).span, {}, { related }));
    } else latest = price;
  }
}

const FIRST = '0000-01-01T00:00:00';

/** A date as the text of its first second, so that dates of any precision compare as they are written. */
const moment = (date: ast.DateTime | null): string => (date ? date.text + FIRST.slice(date.text.length) : '');
