import { expect, it } from 'vitest';
import { catalogText } from '../../support/compile-text.ts';
import { folderOf, rated, ratedOnce, use } from './priced.ts';

// Elsewhere, events that were delivered again were counted again; "already there" was taken for a failure and sent
// without end; a key was unique for a day only, or for all customers together.

const CATALOG = catalogText('feature f { meter call price CNY 1 / call }');
const JANUARY = '2026-01-10T00:00:00Z';
const DECEMBER = '2026-12-10T00:00:00Z';

it('the same record counts once, however often and however it is written, and is no failure', async () => {
  const { status, invoices, rejects, summary } = await ratedOnce(CATALOG, [
    use('u-1', JANUARY, 5),
    use('u-1', JANUARY, 5),
    use('u-1', JANUARY, '5.0'),
    use('u-1', '2026-01-10T08:00:00+08:00', 5),
    '{"account":"acme","id":"u-1","quantity":5e0,"time":"2026-01-10T00:00:00.000Z","feature":"f","unit":"call"}',
  ]);
  expect([status, rejects]).toEqual([0, []]);
  expect(invoices).toMatchObject([{ amount: '5.00' }]);
  expect(summary.records).toMatchObject({ read: 5, rated: 1, duplicate: 4, rejected: 0 });
});

it('records of one id that say different things are rejected, all of them', async () => {
  for (const other of [use('u-1', JANUARY, 6), use('u-1', DECEMBER, 5)]) {
    const { status, invoices, rejects } = await ratedOnce(CATALOG, [
      use('u-1', JANUARY, 5),
      other,
      use('u-2', JANUARY, 1),
    ]);
    expect(status).toBe(3);
    expect(rejects.map(({ record }) => record)).toEqual(['u-1', 'u-1']);
    expect(invoices).toMatchObject([{ amount: '1.00' }]);
  }
});

it('an id is unique in its account, not for all accounts together', async () => {
  const { status, invoices } = await ratedOnce(CATALOG, [
    use('u-1', JANUARY, 5),
    use('u-1', JANUARY, 7, { account: 'zeta' }),
    use('u-1', JANUARY, 5),
  ]);
  expect(status).toBe(0);
  expect(invoices.map(({ account, amount }) => `${account} ${amount}`)).toEqual(['acme 5.00', 'zeta 7.00']);
});

it('an id stays taken: in another file, in a later run, in a ledger whose month was closed', async () => {
  const folder = folderOf(CATALOG, {
    'a.ndjson': [use('u-1', JANUARY, 5)],
    'b.ndjson': [use('u-1', JANUARY, 5), use('u-2', DECEMBER, 1)],
    'c.ndjson': [use('u-1', JANUARY, 6)],
    'd.ndjson': [use('u-1', JANUARY, 5, { account: 'zeta' })],
  });
  const together = await rated(folder, ['--usage', 'a.ndjson', 'b.ndjson']);
  expect(together.summary.records).toMatchObject({ rated: 2, duplicate: 1 });
  const kept = (file: string) => rated(folder, ['--ledger', 'books', '--usage', file]);
  await kept('a.ndjson');
  expect(await kept('b.ndjson')).toMatchObject({ status: 0, invoices: together.invoices });
  expect((await kept('d.ndjson')).invoices.map(({ account }) => account)).toEqual(['acme', 'acme', 'zeta']);
  const contradicted = await kept('c.ndjson');
  expect(contradicted.status).toBe(3);
  expect(contradicted.rejects.map(({ file, record }) => [file, record])).toEqual([
    ['a.ndjson', 'u-1'],
    ['b.ndjson', 'u-1'],
    ['c.ndjson', 'u-1'],
  ]);
  expect(contradicted.invoices.map(({ account, amount }) => `${account} ${amount}`)).toEqual([
    'acme 1.00',
    'zeta 5.00',
  ]);
});
