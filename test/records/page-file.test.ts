import fc from 'fast-check';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INDEX_PAGE, pageFile } from '../../runtime/records/page-file.ts';

/** Every system can keep a file of this name, and shows it as it is. */
const SAFE = /^invoices\/[a-z0-9][a-z0-9_@+.-]{0,63}\.html$|^invoices\/[a-z0-9-]{0,32}~[0-9a-f]{32}\.html$/;
const DEVICES = ['con', 'prn', 'aux', 'nul', 'com1', 'lpt9'];

describe('the file of an account', () => {
  it.each(['acme', 'c-1042', 'acme.com', 'billing@acme.com', 'a_b+c', '0', 'a'.repeat(64)])(
    'is called after it: %s',
    (account) => expect(pageFile(account)).toBe(`invoices/${account}.html`),
  );

  it.each([
    '../../x',
    '/etc/passwd',
    '..',
    '.',
    '.hidden',
    'a/../../b',
    'a\\..\\b',
    'C:\\x',
    'a\0b',
    'a\nb',
    'index',
    ...DEVICES,
    'nul.txt',
    'a.',
    'a..b',
    'ACME',
    'Ácme',
    '客户',
    '𝒰',
    '\ud800',
    ' a',
    '',
    '-',
    '~',
    '%2e%2e%2f',
    '<img src=x>',
    'x'.repeat(10_000),
    '客'.repeat(10_000),
  ])('stays in its folder, and says which it is by a digest: %j', (account) => {
    const file = pageFile(account);
    expect(file).toMatch(SAFE);
    expect(file).toContain('~');
    expect(file).not.toBe(INDEX_PAGE);
    expect(resolve('/out', file).startsWith(join('/out', 'invoices/'))).toBe(true);
  });

  it('is another for every account, also where large and small letters are one', () => {
    const alike = [
      'acme',
      'ACME',
      'Acme',
      'acme ',
      'acme\u200b',
      'ａｃｍｅ',
      'a.c.m.e',
      'é',
      'e\u0301',
      '\ud800',
      '\ud801',
    ];
    expect(new Set(alike.map((account) => pageFile(account).toLowerCase().normalize('NFKC'))).size).toBe(
      alike.length,
    );
    const account = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'A', '.', '/', '~', '-', '@', '0'), maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(...alike),
    );
    let count = 0;
    fc.assert(
      fc.property(fc.uniqueArray(account, { minLength: 2, maxLength: 40 }), (accounts) => {
        const files = accounts.map(pageFile);
        for (const file of files) expect(file).toMatch(SAFE);
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(accounts.length);
        for (const file of files) expect(DEVICES).not.toContain(/\/([^.]*)/.exec(file)![1]);
        count++;
      }),
      { seed: 51, numRuns: 1000 },
    );
    expect(count).toBe(1000);
  });
});
