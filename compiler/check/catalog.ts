import { Exact } from '../../runtime/exact.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { allCurrencies, currencyDigits } from '../currency.ts';
import { findZone, zoneNames } from '../zone.ts';
import type { Checker } from '../stages.ts';
import { addingSetting } from './source-text.ts';
import { reportCatalog } from './catalog-diagnostics.ts';

/** What every catalog must say: its currency, its time zone and its rounding. */
export function checkSettings(checker: Checker): void {
  const { catalog, currency, symbols } = checker.bound;
  const { settings } = symbols;
  const { name } = catalog;
  // The empty stand-in for a catalog that is missing, which has been said.
  if (name.text === '') return;
  const values = { name: name.text };

  if (!settings.currency) checker.report(reportCatalog('TAR2701', name.span, values));
  else if (currency === '') {
    const { code } = settings.currency;
    const near = nearest(code.text, allCurrencies());
    const extras = near === null ? {} : { help: `did you mean \`${near}\`?` };
    checker.report(reportCatalog('TAR2702', code.span, { code: code.text }, extras));
  }

  if (!settings.timezone) checker.report(reportCatalog('TAR2703', name.span, values));
  else if (!findZone(settings.timezone.zone.value)) {
    const { value, span } = settings.timezone.zone;
    const near = nearest(value, zoneNames());
    const text = JSON.stringify(near);
    const fixes = [{ title: `write ${text}`, safe: false, edits: [{ span, text }] }];
    const extras = near === null ? {} : { help: `did you mean ${text}?`, fixes };
    checker.report(reportCatalog('TAR2704', span, { zone: value }, extras));
  }

  if (!settings.round) {
    const digits = currency === '' ? 2 : currencyDigits(currency);
    const step = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
    const fixes = addingSetting(checker, `round half up to ${step}`);
    checker.report(reportCatalog('TAR2705', name.span, { ...values, step }, { fixes }));
  } else if (!Exact.of(settings.round.step.value).isPositive())
    checker.report(reportCatalog('TAR2706', settings.round.step.span, {}));
}
