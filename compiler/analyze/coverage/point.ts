import type { Place } from '../../ir/ir.ts';

/** What of a price list an example can reach, in the order in which a report lists it. */
export const POINT_KINDS = [
  'tier',
  'cell',
  'fallback',
  'rejection',
  'dated price',
  'flat price',
  'minimum',
  'maximum',
  'meter rule',
  'package line',
  'size',
  'term',
  'alert',
  'expiry',
  'limit',
] as const;

export type PointKind = (typeof POINT_KINDS)[number];

/**
 * `unpublished`: it names the page that has the figure, or nothing that it could act on has one. `unsold`: it begins
 * where the product is no longer sold.
 */
export type Apart = 'unpublished' | 'unsold';

/** The same, of a place that has a figure or has none. */
export const apartUnless = (isPublished: boolean): Apart | null => (isPublished ? null : 'unpublished');

/** One place of a price list where an example can come to. */
export interface Point {
  /** Unique in its catalog. */
  readonly id: string;
  readonly kind: PointKind;
  /** The feature or the product that it belongs to. */
  readonly subject: string;
  readonly at: Place;
  /** What it says, in the words of a price list. */
  readonly words: string;
  /** Why it does not count; null: it does. */
  readonly apart: Apart | null;
}

/** Ids of points. They are paths, so that what a trace tells can be put together to the same text. */
export const featureId = (feature: string): string => `feature ${feature}`;
export const productId = (product: string): string => `product ${product}`;
export const priceId = (feature: string, index: number): string => `${featureId(feature)}/price ${index}`;
export const outcomeId = (feature: string, price: number, outcome: number): string =>
  `${priceId(feature, price)}/outcome ${outcome}`;
export const coverId = (feature: string, product: string): string => `${featureId(feature)}/cover ${product}`;
export const factorId = (feature: string, product: string, outcome: number): string =>
  `${coverId(feature, product)}/outcome ${outcome}`;
export const termId = (product: string, term: string): string => `${productId(product)}/term ${term}`;
/** `tier` counts from 1. */
export const tierId = (schedule: string, tier: number): string => `${schedule}/tier ${tier}`;
