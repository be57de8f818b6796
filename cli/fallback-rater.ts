import type { AccountInput, ProductQuote, Rater } from '../runtime/rater.ts';
import type { AccountRated } from '../runtime/result.ts';

/** A backend that leaves to another, made for all records, those that it was not made for. */
export class FallbackRater implements Rater {
  readonly #first: Rater;
  readonly #second: Rater;
  readonly #left = new Set<string>();

  constructor(first: Rater, second: Rater) {
    this.#first = first;
    this.#second = second;
  }

  /** Accounts that the second one rated. */
  get fallbacks(): number {
    return this.#left.size;
  }

  get name(): string {
    return this.#first.name;
  }

  rate(input: AccountInput): AccountRated {
    try {
      return this.#first.rate(input);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      this.#left.add(input.account);
      return this.#second.rate(input);
    }
  }

  quote(...asked: Parameters<Rater['quote']>): ProductQuote {
    try {
      return this.#first.quote(...asked);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      return this.#second.quote(...asked);
    }
  }
}

/** Each compiled catalog has a class of its own for this, so the name tells. */
const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UnsupportedRecords';
