import { printableLine } from '../report/printable.ts';

/** Something that may stand where the cursor is. */
export interface Candidate {
  readonly value: string;
  /** Why one would take it; some shells show it. */
  readonly about: string;
}

/** What a shell may offer: candidates, and its own files where a path may stand. */
export interface Offered {
  readonly candidates: readonly Candidate[];
  readonly files: boolean;
}

export const NOTHING: Offered = { candidates: [], files: false };
export const FILES: Offered = { candidates: [], files: true };

/** Names as price lists have them. A shell reads them as they stand: nothing in them means anything to it. */
const PLAIN = /^[A-Za-z0-9_]+$/;

/** A name of a price list with its title; null for one that a shell could take for more than a word. */
export function named(name: string, title: string): Candidate | null {
  return PLAIN.test(name) ? { value: name, about: title } : null;
}

const MOST_ABOUT = 80;

/** The line of a candidate for the script of a shell: its value, a tab, and what it is about. */
export function lineOf({ value, about }: Candidate): string {
  const shown = printableLine(about).replaceAll('\t', ' ');
  return `${value}\t${shown.length > MOST_ABOUT ? `${shown.slice(0, MOST_ABOUT - 1)}…` : shown}`;
}
