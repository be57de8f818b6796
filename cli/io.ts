import type { Readable } from 'node:stream';

/** Where text goes: standard output or standard error. */
export interface Sink {
  /** Resolves when the text was taken over; rejects with an `OutputFailure` where it cannot be. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** How wide a terminal is; absent where nobody knows. */
  readonly columns?: number;
}

/** All that a run of the command sees of the process around it. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds, from wherever they are counted. */
  now(): number;
  /**
   * Asks that an interruption be told instead of ending the process; a second one ends it all the same. Absent where
   * nobody can interrupt.
   */
  interruption?(): AbortSignal;
}
