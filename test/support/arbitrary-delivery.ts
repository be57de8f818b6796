import fc from 'fast-check';
import type { AnyRecord, Usage } from '../../runtime/record.ts';
import type { Balance } from '../../runtime/result.ts';
import { epoch, usageOf } from './arbitrary-usage.ts';
import { instantText } from './record-text.ts';

/** What goes wrong on the way: deliveries that come again, contradict, correct and take back. */

const KINDS = [
  'again',
  'contradict',
  'correct',
  'cancel',
  'correct the correction',
  'correct nothing',
  'go round in a circle',
] as const;

export interface Mishap {
  readonly kind: (typeof KINDS)[number];
  /** Which record it befalls. */
  readonly of: number;
  readonly quantity: string;
}

export const arbitraryMishaps: fc.Arbitrary<readonly Mishap[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    of: fc.nat(),
    quantity: fc.constantFrom('3', '0', '0.5', '77'),
  }),
  { maxLength: 6 },
);

/** The records as they are delivered: with what the mishaps add to them, each with a place of its own. */
export function delivered(records: readonly AnyRecord[], mishaps: readonly Mishap[]): readonly AnyRecord[] {
  const all = [...records];
  const used = records.filter((record) => record.type === 'usage');
  for (const [index, { kind, of, quantity }] of mishaps.entries()) {
    const any = records[of % records.length];
    const use = used[of % used.length];
    if (any === undefined || use === undefined) continue;
    const correction = (id: string, replaces: string, counts: string): Usage => ({
      ...use,
      id,
      replaces,
      quantity: counts,
    });
    const id = `m${index}`;
    if (kind === 'again') all.push({ ...any });
    else if (kind === 'contradict')
      all.push(any.type === 'usage' ? { ...any, quantity: `1${any.quantity}` } : contradicted(any));
    else if (kind === 'correct') all.push(correction(id, use.id, quantity));
    else if (kind === 'cancel') all.push(correction(id, use.id, '0'));
    else if (kind === 'correct the correction')
      all.push(correction(id, use.id, quantity), correction(`${id}-again`, id, '2'));
    else if (kind === 'correct nothing') all.push(correction(id, `nobody-${index}`, quantity));
    else all.push(correction(id, `${id}-round`, '1'), correction(`${id}-round`, id, '1'));
  }
  return all.map((record, index) => ({
    ...record,
    origin: { file: 'delivered', line: index + 1, raw: record.id },
  }));
}

/** Use at the very instants at which orders expire, and a moment before. */
export const useAtExpiries = (balances: readonly Balance[]): readonly Usage[] =>
  balances.flatMap(({ expires }, index) => {
    if (expires === null) return [];
    const at = epoch(expires);
    const before = { seconds: at.seconds - 1, nanos: 999_999_999 };
    return [at, ...(at.nanos === 0 ? [before] : [])].map((when, side) => ({
      ...usageOf(`e${index}-${side}`, 'scan', instantText(when), '2'),
      attributes: new Map([['resolution', '720']]),
    }));
  });

/** The same order for more of it, the same activation of something else. */
function contradicted(record: Exclude<AnyRecord, Usage>): AnyRecord {
  switch (record.type) {
    case 'activation':
      return { ...record, category: record.category === 'films' ? 'images' : 'films' };
    case 'order':
      return { ...record, count: record.count + 1 };
    case 'upgrade':
      return { ...record, quantity: '49' };
    case 'renewal':
      return { ...record, terms: record.terms + 1 };
    case 'conversion':
      return { ...record, product: 'scans' };
  }
}
