import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import type { OrderRecord } from '../../runtime/record.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { epoch, usageOf } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';

/** An account whose rating has a bit of everything: two packages, fractions, use that is not billed, a part refused. */

export const ir = irOf(
  catalogText(`
  measure point, points
  deduct bag > later > price
  consume bag by soonest expiry, earliest order, order id
  feature f "F" {
    meter call where status is success
    accepts bag, later, price
    price graduated monthly {
      <= 10 calls  CNY 0.15 / call
      <= 20 calls  CNY 0.10 / call
      >  20 calls  reject "no more"
    }
  }
  feature g "G" { meter minute accepts bag, price price CNY 1 / minute }
  package tens "Tens" in bag {
    covers f at points / call by resolution {
      | <= 720 p | 0.2 |
      | >  720 p | 1   |
    }
    covers g at 3 points / minute
    valid 1 year
    alert at 20% remaining
    size 10 points CNY 5
  }
  package twos "Twos" in bag { covers f at 2 points / call valid 1 year size 4 points CNY 1 }
  package spare "Spare" in later { covers f at 2 points / call valid 1 year size 4 points CNY 1 }
`),
);

export const recordBase = (id: string, time: string) => ({
  id,
  account: 'acme',
  time,
  at: epoch(time),
  origin: { file: 'orders', line: 1, raw: id },
});
const order = (id: string, product: string, size: string): OrderRecord => ({
  ...recordBase(id, '2026-01-01T00:00:00+08:00'),
  type: 'order',
  product,
  size,
  quantity: null,
  count: 1,
  term: null,
  terms: 1,
  effective: epoch('2026-01-01T00:00:00+08:00'),
  price: null,
  attributes: new Map(),
});
const use = (id: string, feature: string, quantity: string, attributes = {}, unit: string | null = null) =>
  usageOf(id, feature, `2026-01-02T00:00:0${id.slice(1)}+08:00`, quantity, {
    unit,
    attributes: { resolution: '480', ...attributes },
  });

export const input: AccountInput = {
  account: 'acme',
  orders: [order('o1', 'tens', '10'), order('o2', 'twos', '4')],
  usage: [
    use('u1', 'f', '41'),
    use('u2', 'g', '20', {}, 'seconds'),
    use('u3', 'f', '5', { status: 'failed' }),
    use('u4', 'f', '40'),
    use('u5', 'f', '1', { quality: 'none' }),
    use('u6', 'f', '0'),
  ],
  until: epoch('2026-02-01T00:00:00+08:00').seconds,
};

export const right: AccountRated = interpreter(ir).rate(input);
