import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR23xx: tables; TAR3301: what nothing ever reaches. */
export const tableDiagnostics = defineDiagnostics({
  TAR2301: { severity: 'error', message: 'the table is by `{axis}` twice', help: 'leave one of them out' },
  TAR2302: {
    severity: 'error',
    message: 'only what is sold for a term is priced by `term`',
    help: 'a feature is priced by use; name a period, such as `monthly`',
  },
  TAR2303: {
    severity: 'error',
    message: 'what is sold for a term is priced by `term` alone',
    label: '`{axis}` is known only when it is used',
  },
  TAR2304: { severity: 'error', message: 'this row has {found}, {expected}' },
  TAR2305: {
    severity: 'error',
    message: 'the header is empty above the keys',
    label: 'stands above the column of `{axis}`',
  },
  TAR2306: { severity: 'error', message: 'this is not a key of `{axis}`', help: 'write {example}' },
  TAR2307: { severity: 'error', message: '`{value}` is not a value of `{axis}`' },
  TAR2308: {
    severity: 'error',
    message: 'this number has no unit',
    label: 'what of it?',
    help: 'say it once before `by`: `{example}`',
  },
  TAR2309: { severity: 'error', message: 'the bounds of `{axis}` leave a gap' },
  TAR2310: { severity: 'error', message: 'the bounds of `{axis}` overlap' },
  TAR2311: {
    severity: 'error',
    message: 'the bounds of `{axis}` do not rise',
    label: 'ends below the one before, which ends at {previous}',
    help: 'write them from the smallest to the largest',
  },
  TAR2312: { severity: 'error', message: 'this bound of `{axis}` is never reached' },
  TAR2313: { severity: 'error', message: 'two {what} for {key}' },
  TAR2314: {
    severity: 'error',
    message: 'the table does not cover every combination',
    label: 'nothing for {missing}',
    help: 'add what is missing, or say `otherwise …` after the table',
  },
  TAR2315: { severity: 'error', message: 'this is not {what}', help: 'write {example}' },
  TAR2316: { severity: 'error', message: 'times overlap', label: 'both hold on {when}' },
  TAR2317: { severity: 'error', message: '`{value}` is not {what}' },
  TAR2318: { severity: 'error', message: 'more than {most} cells in one table' },
  TAR2319: { severity: 'error', message: 'the table has no {what}' },
  TAR2320: {
    severity: 'error',
    message: 'this tier has no price here',
    help: 'fill the whole column of tiers, or leave all of it empty',
  },
  TAR2321: { severity: 'error', message: 'a factor of 0 pays for everything', label: 'must be above 0' },
  TAR2322: {
    severity: 'error',
    message: 'the keys of `{axis}` stand side by side',
    help: 'give each a row of its own: `{example}`',
  },
  TAR3301: {
    severity: 'warning',
    message: '`otherwise` is never reached',
    label: 'the table covers every combination',
    help: 'leave it out',
  },
});

export const reportTable = tableDiagnostics.report;
