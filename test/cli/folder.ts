import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fixture = join(import.meta.dirname, '../fixtures/command');

/** A fresh copy of the folder in which the help's examples can be run as they stand. */
export function commandFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-'));
  cpSync(fixture, folder, { recursive: true });
  return folder;
}
