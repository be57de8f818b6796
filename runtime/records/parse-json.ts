import { isLosslessNumber, parse as parseLossless } from 'lossless-json';
import { faultOf, type Fault } from './fault.ts';
import { surveyJson } from './json-survey.ts';

/** A record before it is validated. Only own properties count; names may be anything, `__proto__` among them. */
export type Fields = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 16;

/**
 * One line's object, with every number as it is written: a `number` where a double holds each of its digits, else
 * a lossless number. `JSON.parse` alone would turn 2^53 + 1 into 2^53, and take the last of two equal names.
 */
export function parseObject(text: string): { readonly fields: Fields } | Fault {
  const survey = surveyJson(text);
  // The slower parser recurses, so depth is bounded before either runs.
  if (survey.depth > DEPTH_MAX) return invalid(`nests deeper than ${DEPTH_MAX} levels`);
  let value: unknown;
  try {
    value = survey.isPlain
      ? JSON.parse(text)
      : parseLossless(text, undefined, { onDuplicateKey: () => undefined });
  } catch {
    return invalid(text.trim() === '' ? 'is empty' : 'is not valid JSON');
  }
  if (!isObject(value)) return invalid('is not an object in braces');
  // Of two equal names a parser keeps one.
  if (countKeys(value) !== survey.keys) return invalid('names one field twice');
  return { fields: value };
}

/** The text of a number or of a string; null for every other value. */
export function numberText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainText(value);
  return isLosslessNumber(value) ? value.value : null;
}

export const isNumber = (value: unknown): boolean => typeof value === 'number' || isLosslessNumber(value);

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);

function countKeys(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item), 0);
  if (!isObject(value)) return 0;
  let count = 0;
  for (const key of Object.keys(value)) count += 1 + countKeys(value[key]);
  return count;
}

/** JavaScript writes small numbers with an exponent that the record did not have. */
function plainText(value: number): string {
  const text = String(value);
  const [digits = '', exponent] = text.split('e-');
  if (exponent === undefined) return text;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}

const invalid = (what: string): Fault => faultOf('TAR5001', `the line ${what}`);
