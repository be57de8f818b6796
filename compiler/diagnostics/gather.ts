import { isError, type Diagnostic, type Related } from '../../grammar/text/diagnostic.ts';

/** One mistake, one finding: what a mistake brings about elsewhere is told with it, or not at all. */

/** What a finding is about, where it is a name, two units or two currencies, which are wrong alike wherever they stand. */
const SUBJECTS: Readonly<Record<string, (diagnostic: Diagnostic) => string>> = {
  TAR2022: whole,
  TAR2023: whole,
  TAR2201: whole,
  TAR2210: whole,
  TAR2306: ({ code, values }) => JSON.stringify([code, values['axis']]),
  TAR2606: whole,
  TAR2102: units,
  TAR2202: units,
  // Values near no value of the attribute are of another one: the table is by something else.
  TAR2307: (diagnostic) =>
    diagnostic.fixes.length > 0
      ? value(diagnostic)
      : `keys of ${diagnostic.span.file} ${diagnostic.values['axis']}`,
  TAR2711: value,
};

function whole({ code, values }: Diagnostic): string {
  return JSON.stringify([code, values]);
}

/** Two units that do not convert, whichever rule has come upon them. */
function units({ values }: Diagnostic): string {
  return JSON.stringify(['units', values['found'], values['expected']]);
}

/** A value that an attribute does not have; as a key of a table, the attribute is its axis. */
function value({ values }: Diagnostic): string {
  return JSON.stringify(['value', values['value'], values['axis'] ?? values['attribute']]);
}

/** Findings that something is missing: it may stand in what is at fault, so they are said of a sound catalog only. */
const ABSENCES: ReadonlySet<string> = new Set(['TAR3201', 'TAR3202', 'TAR3203', 'TAR3204']);
/** What `for each` makes twice, where a product of the feature's own is not known to be one. */
const AFTER_UNKNOWN: ReadonlySet<string> = new Set(['TAR2025']);
const UNKNOWN: ReadonlySet<string> = new Set(['TAR2022', 'TAR2023']);

/** Other places that are named; how many more there are is said. */
const MOST_PLACES = 3;

/** The findings of a catalog with errors, in the order given, each mistake once. */
export function gathered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!diagnostics.some(isError)) return diagnostics;
  const isUnknown = diagnostics.some(({ code }) => UNKNOWN.has(code));
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { code, message, span } = diagnostic;
    if (ABSENCES.has(code) || (isUnknown && AFTER_UNKNOWN.has(code))) continue;
    const subject = SUBJECTS[code]?.(diagnostic);
    const key = subject ?? `${code} ${span.file} ${span.start} ${span.end} ${message}`;
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups.values()].map(together);
}

/** One finding for several of the same: the first, with the places of the others, and a fix that mends them all. */
function together(group: readonly Diagnostic[]): Diagnostic {
  const [first, ...others] = group;
  if (others.length === 0) return first!;
  const more = others.length - MOST_PLACES;
  const places: readonly Related[] = others.slice(0, MOST_PLACES).map(({ span }, index) => ({
    span,
    note: index === MOST_PLACES - 1 && more > 0 ? `and here, and in ${more} more` : 'and here',
  }));
  const titles = (one: Diagnostic): string => one.fixes.map(({ title }) => title).join('\n');
  const isAlike = others.every((one) => titles(one) === titles(first!));
  const fixes = isAlike
    ? first!.fixes.map((fix, index) => ({ ...fix, edits: group.flatMap((one) => one.fixes[index]!.edits) }))
    : first!.fixes;
  return { ...first!, related: [...first!.related, ...places], fixes };
}
