import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const fixture = join(import.meta.dirname, '../fixtures/command');

/** A fresh copy of the folder in which the help's examples can be run as they stand. */
export function commandFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-'));
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

/** The same with one text of its price list's main file replaced. */
export function editedFolder(from: string, to: string): string {
  const folder = commandFolder();
  edit(join(folder, 'catalogs/vision/main.tarifa'), from, to);
  return folder;
}

/** Puts one text in the place of another that must be there. */
export function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}
