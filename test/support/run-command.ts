import { Readable } from 'node:stream';
import type { OutputFailure } from '../../cli/failures.ts';
import type { Sink } from '../../cli/io.ts';
import { main } from '../../cli/tarifa.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How wide the terminal is. */
  readonly columns?: number;
  /** What happens to each write to standard output. */
  readonly failure?: OutputFailure;
  /** Whether the outputs are terminals. */
  readonly terminal?: boolean;
  /** The clock; stands still if absent. */
  readonly now?: () => number;
}

/** Runs the command in this process, with everything around it given. */
export async function run(args: readonly string[], around: Around): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written): Sink => ({
    isTerminal: around.terminal === true,
    ...(around.columns === undefined ? {} : { columns: around.columns }),
    write: (text) => {
      if (name === 'stdout' && around.failure !== undefined) return Promise.reject(around.failure);
      written[name] += text;
      return Promise.resolve();
    },
  });
  const status = await main(args, {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stdin: Readable.from(around.stdin === undefined ? [] : [Buffer.from(around.stdin)]),
    env: around.env ?? {},
    cwd: around.cwd,
    now: around.now ?? (() => 0),
  });
  return { status, ...written };
}
