import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { print } from '../../../grammar/print.ts';
import fc from 'fast-check';
import { arbitraryCatalog } from '../../support/arbitrary-catalog.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../../../compiler/ir/ir.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ strict: true, strictTuples: false, allErrors: true }).compile(schema);

const sample = irOf(
  catalogText(`
  measure point, points
  unit qps
  unit device, devices
  deduct prepaid > packages > price
  consume packages by soonest expiry, earliest order, order id
  category images "Images" {
    feature f "F" {
      meter call where status is success
      price CNY 1 / call by quality {
        | sd | CNY 1 / call |
        | hd | unpublished "the page" |
      } otherwise reject "no"
    }
  }
  package bag "Bag" in packages {
    covers f at 0.2 points / call
    valid 1 year
    alert at 20% remaining
    size 100 points CNY 5
    size unpublished "ask"
  }
  capacity lane "Lane" in prepaid {
    covers f
    price CNY 5 / qps monthly
    sell up to 50 qps
    allows upgrade
    upgrade unpublished "the purchase page"
  }
  licence kit "Kit" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }`).replace('price CNY 1 / call by', 'price CNY / call by'),
);

it('describes every generated IR, and one with packages, capacity and licences', () => {
  expect(validate(sample), JSON.stringify(validate.errors)).toBe(true);
  fc.assert(
    fc.property(arbitraryCatalog, ({ tree }) => {
      expect(validate(irOf(print(tree))), JSON.stringify(validate.errors)).toBe(true);
    }),
    { numRuns: 300, seed: 31 },
  );
});

it('refuses what is no IR', () => {
  for (const broken of [
    { ...sample, ir: 2 },
    { ...sample, more: 1 },
    { ...sample, rounding: { mode: 'half up', step: 0.01 } },
    { ...sample, features: [{ ...sample.features[0], meter: {} }] },
    { ...sample, currency: { code: 'yuan', digits: 2 } },
  ])
    expect(validate(broken)).toBe(false);
});
