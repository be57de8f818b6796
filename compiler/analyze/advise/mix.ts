import type { Exact } from '../../../runtime/exact.ts';
import type { Part } from './offer.ts';

/** So many of one part are tried at most. */
export const MOST_ORDERS = 2_000;

/** A purchase of one product: a capacity for some terms, or packages of one size or several. */
export interface Mix {
  readonly parts: readonly Part[];
  readonly price: Exact;
}

/** Mixes whose prices do not fall, each of which covers what the one before does and more. */
export interface Chain {
  readonly length: number;
  readonly at: (index: number) => Mix;
}

/** Whether a purchase of this price, or more, can still be asked for. */
export type Matters = (price: Exact) => boolean;
