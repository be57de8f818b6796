import { expect, it } from 'vitest';
import { recordJudge } from '../../compiler/ir/record-judge.ts';
import { resolve } from '../../runtime/records/index.ts';
import type { Usage } from '../../runtime/record.ts';
import { usageOf } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';

const judge = recordJudge(
  irOf(catalogText('feature f { meter minute where status is success price CNY 1 / minute }')),
);
const at = '2026-01-10T00:00:00Z';
const outcome = (...records: Usage[]) => {
  const { records: kept, rejects, duplicates, replaced } = resolve(records, judge);
  return {
    kept: kept.map(({ id }) => id),
    rejects: rejects.map(({ record, code }) => `${record} ${code}`),
    duplicates,
    replaced,
  };
};

it('a retry that spells out a default, or the unit in another of its names, says the same', () => {
  expect(
    outcome(
      usageOf('u', 'f', at, '5'),
      usageOf('u', 'f', at, '5', { unit: 'minute' }),
      usageOf('u', 'f', at, '5', { unit: 'minutes', attributes: { status: 'success' } }),
    ),
  ).toEqual({ kept: ['u'], rejects: [], duplicates: 2, replaced: 0 });
});

it('a twin that could never be rated does not take the valid record with it', () => {
  expect(
    outcome(
      usageOf('u', 'f', at, '5'),
      usageOf('u', 'g', at, '5'),
      usageOf('u', 'f', at, '5', { unit: 'call' }),
    ),
  ).toEqual({
    kept: ['u'],
    rejects: ['u TAR5102', 'u TAR5103'],
    duplicates: 0,
    replaced: 0,
  });
});

it('a correction that could never be rated corrects nothing', () => {
  expect(outcome(usageOf('u', 'f', at, '5'), { ...usageOf('c', 'g', at, '4'), replaces: 'u' })).toEqual({
    kept: ['u'],
    rejects: ['c TAR5102'],
    duplicates: 0,
    replaced: 0,
  });
});

it('a correction of a record that was rejected says so', () => {
  const lost = {
    file: 'x',
    line: 1,
    record: 'u',
    account: 'acme',
    quantity: null,
    code: 'TAR5006',
    message: '',
    said: { says: '' },
    raw: '',
  };
  const { rejects } = resolve([{ ...usageOf('c', 'f', at, '4'), replaces: 'u' }], judge, [lost]);
  expect(rejects.map(({ code, message }) => [code, message])).toEqual([
    ['TAR5011', 'the record `u` that this one corrects was itself rejected'],
  ]);
});
