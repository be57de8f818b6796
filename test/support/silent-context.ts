import { Readable } from 'node:stream';
import { Context } from '../../cli/context.ts';

/** A run of the command that nobody hears, for what it does below its commands. */
export function silentContext(cwd = '.'): Context {
  const nowhere = { write: () => Promise.resolve(), isTerminal: false };
  return new Context({
    stdout: nowhere,
    stderr: nowhere,
    stdin: Readable.from([]),
    env: {},
    cwd,
    now: () => 0,
  });
}
