import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';
import { pageFile } from '../../runtime/records/page-file.ts';
import { closeBooks, folderWith, rateBooks, write } from '../ledger/books.ts';
import { attribute, named, readPage, textOf, within, type Element } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';
import { pageIn, rateInto, rowsOf } from './invoice-page.ts';

describe('the page of an account', () => {
  it('says who paid for what, tier by tier, what was bought and what is left of it', async () => {
    const cwd = commandFolder();
    expect((await rateInto(cwd)).status).toBe(0);
    expect(readdirSync(join(cwd, 'bill')).sort()).toEqual(['invoices', 'lines.ndjson', 'summary.json']);
    expect(readdirSync(join(cwd, 'bill/invoices')).sort()).toEqual(['acme.html', 'index.html', 'zeta.html']);
    const page = pageIn(cwd, 'acme');
    expect(page.faults).toEqual([]);
    expect(named(page, 'h1').map(textOf)).toEqual(['acme']);
    expect(named(page, 'h2').map(textOf)).toEqual([
      'January 2026 CNY 25,587.33',
      'February 2026 CNY 0.00',
      'Orders, and what is left of them',
    ]);
    expect(rowsOf(page)).toEqual([
      'month | CNY',
      'January 2026 | 25,587.33',
      'February 2026 | 0.00',
      'Total | 25,587.33',
      'what | quantity | at | CNY',
      'Used',
      'Licence plate recognition by single category | 1,000 calls |  | 0.00',
      'paid by o-1 (Plate package) | 1,000 calls | 1,000 points | ',
      'Licence plate recognition by price | 15,000 calls |  | 2,000.00',
      ' | 10,000 calls | CNY 0.15 / call | 1,500.00',
      ' | 5,000 calls | CNY 0.10 / call | 500.00',
      'Video enhancement | 2.3333… minutes |  | 37.33',
      '<= 1440 p, <= 60 fps | 2.3333… minutes | CNY 16.00 / minute | 37.3333…',
      ' |  | the sum rounded | -0.0033…',
      'Bought',
      'Plate package order o-1 | 1,000 points | CNY 90 | 90.00',
      'ordered 2026-01-01 10:00, until 2027-01-01 10:00',
      'Prepaid QPS, face comparison 1:1 order o-2 | 40 qps |  | 23,460.00',
      'ordered 2026-01-01 10:00, until 2026-04-01 10:00',
      ' | 10 qps | CNY 218 / qps × 3 | 6,540.00',
      ' | 30 qps | CNY 188 / qps × 3 | 16,920.00',
      'Used | 2,037.33',
      'Bought | 23,550.00',
      'Total, before tax | 25,587.33',
      'what | quantity | at | CNY',
      'Licence plate recognition | 10 calls |  | 0.00',
      'Total, before tax | 0.00',
      'order | what was bought | left | state | validity',
      'o-1 | Plate package | 0 of 1,000 points left | used up | until 2027-01-01 10:00',
      'alert 2026-01-15 08:00: 0 points left, threshold 200 (u-1)',
      'o-2 | Prepaid QPS, face comparison 1:1 | 40 qps | valid | until 2026-04-01 10:00',
    ]);
  });

  it('tells what was rejected in the month in which it happened, and apart what has no month', async () => {
    const cwd = commandFolder();
    const record = (id: string, more: object): string =>
      JSON.stringify({
        id,
        account: 'acme',
        feature: 'license_plate_recognition',
        time: '2026-01-20T08:00:00+08:00',
        ...more,
      });
    writeFileSync(
      join(cwd, 'usage.ndjson'),
      [
        record('u-1', {}),
        record('u-2', { quantity: 1.5 }),
        record('u-3', { time: '2026-02-01T00:00:00+08:00' }),
        record('u-4', { time: '2026-02-02T08:00:00+08:00', feature: 'none' }),
        record('u-5', { time: 'yesterday' }),
        record('u-6', { quantity: 1 }),
        record('u-6', { quantity: 2 }),
        record('u-7', { account: 'nobody', feature: 'none' }),
      ].join('\n'),
    );
    expect((await rateInto(cwd)).status).toBe(3);
    const page = pageIn(cwd, 'acme');
    const sections = named(page, 'section').map((section) => [
      within(section, 'h3').map(textOf).join(),
      ...within(section, 'tr')
        .flatMap((row) => within(row, 'th').slice(0, 1).map(textOf))
        .filter((record) => record.startsWith('u-')),
    ]);
    expect(sections.slice(1)).toEqual([
      ['Rejected in January 2026, and not charged', 'u-2', 'u-6', 'u-6'],
      ['Rejected in February 2026, and not charged', 'u-4'],
      [''],
      ['Rejected otherwise, and not charged', 'u-5'],
    ]);
    expect(existsSync(join(cwd, 'bill', pageFile('nobody')))).toBe(false);
    const index = readPage(readFileSync(join(cwd, 'bill/invoices/index.html'), 'utf8'));
    expect(index.text).toContain('1 record or part of one was rejected of no account that has an invoice');
    // Whoever gets an invoice has not sent the records: what is wrong is said in words, without file and code.
    expect(page.text).toContain('the quantity 1.5 is a fraction');
    expect(page.text).not.toMatch(/usage\.ndjson|TAR\d/);
  });

  it('shows a word of a record as one, whatever signs it has', async () => {
    const cwd = commandFolder();
    const time = '2026-01-20T08:00:00+08:00';
    const use = { account: 'acme', feature: 'license_plate_recognition', time };
    const usage = [
      { ...use, id: 'u-1' },
      { ...use, id: 'u-2', replaces: 'a`b' },
    ];
    const activation = { type: 'activation', id: 'o-9', account: 'acme', time, order: 'x`y' };
    writeFileSync(join(cwd, 'usage.ndjson'), usage.map((line) => JSON.stringify(line)).join('\n'));
    writeFileSync(join(cwd, 'orders.ndjson'), JSON.stringify(activation));
    expect((await rateInto(cwd)).status).toBe(3);
    const page = pageIn(cwd, 'acme');
    const words = named(page, 'code').map(textOf);
    expect(words).toContain('a`b');
    expect(words).toContain('x`y');
    expect(rowsOf(page)).toContain('u-2 | all | there is no record a`b for this one to correct');
  });

  it('tells of a closed month as it was billed, and of what makes up for it', async () => {
    const folder = folderWith(`catalog c "C" {
      currency CNY
      timezone "UTC"
      round half up to 0.01
      unit call, calls
      feature f "F" { meter call price CNY 0.15 / call }
    }`);
    const use = (id: string, day: string): string =>
      JSON.stringify({ id, account: 'acme', feature: 'f', time: `${day}T08:00:00Z`, quantity: 10 });
    await rateBooks(folder, [write(folder, 'january.ndjson', [use('u-1', '2026-01-15')])]);
    expect((await closeBooks(folder, '2026-01')).status).toBe(0);
    const february = write(folder, 'february.ndjson', [use('u-2', '2026-01-20'), use('u-3', '2026-02-10')]);
    const args = ['--usage', february, '--ledger', 'books', '--out', 'out', '--results', 'pages'];
    expect((await run(['rate', 'main.tarifa', ...args], { cwd: folder })).status).toBe(0);
    const page = readPage(readFileSync(join(folder, 'out/invoices/acme.html'), 'utf8'));
    expect(rowsOf(page).slice(4)).toEqual([
      'what | quantity | at | CNY',
      'F | 10 calls | CNY 0.15 / call | 1.50',
      'Total, before tax | 1.50',
      'what | quantity | at | CNY',
      'Used',
      'F | 10 calls | CNY 0.15 / call | 1.50',
      'Made up for months that were closed',
      'F adjustment for January 2026, by price | 10 calls |  | 1.50',
      'for what came late: u-2',
      'Used | 1.50',
      'Made up for months that were closed | 1.50',
      'Total, before tax | 3.00',
    ]);
  });
});

