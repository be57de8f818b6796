import type * as ast from '../../grammar/ast.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import type { Instant, OrderRecord, Origin } from '../../runtime/record.ts';
import type { Sound } from '../check/checked.ts';
import type * as ir from '../ir/ir.ts';
import type { Expectation } from '../ir/scenario.ts';
import { lineOf } from './place.ts';
import { instantOf } from '../zone.ts';

/** The account of every example. */
const EXAMPLE_ACCOUNT = 'example';

/** What every record of an example has. */
export interface RecordFrame {
  readonly id: string;
  readonly account: string;
  readonly at: Instant;
  readonly time: string;
  readonly origin: Origin;
}

/** The latest order of a product in an example: what a renewal or an upgrade is of. */
export interface Standing {
  readonly id: string;
  /** In the product's unit; what upgrades have made of it. */
  readonly quantity: string;
  readonly term: 'day' | 'month' | 'year' | null;
}

/** An example as far as it has been lowered. */
export class Frame {
  readonly #checked: Sound;
  readonly #zone: ir.Zone;
  readonly #undated: number;
  readonly #digits: number;
  #latest = -Infinity;
  #count = 0;
  readonly orders: OrderRecord[] = [];
  readonly outcomes: Expectation[] = [];
  readonly standing = new Map<string, Standing>();
  /** The dates of records as they are written. */
  readonly dates = new Map<string, string>();

  /** `undated` is when steps without a date happen. */
  constructor(checked: Sound, zone: ir.Zone, undated: number, example: ast.Example) {
    // Records of one instant are taken by id, as texts; with equally many digits that is the order written.
    this.#digits = String(example.steps.filter((step) => 'when' in step).length).length;
    this.#checked = checked;
    this.#zone = zone;
    this.#undated = undated;
  }

  /** How many records there are so far. */
  get count(): number {
    return this.#count;
  }

  /** The time of the last step. */
  get until(): number {
    return this.#count === 0 ? this.#undated : this.#latest;
  }

  /** Begins the record of a step. */
  next(step: { readonly when: ast.When | null; readonly span: ast.Step['span'] }): RecordFrame {
    const at = step.when ? this.instant(step.when.date) : { seconds: this.#undated, nanos: 0 };
    this.#latest = Math.max(this.#latest, at.seconds);
    this.#count++;
    const { file, start, end } = step.span;
    const raw = this.#checked.files.get(file)?.file.text.slice(start, end) ?? '';
    const id = `step-${String(this.#count).padStart(this.#digits, '0')}`;
    if (step.when) this.dates.set(id, step.when.date.text);
    return {
      id,
      account: EXAMPLE_ACCOUNT,
      at,
      time: formatInstant(this.#zone, at.seconds),
      origin: { file, line: lineOf(this.#checked, step.span), raw },
    };
  }

  instant(date: ast.DateTime): Instant {
    // Checked: the date exists in the catalog's zone.
    return { seconds: instantOf(this.#zone, date)!, nanos: 0 };
  }
}
