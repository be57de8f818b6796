import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../../compiler/diagnostics/codes.ts';

const sources = ['grammar', 'compiler'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(room, path)),
);

describe('the catalog of codes', () => {
  it('holds every declared code, each declared once', () => {
    const declared = sources
      .filter((path) => path.endsWith('-diagnostics.ts'))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/^ {2}(TAR\d{4}):/gm)])
      .map(([, code]) => code);
    expect(declared.toSorted()).toEqual([...codes.keys()]);
  });

  it('holds no code that nothing reports', () => {
    // A declaration is an unquoted key, so every quoted code is a use of it.
    const texts = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
    expect([...codes.keys()].filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
  });

  it('has messages in lower case, without a full stop', () => {
    for (const [code, { message }] of codes)
      expect([code, message]).toEqual([code, expect.stringMatching(/^[^A-Z].*[^.]$/s)]);
  });

  it('says warnings in TAR3xxx, and errors in all others', () => {
    for (const [code, { severity }] of codes)
      expect([code, severity]).toEqual([code, code.startsWith('TAR3') ? 'warning' : 'error']);
  });
});
