import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockLedger } from '../../runtime/records/store/lock.ts';
import { failDisk } from './disk.mjs';

it('shows a lock to nobody before it says whose it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-lock-'));
  const path = join(folder, 'lock');
  const counting = failDisk({ at: null, fault: 'EIO' });
  lockLedger(folder, 'books')();
  const changes = counting.count();
  counting.mend();
  expect(changes).toBeGreaterThan(2);

  const seen: (string | null)[] = [];
  for (let at = 1; at <= changes; at++) {
    // What another run finds in the middle of the change.
    const disk = failDisk({
      at,
      fault: () => {
        seen.push(existsSync(path) ? readFileSync(path, 'utf8') : null);
        throw new Error('killed');
      },
    });
    try {
      lockLedger(folder, 'books')();
    } catch {
      // The run that was killed says nothing.
    } finally {
      disk.mend();
    }
  }
  expect(seen).toHaveLength(changes);
  for (const lock of seen.filter((text) => text !== null))
    expect(JSON.parse(lock)).toMatchObject({ pid: process.pid });
  expect(seen.filter((text) => text !== null).length).toBeGreaterThan(0);
  // The next run gets in whatever stayed.
  lockLedger(folder, 'books')();
  expect(readdirSync(folder).filter((name) => name === 'lock')).toEqual([]);
});
