import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyRecord } from '../../runtime/record.ts';
import { groupByAccount, resolve, type Resolved } from '../../runtime/records/index.ts';
import { readText, usageLine } from './read-text.ts';

const usage = (id: string, quantity = '1', replaces: string | null = null, account = 'acme'): string =>
  usageLine({
    id: JSON.stringify(id),
    quantity,
    account: JSON.stringify(account),
    ...(replaces === null ? {} : { replaces: JSON.stringify(replaces) }),
  });
const activation = (id: string): string =>
  `{"type":"activation","id":"${id}","account":"acme","time":"2026-01-01T00:00:00Z"}`;

interface Outcome {
  readonly kept: readonly string[];
  readonly rejected: readonly string[];
  readonly duplicates: number;
  readonly replaced: number;
}

const seen = (resolved: Resolved): Outcome => ({
  kept: resolved.records
    .map((each) => (each.type === 'usage' ? `${each.id}=${each.quantity}` : each.id))
    .sort(),
  rejected: resolved.rejects.map(({ record, code }) => `${record ?? ''} ${code}`).sort(),
  duplicates: resolved.duplicates,
  replaced: resolved.replaced,
});

async function parsed(lines: readonly string[]): Promise<readonly AnyRecord[]> {
  const { records, rejects } = await readText(lines.join('\n'));
  expect(rejects).toEqual([]);
  return records;
}

interface Case {
  readonly lines: readonly string[];
  readonly kept: readonly string[];
  readonly rejected?: readonly string[];
  readonly duplicates?: number;
  readonly replaced?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'the same record twice counts once': { lines: [usage('a'), usage('a')], kept: ['a=1'], duplicates: 1 },
  'the same contents written otherwise count once': {
    lines: [
      usageLine({ quantity: '"5.0"', unit: 'null', attributes: '{"frame_rate":60,"resolution":"1080"}' }),
      usageLine({ quantity: '5', attributes: '{"resolution":1080.0,"frame_rate":"6e1"}' }),
      usageLine({
        time: '"2026-01-15T00:00:00.000Z"',
        quantity: '50e-1',
        attributes: '{"frame_rate":60,"resolution":1080}',
      }),
    ],
    kept: ['u-1=5'],
    duplicates: 2,
  },
  'one id with different contents is rejected, all of it': {
    lines: [usage('a'), usage('a'), usage('a', '2'), usage('b')],
    kept: ['b=1'],
    rejected: ['a TAR5010', 'a TAR5010', 'a TAR5010'],
  },
  'a unit that is named is not the unit that is not': {
    lines: [usageLine(), usageLine({ unit: '"call"' })],
    kept: [],
    rejected: ['u-1 TAR5010', 'u-1 TAR5010'],
  },
  'usage and an order do not share an id': {
    lines: [usage('a'), activation('a')],
    kept: [],
    rejected: ['a TAR5010', 'a TAR5010'],
  },
  'accounts do share ids': {
    lines: [usage('a'), usage('a', '2', null, 'other')],
    kept: ['a=1', 'a=2'],
  },
  'a correction stands in place of what it names': {
    lines: [usage('a'), usage('b', '7', 'a')],
    kept: ['b=7'],
    replaced: 1,
  },
  'a correction to zero leaves nothing of either': {
    lines: [usage('a'), usage('b', '0', 'a'), usage('c', '0')],
    kept: ['c=0'],
    replaced: 2,
  },
  'a correction may be corrected': {
    lines: [usage('a'), usage('b', '0', 'a'), usage('c', '3', 'b'), usage('d', '4', 'c')],
    kept: ['d=4'],
    replaced: 3,
  },
  'a correction sent twice is one correction': {
    lines: [usage('a'), usage('b', '7', 'a'), usage('b', '7.0', 'a')],
    kept: ['b=7'],
    replaced: 1,
    duplicates: 1,
  },
  'two corrections of one record fall, and it stays': {
    lines: [usage('a'), usage('b', '7', 'a'), usage('c', '8', 'a')],
    kept: ['a=1'],
    rejected: ['b TAR5012', 'c TAR5012'],
  },
  'what corrects a fallen correction falls with it': {
    lines: [
      usage('a'),
      usage('b', '7', 'a'),
      usage('c', '8', 'a'),
      usage('d', '9', 'b'),
      usage('e', '9', 'd'),
    ],
    kept: ['a=1'],
    rejected: ['b TAR5012', 'c TAR5012', 'd TAR5011', 'e TAR5011'],
  },
  'a correction of nothing': { lines: [usage('b', '7', 'a')], kept: [], rejected: ['b TAR5011'] },
  'a correction of another account’s record': {
    lines: [usage('a', '1', null, 'other'), usage('b', '7', 'a')],
    kept: ['a=1'],
    rejected: ['b TAR5011'],
  },
  'a correction of an order': {
    lines: [activation('a'), usage('b', '7', 'a')],
    kept: ['a'],
    rejected: ['b TAR5011'],
  },
  'a correction of contradicting records': {
    lines: [usage('a'), usage('a', '2'), usage('b', '7', 'a')],
    kept: [],
    rejected: ['a TAR5010', 'a TAR5010', 'b TAR5011'],
  },
  'a correction of itself': { lines: [usage('a', '1', 'a')], kept: [], rejected: ['a TAR5012'] },
  'corrections of each other, and one more of those': {
    lines: [usage('a', '1', 'b'), usage('b', '1', 'a'), usage('c', '1', 'a'), usage('d', '1', 'c')],
    kept: [],
    rejected: ['a TAR5012', 'b TAR5012', 'c TAR5011', 'd TAR5011'],
  },
};

