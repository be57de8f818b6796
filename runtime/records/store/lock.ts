import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
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
  const mine = lockText(process.pid, hostname(), new Date());
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const unlocked = placeLock(path, mine);
      if (unlocked !== null) return unlocked;
    } catch (error) {
      throw new FileFailure(name, `cannot be locked: ${reason(error)}`);
    }
    const found = readLock(path);
    if (found === null) continue;
    const holder = livingHolder(found);
    if (holder !== null)
      throw new FileFailure(
        name,
        `is in use by ${holder}; once no tarifa runs there any more, delete ${join(name, LOCK)}, and run again`,
      );
    takeAway(path, found);
  }
  throw new FileFailure(name, 'is in use by another run');
}

/** `{"pid":7,"host":"billing-1","since":"2026-02-01T08:00:00Z"}` */
const lockText = (pid: number, host: string, since: Date): string =>
  `${JSON.stringify({ pid, host, since: since.toISOString().replace(/\.\d+/, '') })}\n`;

/**
 * Puts a lock in its place whole, so that nobody finds one that says nothing yet; null where one is there. The text is
 * written beside it, where the run that holds the ledger may take it for remains: then it is tried again.
 */
function placeLock(path: string, text: string): (() => void) | null {
  const beside = `${path}.${process.pid}.${randomUUID()}`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    linkSync(beside, path);
    return () => {
      unlock(path);
      unlock(beside);
    };
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return null;
    throw error;
  } finally {
    unlock(beside);
  }
}

function unlock(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Whoever deleted it by hand has let the next run in; and what cannot be deleted is taken over by it.
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

const isLock = new Ajv().compile<{ pid: number; host: string; since?: string }>({
  type: 'object',
  properties: { pid: { type: 'integer', minimum: 1 }, host: { type: 'string' }, since: { type: 'string' } },
  required: ['pid', 'host'],
});

/**
 * Who holds a lock, in words; null where nobody does any more. Whether a process of another machine still runs cannot
 * be known from here, so its lock is never taken over: a ledger with two writers is worth less than one that waits.
 */
function livingHolder(lock: string): string | null {
  let read: unknown;
  try {
    read = JSON.parse(lock);
  } catch {
    // Cut short or empty: whoever lives puts a lock in its place whole, so that this is what a broken disk left.
    return null;
  }
  if (!isLock(read)) return null;
  const { pid, host } = read;
  const since = read.since === undefined ? '' : ` since ${read.since}`;
  if (host !== hostname()) return `process ${pid} on the machine ${host}${since}`;
  // A process that was started anew often gets the number of the one that died.
  if (pid === process.pid) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return null;
  }
  return `process ${pid} on this machine (${host})${since}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
