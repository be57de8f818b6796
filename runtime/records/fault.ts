import { textOf, type Filling, type Said } from '../said.ts';
import type { RejectCode } from './reject-codes.ts';

/** What is wrong with one record. */
export interface Fault {
  readonly code: RejectCode;
  readonly message: string;
  /** What the message is made of. */
  readonly said: Said;
}

/** What is wrong, in words whose holes are filled by what the record says. */
export function faultOf(
  code: RejectCode,
  says: string,
  fillings: Readonly<Record<string, Filling>> = {},
): Fault {
  const said = { ...fillings, says };
  return { code, message: textOf(said), said };
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

/** A text of a record as a message repeats it: cut where it is long. */
export function shortened(text: string): string {
  if (text.length <= QUOTED_MAX) return text;
  // The last code point goes, since the cut may have left half of it.
  return `${Array.from(text.slice(0, QUOTED_MAX)).slice(0, -1).join('')}…`;
}
