#!/usr/bin/env node
import { reason } from '../runtime/records/failure-reason.ts';
import { FileFailure } from '../runtime/records/fault.ts';
import { EXIT, OutputFailure } from './failures.ts';
import type { Sink } from './io.ts';
import { bugReport } from './report/bug.ts';
import { main } from './tarifa.ts';
import { packageVersion } from './version.ts';

const CLOSED: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ECONNRESET']);

function sinkOn(stream: NodeJS.WriteStream, name: string): Sink {
  // The promise of each write says what went wrong; without a listener it would also end the process.
  stream.on('error', () => undefined);
  return {
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY ? { columns: stream.columns } : {}),
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) return resolve();
          const code = 'code' in error ? String(error.code) : error.message;
          reject(new OutputFailure(`${name} cannot be written: ${reason(error)}`, CLOSED.has(code)));
        });
      }),
  };
}

/** Where the command was started; that folder may have been deleted since. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new FileFailure('.', 'the folder in which tarifa was started is gone; start it in another one');
  }
}

const args = process.argv.slice(2);
// What is thrown outside of the run, such as by a stream, is a bug as well, and no stack is for its reader.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${bugReport(error, args, packageVersion())}\n`, () => process.exit(EXIT.bug));
});

process.exitCode = await main(args, {
  stdout: sinkOn(process.stdout, 'standard output'),
  stderr: sinkOn(process.stderr, 'standard error'),
  stdin: process.stdin,
  env: process.env,
  get cwd() {
    return currentFolder();
  },
  now: () => performance.now(),
  interruption() {
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
    return interrupted.signal;
  },
});
