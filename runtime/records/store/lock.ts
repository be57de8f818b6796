import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { reason } from '../failure-reason.ts';
import { FileFailure } from '../fault.ts';

const LOCK = 'lock';
/** Two runs may find one dead writer's lock; nobody loses twice to the same one. */
const ATTEMPTS = 3;

/**
 * Keeps a second run out of a ledger; gives what lets it in again. The lock of a process that is no more is taken over.
 * `name` is how the folder is called in front of people.
 */
export function lockLedger(folder: string, name: string): () => void {
  const path = join(folder, LOCK);
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      return () => unlock(path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw new FileFailure(name, `cannot be locked: ${reason(error)}`);
    }
    const found = readLock(path);
    if (found === null) continue;
    const holder = livingHolder(found);
    if (holder !== null)
      throw new FileFailure(
        name,
        `is in use by ${holder}; if that is no run of tarifa, delete ${join(name, LOCK)}`,
      );
    takeAway(path, found);
  }
  throw new FileFailure(name, 'is in use by another run');
}

function unlock(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    // Whoever deleted it by hand has let the next run in.
    if (codeOf(error) !== 'ENOENT') throw new FileFailure(path, `cannot be removed: ${reason(error)}`);
  }
}

/** Moves a dead lock out of the way. If another run put its own there in between, that one is put back. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readLock(aside) !== dead) linkSync(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw new FileFailure(path, reason(error));
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Who holds a lock, in words; null where nobody does any more. */
function livingHolder(lock: string): string | null {
  const [, pid = '', host = ''] = /^\{"pid":(\d+),"host":(".*")\}\n$/.exec(lock) ?? [];
  // Cut short: its writer did not live to finish it.
  if (pid === '') return null;
  const where: unknown = JSON.parse(host);
  if (where !== hostname()) return `process ${pid} on ${String(where)}`;
  // A process that was started anew often gets the number of the one that died.
  if (Number(pid) === process.pid) return null;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return null;
  }
  return `process ${pid}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
