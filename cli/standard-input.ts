import { UsageFailure } from './failures.ts';

/** Standard input is there once: one of the paths may be `-`. */
export function onlyOneInput(paths: readonly string[]): void {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageFailure('standard input can be read once only: - stands twice');
}

/** For commands that take something else from standard input, or a second price list. */
export function notFromInput(command: string, ...paths: readonly string[]): void {
  if (paths.includes('-'))
    throw new UsageFailure(`\`${command}\` reads its price list from a folder or a file, not from -`);
}
