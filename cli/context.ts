import { EXIT, type ExitStatus } from './failures.ts';
import type { Io } from './io.ts';
import { jsonText } from './report/json-text.ts';
import { printerOn, type ColorWhen, type Printer } from './report/printer.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly quiet?: true;
  readonly color?: ColorWhen;
}

/** One run of the command: where it speaks, and with which status it ends. */
export class Context {
  readonly io: Io;
  status: ExitStatus = EXIT.ok;
  #options: GlobalOptions = {};

  constructor(io: Io) {
    this.io = io;
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

  /** Findings, summaries, progress. */
  get err(): Printer {
    return printerOn(this.io.stderr, this.io.env, this.#options.color ?? 'auto');
  }

  /** Says in a line what was done, unless that was not wanted. */
  async summarize(text: string): Promise<void> {
    if (!this.isQuiet) await this.err.print(text);
  }

  /** Results for programs: one JSON value and a line end. */
  async writeJson(value: unknown): Promise<void> {
    await this.io.stdout.write(`${jsonText(value, 2)}\n`);
  }
}
