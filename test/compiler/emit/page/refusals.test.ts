import { expect, it } from 'vitest';
import { named, readPage, textOf } from '../../../support/html-tree.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** What an example says of a step that is refused. */

const LIST = `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  unit qps
  deduct prepaid > price
  feature f "F" {
    meter call
    accepts prepaid, price
    price CNY 1 / call
  }
  capacity f_qps "QPS, \`by day\`" in prepaid {
    covers f
    price CNY / qps by term graduated {
      |           | day |
      | <= 50 qps |  12 |
      |  > 50 qps |  10 |
    }
    sell up to 50 qps
    allows renewal
  }
  example "beside what is held" {
    buy      f_qps 30 qps by day on 2026-01-01
    buy      f_qps 21 qps by day on 2026-01-01
    rejected TAR5121
  }
  example "after its end" {
    buy      f_qps 30 qps by day on 2026-01-01
    renew    f_qps by day on 2026-01-03
    rejected TAR5117
  }
}`;

it('tells an order by what was bought, and times as dates', () => {
  const page = readPage(pageOfText(LIST, 'html'));
  const refused = named(page, 'li')
    .map(textOf)
    .filter((text) => text.startsWith('refused'));
  expect(refused).toEqual([
    'refused: f_qps is sold up to 50 qps in all: at 1 January 2026 the account holds 30 by QPS, `by day`, and 21 beside them would be 51',
    'refused: order QPS, `by day` is not valid at 3 January 2026',
  ]);
  expect(named(page, 'code').map(textOf)).not.toContain('by day');
});
