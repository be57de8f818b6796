import { readFileSync } from 'node:fs';

/** The version of the package that this file is part of: it lies two folders up in `dist`, one in the sources. */
export function packageVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    const text = readIfThere(new URL(path, import.meta.url));
    const version = text === null ? null : versionIn(text);
    if (version !== null) return version;
  }
  return 'unknown';
}

function readIfThere(url: URL): string | null {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}

function versionIn(text: string): string | null {
  const read: unknown = JSON.parse(text);
  const version = typeof read === 'object' && read !== null && 'version' in read ? read.version : null;
  return typeof version === 'string' ? version : null;
}
