import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';
import { pageFile } from '../../runtime/records/page-file.ts';
import { commandFolder } from '../cli/folder.ts';
import { attribute, named, readPage, textOf } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';

const RATE = 'rate catalogs/vision --usage usage.ndjson --orders orders.ndjson --out bill --results pages';
const rateInto = (cwd: string) => run(RATE.split(' '), { cwd });

describe('whatever an account is called', () => {
  const ACCOUNTS = [
    'acme',
    'ACME',
    '../../x',
    '..',
    'index',
    'con',
    '<script>globalThis.canary = 1</script>',
    '"><img src=x onerror=alert(1)>',
    'a&b "c" \'d\'',
    '客户',
    '\u202egnp.exe',
    'a\u0000b\nc',
    'x'.repeat(200),
    '__proto__',
  ];

  it('its page stays in the folder, says its name as text, and is found from the index', async () => {
    const cwd = commandFolder();
    const lines = ACCOUNTS.map((account, index) =>
      JSON.stringify({
        id: `u-${index}`,
        account,
        feature: 'license_plate_recognition',
        time: '2026-01-15T08:00:00+08:00',
      }),
    );
    writeFileSync(join(cwd, 'usage.ndjson'), lines.join('\n'));
    writeFileSync(join(cwd, 'orders.ndjson'), '');
    const before = readdirSync(cwd);
    const { stderr } = await rateInto(cwd);
    expect(stderr).toContain(`read ${ACCOUNTS.length} records: ${ACCOUNTS.length} rated`);
    expect(readdirSync(cwd).sort()).toEqual([...before, 'bill'].sort());
    expect(readdirSync(join(cwd, 'bill/invoices')).length).toBe(ACCOUNTS.length + 1);
    const index = readPage(readFileSync(join(cwd, 'bill/invoices/index.html'), 'utf8'));
    const links = named(index, 'a').map((link) => [attribute(link, 'href') ?? '', textOf(link)] as const);
    expect(links.map(([, text]) => text).sort()).toEqual(ACCOUNTS.map(escapeControls).sort());
    for (const [href, text] of links) {
      const page = readPage(readFileSync(join(cwd, 'bill/invoices', decodeURI(href)), 'utf8'));
      expect(page.faults).toEqual([]);
      expect(named(page, 'h1').map(textOf)).toEqual([text]);
      for (const name of ['script', 'img', 'form', 'link']) expect(named(page, name)).toEqual([]);
    }
  });
});

it('says the ids of records and orders, and why they were rejected, as text', async () => {
  const cwd = commandFolder();
  const [id, order, feature] = [
    '<b>u</b>&amp;"',
    "'><svg onload=alert(1)>",
    '<img src=x onerror=alert(1)>`*`',
  ];
  const time = '2026-01-15T08:00:00+08:00';
  const use = { account: 'acme', time, feature: 'license_plate_recognition' };
  const lines = [
    { ...use, id },
    { ...use, id: `${id}2`, feature },
    { ...use, id: `${id}3`, unit: feature },
  ];
  writeFileSync(join(cwd, 'usage.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const bought = { type: 'order', id: order, account: 'acme', product: 'plate_package', size: 1000, time };
  writeFileSync(join(cwd, 'orders.ndjson'), JSON.stringify(bought));
  expect((await rateInto(cwd)).status).toBe(3);
  const page = readPage(readFileSync(join(cwd, 'bill', pageFile('acme')), 'utf8'));
  expect(page.faults).toEqual([]);
  for (const name of ['b', 'svg', 'img', 'script']) expect(named(page, name)).toEqual([]);
  for (const text of [`${id}2`, `${id}3`, order, '<img src=x onerror=alert(1)>'])
    expect(page.text).toContain(text);
});
