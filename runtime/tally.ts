import { Exact } from './exact.ts';

/**
 * An exact sum of decimal texts and of quotients `"p/q"`. Checks add up every charge of a run, so this stays with whole
 * numbers until the sum is asked for: one of a power of ten, and one for each denominator.
 */
export class Tally {
  #units = 0n;
  #places = 0;
  #quotients: Map<string, bigint> | null = null;

  /** Throws a RangeError for what is not an exact number. */
  add(text: string): this {
    return this.#move(text, 1n);
  }

  subtract(text: string): this {
    return this.#move(text, -1n);
  }

  get isZero(): boolean {
    return this.#quotients === null ? this.#units === 0n : this.toExact().isZero();
  }

  get isNegative(): boolean {
    return this.#quotients === null ? this.#units < 0n : this.toExact().isNegative();
  }

  toExact(): Exact {
    let sum = Exact.of(this.#units).over(Exact.of(10n ** BigInt(this.#places)));
    for (const [bottom, top] of this.#quotients ?? []) sum = sum.plus(Exact.of(top).over(Exact.of(bottom)));
    return sum;
  }

  toString(): string {
    return this.toExact().toString();
  }

  #move(text: string, sign: 1n | -1n): this {
    if (!EXACT.test(text)) throw new RangeError(`not an exact number: ${text}`);
    const slash = text.indexOf('/');
    if (slash !== -1) {
      this.#quotients ??= new Map();
      const bottom = text.slice(slash + 1);
      const top = BigInt(text.slice(0, slash));
      this.#quotients.set(bottom, (this.#quotients.get(bottom) ?? 0n) + sign * top);
      return this;
    }
    const point = text.indexOf('.');
    const places = point === -1 ? 0 : text.length - point - 1;
    let units = BigInt(point === -1 ? text : text.slice(0, point) + text.slice(point + 1));
    if (places > this.#places) {
      this.#units *= 10n ** BigInt(places - this.#places);
      this.#places = places;
    } else if (places < this.#places) units *= 10n ** BigInt(this.#places - places);
    this.#units += sign * units;
    return this;
  }
}

/** As results write numbers. */
const EXACT = /^-?\d+(\.\d+|\/\d+)?$/;
