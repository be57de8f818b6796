import type { Step } from '../../../runtime/result.ts';
import { js, type Code } from './code.ts';

/** A row of the table of steps: what a line adds up apart. */
export type Slot = Pick<Step, 'cell' | 'tier' | 'rate' | 'form'>;

export const slotObject = ({ cell, tier, rate, form }: Slot): Code =>
  js`{ cell: ${cell}, tier: ${tier}, rate: ${rate}, form: ${form} }`;
