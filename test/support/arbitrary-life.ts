import fc from 'fast-check';
import type { AccountInput } from '../../runtime/rater.ts';
import { compareRecords, type OrderRecord, type Usage } from '../../runtime/record.ts';
import { epoch, usageOf } from './arbitrary-usage.ts';

/** Lives of accounts: what they activate, buy, raise, renew, convert and use, with much of it at one instant. */

export interface LifeRules {
  readonly text: string;
  readonly zone: string;
}

const factor = fc.constantFrom('0.2', '1', '3', '0.75', '40', '1/3');

/** Price lists with every kind of product, differing in what decides who pays. */
export const arbitraryRules: fc.Arbitrary<LifeRules> = fc
  .record({
    zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
    activation: fc.constantFrom('', 'activation required', 'activation required each category'),
    one: factor,
    all: factor,
    cell: factor,
    valid: fc.constantFrom('1 year', '1 month', '10 days'),
    fractions: fc.boolean(),
    counting: fc.boolean(),
    alert: fc.constantFrom('20', '50', '0.5'),
    end: fc.constantFrom('price', 'otherwise free up to 2 qps', 'otherwise reject "no pay-as-you-go"'),
    consume: fc.constantFrom(
      'consume single, general by soonest expiry, earliest order, order id',
      'consume single, general by earliest order, order id',
    ),
  })
  .map((r) => ({
    zone: r.zone,
    text: `
catalog lives "Lives" {
  currency CNY
  timezone "${r.zone}"
  round half up to 0.01
  unit call, calls
  unit device, devices
  unit qps
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure point, points
  measure p
  attribute resolution in p
  attribute status one of success, failed default success
  deduct lane > single > general > price
  ${r.consume}
  ${r.activation}
  category images "Images" {
    feature scan "Scan" {
      meter call where status is success
      accepts lane, single, general, price
      price graduated monthly ${r.counting ? 'counting all usage' : ''} {
        <= 20 calls  CNY 0.15 / call
        >  20 calls  CNY 0.1 / call
      }
    }
    feature look "Look" {
      meter call
      accepts lane, single, general${r.end === 'price' ? ', price\n      price CNY 0.003 / call' : `\n      ${r.end}`}
    }
  }
  category films "Films" {
    feature film "Film" {
      meter minute
      accepts general, price
      price CNY 1 / minute monthly at least CNY 3 at most CNY 20
    }
  }
  package scans "Scans" in single {
    covers scan at ${point(r.one)}
    valid ${r.valid}
    alert at ${r.alert}% remaining
    size 10 points CNY 5
    size 100 points CNY 45.005
    size unpublished "the package page"
  }
  package anything "Anything" in general {
    covers images.* at ${point(r.all)}
    covers film at points / minute by resolution {
      | <= 720 p  | ${r.cell === '1/3' ? '0.3' : r.cell} |
      | <= 1440 p | 2 |
    }
    ${r.fractions ? 'draw fractions' : 'draw whole units'}
    valid 1 year
    alert at 20% remaining
    size 50 points CNY 20
    size 500 points CNY 180
  }
  package spare "Spare" in general {
    covers scan at ${point(r.one)}
    covers look at unpublished "the factor page"
    valid 1 month
    size 7 points CNY 1
  }
  capacity lane_scan "Lane" in lane {
    covers scan
    price CNY / qps by term graduated {
      |           | day | month |
      | <= 10 qps | 2   | 30    |
      | >  10 qps | 1.5 | 25    |
    }
    sell up to 50 qps
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the purchase page"
  }
  licence kit "Kit" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }
}
`,
  }));

/** `1/3 point` cannot be written as a decimal: a point for three calls can. */
const point = (text: string): string => (text === '1/3' ? '1 point / 3 calls' : `${text} points / call`);

/** Few instants, so that expiries, upgrades and uses meet; each is shifted by nothing or a nanosecond either way. */
const DAYS = [
  '2026-01-01',
  '2026-01-10',
  '2026-01-11',
  '2026-01-31',
  '2026-02-01',
  '2026-02-28',
  '2026-03-01',
  '2026-03-08',
  '2026-04-05',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
  '2027-01-10',
];
const instant = fc
  .tuple(
    fc.constantFrom(...DAYS),
    fc.constantFrom('00:00:00', '00:00:00.000000001', '12:00:00', '23:59:59.999999999'),
    fc.constantFrom('+08:00', '-05:00', 'Z'),
  )
  .map(([date, clock, offset]) => `${date}T${clock}${offset}`);

