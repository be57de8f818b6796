import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadJavaScript } from '../../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type { Attribute, Ir } from '../../../compiler/ir/ir.ts';
import { fastScale } from '../../../compiler/optimize/range.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import type { Order } from '../../../runtime/record.ts';
import { compiledFolder } from '../../support/catalog-folder.ts';
import { activation, usage } from '../../support/ir-builder.ts';

const FOLDER = new URL('../../../catalogs/', import.meta.url).pathname;
const START = Date.UTC(2026, 0, 1) / 1000;
const time = fc.nat(90 * 86_400).map((offset) => START + offset);

const valueOf = (attribute: Attribute): fc.Arbitrary<string> =>
  attribute.kind === 'choice'
    ? fc.constantFrom(...attribute.values)
    : fc.constantFrom('1', '2', '5', '30', '30.5', '720', '1080', '2160');

const account = (ir: Ir): fc.Arbitrary<AccountInput> => {
  const uses = fc.constantFrom(...ir.features).chain((feature) =>
    fc.record({
      feature: fc.constant(feature.name),
      quantity: feature.meter.counted
        ? fc.nat(200_000).map(String)
        : fc.oneof(
            fc.nat(200_000).map(String),
            fc.nat(10_000).map((thousandths) => String(thousandths / 1000)),
          ),
      unit: fc.constantFrom(null, ...feature.meter.units.flatMap(({ names }) => names)),
      attributes: fc.tuple(
        ...ir.attributes.map((attribute) =>
          fc.option(valueOf(attribute), { freq: 12 }).map((value) => [attribute.name, value] as const),
        ),
      ),
      seconds: time,
    }),
  );
  const packages = ir.products.flatMap((product) =>
    product.kind === 'package' ? product.sizes.map(({ size }) => ({ product: product.name, size })) : [],
  );
  const orders =
    packages.length === 0
      ? fc.constant([])
      : fc.array(fc.tuple(fc.constantFrom(...packages), time), { maxLength: 4 });
  return fc.tuple(fc.array(uses, { maxLength: 40 }), orders).map(([records, bought]) => ({
    account: 'account',
    until: START + 100 * 86_400,
    usage: records.map(({ seconds, attributes, ...of }, i) =>
      usage(`u${i}`, seconds, {
        ...of,
        attributes: attributes.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
      }),
    ),
    orders: [
      activation('first', START, null),
      ...bought.map(([of, seconds], i): Order => {
        const { category: _, order: __, ...base } = activation(`b${i}`, seconds, null);
        return {
          ...base,
          ...of,
          type: 'order',
          quantity: null,
          count: 1,
          term: null,
          terms: 1,
          effective: base.at,
          price: null,
          attributes: new Map(),
        };
      }),
    ],
  }));
};

describe('the catalogs of this repository', () => {
  test.each(readdirSync(FOLDER))('%s is rated as the interpreter rates it', (name) => {
    const { ir } = compiledFolder(`${FOLDER}${name}`);
    const slow = ir.features
      .filter((feature) => fastScale(ir, feature) === null)
      .map((feature) => feature.name);
    const [reference, fast, exact] = [
      interpreter(ir),
      loadJavaScript(ir),
      loadJavaScript(ir, { proof: false }),
    ];
    let charges = 0;
    const refused = new Map<string, number>();
    fc.assert(
      fc.property(account(ir), (input) => {
        const expected = reference.rate(input);
        expect(fast.rate(input)).toStrictEqual(expected);
        expect(exact.rate(input)).toStrictEqual(expected);
        charges += expected.charges.length;
        for (const { code } of expected.refused) refused.set(code, (refused.get(code) ?? 0) + 1);
      }),
      { seed: 5, numRuns: 150 },
    );
    console.log(
      `${name}: ${JSON.stringify({ features: ir.features.length, slow, charges, refused: Object.fromEntries(refused), ...fast.counts })}`,
    );
    expect(slow).toEqual([]);
    // Plain numbers are the rule; an account that brings hundreds of thousands of terabytes may need more.
    expect(fast.counts.number).toBeGreaterThan(130);
  });
});
