import { Decimal } from 'decimal.js';

/**
 * Decimals that never round here: sums, products and whole quotients of the numbers that a catalog may hold stay far
 * below these digits (40 digits a literal, 40 a quantity), and passing them is an error, not a rounding.
 */
const DIGITS = 4000;
const Big = Decimal.clone({
  precision: DIGITS,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  rounding: Decimal.ROUND_DOWN,
});

const ONE = new Big(1);
const PLAIN = /^-?\d+(\.\d+)?$/;

/** An exact number: a quotient of two whole decimals, the lower one positive. */
export class Exact {
  readonly numerator: Decimal;
  readonly denominator: Decimal;

  private constructor(numerator: Decimal, denominator: Decimal) {
    if (numerator.e >= DIGITS || denominator.e >= DIGITS)
      throw new RangeError(`a number of more than ${DIGITS} digits`);
    this.numerator = numerator;
    this.denominator = denominator;
  }

  static readonly zero = new Exact(new Big(0), ONE);
  static readonly one = new Exact(ONE, ONE);

  /** Reads `"12.5"`, `"-3"` or `"7/3"`; throws a RangeError for any other text. */
  static of(text: string | number | bigint): Exact {
    const [top = '', bottom, ...rest] = String(text).split('/');
    if (rest.length > 0 || !PLAIN.test(top) || (bottom !== undefined && !PLAIN.test(bottom)))
      throw new RangeError(`not an exact number: ${text}`);
    const above = whole(new Big(top));
    if (bottom === undefined) return new Exact(above.digits, above.scale);
    return new Exact(above.digits, above.scale).over(Exact.of(bottom));
  }

  plus(other: Exact): Exact {
    if (this.denominator.eq(other.denominator))
      return new Exact(this.numerator.plus(other.numerator), this.denominator);
    // One denominator usually divides the other (seconds and minutes), which keeps them small without a gcd.
    if (this.denominator.mod(other.denominator).isZero())
      return new Exact(
        this.numerator.plus(other.numerator.times(this.denominator.div(other.denominator))),
        this.denominator,
      );
    if (other.denominator.mod(this.denominator).isZero()) return other.plus(this);
    return new Exact(
      this.numerator.times(other.denominator).plus(other.numerator.times(this.denominator)),
      this.denominator.times(other.denominator),
    ).reduced();
  }

  negated(): Exact {
    return new Exact(this.numerator.negated(), this.denominator);
  }

  abs(): Exact {
    return this.isNegative() ? this.negated() : this;
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return new Exact(
      this.numerator.times(other.numerator),
      this.denominator.times(other.denominator),
    ).trimmed();
  }

  /** Throws a RangeError for a division by zero. */
  over(other: Exact): Exact {
    if (other.isZero()) throw new RangeError('division by zero');
    const sign = other.numerator.isNegative() ? -1 : 1;
    return new Exact(
      this.numerator.times(other.denominator).times(sign),
      this.denominator.times(other.numerator).times(sign),
    ).reduced();
  }

  compare(other: Exact): number {
    return this.numerator.times(other.denominator).cmp(other.numerator.times(this.denominator));
  }

  equals = (other: Exact): boolean => this.compare(other) === 0;
  isZero = (): boolean => this.numerator.isZero();
  isPositive = (): boolean => this.numerator.gt(0);
  isNegative = (): boolean => this.numerator.lt(0);
  isWhole = (): boolean => this.numerator.mod(this.denominator).isZero();

  /** The largest whole number not above it. */
  floor(): Exact {
    const quotient = this.numerator.div(this.denominator).trunc();
    const exact = quotient.times(this.denominator).eq(this.numerator);
    return new Exact(!exact && this.numerator.isNegative() ? quotient.minus(1) : quotient, ONE);
  }

  /** The smallest whole number not below it. */
  ceil(): Exact {
    return this.negated().floor().negated();
  }

  static min = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b);
  static max = (a: Exact, b: Exact): Exact => (a.compare(b) >= 0 ? a : b);

  /** A plain decimal where it is finite, else `"p/q"` in lowest terms; never an exponent, never `-0`. */
  toString(): string {
    if (this.numerator.isZero()) return '0';
    const { numerator, denominator } = this.reduced();
    let rest = denominator;
    let places = 0;
    for (const prime of [2, 5]) {
      let count = 0;
      while (rest.mod(prime).isZero()) {
        rest = rest.div(prime);
        count++;
      }
      places = Math.max(places, count);
    }
    if (!rest.eq(1)) return `${numerator.toFixed()}/${denominator.toFixed()}`;
    return numerator
      .times(new Big(10).pow(places))
      .div(denominator)
      .times(new Big(10).pow(-places))
      .toFixed();
  }

  /** In lowest terms: the numerator and the denominator as whole-number texts. */
  fraction(): { readonly numerator: string; readonly denominator: string } {
    const { numerator, denominator } = this.reduced();
    return { numerator: numerator.toFixed(), denominator: denominator.toFixed() };
  }

  private trimmed(): Exact {
    return this.denominator.eq(1) || this.denominator.e < 40 ? this : this.reduced();
  }

  private reduced(): Exact {
    let a = this.numerator.abs();
    let b = this.denominator;
    while (!b.isZero()) [a, b] = [b, a.mod(b)];
    return a.eq(1) ? this : new Exact(this.numerator.div(a), this.denominator.div(a));
  }
}

/** Writes a decimal as whole digits over a power of ten. */
function whole(value: Decimal): { digits: Decimal; scale: Decimal } {
  const places = value.decimalPlaces();
  if (places === 0) return { digits: value, scale: ONE };
  const scale = new Big(10).pow(places);
  return { digits: value.times(scale), scale };
}
