import { arch, platform, release } from 'node:os';
import { printableLine } from './printable.ts';

/** What to say when the fault is ours: no stack, only what a report needs. */
export function bugReport(error: unknown, args: readonly string[], version: string): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    'internal error: this is a bug in tarifa, not in your price list or your records.',
    `  what      ${printableLine(what)}`,
    `  where     ${printableLine(placeOf(error))}`,
    `  command   ${printableLine(['tarifa', ...args].join(' '))}`,
    `  version   tarifa ${version}, node ${process.versions.node}, ${platform()} ${release()} ${arch()}`,
    'Please report it with these lines, and, if you can, the smallest price list and records that show it.',
    'Nothing was written that was not complete.',
  ].join('\n');
}

/** The innermost place of our own code: a report without it can seldom be acted on. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /\b((?:cli|compiler|grammar|runtime)\/[\w/.-]+:\d+:\d+)/.exec(stack)?.[1] ?? 'unknown';
}
