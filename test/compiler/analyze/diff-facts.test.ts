import { describe, expect, it } from 'vitest';
import { diffCatalogs } from '../../../compiler/analyze/diff/diff.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { irOf } from '../../support/compile-text.ts';
import { BASE, changed, line } from './diff-base.ts';

const priceFacts = ({ features }: Pick<ReturnType<typeof changed>, 'features'>): string[] =>
  features.flatMap(({ prices }) =>
    prices.flatMap(({ cells }) => cells.flatMap(({ facts }) => facts.map(line))),
  );

describe('settings', () => {
  it.each([
    ['half up to 0.01', 'half even to 0.01', 'round: half up to CNY 0.01 → half even to CNY 0.01'],
    ['"Asia/Shanghai"', '"Europe/Berlin"', 'timezone: Asia/Shanghai → Europe/Berlin'],
    ['default success', 'default failed', /^attribute status: .* default success → .* default failed$/],
    [
      'soonest expiry, earliest order',
      'earliest order',
      'consume bags by: soonest expiry, earliest order, order id → earliest order, order id',
    ],
    ['deduct lanes > bags > price', 'deduct bags > lanes > price', 'deduct: lanes, bags → bags, lanes'],
    [
      '  deduct lanes',
      '  activation required each category\n  deduct lanes',
      'activation: not required → required each category',
    ],
  ])('%s → %s', (from, to, said) => {
    const [first] = changed([from, to]).settings.map(line);
    if (typeof said === 'string') expect(first).toBe(said);
    else expect(first).toMatch(said);
  });

  it('two names of one time zone are no change', () => {
    expect(changed(['"Asia/Shanghai"', '"Asia/Chongqing"']).settings).toEqual([]);
  });
});

describe('features', () => {
  it.each([
    ['at least 5 seconds each', 'at least 6 seconds each', 'film', 'at least: 5 second → 6 second'],
    ['at least 5 seconds each', 'rounded up to 5 seconds each', 'film', 'rounded up to: none → 5 second'],
    [' where status is success', '', 'photo', 'counts where status is: success → none'],
    ['| us | 2 |', '| us | 3 |', 'photo', 'drawn from bag: 2 point / call → 3 point / call'],
    ['at 0.5 points / second', 'at 30 points / minute', 'film', null],
    [
      'at 0.5 points / second',
      'at 20 points / minute',
      'film',
      'drawn from bag: 0.5 point / second → 1/3 point / second',
    ],
    ['covers film at 0.5 points / second', '', 'film', 'covered by bag: drawn from bags → not covered'],
    ['deduct lanes > bags', 'deduct bags > lanes', 'photo', 'funds: lanes, bags, price → bags, lanes, price'],
    ['| <= 1080 p | 8 |', '', 'film', 'outcome'],
  ] as const)('%s → %s', (from, to, name, said) => {
    if (said === 'outcome') {
      const film = changed([from, to]).features.find((each) => each.name === 'film');
      const [cell] = film?.prices[0]?.cells ?? [];
      expect(cell?.facts.map(line)).toEqual(['price: CNY 8 / minute → reject "larger"']);
      expect(cell?.where).toEqual([
        [
          {
            kind: 'number',
            attribute: 'resolution',
            unit: 'p',
            from: { value: '720', included: false },
            to: { value: '1080', included: true },
          },
        ],
      ]);
      return;
    }
    const { features } = changed([from, to]);
    const facts = features.find((each) => each.name === name)?.facts.map(line) ?? [];
    if (said === null) expect(features).toEqual([]);
    else expect(facts).toContain(said);
  });

  it('counters that stand apart now', () => {
    const cells = (content: string): string =>
      `price by region monthly {\n | cn | t |\n | us | ${content} |\n }`;
    const tiers = 'graduated monthly {\n <= 100 calls CNY 2 / call\n > 100 calls CNY 1 / call\n }';
    const one = `schedule t ${tiers}\n schedule u ${tiers}\n category images`;
    const base = BASE.replace('category images', one);
    const own = `price ${tiers.replace('\n <= 100 calls CNY 2 / call\n > 100 calls CNY 1 / call\n }', '\n        <= 100 calls CNY 2 / call\n        >  100 calls CNY 1 / call\n      }')}`;
    expect(base).toContain(own);
    const apart = base.replace(own, cells('u').replace(' monthly', ''));
    const price = diffCatalogs(irOf(base), irOf(apart)).features[0]?.prices[0];
    expect(price?.facts.map(line)).toContain('counted together: over several cells → each cell on its own');
    expect(price?.facts.map(line)).toContain('needs: none → region');
    expect(price?.cells).toEqual([]);
  });

  it('tells a dated price for its time only', () => {
    const dated = changed([
      'price graduated monthly {\n        <= 100 calls CNY 2 / call\n        >  100 calls CNY 1 / call\n      }',
      'price graduated monthly {\n        <= 100 calls CNY 2 / call\n        >  100 calls CNY 1 / call\n      }\n      price from 2026-07-01 CNY 1 / call',
    ]).features[0]?.prices;
    expect(dated?.map(({ from, until }) => [from, until])).toEqual([
      [Date.UTC(2026, 5, 30, 16) / 1000, null],
    ]);
    expect(dated?.[0]?.cells[0]?.amounts?.spans).toMatchObject([{ sign: -1 }]);
  });

  it('another meter is a change, and amounts are compared where the units convert', () => {
    const one = irOf(BASE.replace('meter second at least 5 seconds each', 'meter minute'));
    const other = irOf(BASE.replace('meter second at least 5 seconds each', 'meter second'));
    const [film] = diffCatalogs(one, other).features;
    expect(film?.facts.map(line)[0]).toBe('meter: minute → second');
    expect(film?.prices).toEqual([]);
  });

  it('prices of another currency are told and not compared', () => {
    const diff = diffCatalogs(irOf(BASE), irOf(BASE.replaceAll('CNY', 'EUR')));
    expect(diff.currency).toBeNull();
    expect(diff.settings.map(line)).toContain('currency: CNY → EUR');
    expect(priceFacts(diff)).toEqual([
      'price: <= 100 call CNY 2 / call / > 100 call CNY 1 / call → <= 100 call EUR 2 / call / > 100 call EUR 1 / call',
      'price: CNY 4 / minute → EUR 4 / minute',
      'price: CNY 8 / minute → EUR 8 / minute',
    ]);
    expect(diff.products.flatMap(({ facts }) => facts.map(line))).toContain(
      'price by year: CNY 1,000 / device → EUR 1,000 / device',
    );
  });

  it('prices in a unit that is another kind of thing are told and not compared', () => {
    const diff = changed(
      ['meter second at least 5 seconds each', 'meter call'],
      ['price CNY / minute', 'price CNY / call'],
      ['points / second', 'points / call'],
      ['| 8 |', '| 9 |'],
    );
    expect(diff.features[0]?.facts.map(line).slice(0, 2)).toEqual([
      'meter: second → call',
      'counted: no → yes',
    ]);
    expect(priceFacts(diff)).toEqual([
      'price: CNY 4 / minute → CNY 4 / call',
      'price: CNY 8 / minute → CNY 9 / call',
    ]);
  });

  it('what a reject says is told, since records are told it', () => {
    const { features } = changed(['otherwise reject "larger"', 'otherwise reject "too large"']);
    expect(priceFacts({ features })).toEqual(['price: reject "larger" → reject "too large"']);
  });

  it('a bound of an attribute in another unit has none, since records give bare numbers', () => {
    const { features } = changed(
      ['measure p\n', 'measure p\n  measure line\n'],
      ['in p', 'in line'],
      [' p |', ' line |'],
      ['| 4 |', '| 5 |'],
    );
    expect(features[0]?.prices[0]?.cells[0]?.where).toMatchObject([[{ attribute: 'resolution', unit: '' }]]);
  });
});

