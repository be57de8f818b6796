import type { FixedRate, Step } from '../../../runtime/result.ts';
import { js, list, type Code } from './code.ts';

/** A row of the table of steps: what a line adds up apart. */
export interface Slot extends Pick<Step, 'cell' | 'tier' | 'rate' | 'form'> {
  /** Where a part of its rate is owed once. */
  readonly fixed?: FixedRate | null;
}

export const slotObject = ({ cell, tier, rate, form, fixed = null }: Slot): Code =>
  js`{ cell: ${cell}, tier: ${tier}, rate: ${rate}, form: ${form}, fixed: ${fixed === null ? null : fixedObject(fixed)} }`;

const fixedObject = ({ per, parts }: FixedRate): Code =>
  js`{ per: ${per}, parts: ${list(parts.map((part) => js`{ rate: ${part.rate}, form: ${part.form}, amount: ${part.amount} }`))} }`;
