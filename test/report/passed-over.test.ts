import { expect, it } from 'vitest';
import { passedOver } from '../../cli/report/passed-over.ts';
import { compile } from '../../compiler/compile.ts';
import { declaredOf } from '../../compiler/declared.ts';
import { catalogText, memoryHost } from '../support/compile-text.ts';

const TEXT = catalogText(`
  unit qps
  measure point, points
  deduct first > second > third > price
  feature f "F" {
    meter call
    accepts second, third
    otherwise free up to 2,000 qps
  }
  feature g "G" {
    meter call
    accepts first, second, price
    price CNY 1 / call
  }
  package a "A" in first { covers g at 1 points / call valid 1 month size 10 points CNY 6 }
  package b "B" in second { covers g at 1 points / call valid 1 month size 10 points CNY 6 }
  package c "C" in third { covers f at 1 points / call valid 1 month size 10 points CNY 6 }
`);

it('says why funds were passed over, from any place to any other', () => {
  const compilation = compile(memoryHost({ 'main.tarifa': TEXT }));
  expect(compilation.ir).not.toBeNull();
  const declared = declaredOf(compilation, compilation.ir!, 'f')!;
  expect(declared.freeUpTo).toEqual({ quantity: '2000', unit: 'qps' });
  const first = 'Fund first: the feature does not accept it';
  const second = 'Fund second: nothing is sold in it for this feature';
  expect(passedOver(declared, 0, 3)).toEqual([first, second]);
  expect(passedOver(declared, 1, 3)).toEqual([second]);
  expect(passedOver(declared, 0, 1)).toEqual([first]);
  expect(declaredOf(compilation, compilation.ir!, 'h')).toBeNull();
});
