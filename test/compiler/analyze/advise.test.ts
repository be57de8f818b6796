import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise, type Advice } from '../../../compiler/analyze/advise/advise.ts';
import { loadJavaScript } from '../../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import { periodAt } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import { irOf } from '../../support/compile-text.ts';
import { accountOf, arbitraryCase, listOf, REFUSED, START, type Case, type Rules } from './small-lists.ts';
import { cheapestByTrying, isTried, orderFrom } from './try-purchases.ts';

const seconds = Date.parse(START) / 1000;

/** Whether all purchases can be tried while a test runs, here and by the search, which rates some of them twice. */
const isSmall = (given: Case): boolean =>
  isTried(irOf(listOf(given.rules)), accountOf(given), seconds, 10_000);

function adviceFor(text: string, input: AccountInput, period: string | null = null, limit = 100_000): Advice {
  const ir = irOf(text);
  const rater = loadJavaScript(ir);
  return advise(ir, rater, input, rater.rate(input), {
    start: seconds,
    counts: (month) => period === null || month === period,
    limit,
    need: new Map(),
  });
}

function isCheapest(given: Case): Advice {
  const text = listOf(given.rules);
  const input = accountOf(given);
  const advice = adviceFor(text, input, given.period);
  expect(advice.left).toBeNull();
  expect({
    best: advice.best.total.toString(),
    runnerUp: advice.runnerUp?.total.toString() ?? null,
    apart: advice.apart && [advice.apart.cleared, advice.apart.total.toString()],
  }).toEqual(cheapestByTrying(irOf(text), input, seconds, given.period));
  return advice;
}

