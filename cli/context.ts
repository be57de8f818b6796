import { EXIT, type ExitStatus } from './failures.ts';
import type { Io, Sink } from './io.ts';
import { Progress } from './progress.ts';
import { jsonText } from './report/json-text.ts';
import { printableLine } from './report/printable.ts';
import { printerOn, type ColorWhen, type Printer } from './report/printer.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly quiet?: true;
  readonly color?: ColorWhen;
}

interface FailureOptions {
  readonly code?: string | null;
  readonly detail?: string | null;
  readonly status?: ExitStatus;
}

/** One run of the command: where it speaks, and with which status it ends. */
export class Context {
  readonly io: Io;
  /** Tells how far long work is. */
  readonly progress: Progress;
  status: ExitStatus = EXIT.ok;
  #options: GlobalOptions = {};

  constructor(io: Io) {
    this.progress = new Progress(io.stderr, () => !this.isQuiet, io.now);
    this.io = Object.create(io, {
      stdout: { value: this.#behindProgress(io.stdout) },
      stderr: { value: this.#behindProgress(io.stderr) },
    }) as Io;
  }

  /** Called once the options are read, before the command itself runs. */
  configure(options: GlobalOptions): void {
    this.#options = options;
  }

  get isQuiet(): boolean {
    return this.#options.quiet === true;
  }

  /** Results for people. */
  get out(): Printer {
    return printerOn(this.io.stdout, this.io.env, this.#options.color ?? 'auto');
  }

  /** Findings and summaries. */
  get err(): Printer {
    return printerOn(this.io.stderr, this.io.env, this.#options.color ?? 'auto');
  }

  /** Says in a line what was done, unless that was not wanted. */
  async summarize(text: string): Promise<void> {
    if (!this.isQuiet) await this.err.print(text);
  }

  /** Says what is wrong, and ends the command with a status; `detail` stands on a line of its own. */
  async fail(
    message: string,
    { code = null, detail = null, status = EXIT.faults }: FailureOptions = {},
  ): Promise<void> {
    this.status = status;
    const { colors, print } = this.err;
    await print(`${colors.red(code === null ? 'error:' : `error ${code}:`)} ${printableLine(message)}`);
    if (detail !== null) await print(`   ${printableLine(detail)}`);
  }

  /** Writes a result to a file, and says what it is called; null where it went to standard output: `-`, or no name. */
  async writeResult(text: string, out = '-'): Promise<string | null> {
    if (out === '-') {
      await this.io.stdout.write(text);
      return null;
    }
    const { writeFile } = await import('./write-file.ts');
    await writeFile(out, this.io.cwd, text);
    return printableLine(out);
  }

  /** Nothing is printed behind a line that says how far the work is. */
  #behindProgress(sink: Sink): Sink {
    return {
      ...sink,
      write: (text) => {
        this.progress.clear();
        return sink.write(text);
      },
    };
  }

  /** Results for programs: one JSON value and a line end. */
  async writeJson(value: unknown): Promise<void> {
    await this.io.stdout.write(`${jsonText(value, 2)}\n`);
  }
}
