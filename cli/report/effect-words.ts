import type { Effect } from '../../compiler/analyze/diff/effect.ts';
import { counted } from './numbers.ts';
import type { Phrases } from './diff-phrase.ts';

/** The bills of all accounts before and now, and how many accounts pay more; or that nobody has a bill. */
export function billLines(effect: Effect, phrases: Phrases): readonly [bills: string, accounts: string] {
  const { accounts, total, more, less, same } = effect;
  if (accounts.length === 0) return ['no account has a bill, before or now', recordsLine(effect)];
  return [
    `${phrases.money(total.old)} → ${phrases.money(total.new)}`,
    `${counted(more, 'account')} ${more === 1 ? 'pays' : 'pay'} more, ${less} less, ${same} the same`,
  ];
}

/** How often records, or parts of them, were rejected by one price list or both. */
export const rejectedCount = ({ rejects: { appear, go, stay } }: Effect): number =>
  appear.length + go.length + stay.length;

/** `read 3 records: 1 rejected now, 0 not rejected any more, 2 rejected before and now`. */
export function recordsLine(effect: Effect): string {
  const read = `read ${counted(effect.read, 'record')}`;
  if (rejectedCount(effect) === 0) return `${read}: none rejected`;
  const { appear, go, stay } = effect.rejects;
  return `${read}: ${appear.length} rejected now, ${go.length} not rejected any more, ${stay.length} rejected before and now`;
}
