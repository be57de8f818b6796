import type { Said } from './said.ts';

/** A moment: whole seconds since 1970 UTC, and nanoseconds beyond them. */
export interface Instant {
  readonly seconds: number;
  readonly nanos: number;
}

/** Where a record was read, for what is said of it later. */
export interface Origin {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The record as it was read. */
  readonly raw: string;
}

interface Base {
  readonly id: string;
  readonly account: string;
  readonly at: Instant;
  /** The time as it was written. */
  readonly time: string;
  readonly origin: Origin;
}

/** A record of use. `quantity` is a plain decimal text, not negative; attributes are texts as written. */
export interface Usage extends Base {
  readonly type: 'usage';
  readonly feature: string;
  readonly quantity: string;
  /** Null: the feature's meter. */
  readonly unit: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  /** The record that this one corrects. */
  readonly replaces: string | null;
}

/** Activation of the account, of a category, or of a licence's order. */
export interface Activation extends Base {
  readonly type: 'activation';
  readonly category: string | null;
  readonly order: string | null;
}

/** The purchase of a package (`size`, `count`), a capacity or a licence (`quantity`, `term`, `terms`). */
export interface Order extends Base {
  readonly type: 'order';
  readonly product: string;
  readonly size: string | null;
  readonly quantity: string | null;
  readonly count: number;
  readonly term: 'day' | 'month' | 'year' | null;
  readonly terms: number;
  /** From when it pays; the time of purchase if absent. */
  readonly effective: Instant;
  /** A price agreed apart, where the list publishes none. */
  readonly price: string | null;
  readonly attributes: ReadonlyMap<string, string>;
}

/** More capacity for an order: for good, or until an instant. `quantity` is the new total. */
export interface Upgrade extends Base {
  readonly type: 'upgrade';
  readonly order: string;
  readonly quantity: string;
  readonly until: Instant | null;
  readonly price: string | null;
}

export interface Renewal extends Base {
  readonly type: 'renewal';
  readonly order: string;
  readonly term: 'day' | 'month' | 'year';
  readonly terms: number;
  readonly price: string | null;
}

/** Turns an order into one of another product; points and expiry stay. */
export interface Conversion extends Base {
  readonly type: 'conversion';
  readonly order: string;
  readonly product: string;
}

export type OrderRecord = Activation | Order | Upgrade | Renewal | Conversion;
export type AnyRecord = Usage | OrderRecord;

/** What is wrong with a record, by its code. */
export interface RecordFault {
  readonly code: string;
  readonly message: string;
  /** What the message is made of. */
  readonly said: Said;
}

/** What a price list says of a record by itself, whatever else the account holds. */
export interface RecordJudge {
  /** The record with what it leaves out filled in: two that come out alike say the same. */
  complete(record: AnyRecord): AnyRecord;
  /** Why no account could have it rated: an unknown feature, a unit or an attribute that does not fit; else null. */
  fault(record: AnyRecord): RecordFault | null;
}

/** By time. */
export const compareInstants = (a: Instant, b: Instant): number => a.seconds - b.seconds || a.nanos - b.nanos;

/** By code point, which is what ids are ordered by everywhere. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    // A surrogate stands for a code point above every other unit.
    const leftHigh = left >= 0xd800 && left < 0xe000;
    const rightHigh = right >= 0xd800 && right < 0xe000;
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** The order in which an account's records are taken: by time, activations and orders before usage, then id. */
export const compareRecords = (a: AnyRecord, b: AnyRecord): number =>
  compareInstants(a.at, b.at) ||
  Number(a.type === 'usage') - Number(b.type === 'usage') ||
  compareText(a.id, b.id);
