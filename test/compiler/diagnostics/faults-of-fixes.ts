import { compile, type Compilation } from '../../../compiler/compile.ts';
import { applyFixes } from '../../../compiler/diagnostics/fix.ts';
import { digestOf } from '../../../compiler/ir/digest.ts';
import type { Host } from '../../../compiler/stages.ts';
import { isError, type Diagnostic } from '../../../grammar/text/diagnostic.ts';

const said = ({ code, message }: Diagnostic): string => `${code} ${message}`;
const count = ({ diagnostics }: Compilation, one: Diagnostic): number =>
  diagnostics.filter((other) => said(other) === said(one)).length;
const errors = ({ diagnostics }: Compilation): number => diagnostics.filter(isError).length;

/** A fix that was applied alone: what was there before, and what is there then. */
export interface Alone {
  readonly diagnostic: Diagnostic;
  readonly title: string;
  readonly safe: boolean;
  readonly text: string;
  readonly before: Compilation;
  readonly after: Compilation;
}

/** Each fix of a catalog, applied alone. */
export function eachFix(host: Host, main = 'main.tarifa'): readonly Alone[] {
  const before = compile(host, main);
  return before.diagnostics.flatMap((diagnostic) =>
    diagnostic.fixes.map((fix) => {
      const { texts } = applyFixes(before.files, [{ ...diagnostic, fixes: [fix] }], () => true);
      const after = compile({ read: (path) => mapped(texts, path) ?? host.read(path) }, main);
      const text = [...texts.values()].join('\n');
      return { diagnostic, title: fix.title, safe: fix.safe, text, before, after };
    }),
  );
}

const mapped = (texts: ReadonlyMap<string, string>, path: string): { readonly text: string } | null => {
  const text = texts.get(path);
  return text === undefined ? null : { text };
};

/** What fixes do that they should not: a finding that stays, an error that comes, an amount that moves. */
export const faultsOfFixes = (host: Host, main?: string): readonly string[] =>
  eachFix(host, main).flatMap(faultsOf);

/** The same of one. */
export function faultsOf({ diagnostic, title, safe, before, after, text }: Alone): readonly string[] {
  const faults: string[] = [];
  if (count(after, diagnostic) >= count(before, diagnostic)) faults.push('stays');
  const most = errors(before) - (isError(diagnostic) ? 1 : 0);
  // What a file hides that cannot be read to its end was there before.
  const shows = before.checked === null && after.checked !== null;
  if (!shows && errors(after) > most) faults.push(`errors: ${after.diagnostics.map(said).join('; ')}`);
  if (safe && before.ir !== null && (after.ir === null || digestOf(before.ir) !== digestOf(after.ir)))
    faults.push('not the same price list');
  return faults.map((fault) => `${said(diagnostic)}: ${title}: ${fault}\n${text}`);
}
