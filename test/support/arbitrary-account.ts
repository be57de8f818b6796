import fc from 'fast-check';
import type * as ir from '../../compiler/ir/ir.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import type { OrderRecord, Usage } from '../../runtime/record.ts';
import { decimal, SPAN, START, time } from './arbitrary-ir.ts';
import { activation, usage } from './ir-builder.ts';

/** Random accounts of a random catalog: use and activations, now and then what no catalog takes. */

const attributeEntries = fc
  .record({
    tps: fc.option(fc.constantFrom('0', '5', '7.25', '10', '12.5', '30.0001', '100000000000000000000'), {
      freq: 6,
    }),
    pixels: fc.option(fc.constantFrom('720', '1080.25', '719.999999999999'), { freq: 3 }),
    region: fc.option(fc.constantFrom('cn', 'us', 'eu'), { freq: 6 }),
    format: fc.option(fc.constantFrom('mp4', 'hls'), { freq: 3 }),
  })
  .map((values) =>
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );

/** Now and then a record that the list does not take. */
const oddEntries = fc.constantFrom<readonly (readonly [string, string])[]>(
  [['tps', 'many']],
  [['__proto__', '1']],
  [['region', 'moon']],
  [
    ['format', 'hls'],
    ['nothing', ''],
  ],
);

const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }).map(String) },
  { weight: 3, arbitrary: decimal(150, 3) },
  { weight: 1, arbitrary: decimal(10, 6) },
);
/** Beyond what plain numbers hold. */
const hugeQuantity = fc.oneof(
  fc.bigInt({ min: 10n ** 12n, max: 10n ** 24n }).map(String),
  decimal(1_000_000, 12),
);

export const arbitraryUsage = (catalogIr: ir.Ir, most = 25): fc.Arbitrary<AccountInput> => {
  const record = (
    wide: boolean,
  ): fc.Arbitrary<Omit<Parameters<typeof usage>[2], never> & { seconds: number }> =>
    fc.constantFrom(...catalogIr.features).chain((of) =>
      fc.record({
        feature: fc.oneof(
          { weight: 30, arbitrary: fc.constant(of.name) },
          { weight: 1, arbitrary: fc.constant('constructor') },
        ),
        quantity: wide ? fc.oneof(quantity, hugeQuantity) : quantity,
        unit: fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(null, ...of.meter.units.flatMap(({ names }) => names)) },
          { weight: 1, arbitrary: fc.constant('furlong') },
        ),
        attributes: fc.oneof(
          { weight: 14, arbitrary: attributeEntries },
          { weight: 1, arbitrary: oddEntries },
        ),
        seconds: time,
      }),
    );
  return fc
    .record({
      wide: fc.nat(4).map((roll) => roll === 0),
      activations: fc.array(fc.tuple(time, fc.constantFrom(null, 'vision', 'speech', 'nowhere')), {
        maxLength: 2,
      }),
      active: fc.boolean(),
      until: fc.integer({ min: 0, max: 20 * 86_400 }).map((offset) => START + SPAN + offset),
    })
    .chain(({ wide, activations, active, until }) =>
      fc.array(record(wide), { maxLength: most }).map((records) => {
        const orders: OrderRecord[] = activations.map(([at, category], i) =>
          activation(`o${i}`, at, category),
        );
        if (active) orders.push(activation('first', START, null));
        const uses: Usage[] = records.map(({ seconds, ...of }, i) => usage(`r${i}`, seconds, of));
        return { account: 'account', usage: uses, orders, until };
      }),
    );
};