const quantity = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.constantFrom('1', '1', '2.5', '0.333333', '1000'),
);

/** A record but for what every record has. */
type Bare<R> = R extends OrderRecord
  ? Omit<R, 'id' | 'account' | 'at' | 'time' | 'origin' | 'effective'>
  : never;

const orderNames = fc.constantFrom('o1', 'o2', 'o3', 'o3#1', 'o4', 'none');
const terms = fc.constantFrom<'day' | 'month' | 'year'>('day', 'month', 'year');

const change: fc.Arbitrary<Bare<OrderRecord>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(null, null, null, 'images', 'films')
      .map((category) => ({ type: 'activation' as const, category, order: null })),
  },
  {
    weight: 1,
    arbitrary: orderNames.map((order) => ({ type: 'activation' as const, category: null, order })),
  },
  {
    weight: 8,
    arbitrary: fc
      .record({
        // Mostly what is sold, and now and then a size that is not.
        sold: fc.constantFrom(
          ['scans', '10'],
          ['scans', '100'],
          ['scans', '8'],
          ['anything', '50'],
          ['anything', '500'],
          ['anything', '7'],
          ['spare', '7.0'],
          ['spare', null],
          ['nothing', '10'],
        ),
        count: fc.constantFrom(1, 1, 2),
        price: fc.constantFrom(null, null, null, null, '3.335'),
      })
      .map(({ sold: [product, size], count, price }) => ({
        type: 'order' as const,
        product: product ?? '',
        size: size ?? null,
        quantity: null,
        count,
        term: null,
        terms: 1,
        price,
        attributes: new Map<string, string>(),
      })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      product: fc.constantFrom('lane_scan', 'lane_scan', 'kit'),
      size: fc.constant(null),
      quantity: fc.constantFrom<string | null>('5', '12', '50', '51', '1.5', null),
      count: fc.constant(1),
      term: fc.option(terms, { freq: 8 }),
      terms: fc.constantFrom(1, 1, 3),
      price: fc.constantFrom(null, null, null, '9'),
      attributes: fc.constant(new Map<string, string>()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('upgrade' as const),
      order: orderNames,
      quantity: fc.constantFrom('6', '20', '50', '60'),
      until: fc.option(instant.map(epoch), { freq: 3 }),
      price: fc.constantFrom(null, '4'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('renewal' as const),
      order: orderNames,
      term: terms,
      terms: fc.constantFrom(1, 2),
      price: fc.constantFrom(null, null, '4'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('conversion' as const),
      order: orderNames,
      product: fc.constantFrom('anything', 'spare', 'kit', 'none'),
    }),
  },
);

const usage = fc.record({
  feature: fc.constantFrom('scan', 'scan', 'look', 'film'),
  time: instant,
  quantity,
  resolution: fc.constantFrom('480', '720', '1080', '2160', null),
  status: fc.constantFrom('success', 'success', 'success', 'failed'),
});

/** One account's records, in the order in which they are taken. */
export const arbitraryLife: fc.Arbitrary<AccountInput> = fc
  .record({
    first: fc.oneof(
      { weight: 4, arbitrary: fc.constant('2025-12-31T00:00:00Z') },
      { weight: 1, arbitrary: instant },
    ),
    changes: fc.array(fc.tuple(change, instant, fc.option(instant, { freq: 3 })), {
      minLength: 1,
      maxLength: 12,
    }),
    uses: fc.array(usage, { minLength: 1, maxLength: 25 }),
    later: fc.constantFrom(0, 0, 40 * 86_400),
  })
  .map(({ first, changes, uses, later }) => {
    const base = (id: string, time: string) => ({
      id,
      account: 'acme',
      time,
      at: epoch(time),
      origin: { file: 'orders', line: 1, raw: id },
    });
    const orders = [
      { ...base('a0', first), type: 'activation', category: null, order: null },
      ...changes.map(([record, time, effective], index) => ({
        ...base(`o${index + 1}`, time),
        ...record,
        ...(record.type === 'order' ? { effective: epoch(effective ?? time) } : {}),
      })),
    ] as readonly OrderRecord[];
    const used: Usage[] = uses.map(({ feature, time, quantity: amount, resolution, status }, index) =>
      usageOf(`u${index}`, feature, time, amount, {
        attributes: { status, ...(resolution === null ? {} : { resolution }) },
      }),
    );
    const until = Math.max(...[...orders, ...used].map(({ at }) => at.seconds)) + later;
    return {
      account: 'acme',
      orders: [...orders].sort(compareRecords),
      usage: used.sort(compareRecords),
      until,
    };
  });
