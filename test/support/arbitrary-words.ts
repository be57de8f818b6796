import fc from 'fast-check';
import type * as ast from '../../grammar/ast.ts';
import { contextualWords, reservedWords } from '../../grammar/tokens.ts';
import * as build from './ast-builder.ts';

/** Words of the tree as a price list may have them, whatever they mean together: what constructs are made of. */
const { span } = build.free;

const plain = ['a', 'b_2', 'calls', 'region', 'kWh', 'video_enhancement', 'x1'];

/** A bare name may be any word that is not reserved; in backticks any word at all. */
export const name: fc.Arbitrary<ast.Name> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plain).map((text) => written(text, 'bare')) },
  { weight: 1, arbitrary: fc.constantFrom(...contextualWords).map((text) => written(text, 'bare')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...contextualWords, ...reservedWords, 'CNY', 'a')
      .map((text) => written(text, 'backticks')),
  },
);

const written = (text: string, form: ast.Name['form']): ast.Name => ({ kind: 'name', text, form, span });

export const fund: fc.Arbitrary<ast.Name> = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 1, arbitrary: fc.constant(written('price', 'bare')) },
);

const textValue = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('F', 'the purchase page', 'a "b" \\ c', 'é', '价格页', '// no', '{ | }'),
  },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 12 }),
  },
);

export const text: fc.Arbitrary<ast.Text> = textValue.map(build.text);

/** A name, or a text that names what is no name. */
export const value: fc.Arbitrary<ast.Name> = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 1, arbitrary: textValue.map((one) => written(one, 'string')) },
);

export const num: fc.Arbitrary<ast.Num> = fc
  .tuple(
    fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 2_000_000_000 })),
    fc.option(fc.constantFrom('0', '5', '25', '0020', '123456'), { freq: 2 }),
  )
  .map(([whole, fraction]) => build.num(fraction === null ? String(whole) : `${whole}.${fraction}`));

export const currencyCode: fc.Arbitrary<ast.Name> = fc
  .constantFrom('CNY', 'USD', 'EUR')
  .map((code) => written(code, 'bare'));

/** Of a money meter. */
export const moneyCounted: fc.Arbitrary<ast.Quantity> = fc
  .record({ value: num, unit: currencyCode })
  .map((one) => ({ kind: 'quantity', ...one, span }));

export const quantityIn: fc.Arbitrary<ast.Quantity> = fc
  .tuple(num, name)
  .map(([one, unit]): ast.Quantity => ({ kind: 'quantity', value: one, unit, span }));

export const quantity: fc.Arbitrary<ast.Quantity> = fc.oneof(
  { weight: 4, arbitrary: quantityIn },
  {
    weight: 1,
    arbitrary: num.map((one): ast.Quantity => ({ kind: 'quantity', value: one, unit: null, span })),
  },
);

export const money: fc.Arbitrary<ast.Money> = fc
  .tuple(currencyCode, num)
  .map(([currency, one]): ast.Money => ({ kind: 'money', currency, value: one, span }));

export const date: fc.Arbitrary<ast.DateTime> = fc
  .constantFrom<readonly [string, ast.DateTime['precision']]>(
    ['2026', 'year'],
    ['2026-02', 'month'],
    ['2026-02-28', 'day'],
    ['2026-02-28T23:59', 'minute'],
    ['2026-02-28T23:59:59', 'second'],
  )
  .map(([one, precision]) => ({ kind: 'date', text: one, precision, span }));

export const scope: fc.Arbitrary<ast.Scope> = fc.oneof(
  { weight: 4, arbitrary: name.map((one): ast.Scope => ({ kind: 'scope', name: one, star: false, span })) },
  name.map((one): ast.Scope => ({ kind: 'scope', name: one, star: true, span })),
  fc.constantFrom<ast.Scope>(
    { kind: 'scope', name: null, star: true, span },
    { kind: 'scope', name: null, star: false, span },
  ),
);

export const some = <T>(one: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: 1, maxLength: most });
export const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 2 });
