import { FileFailure } from '../../runtime/records/fault.ts';
import { UsageFailure } from '../failures.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

/** Whether a run ended since it was used wrongly, or a file could not be had. */
export const isRefusal = (error: unknown): error is UsageFailure | FileFailure =>
  error instanceof UsageFailure || error instanceof FileFailure;

/** Says in one line why a run ended, and at which file. */
export async function printRefusal(error: Error, { colors, print }: Printer): Promise<void> {
  const place = error instanceof FileFailure ? `${printableLine(placeOf(error))}: ` : '';
  await print(`${colors.red('error:')} ${place}${printableLine(error.message)}`);
}

const placeOf = ({ file, line }: FileFailure): string => (line === null ? file : `${file}:${line}`);