describe.each(Object.entries(cases))('%s', (_, expected) => {
  test('in any order', async () => {
    const records = await parsed(expected.lines);
    const outcome: Outcome = {
      kept: expected.kept,
      rejected: expected.rejected ?? [],
      duplicates: expected.duplicates ?? 0,
      replaced: expected.replaced ?? 0,
    };
    expect(seen(resolve(records))).toEqual(outcome);
    expect(seen(resolve([...records].reverse()))).toEqual(outcome);
  });
});

test('messages name the record', async () => {
  const { rejects } = resolve(await parsed([usage('a', '1', 'gone'), usage('b'), usage('b', '2')]));
  expect(rejects.map(({ message }) => message).sort()).toEqual([
    'the id `b` stands for 2 records with different contents; another is at standard input:2',
    'the id `b` stands for 2 records with different contents; another is at standard input:3',
    'there is no record `gone` for this one to correct',
  ]);
});

test('a chain as long as a file is followed without recursion', async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => usage(`u${i}`, '1', i === 0 ? null : `u${i - 1}`));
  expect(seen(resolve(await parsed(lines)))).toMatchObject({ kept: ['u49999=1'], replaced: 49_999 });
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyLine = fc
  .tuple(id, fc.constantFrom('0', '1', '1.0', '2'), fc.option(id, { nil: null }), fc.constantFrom('x', 'y'))
  .map(([own, quantity, replaces, account]) => usage(own, quantity, replaces, account));

test('the order of arrival does not matter, and every record is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(anyLine, { maxLength: 14 })
        .chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
      async ([lines, shuffled]) => {
        const first = resolve(await parsed(lines));
        const second = resolve(await parsed(shuffled));
        expect(seen(second)).toEqual(seen(first));
        // Which of several equal records is kept is seen in its text.
        const texts = (resolved: Resolved): unknown =>
          groupByAccount(resolved.records, 0).map(({ usage: kept }) => kept.map(({ origin }) => origin.raw));
        expect(texts(second)).toEqual(texts(first));
        expect(first.records.length + first.rejects.length + first.duplicates + first.replaced).toBe(
          lines.length,
        );
      },
    ),
    { seed: 11, numRuns: 2000 },
  );
});

test('accounts come by name, their records by time, then id', async () => {
  const at = (own: string, account: string, time: string): string =>
    usageLine({ id: `"${own}"`, account: `"${account}"`, time: `"${time}"` });
  const records = await parsed([
    at('b', 'z', '2026-01-02T00:00:00Z'),
    at('a', 'z', '2026-01-02T00:00:00Z'),
    at('c', 'z', '2026-01-01T23:59:59.999999999Z'),
    at('d', 'é', '2026-01-01T00:00:00Z'),
    activation('o'),
  ]);
  const groups = groupByAccount(records, 99);
  expect(
    groups.map(({ account, usage: uses, orders, until }) => [
      account,
      uses.map((each) => each.id),
      orders.length,
      until,
    ]),
  ).toEqual([
    ['acme', [], 1, 99],
    ['z', ['c', 'a', 'b'], 0, 99],
    ['é', ['d'], 0, 99],
  ]);
});
