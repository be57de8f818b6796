import fc from 'fast-check';
import type { AccountInput } from '../../../runtime/rater.ts';
import { compareRecords, type Order } from '../../../runtime/record.ts';
import { usageOf } from '../../support/arbitrary-usage.ts';
import { orderFrom } from './try-purchases.ts';

/** Small price lists with little use, so that every purchase there is can be tried. */

export const START = '2026-01-01T00:00:00+08:00';

export interface Rules {
  readonly scan: string;
  readonly look: string;
  readonly single: string;
  readonly general: string;
  readonly lane: string;
  readonly factors: readonly [string, string, string];
  readonly valid: string;
}

interface Use {
  readonly feature: string;
  readonly day: string;
  readonly quantity: number;
}

export interface Case {
  readonly rules: Rules;
  readonly uses: readonly Use[];
  readonly held: string | null;
  readonly period: string | null;
}

export const listOf = ({ scan, look, single, general, lane, factors, valid }: Rules): string => `
catalog small "Small" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  unit qps
  measure point, points
  attribute status one of success, failed default success
  deduct ${lane} > price
  consume single, general by soonest expiry, earliest order
  feature scan "Scan" { meter call
    accepts lane, single, general, price
    price ${scan}
  }
  feature look "Look" { meter call where status is success
    accepts general, single, lane${look}
  }
  feature lone "Lone" { meter call
    price CNY 0.7 / call
  }
  package bag "Bag" in single {
    covers scan at ${factors[0]} points / call
    covers look at ${factors[1]} points / call
    valid ${valid}
    ${single}
  }
  package sack "Sack" in general {
    covers scan at ${factors[2]} points / call
    covers look at 1 point / call
    valid 1 month
    size unpublished "the package page"
    ${general}
  }
  capacity gate "Gate" in lane {
    covers scan
    price CNY / qps by term volume {
      |          | day | month |
      | <= 1 qps | 2.5 | 9     |
      | >  1 qps | 1   | 5     |
    }
    sell up to 3 qps
  }
}
`;

const PRICES = [
  'CNY 1.255 / call',
  'graduated monthly { <= 4 calls CNY 2 / call\n > 4 calls CNY 0.35 / call\n }',
  'graduated monthly counting all usage { <= 4 calls CNY 2 / call\n > 4 calls CNY 0.35 / call\n }',
  'volume monthly { <= 5 calls CNY 3 / call\n > 5 calls CNY 0.5 / call\n }',
  'graduated yearly { <= 6 calls CNY 1.005 / call\n > 6 calls CNY 4 / call\n }',
  'CNY 3 / started 3 calls monthly',
  'graduated monthly { <= 5 calls CNY 1.1 / call\n > 5 calls reject "ask"\n }',
  'CNY 1.5 / call monthly at least CNY 4 at most CNY 11',
  'CNY 0.333 / call per event',
];
export const REFUSED = '\n    otherwise reject "no price"';
const LOOKS = [...PRICES.map((price) => `, price\n    price ${price}`), REFUSED];

const arbitraryRules: fc.Arbitrary<Rules> = fc.record({
  scan: fc.constantFrom(
    ...PRICES,
    'from 2026-01-01 CNY 1 / call\n price from 2026-01-05 graduated monthly { <= 3 calls CNY 3 / call\n > 3 calls CNY 0.2 / call\n }',
  ),
  look: fc.constantFrom(...LOOKS),
  single: fc.constantFrom(
    'size 4 points CNY 3',
    'size 4 points CNY 2\n    size 7 points CNY 3.3',
    'size 2 points CNY 1.1\n    size 3 points CNY 1.7\n    size 7 points CNY 3.3',
  ),
  general: fc.constantFrom('size 5 points CNY 4.2', 'size 4 points CNY 2.1\n    size 9 points CNY 4.75'),
  lane: fc.constantFrom('lane > single > general', 'general > single > lane', 'single > lane > general'),
  factors: fc.tuple(
    fc.constantFrom('1', '2', '0.5', '3'),
    fc.constantFrom('1', '0.5', '3'),
    fc.constantFrom('1', '1.5', '2'),
  ),
  valid: fc.constantFrom('1 year', '10 days'),
});

export const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  rules: arbitraryRules,
  uses: fc.array(
    fc.record({
      feature: fc.constantFrom('scan', 'scan', 'look', 'look', 'lone'),
      day: fc.oneof(
        { weight: 19, arbitrary: fc.constantFrom('01-01', '01-01', '01-02', '01-03') },
        { weight: 1, arbitrary: fc.constant('02-02') },
      ),
      quantity: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  held: fc.option(fc.constantFrom('bag', 'sack', 'gate'), { freq: 2 }),
  period: fc.constantFrom(null, '2026-01'),
});

/** An order from before the period, which goes on paying in it. */
const heldOrder = (product: string, text: string): Order =>
  orderFrom(
    product === 'gate'
      ? { product, quantity: '1', term: 'day', terms: 3 }
      : { product, size: /size (\d+)/.exec(text)![1]!, count: 1 },
    'held',
    START,
  );

export function accountOf({ rules, uses, held }: Omit<Case, 'period'>): AccountInput {
  const usage = uses.map(({ feature, day, quantity }, index) =>
    usageOf(`u${index}`, feature, `2026-${day}T10:00:00+08:00`, String(quantity)),
  );
  const until = Math.max(...usage.map(({ at }) => at.seconds));
  const orders = held === null ? [] : [heldOrder(held, held === 'bag' ? rules.single : rules.general)];
  return { account: 'acme', usage: usage.sort(compareRecords), orders, until };
}
