import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR22xx: units and currency. */
export const unitDiagnostics = defineDiagnostics({
  TAR2201: {
    severity: 'error',
    message: 'there is no unit `{name}`',
    help: 'declare it: `unit {name}` if it is counted, `measure {name}` if it can be divided',
  },
  TAR2202: {
    severity: 'error',
    message: '{what} is in `{found}`, which does not convert to `{expected}`',
    help: 'write it in `{expected}`, or say what one `{found}` is: `= N {expected}`',
  },
  TAR2203: {
    severity: 'error',
    message: 'unit `{name}` is defined by itself',
    label: 'leads back to `{name}`',
  },
  TAR2204: {
    severity: 'error',
    message: 'a counted unit is a whole number of another, and `{name}` is {value} `{base}`',
    help: 'declare `{name}` and `{base}` with `measure` if they can be divided',
  },
  TAR2205: {
    severity: 'error',
    message: '`{name}` is {kind}, but `{base}` is {baseKind}',
    help: 'declare both with `unit`, or both with `measure`',
  },
  TAR2206: { severity: 'error', message: 'unit `{name}` is zero of `{base}`', label: 'must be above zero' },
  TAR2207: {
    severity: 'error',
    message: '`{unit}` is counted, so {value} of it cannot be',
    label: 'must be a whole number',
  },
  TAR2208: { severity: 'error', message: '{what} has no unit', help: 'write the unit after the number' },
  TAR2209: {
    severity: 'error',
    message: '`{text}` of a counted unit is written with a point',
    help: 'between thousands stands a comma: `{thousands}`',
  },
  TAR2210: {
    severity: 'error',
    message: 'this amount is in {found}, but the catalog is in {expected}',
    label: 'not {expected}',
    help: 'a catalog has one currency; write the amount in {expected}',
  },
});

export const reportUnit = unitDiagnostics.report;
