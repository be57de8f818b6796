import { sha256, utf8 } from '../../runtime/digest.ts';
import type { Ir } from './ir.ts';

/** What a catalog means, as one number: the same wherever every record is rated alike, however the list is written or laid out. */
export const digestOf = (ir: Ir): string => sha256(utf8(canonical(ir)));

/** JSON with sorted keys, without places and without what rates are written as, which is no part of the meaning. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'at' && key !== 'label' && key !== 'parts')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
