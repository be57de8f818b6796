import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR27xx: what is said once for the whole catalog, and attributes. */
export const catalogDiagnostics = defineDiagnostics({
  TAR2701: {
    severity: 'error',
    message: 'catalog `{name}` does not say its currency',
    help: 'state it: `currency CNY`',
  },
  TAR2702: { severity: 'error', message: 'there is no currency `{code}`', label: 'not a code of ISO 4217' },
  TAR2703: {
    severity: 'error',
    message: 'catalog `{name}` does not say its time zone',
    help: 'state it: `timezone "Asia/Shanghai"`; months and days begin by its clock',
  },
  TAR2704: {
    severity: 'error',
    message: 'there is no time zone `{zone}`',
    help: 'write its name in the IANA list, such as "Asia/Shanghai"',
  },
  TAR2705: {
    severity: 'error',
    message: 'catalog `{name}` does not say how amounts are rounded',
    help: 'state it: `round half up to {step}`; rounding is never implicit',
  },
  TAR2706: {
    severity: 'error',
    message: 'amounts cannot be rounded to steps of zero',
    label: 'must be above zero',
  },
  TAR2710: { severity: 'error', message: '`{value}` stands twice among the values of `{attribute}`' },
  TAR2711: {
    severity: 'error',
    message: '`{value}` is not among the values of `{attribute}`',
    label: 'not declared',
  },
  TAR2712: { severity: 'error', message: '`{attribute}` is a number, and `{value}` is none' },
});

export const reportCatalog = catalogDiagnostics.report;