describe('advice', () => {
  it('is as cheap as the cheapest of all purchases there are, and so are the others that it tells', () => {
    fc.assert(
      fc.property(arbitraryCase.filter(isSmall), (given) => void isCheapest(given)),
      { numRuns: 40 },
    );
  });

  it('finds the purchase that has the most rejected records rated, and of these the cheapest', () => {
    const looks = [{ feature: 'look', day: '01-02', quantity: 3 }];
    const refusing = arbitraryCase.map(({ rules, uses, period }): Case => ({
      rules: { ...rules, look: REFUSED },
      uses: [...uses, ...looks],
      held: null,
      period,
    }));
    fc.assert(
      fc.property(refusing.filter(isSmall), (given) => {
        expect(isCheapest(given).apart).not.toBeNull();
      }),
      { numRuns: 10 },
    );
  });

  it('costs what a plain rating of the purchase says', () => {
    fc.assert(
      fc.property(arbitraryCase.filter(isSmall), (given) => {
        const ir = irOf(listOf(given.rules));
        const input = accountOf(given);
        const { best, today } = adviceFor(listOf(given.rules), input);
        const orders = best.parts.map(({ offer, count }, index) =>
          orderFrom(
            offer.product.kind === 'package'
              ? { product: offer.product.name, size: offer.size, count }
              : { product: offer.product.name, quantity: offer.size, term: offer.term!, terms: count },
            `b${offer.rank + 10}-${index}`,
            START,
          ),
        );
        const total = interpreter(ir)
          .rate({ ...input, orders: [...input.orders, ...orders] })
          .lines.reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero);
        expect(total.toString()).toBe(best.total.toString());
        expect(best.total.compare(today)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  });
});

const PLAIN: Rules = {
  scan: 'CNY 1 / call',
  look: REFUSED,
  single: 'size 100 points CNY 60\n    size 1,000 points CNY 500',
  general: 'size 100 points CNY 99',
  lane: 'lane > single > general',
  factors: ['1', '1', '1'],
  valid: '1 year',
};

const scans = (quantity: number, feature = 'scan', day = '01-01'): AccountInput =>
  accountOf({ rules: PLAIN, uses: [{ feature, day, quantity }], held: null });

describe('sizes of one product together', () => {
  const rules = {
    ...PLAIN,
    single: 'size 40 points CNY 5\n    size 300 points CNY 30',
    general: 'size 100 points CNY 10',
  };
  const uses = [
    { feature: 'scan', day: '01-01', quantity: 340 },
    { feature: 'look', day: '01-01', quantity: 100 },
  ];
  const bought = ({ best }: Advice): readonly (readonly [string, string, number])[] =>
    best.parts.map(({ offer, count }) => [offer.product.name, offer.size, count]);

  it('are one product beside another', () => {
    const text = listOf({ ...rules, look: ', price\n    price CNY 1 / call' })
      .replace('covers look at 1 points / call\n    valid 1 year', 'valid 1 year')
      .replace(
        'covers scan at 1 points / call\n    covers look at 1 point / call',
        'covers look at 1 point / call',
      )
      .replace('accepts general, single, lane', 'accepts general')
      .replace(/ {2}capacity gate[^]*sell up to 3 qps\n {2}\}\n/, '')
      .replace('deduct lane > single', 'deduct single')
      .replace('accepts lane, single, general, price', 'accepts single, price');
    const advice = adviceFor(text, accountOf({ rules, uses, held: null }));
    expect(advice.best.total.toString()).toBe('45');
    expect(bought(advice)).toEqual([
      ['bag', '300', 1],
      ['bag', '40', 1],
      ['sack', '100', 1],
    ]);
    expect(advice.left).toBeNull();
    // The runner-up buys other products.
    expect(advice.runnerUp!.parts.map(({ offer }) => offer.product.name)).toEqual(['bag', 'bag']);
  });
});

describe('what is told besides', () => {
  it('finds the count among very many without rating each', () => {
    const rules = { ...PLAIN, lane: 'single > general > lane' };
    const text = listOf(rules).replace('| 9     |', '| 900,000 |').replace('| 5     |', '| 900,000 |');
    const priced = text.replace('| 2.5 |', '| 900,000 |').replace('| 1   |', '| 900,000 |');
    const advice = adviceFor(priced, scans(9_765));
    const parts = advice.best.parts.map(({ offer, count }) => `${count} × ${offer.size}`);
    expect(parts.sort()).toEqual(['8 × 100', '9 × 1000']);
    expect(advice.best.total.toString()).toBe('4980');
    expect(advice.left).toBeNull();
    expect(advice.ratings).toBeLessThan(500);
  });

  it('rates every count where covering more can cost more', () => {
    // Six calls left cost 3; five cost 15; the package is over before the last five are used.
    const rules = {
      ...PLAIN,
      scan: 'volume monthly { <= 5 calls CNY 3 / call\n > 5 calls CNY 0.5 / call\n }',
      single: 'size 1 points CNY 0.4',
      valid: '10 days',
    };
    const uses = [
      { feature: 'scan', day: '01-01', quantity: 5 },
      { feature: 'scan', day: '01-20', quantity: 5 },
    ];
    const { best, today } = adviceFor(listOf(rules), accountOf({ rules, uses, held: null }));
    expect(today.toString()).toBe('5');
    expect(best.parts.map(({ offer, count }) => [offer.product.name, count])).toEqual([['bag', 4]]);
    expect(best.total.toString()).toBe('4.6');
  });

  it('lets what was bought at the same instant pay before what could have been', () => {
    // The held bag pays for the scan; only if it does is a bag of 3 whole when the look comes, which takes all of it.
    const rules: Rules = {
      ...PLAIN,
      scan: 'CNY 1.255 / call',
      look: ', price\n    price CNY 1.255 / call',
      single: 'size 2 points CNY 1.1\n    size 3 points CNY 1.7',
      factors: ['1', '3', '1'],
    };
    const uses = [
      { feature: 'scan', day: '01-01', quantity: 1 },
      { feature: 'look', day: '01-01', quantity: 1 },
    ];
    const { today, best, runnerUp } = adviceFor(listOf(rules), accountOf({ rules, uses, held: 'bag' }));
    expect([today, best.total].map(String)).toEqual(['2.36', '2.36']);
    expect(runnerUp!.parts.map(({ offer, count }) => [offer.size, count])).toEqual([['3', 1]]);
    expect(runnerUp!.total.toString()).toBe('2.8');
  });

  it('gives the quantity of a month from which the purchase pays', () => {
    const cheapest = adviceFor(listOf(PLAIN).replace(/sell up to 3 qps/, 'sell up to 1 qps'), scans(80));
    expect(cheapest.best.parts.map(({ offer, count }) => [offer.product.name, offer.term, count])).toEqual([
      ['gate', 'day', 1],
    ]);
    // A day does not last the month, so there is no one quantity.
    expect(cheapest.against.nothing).toBeNull();

    const text = listOf(PLAIN).replace(
      / {4}covers scan\n {4}price CNY \/ qps/,
      '    covers look\n    price CNY / qps',
    );
    const { best, against } = adviceFor(text, scans(80));
    expect(best.parts.map(({ offer }) => offer.product.name)).toEqual(['bag']);
    const spans = against.nothing!.spans.map(({ from, to }) => [from.toString(), to?.toString() ?? null]);
    expect(spans).toEqual([['61', null]]);
  });

  it('holds a purchase that makes rejected records rated apart', () => {
    const advice = adviceFor(listOf(PLAIN), scans(3, 'look'));
    expect(advice.today.toString()).toBe('0');
    expect(advice.best.parts).toEqual([]);
    expect(advice.apart).toMatchObject({ cleared: 1, parts: [{ count: 1, offer: { size: '100' } }] });
    expect(advice.apart!.total.toString()).toBe('60');
  });

  it('names what has no published price, and only where it would be of use', () => {
    expect(adviceFor(listOf(PLAIN), scans(5)).leftOut).toEqual([
      { product: 'sack', reason: 'no published price', inPart: true },
    ]);
    expect(adviceFor(listOf(PLAIN), scans(5, 'lone')).leftOut).toEqual([]);
  });

  it('names what is not sold beside what the account holds', () => {
    const held = orderFrom({ product: 'gate', quantity: '3', term: 'month', terms: 1 }, 'held', START);
    const input = accountOf({
      rules: PLAIN,
      uses: [
        { feature: 'scan', day: '01-02', quantity: 900 },
        { feature: 'scan', day: '02-02', quantity: 900 },
      ],
      held: null,
    });
    const { leftOut, best } = adviceFor(listOf(PLAIN), { ...input, orders: [held] });
    expect(leftOut).toContainEqual({ product: 'gate', reason: 'too much beside what is held', inPart: true });
    expect(best.parts.map(({ offer, count }) => [offer.size, count])).toEqual([['1000', 1]]);
  });

  it('says when not all purchases were tried', () => {
    const advice = adviceFor(listOf(PLAIN), scans(4_000), null, 5);
    expect(advice).toMatchObject({ left: 'ratings spent', ratings: 5 });
  });

  it('begins at the start that it is asked for', () => {
    const ir = irOf(listOf(PLAIN));
    const input = scans(80, 'scan', '02-02');
    const start = periodAt(ir.zone, 'month', input.until).start;
    const rater = loadJavaScript(ir);
    const asked = { start, counts: () => true, limit: 1_000, need: new Map([['gate', Exact.of('4')]]) };
    const { best, leftOut } = advise(ir, rater, input, rater.rate(input), asked);
    // More capacity is needed than is sold, so the package is left.
    expect(best.parts.map(({ offer, count }) => [offer.product.name, count])).toEqual([['bag', 1]]);
    expect(leftOut).toContainEqual({ product: 'gate', reason: 'too little is sold', inPart: false });
  });
});
