import { Decimal } from 'decimal.js';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledFolder } from '../support/catalog-folder.ts';
import { publishedOf, type Bill } from '../support/published-figures.ts';

/** The customer charge that no page prints: what each of the page's worked bills is above its energy. */

const folder = join(import.meta.dirname, '..', '..', 'catalogs', 'electricity');
const { bills = [], figures } = publishedOf(folder);
const { ir } = compiledFolder(folder);

const printedRate = (feature: string, cell: string): Decimal => {
  const told = figures.find((figure) => figure.feature === feature)!.cells[cell];
  return new Decimal(String(told));
};
const peak = printedRate('time_of_day_energy', 'day ordinary, time weekdays 08:00-20:00');
const offPeak = printedRate('time_of_day_energy', 'day ordinary, time rest');

const energyOf = ({ kWh, onPeak }: Bill): Decimal => {
  if (onPeak === null) return printedRate('standard_energy', 'any').times(kWh);
  return peak
    .times(onPeak)
    .plus(offPeak.times(new Decimal(1).minus(onPeak)))
    .times(kWh);
};

describe('the customer charge', () => {
  it.each(bills)('is what the bill of $cost is above its energy', (bill) => {
    expect(new Decimal(bill.cost).minus(energyOf(bill)).toFixed(2)).toBe('14.00');
  });

  it('is found in every bill of the page, and charged', () => {
    expect(bills).toHaveLength(5);
    const charge = ir.features.find(({ name }) => name === 'customer_charge')!;
    expect(charge.prices.map(({ flat }) => flat)).toEqual([{ period: 'month', amount: '14' }]);
  });
});
