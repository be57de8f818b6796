import { readFileSync } from 'node:fs';

export const packageVersion = (): string => ownPackage('version') ?? 'unknown';

/** Where the package says that it is at home; null where it does not. */
export const packageHomepage = (): string | null => ownPackage('homepage');

/** A field of the package that this file is part of: it lies two folders up in `dist`, one in the sources. */
function ownPackage(field: 'version' | 'homepage'): string | null {
  for (const path of ['../package.json', '../../package.json']) {
    const text = readIfThere(new URL(path, import.meta.url));
    if (text !== null) return fieldIn(text, field);
  }
  return null;
}

function readIfThere(url: URL): string | null {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}

function fieldIn(text: string, field: 'version' | 'homepage'): string | null {
  const read: unknown = JSON.parse(text);
  const value =
    typeof read === 'object' && read !== null ? (read as Partial<Record<string, unknown>>)[field] : null;
  return typeof value === 'string' ? value : null;
}
