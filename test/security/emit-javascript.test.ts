import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Script } from 'node:vm';
import { js, list, Scope } from '../../compiler/emit/javascript/code.ts';
import { loadCatalog, loadJavaScript, type CompiledCatalog } from '../../compiler/emit/javascript/load.ts';
import { emitJavaScript } from '../../compiler/emit/javascript/emit.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type * as ir from '../../compiler/ir/ir.ts';
import {
  activation,
  amount,
  catalog,
  feature,
  graduated,
  meter,
  price,
  tier,
  usage,
} from '../support/ir-builder.ts';

/** Text that would do something if any of it came to be code; each piece says so on `globalThis`. */
const CANARY = 'tarifaCanary';
const SET = `globalThis.${CANARY} = 1`;
const HOSTILE = [
  `"; ${SET}; "`,
  `'; ${SET}; '`,
  `\`; ${SET}; \``,
  `\${${SET}}`,
  `\\"; ${SET}; //`,
  `\\`,
  `</script><script>${SET}</script>`,
  `<!--${SET}`,
  `-->${SET}`,
  `\u2028${SET}\u2029`,
  `*/ ${SET} /*`,
  `\n${SET}\n`,
  `\r\n${SET}//`,
  `});${SET};({`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '\0',
  '\ud800',
  '𝒰',
  '{feature}',
  '$&$1$`',
  '',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 8 }))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const evaluate = (code: { toString(): string }): unknown =>
  new Script(`(${code.toString()})`).runInThisContext();
const canary = (): unknown => Reflect.get(globalThis, CANARY);
const prototypes = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join('|');

/** A catalog with hostile text wherever it may hold text. */
const hostileCatalog = fc
  .record({
    texts: fc.uniqueArray(hostile, { minLength: 16, maxLength: 16 }),
    reject: fc.boolean(),
  })
  .map(({ texts, reject }) => {
    const [
      name,
      title,
      category,
      unit,
      alias,
      choice,
      one,
      two,
      label,
      cell,
      message,
      page,
      currency,
      number,
      numberUnit,
      agreed,
    ] = texts as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const attributes: ir.Attribute[] = [
      { name: choice, kind: 'choice', values: [one, two], default: null },
      { name: number, kind: 'number', unit: numberUnit, default: null },
    ];
    const closing: ir.TierCharge = reject ? { kind: 'reject', message } : { kind: 'unpublished', page };
    const schedule = graduated(tier('10', amount({ label, rate: '0.5' })), tier(null, closing));
    const table: ir.Select<ir.Outcome> = {
      axes: [{ kind: 'choice', attribute: choice, values: [one, two] }],
      cells: [0, 1],
      outcomes: [
        { kind: 'rated', cell, period: 'month', schedule },
        { kind: 'reject', cell: agreed, message },
      ],
    };
    const own = feature(name, {
      title,
      category,
      meter: meter({ unit, units: [{ names: [unit, alias], factor: '1' }] }),
      prices: [
        price(table, {
          flat: { period: 'month', amount: '1' },
          bounds: { period: 'year', atLeast: '3', atMost: '4' },
        }),
      ],
    });
    const built = catalog([own], {
      catalog: { name: title, title: page },
      currency: { code: currency, digits: 2 },
      activation: 'category',
      attributes,
      products: [
        {
          kind: 'package',
          name,
          title,
          fund: cell,
          unit,
          valid: null,
          alert: null,
          sizes: [{ size: '100', price: '9.9', at: message }],
          unpublished: null,
          at: page,
        },
        {
          kind: 'capacity',
          name: alias,
          title,
          fund: cell,
          unit,
          counted: true,
          unpublished: null,
          sellUpTo: '50',
          allows: [],
          upgrade: null,
          at: page,
          terms: [{ term: 'month', price: graduated(tier(null, amount({ label, rate: '2' }))) }],
        },
      ],
    });
    const input = {
      account: message,
      until: 3_000_000,
      orders: [activation(page, 0, category)],
      usage: [
        usage(title, 5, {
          feature: name,
          quantity: '3',
          unit: alias,
          attributes: [
            [choice, one],
            [number, '3'],
          ],
        }),
        usage(`${title}2`, 6, { feature: name, quantity: '30', unit, attributes: [[choice, one]] }),
        usage(`${title}3`, 7, { feature: name, quantity: '3', attributes: [[choice, two]] }),
        usage(`${title}4`, 8, { feature: name, quantity: '3', unit: label, attributes: [[choice, message]] }),
        usage(`${title}5`, 9, { feature: name, quantity: '3', unit: label }),
        usage(`${title}6`, 10, { feature: name, quantity: '0.5', attributes: [[number, label]] }),
        usage(`${title}7`, 11, { feature: message, quantity: '3', attributes: [[page, label]] }),
        usage(`${title}8`, 12, { feature: name, quantity: '3', attributes: [[page, label]] }),
        usage(`${title}9`, 12, { feature: name, quantity: '3.5' }),
        usage(`${title}10`, 12, { feature: name, quantity: '3' }),
      ],
    };
    return { built, input, name, alias };
  });

