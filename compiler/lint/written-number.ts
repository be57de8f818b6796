import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { Exact } from '../../runtime/exact.ts';
import { figure } from './words.ts';

/** `CNY 0.010 / call`, or the bare number of a cell: one amount, and nothing beside it. */
const ONE_AMOUNT = /^(?:[A-Z]{3}\s+)?(\d[\d,]*(?:\.\d+)?)(?:\s*\/[^+]*)?$/;

/** Writes a multiple of the one number of a charge in its place; nothing where the charge has several. */
export function rescaled(text: string, span: Span, by: Exact): readonly Fix[] {
  const number = ONE_AMOUNT.exec(text)?.[1];
  if (number === undefined) return [];
  const better = figure(Exact.of(number.replaceAll(',', '')).times(by));
  if (better.endsWith('…')) return [];
  const start = span.start + text.indexOf(number);
  const edits = [{ span: { ...span, start, end: start + number.length }, text: better }];
  return [{ title: `write \`${better}\``, safe: false, edits }];
}

const NUMBER = /^\d[\d,]*(\.\d+)?$/;

/** Puts two bare numbers in each other's place; nothing where one of them is more than a number. */
export function exchanged(
  one: { readonly text: string; readonly span: Span },
  other: { readonly text: string; readonly span: Span },
): readonly Fix[] {
  if (!NUMBER.test(one.text) || !NUMBER.test(other.text)) return [];
  const edits = [
    { span: one.span, text: other.text },
    { span: other.span, text: one.text },
  ];
  return [{ title: `exchange ${other.text} and ${one.text}`, safe: false, edits }];
}
