import type { Span } from './span.ts';

export type Severity = 'error' | 'warning';

/** Another place that a finding speaks of, and what is there. */
export interface Related {
  readonly span: Span;
  readonly note: string;
}

/** Text to put in place of a span's. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A way to mend a finding. A safe fix changes no amount that was already right. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** A finding: what is wrong, where, and in the words of a price list. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What stands in the holes of the message: rules read these, never the words around them. */
  readonly values: Readonly<Record<string, string>>;
  readonly span: Span;
  /** What stands at the place, printed beside the underline. */
  readonly label?: string;
  readonly help?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What a code means, declared once. `{hole}`s of the message, label and help are filled where it is reported. */
export interface DiagnosticKind {
  readonly severity: Severity;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
}

/** What may be said of a finding besides its values. */
export interface Extras {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Replaces the declared label or help where only the place can tell. */
  readonly label?: string;
  readonly help?: string;
}

type Holes<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type HolesOf<K extends DiagnosticKind> = Holes<K['message']> | Holes<K['label']> | Holes<K['help']>;
type Values<K extends DiagnosticKind> = { readonly [name in HolesOf<K>]: string };

/** Makes a diagnostic of a declared code; a misspelt code or a forgotten value does not compile. */
export type Report<T extends Record<string, DiagnosticKind>> = <C extends keyof T & string>(
  code: C,
  span: Span,
  values: Values<T[C]>,
  extras?: Extras,
) => Diagnostic;

/** Every declared code, for the catalog of codes. */
export interface Declared<T extends Record<string, DiagnosticKind>> {
  readonly kinds: T;
  readonly report: Report<T>;
}

/**
 * Declares a family of diagnostics. Values are put into the holes as they are: quote user text in backticks in the
 * message, and let the renderer escape control characters.
 */
export function defineDiagnostics<const T extends Record<string, DiagnosticKind>>(kinds: T): Declared<T> {
  const report: Report<T> = (code, span, values, extras = {}) => {
    const kind = kinds[code]!;
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? '');
    const label = extras.label ?? (kind.label === undefined ? undefined : fill(kind.label));
    const help = extras.help ?? (kind.help === undefined ? undefined : fill(kind.help));
    return {
      code,
      severity: kind.severity,
      message: fill(kind.message),
      values,
      span,
      ...(label === undefined ? {} : { label }),
      ...(help === undefined ? {} : { help }),
      related: extras.related ?? [],
      fixes: extras.fixes ?? [],
    };
  };
  return { kinds, report };
}

/** Whether a finding keeps a catalog from being used. */
export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