describe('text of a catalog cannot become code', () => {
  test('a string in a template is that string', () => {
    const before = prototypes();
    fc.assert(
      fc.property(hostile, fc.string({ unit: 'binary' }), (text, other) => {
        expect(evaluate(js`${text}`)).toBe(text);
        expect(evaluate(js`[${text}, ${other}][0]`)).toBe(text);
        expect(evaluate(js`new Map([[${text}, ${list([text, other])}]]).get(${text})[1]`)).toBe(other);
        const printed = js`${text}`.toString();
        expect(printed).not.toMatch(/[\n\r\u2028\u2029<]/);
        expect(canary()).toBeUndefined();
      }),
      { seed: 7, numRuns: 5000 },
    );
    expect(prototypes()).toBe(before);
  });

  test('numbers keep their sign and stay one piece', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.double({ noNaN: true, noDefaultInfinity: true }), (whole, number) => {
        expect(evaluate(js`1n-${whole}`)).toBe(1n - whole);
        expect(evaluate(js`${number}`)).toBe(number);
        expect(evaluate(js`0-${number}`)).toBe(0 - number);
      }),
      { seed: 8 },
    );
    expect(() => js`${Number.NaN}`).toThrow(RangeError);
  });

  test('a name is one of ours', () => {
    expect(() => new Scope().name('a;b')).toThrow('no prefix');
    expect(() => new Scope().name('')).toThrow('no prefix');
  });

  test('hostile catalogs rate as the interpreter rates them, and nothing else happens', async () => {
    const before = prototypes();
    const globals = Reflect.ownKeys(globalThis).length;
    let count = 0;
    await fc.assert(
      fc.asyncProperty(hostileCatalog, async ({ built, input, name, alias }) => {
        const text = emitJavaScript(built);
        expect(text).not.toMatch(/<\/script|<!--|\u2028|\u2029/);
        const imported = (await import(
          /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
        )) as CompiledCatalog;
        const reference = interpreter(built);
        const expected = reference.rate(input);
        for (const rater of [
          loadJavaScript(built),
          loadJavaScript(built, { proof: false }),
          loadJavaScript(built, { trace: true }),
          imported.createRater(),
        ]) {
          expect(rater.rate(input)).toStrictEqual(expected);
          for (const term of ['month', 'day', null] as const)
            for (const product of [name, alias, '__proto__'])
              for (const quantity of ['100', '7', '51', '0.5'])
                expect(rater.quote(product, quantity, term)).toStrictEqual(
                  reference.quote(product, quantity, term),
                );
        }
        const { catalog: info } = loadCatalog(built);
        expect(info.name).toBe(built.catalog.name);
        expect(info.title).toBe(built.catalog.title);
        expect(canary()).toBeUndefined();
        count++;
      }),
      { seed: 9, numRuns: 500 },
    );
    expect(count).toBe(500);
    expect(prototypes()).toBe(before);
    expect(Reflect.ownKeys(globalThis).length).toBe(globals);
  });
});
