/**
 * The exit statuses; `docs` and scripts of others rely on them. The last is that of a command which a shell saw end
 * since its reader had left: the records of such a run are not kept, so it does not say that all is well.
 */
export const EXIT = { ok: 0, faults: 1, usage: 2, rejects: 3, io: 4, bug: 70, closedPipe: 141 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** The command was used wrongly: exit status 2. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

/** Standard output or standard error cannot be written: exit status 4; 141 and not a word if the reader just left. */
export class OutputFailure extends Error {
  override readonly name = 'OutputFailure';
  readonly isClosedPipe: boolean;

  constructor(message: string, isClosedPipe: boolean) {
    super(message);
    this.isClosedPipe = isClosedPipe;
  }
}
