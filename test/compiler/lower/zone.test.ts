import { describe, expect, it } from 'vitest';
import { findZone, instantOf, zoneOf } from '../../../compiler/zone.ts';
import type * as ast from '../../../grammar/ast.ts';

const date = (text: string): ast.DateTime => ({
  kind: 'date',
  text,
  precision:
    text.length === 4
      ? 'year'
      : text.length === 7
        ? 'month'
        : text.length === 10
          ? 'day'
          : text.length === 16
            ? 'minute'
            : 'second',
  span: { file: '', start: 0, end: 0 },
});
const at = (zone: string, text: string): string | null => {
  const seconds = instantOf(zoneOf(zone), date(text));
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
};

describe('a zone', () => {
  it('is listed as the instants at which its offset changes', () => {
    expect(zoneOf('UTC').offsets).toEqual([[0, 0]]);
    expect(zoneOf('Asia/Shanghai').offsets.at(-1)).toEqual([684_867_600, 28_800]);
    const berlin = zoneOf('Europe/Berlin').offsets;
    expect(berlin.every(([since], i) => i === 0 || since > berlin[i - 1]![0])).toBe(true);
    expect(new Date(berlin.at(-1)![0] * 1000).getUTCFullYear()).toBe(2100);
  });

  it.each(['Mars/Olympus', 'asia/shanghai', '+08:00', '', 'Asia', '__proto__'])('is none: %j', (name) => {
    expect(findZone(name)).toBeNull();
  });
});

describe('a date', () => {
  it.each([
    ['Asia/Shanghai', '2026', '2025-12-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-02', '2026-01-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-02-01', '2026-01-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-01-10T12:00', '2026-01-10T04:00:00.000Z'],
    ['Asia/Shanghai', '2026-01-10T12:00:30', '2026-01-10T04:00:30.000Z'],
    ['America/New_York', '2026-03-08T02:30', null],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    // At midnight the clock goes on to one: the day begins there.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04T00:30', null],
    ['UTC', '2026-02-30', null],
    ['UTC', '2026-13', null],
    ['UTC', '2026-01-01T24:00', null],
    ['UTC', '1969-12-31', null],
    ['UTC', '2100-01-01', null],
  ])('in %s: %s', (zone, text, expected) => {
    expect(at(zone, text)).toBe(expected);
  });
});
