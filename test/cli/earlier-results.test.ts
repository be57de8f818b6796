import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, type Ran } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

/** What stands in the folder of results after runs that write different things into it. */

const FILES = ['--usage', 'usage.ndjson', '--orders', 'orders.ndjson'];
const rateInto = (cwd: string, ...more: readonly string[]): Promise<Ran> =>
  run(['rate', 'catalogs/vision', ...FILES, '--out', 'bill', ...more], { cwd });
const names = (cwd: string, folder = 'bill'): readonly string[] => readdirSync(join(cwd, folder)).sort();

it('takes away tables and pages of an earlier run that this one does not write', async () => {
  const cwd = commandFolder();
  await rateInto(cwd, '--results', 'invoices,lines,pages');
  expect(names(cwd, 'bill/invoices')).toEqual(['acme.html', 'index.html', 'zeta.html']);
  expect((await rateInto(cwd, '--results', 'lines')).status).toBe(0);
  expect(names(cwd)).toEqual(['invoices', 'lines.ndjson', 'summary.json']);
  expect(names(cwd, 'bill/invoices')).toEqual([]);
});

it('takes away tables of another format', async () => {
  const cwd = commandFolder();
  for (const format of ['csv', 'json', 'ndjson'])
    expect((await rateInto(cwd, '--results', 'lines,rejects', '--format', format)).status).toBe(0);
  expect(names(cwd)).toEqual(['lines.ndjson', 'rejects.ndjson', 'summary.json']);
});

it('leaves alone what is not of a run, by its name or by how it begins', async () => {
  const cwd = commandFolder();
  await rateInto(cwd, '--results', 'pages');
  mkdirSync(join(cwd, 'bill/charges.csv'));
  const others = [
    'lines.csv.gz',
    'my-lines.ndjson',
    'LINES.txt',
    'usage.ndjson',
    'orders.csv',
    'refunds.json',
  ];
  for (const name of others) writeFileSync(join(cwd, 'bill', name), 'mine');
  writeFileSync(join(cwd, 'bill/invoices/notes.html'), '<p>mine</p>');
  expect((await rateInto(cwd, '--results', 'alerts')).status).toBe(0);
  expect(names(cwd)).toEqual(['alerts.ndjson', 'charges.csv', 'invoices', 'summary.json', ...others].sort());
  expect(names(cwd, 'bill/invoices')).toEqual(['notes.html']);
});

it('needs no folder of pages where none are written', async () => {
  const cwd = commandFolder();
  mkdirSync(join(cwd, 'bill'));
  writeFileSync(join(cwd, 'bill/invoices'), 'a file');
  expect((await rateInto(cwd, '--results', 'lines')).status).toBe(0);
  expect(readFileSync(join(cwd, 'bill/invoices'), 'utf8')).toBe('a file');
});

it('leaves all of an earlier run where this one fails', async () => {
  const cwd = commandFolder();
  await rateInto(cwd, '--results', 'invoices,lines,pages', '--format', 'csv');
  const before = [names(cwd), names(cwd, 'bill/invoices')];
  mkdirSync(join(cwd, 'bill/lines.ndjson'));
  expect((await rateInto(cwd, '--results', 'lines')).status).toBe(4);
  expect([names(cwd).filter((name) => name !== 'lines.ndjson'), names(cwd, 'bill/invoices')]).toEqual(before);
});
