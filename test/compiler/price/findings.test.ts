import { describe, expect, it } from 'vitest';
import { compileText } from '../../support/compile-text.ts';
import { expectBeside, expectInPrice } from './in-feature.ts';

const rate = 'CNY 0.1 / call';
const tiers = (rows: string): string => `price graduated monthly {\n${rows}\n}`;

describe('tiers', () => {
  const bad: readonly (readonly [what: string, code: string, rows: string, meter?: string])[] = [
    ['a gap', 'TAR2104', `<= 10,000 calls ${rate}\n> ⟦here:12,000⟧ calls ${rate}`],
    ['a bound that nobody covers', 'TAR2104', `< 10 calls ${rate}\n> ⟦here:10⟧ calls ${rate}`],
    ['a start above 0', 'TAR2104', `> ⟦here:5⟧ calls ${rate}`],
    ['0 itself left out', 'TAR2104', `> ⟦here:0⟧ calls ${rate}`],
    ['a bound that both cover', 'TAR2105', `<= 10 calls ${rate}\n>= ⟦here:10⟧ calls ${rate}`],
    ['an overlap', 'TAR2105', `<= 10 calls ${rate}\n> ⟦here:8⟧ calls ${rate}`],
    [
      'a bound short of the next',
      'TAR2106',
      `<= 10 calls ${rate}\n<= ⟦here:4⟧ calls ${rate}\n> 40 calls ${rate}`,
    ],
    ['a bound that falls', 'TAR2106', `<= 10 calls ${rate}\n<= ⟦here:8⟧ calls ${rate}\n> 10 calls ${rate}`],
    ['a bound twice', 'TAR2107', `<= 10 calls ${rate}\n⟦here:<= 10 calls⟧ free\n> 10 calls ${rate}`],
    [
      'one bound in two spellings',
      'TAR2107',
      `<= 9 calls ${rate}\n⟦here:< 10 calls⟧ free\n> 9 calls ${rate}`,
    ],
    ['a tier after the last', 'TAR2107', `<= 5 calls free\n> 5 calls free\n⟦here:> 10 calls⟧ ${rate}`],
    ['a first tier for 0', 'TAR2108', `⟦here:<= 0 calls⟧ free\n>= 0 calls ${rate}`],
    ['no last tier', 'TAR2109', `<= 10 calls ${rate}\n⟦here:<= 20 calls⟧ ${rate}`],
    ['a refusal in the middle', 'TAR2110', `<= 1 calls ⟦here:reject "no"⟧\n> 1 calls ${rate}`],
    ['a bare bound', 'TAR2101', `<= ⟦here:10⟧ ${rate}\n> 10 calls ${rate}`],
    ['half a call', 'TAR2103', `<= ⟦here:1.5⟧ calls ${rate}\n> 1.5 calls ${rate}`],
    ['a schedule in a tier', 'TAR2119', `>= 0 calls ⟦here:other⟧`],
    ['a rate of another dimension', 'TAR2102', `>= 0 calls CNY 1 / ⟦here:minute⟧`],
    ['a bound of another dimension', 'TAR2102', `<= 5 ⟦here:minutes⟧ ${rate}\n> 5 minutes ${rate}`],
    [
      'an open bound below a refusal',
      'TAR2111',
      `< 5 minutes CNY 1 / minute\n⟦here:>= 5 minutes⟧ reject "no"`,
      'minute',
    ],
  ];
  for (const [what, code, rows, meter = 'call'] of bad)
    it(`refuse ${what}`, () => expectInPrice(tiers(rows), meter, { code, at: 'here' }));

  it('are at least one', () => {
    expectInPrice('price ⟦here:graduated⟧ monthly { }', 'call', { code: 'TAR2127' });
  });

  it('are no more than anyone can mean, in a table too', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `| <= ${i + 1} calls | 1 |`);
    const table = ['| | sd |', ...rows, '| ⟦here:> 10000 calls⟧ | 1 |'].join('\n');
    expectInPrice(`price CNY / call by quality volume monthly {\n${table}\n} otherwise free`, 'call', {
      code: 'TAR2126',
      at: 'here',
      message: 'more than 10,000 tiers in one schedule',
    });
  });

  it('shows both tiers of a gap and mends it', () => {
    const text = `catalog c { currency CNY timezone "UTC" round up to 1 unit call, calls
feature f { meter call
price volume monthly {
  <=  10,000 calls   CNY 0.15 / call
  >   12,000 calls   CNY 0.10 / call
} } }`;
    const [gap, ...others] = compileText(text).diagnostics;
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      message: 'tiers leave a gap',
      label: 'starts at 12,000, but the tier above ends at 10,000',
      help: 'write `> 10,000 calls`',
    });
    const edit = gap!.fixes[0]!.edits[0]!;
    const mended = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    expect(compileText(mended).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('periods', () => {
  it.each([
    ['tiers', '⟦here:graduated⟧ { >= 0 calls CNY 1 / call }'],
    ['blocks', '⟦here:CNY 1 / started 10 calls⟧'],
    ['flat prices', '⟦here:CNY 99⟧'],
  ])('%s need one', (what, price) => {
    expectInPrice(`price ${price}`, 'call', {
      code: 'TAR2112',
      at: 'here',
      message: `${what} need a period`,
    });
  });

  it('bounds need one', () => {
    expectInPrice(`price ${rate} at least ⟦here:CNY 5⟧`, 'call', {
      code: 'TAR2122',
      at: 'here',
    });
  });

  it('counting needs something to count', () => {
    expectInPrice(`price ${rate} monthly ⟦here:counting all usage⟧`, 'call', { code: 'TAR2121', at: 'here' });
  });

  it('a part for each event needs events', () => {
    expectInPrice('price CNY 1 / ⟦here:event⟧ ⟦period:monthly⟧', 'call', {
      code: 'TAR2114',
      at: 'here',
      related: { period: 'the period' },
    });
  });

  it('bounds of an event do not hold tiers', () => {
    expectInPrice(
      'price graduated per event { >= 0 calls CNY 1 / started 2 calls } at most ⟦here:CNY 5⟧',
      'call',
      {
        code: 'TAR2128',
        at: 'here',
      },
    );
  });

  it('the least is below the most', () => {
    expectInPrice(`price ${rate} monthly at least ⟦least:CNY 5⟧ at most ⟦here:CNY 1⟧`, 'call', {
      code: 'TAR2123',
      at: 'here',
      related: { least: 'at least this' },
    });
  });
});

describe('parts', () => {
  it.each([
    ['two flat parts', 'TAR2113', 'CNY 1 + ⟦here:CNY 2⟧ monthly', 'call'],
    ['a share of no money', 'TAR2115', '2% of ⟦here:calls⟧', 'call'],
    ['a unit price of money', 'TAR2116', 'CNY 1 / ⟦here:call⟧', 'amount in CNY'],
    ['a price per nothing', 'TAR2117', 'CNY 1 / ⟦here:0⟧ calls', 'call'],
  ])('%s', (_, code, price, meter) => {
    expectInPrice(`price ${price}`, meter, { code, at: 'here' });
  });
});

describe('schedules', () => {
  it('that name each other have no end', () => {
    expectBeside('schedule a b\nschedule b ⟦here:a⟧', 'price a', { code: 'TAR2118', at: 'here' });
  });

  it('keep to one period', () => {
    expectBeside(`schedule a graduated ⟦theirs:monthly⟧ { >= 0 calls ${rate} }`, 'price a ⟦here:daily⟧', {
      code: 'TAR2120',
      at: 'here',
      related: { theirs: 'the period of `a`' },
    });
  });

  it('say a bound once', () => {
    expectBeside(`schedule a ${rate} monthly at least ⟦theirs:CNY 5⟧`, 'price a at least ⟦here:CNY 6⟧', {
      code: 'TAR2125',
      at: 'here',
      related: { theirs: 'and in the schedule' },
    });
  });

  it('are no table within a table', () => {
    expectBeside(
      'schedule a by quality { | sd | free |\n } otherwise free',
      'price by quality { | sd | ⟦here:a⟧ |\n } otherwise free',
      { code: 'TAR2119', at: 'here' },
    );
  });

  it('hold no bounds for a cell', () => {
    expectBeside(
      `schedule a ${rate} monthly at least ⟦here:CNY 5⟧`,
      'price by quality { | sd | ⟦name:a⟧ |\n } otherwise free',
      { code: 'TAR2124', at: 'here', related: { name: 'named here' } },
    );
  });
});

describe('dates', () => {
  it.each([
    ['one date twice', 'TAR2501', 'price from 2026-01 free\nprice from ⟦here:2026-01-01⟧ free'],
    ['dates that fall', 'TAR2502', 'price from 2026-02-01 free\nprice from ⟦here:2026-01-01⟧ free'],
    ['two prices without a date', 'TAR2503', 'price free\n⟦here:price free⟧'],
    ['a time that no clock of the catalog shows', 'TAR2508', 'price from ⟦here:2150-01-01⟧ free'],
  ])('%s', (_, code, price) => expectInPrice(price, 'call', { code, at: 'here' }));
});
