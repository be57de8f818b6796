import type { Sink } from './io.ts';
import { grouped } from './report/numbers.ts';
import { printableLine } from './report/printable.ts';

/** What takes no longer than this is not worth a word. */
const PATIENCE_MS = 800;
const EVERY_MS = 100;

/** Back to the start of the line, and nothing on it. */
const CLEAR = '\r\u001b[K';

/** How much of a piece of long work is done; `all` is null where nobody knows how much there is. */
export type Told = (done: number, all: number | null) => void;

/**
 * What long work says while it goes on: a line on a terminal that the next one writes over, and that is gone before
 * anything else is printed. Nothing at all where standard error is no terminal. Work here does not let go of the thread,
 * so nothing turns by itself: the line moves when the work tells how far it is.
 */
export class Progress {
  readonly #sink: Sink;
  readonly #isWanted: () => boolean;
  readonly #now: () => number;
  readonly #began: number;
  #last = -Infinity;
  #isShown = false;

  /** `now` is in milliseconds, from wherever it counts. */
  constructor(sink: Sink, isWanted: () => boolean, now: () => number) {
    this.#sink = sink;
    this.#isWanted = isWanted;
    this.#now = now;
    this.#began = now();
  }

  /** What tells how far a piece of work is, such as `rating` so many `accounts`. May be called for each item of many. */
  of(work: string, items: string): Told {
    return (done, all) => {
      if (!this.#sink.isTerminal) return;
      const now = this.#now();
      if (now - this.#began < PATIENCE_MS || now - this.#last < EVERY_MS || !this.#isWanted()) return;
      this.#last = now;
      const count = all === null ? grouped(`${done}`) : `${grouped(`${done}`)} of ${grouped(`${all}`)}`;
      this.#show(`${work}: ${count} ${items}`);
    };
  }

  /** Takes the line away. */
  clear(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#write(CLEAR);
  }

  #show(text: string): void {
    // A terminal that does not know how wide it is says 0.
    const columns = this.#sink.columns ?? 0;
    const line = [...printableLine(text)].slice(0, (columns === 0 ? 80 : columns) - 1).join('');
    this.#isShown = true;
    this.#write(CLEAR + line);
  }

  /** A terminal that is gone is noticed by what is printed at the end. */
  #write(text: string): void {
    this.#sink.write(text).catch(() => undefined);
  }
}
