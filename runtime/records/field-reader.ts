import type { Instant } from '../record.ts';
import { readDecimal } from './decimal-text.ts';
import { faultOf, shortened, type Fault } from './fault.ts';
import { readInstant } from './instant-text.ts';
import { didYouMean } from '../near-name.ts';
import { isNumber, isObject, numberText, type Fields } from './parse-json.ts';
import type { RecordShape } from './record-fields.ts';

const TEXT_MAX = 256;
const TERMS = ['day', 'month', 'year'] as const;
/** A lone half of a surrogate pair cannot be written as UTF-8: two different ids would come out as one. */
const HALF_PAIR = /\p{Surrogate}/u;
/** The same without regard to pairs: many times as fast, and nearly always enough. */
const ANY_HALF = /[\ud800-\udfff]/;

export type Term = (typeof TERMS)[number];

/**
 * Reads the values of one record whose fields have been validated, and keeps the first fault. After a fault the values
 * it gives mean nothing.
 */
export class FieldReader {
  fault: Fault | null = null;
  readonly #fields: Fields;

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  text(name: string): string {
    return this.optionalText(name) ?? '';
  }

  optionalText(name: string): string | null {
    const value = this.#fields[name];
    if (typeof value !== 'string') return null;
    this.#checkText(name, value);
    return value;
  }

  time(name: string): Instant {
    return this.optionalTime(name) ?? { seconds: 0, nanos: 0 };
  }

  optionalTime(name: string): Instant | null {
    const value = this.#fields[name];
    if (typeof value !== 'string') return null;
    const read = readInstant(name, value);
    if ('instant' in read) return read.instant;
    this.#fail(read);
    return null;
  }

  /** A decimal that is not negative. */
  optionalAmount(name: string): string | null {
    const text = numberText(this.#fields[name]);
    if (text === null) return null;
    const read = readDecimal(name, text);
    if (!('decimal' in read)) {
      this.#fail(read);
      return null;
    }
    if (read.decimal.startsWith('-'))
      this.#fail(
        faultOf('TAR5008', '`{name}` is `{decimal}`, which is negative', {
          name,
          decimal: shortened(read.decimal),
        }),
      );
    return read.decimal;
  }

  /** A whole number from 1 up to `max`; 1 if absent. */
  count(name: string, max: number): number {
    const decimal = this.optionalAmount(name);
    if (decimal === null) return 1;
    if (decimal.includes('.'))
      this.#fail(
        faultOf('TAR5005', '`{name}` is `{decimal}`, not a whole number', {
          name,
          decimal: shortened(decimal),
        }),
      );
    const count = Number(decimal);
    if (count < 1 || count > max)
      this.#fail(
        faultOf('TAR5007', `\`{name}\` is \`{decimal}\`, not between 1 and ${max}`, {
          name,
          decimal: shortened(decimal),
        }),
      );
    return count;
  }

  term(name: string): Term {
    return this.optionalTerm(name) ?? 'day';
  }

  optionalTerm(name: string): Term | null {
    const text = this.optionalText(name);
    if (text === null) return null;
    const term = TERMS.find((known) => known === text) ?? null;
    if (term === null)
      this.#fail(
        faultOf('TAR5005', '`{name}` is `{text}`, not `day`, `month` or `year`{guess}', {
          name,
          text: shortened(text),
          guess: didYouMean(text, TERMS),
        }),
      );
    return term;
  }

  /** A map, since the names are the record's own: none of them can reach a prototype. Sorted by name. */
  attributes(name: string, shape: RecordShape): ReadonlyMap<string, string> {
    const value = this.#fields[name];
    const read = new Map<string, string>();
    if (!isObject(value)) return read;
    for (const attribute of Object.keys(value).sort()) {
      const text = numberText(value[attribute]);
      if (text === null) continue;
      const path = `${name}.${attribute}`;
      this.#checkText(name, attribute);
      const decimal = readDecimal(path, text);
      if (isNumber(value[attribute]) || shape.attributes.get(attribute) === 'number') {
        if ('decimal' in decimal) {
          read.set(attribute, decimal.decimal);
          continue;
        }
        // A text that is no number is told by the price list, which knows what the attribute may be.
        if (isNumber(value[attribute]) || decimal.code === 'TAR5007') this.#fail(decimal);
      }
      this.#checkText(path, text);
      read.set(attribute, text);
    }
    return read;
  }

  #checkText(name: string, text: string): void {
    if (text === '') this.#fail(faultOf('TAR5005', '`{name}` is empty', { name }));
    else if (text.length > TEXT_MAX)
      this.#fail(faultOf('TAR5009', `\`{name}\` is longer than ${TEXT_MAX} characters`, { name }));
    else if (ANY_HALF.test(text) && HALF_PAIR.test(text))
      this.#fail(
        faultOf('TAR5005', '`{name}` holds half of a surrogate pair, which is no character', { name }),
      );
  }

  #fail(fault: Fault): void {
    this.fault ??= fault;
  }
}
