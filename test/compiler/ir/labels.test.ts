import { expect, it } from 'vitest';
import type { Ir, RatePart } from '../../../compiler/ir/ir.ts';
import { digestOf } from '../../../compiler/ir/digest.ts';
import { rateLabel } from '../../../compiler/ir/labels.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';

/** What a rate is made of, as data; its label is made of that. */

const catalog = (price: string): Ir =>
  irOf(
    catalogText(
      `feature f { meter minute price ${price} }\nfeature m { meter fee in CNY price 2.90% of fee }`,
    ),
  );

const partsOf = ({ features }: Ir, name: string): readonly RatePart[] => {
  const [outcome] = features.find((feature) => feature.name === name)!.prices[0]!.table.outcomes;
  const charge = outcome?.kind === 'rated' ? outcome.schedule.tiers.at(-1)!.charge : null;
  if (charge?.kind !== 'amount') throw new Error('no amount');
  expect(charge.label).toBe(rateLabel('CNY', charge.parts));
  return charge.parts;
};

it('keeps figures to their last digit, and units as they are written', () => {
  const ir = catalog(`volume monthly {
    <= 5 minutes free
    >  5 minutes CNY 1250.00 + CNY 4.00 / hour + CNY 1 / started 30 seconds
  }`);
  expect(partsOf(ir, 'f')).toEqual([
    { kind: 'flat', amount: '1250.00' },
    { kind: 'rate', amount: '4.00', count: null, unit: 'hour' },
    { kind: 'started', amount: '1', count: '30', unit: 'seconds' },
  ]);
  expect(rateLabel('CNY', partsOf(ir, 'f'))).toBe(
    'CNY 1,250.00 + CNY 4.00 / hour + CNY 1 / started 30 seconds',
  );
  expect(partsOf(ir, 'm')).toEqual([{ kind: 'percent', amount: '2.90', of: 'fee' }]);
});

it('tells an amount of each event from a price for each unit, and a bound from both', () => {
  expect(partsOf(catalog('CNY 2 / event per event'), 'f')).toEqual([{ kind: 'event', amount: '2' }]);
  expect(partsOf(catalog('CNY 2 / minute at most CNY 9 per event'), 'f')).toEqual([
    { kind: 'at most', amount: '9' },
  ]);
});

it('is no part of the digest', () => {
  const price = 'CNY 1 / minute';
  for (const other of ['CNY 1.00 / minute', 'CNY 60 / hour', 'CNY 2 / 120 seconds'])
    expect(digestOf(catalog(other))).toBe(digestOf(catalog(price)));
  expect(digestOf(catalog('CNY 61 / hour'))).not.toBe(digestOf(catalog(price)));
});
