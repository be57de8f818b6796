import type { RejectCode } from './reject-codes.ts';

/** What is wrong with one record. */
export interface Fault {
  readonly code: RejectCode;
  readonly message: string;
}

/** A file that cannot be read or written as a whole: the run fails, and nothing of it counts as done. */
export class FileFailure extends Error {
  override readonly name = 'FileFailure';
  readonly code: RejectCode = 'TAR5013';
  readonly file: string;
  /** From 1; null where it is not one line's fault. */
  readonly line: number | null;

  constructor(file: string, message: string, line: number | null = null) {
    super(message);
    this.file = file;
    this.line = line;
  }
}

const QUOTED_MAX = 60;

/** A text of a record inside a message: in backticks, cut where it is long. */
export function quoted(text: string): string {
  if (text.length <= QUOTED_MAX) return `\`${text}\``;
  // The last code point goes, since the cut may have left half of it.
  return `\`${Array.from(text.slice(0, QUOTED_MAX)).slice(0, -1).join('')}…\``;
}