describe('pages come with the tables of their run, or not at all', () => {
  it('takes the pages of the run before away, and leaves alone what is not ours', async () => {
    const cwd = commandFolder();
    await rateInto(cwd);
    writeFileSync(join(cwd, 'bill/invoices/notes.html'), '<p>mine</p>');
    writeFileSync(join(cwd, 'bill/invoices/zeta.pdf'), 'mine');
    const acme = readFileSync(join(cwd, 'usage.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => !line.includes('zeta'));
    writeFileSync(join(cwd, 'acme.ndjson'), acme.join('\n'));
    expect((await rateInto(cwd, 'acme.ndjson')).status).toBe(0);
    expect(readdirSync(join(cwd, 'bill/invoices')).sort()).toEqual([
      'acme.html',
      'index.html',
      'notes.html',
      'zeta.pdf',
    ]);
    expect(readdirSync(join(cwd, 'bill')).sort()).toEqual(['invoices', 'lines.ndjson', 'summary.json']);
  });

  it('changes nothing where a page cannot be written', async () => {
    const cwd = commandFolder();
    mkdirSync(join(cwd, 'bill'));
    writeFileSync(join(cwd, 'bill/invoices'), 'a file');
    writeFileSync(join(cwd, 'bill/lines.ndjson'), 'old');
    const { status, stderr } = await rateInto(cwd);
    expect(status).toBe(4);
    expect(stderr).toContain('there is a file where a folder would have to be');
    expect(readdirSync(join(cwd, 'bill')).sort()).toEqual(['invoices', 'lines.ndjson']);
    expect(readFileSync(join(cwd, 'bill/lines.ndjson'), 'utf8')).toBe('old');
    expect(readFileSync(join(cwd, 'bill/invoices'), 'utf8')).toBe('a file');

    const other = commandFolder();
    mkdirSync(join(other, 'bill/invoices/acme.html'), { recursive: true });
    expect((await rateInto(other)).status).toBe(4);
    expect(readdirSync(join(other, 'bill'))).toEqual(['invoices']);
    expect(readdirSync(join(other, 'bill/invoices'))).toEqual(['acme.html']);
  });

  it('writes none where none are asked for, and the same bytes each time', async () => {
    const cwd = commandFolder();
    await run(
      ['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--orders', 'orders.ndjson', '--out', 'all'],
      { cwd },
    );
    expect(existsSync(join(cwd, 'all/invoices'))).toBe(false);
    await rateInto(cwd);
    const first = readFileSync(join(cwd, 'bill/invoices/acme.html'), 'utf8');
    const shuffled = readFileSync(join(cwd, 'usage.ndjson'), 'utf8').trimEnd().split('\n').toReversed();
    writeFileSync(join(cwd, 'usage.ndjson'), shuffled.join('\n'));
    await rateInto(cwd);
    expect(readFileSync(join(cwd, 'bill/invoices/acme.html'), 'utf8')).toBe(first);
  });

  it('adds up: lines to sums, sums to totals, totals to those of the summary', async () => {
    const cwd = commandFolder();
    await rateInto(cwd);
    const money = (text: string): Exact => Exact.of(text.replaceAll(',', ''));
    let all = Exact.zero;
    for (const account of ['acme', 'zeta'])
      for (const table of named(pageIn(cwd, account), 'table')) {
        if (attribute(table, 'class') !== 'bill') continue;
        const last = (row: Element): string => textOf(within(row, 'td').at(-1)!);
        const lines = within(table, 'tbody').flatMap((body) =>
          within(body, 'tr').filter(
            (row) => within(row, 'th').length === 1 && within(row, 'td').length === 3,
          ),
        );
        const sum = lines.reduce((total, row) => total.plus(money(last(row))), Exact.zero);
        const total = within(within(table, 'tfoot')[0]!, 'tr').at(-1)!;
        expect(sum.toString()).toBe(money(last(total)).toString());
        all = all.plus(sum);
      }
    const { totals } = JSON.parse(readFileSync(join(cwd, 'bill/summary.json'), 'utf8')) as {
      totals: { CNY: string };
    };
    expect(all.toString()).toBe(Exact.of(totals.CNY).toString());
  });
});