describe('products', () => {
  it.each([
    ['CNY 200', 'CNY 210', 'bag', ['size 5000 point: CNY 200 → CNY 210']],
    [
      'size 5,000 points',
      'size 6,000 points',
      'bag',
      ['size 5000 point: CNY 200 → none', 'size 6000 point: none → CNY 200'],
    ],
    ['valid 1 year', 'valid 6 months', 'bag', ['valid: 1 year → 6 months']],
    ['alert at 20% remaining', 'alert at 10% remaining', 'bag', ['alert at: 20% remaining → 10% remaining']],
    ['allows renewal, upgrade', 'allows upgrade, renewal', null, []],
    ['sell up to 50 qps', 'sell up to 40 qps', 'lane', ['sold up to: 50 qps → 40 qps']],
    ['within 1 month', 'within 2 months', 'kit', ['activated within: 1 month → 2 months']],
  ] as const)('%s → %s', (from, to, name, said) => {
    const { products } = changed([from, to]);
    expect(products.map((each) => each.name)).toEqual(name === null ? [] : [name]);
    expect(products[0]?.facts.map(line) ?? []).toEqual(said);
  });

  it('compares terms up to what is sold', () => {
    const dearer = changed(['|   5 |   100 |', '|   5 |   101 |']).products[0];
    expect(dearer?.terms).toHaveLength(1);
    const [change] = dearer!.terms;
    expect(change).toMatchObject({ per: { purchase: 'month' }, spans: [{ sign: 1 }] });
    const most = change!.spans![0]!.most;
    expect(most.bounded && [most.at, most.money].map(String)).toEqual(['10', '10']);
    const beyond = changed([
      '| >  10 qps |   4 |    90 |',
      '| <= 50 qps |   4 |    90 |\n      | >  50 qps |   1 |    10 |',
    ]);
    expect(beyond.products).toEqual([]);
  });
});

it('a table too large to lay out together says so', () => {
  const base = irOf(BASE);
  const film = base.features.find(({ name }) => name === 'film')!;
  const axis = (attribute: string, offset: string): ir.Axis => ({
    kind: 'number',
    attribute,
    cuts: Array.from({ length: 300 }, (_, i) => ({ value: `${i + 1}${offset}`, closed: true })),
  });
  const grown = (offset: string): ir.Ir => ({
    ...base,
    features: [
      {
        ...film,
        prices: film.prices.map((price) => ({
          ...price,
          table: {
            axes: [axis('resolution', offset), axis('other', offset)],
            cells: Array.from({ length: 301 * 301 }, () => 0),
            outcomes: price.table.outcomes.slice(0, 1),
          },
        })),
      },
    ],
  });
  const price = diffCatalogs(grown(''), grown('.5')).features[0]?.prices[0];
  expect(price?.facts.map(line)).toEqual(['tables too large to lay out together: none → none']);
});
