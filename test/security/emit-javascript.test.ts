import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Script } from 'node:vm';
import { js, list, Scope } from '../../compiler/emit/javascript/code.ts';
import { loadCatalog, loadJavaScript, type CompiledCatalog } from '../../compiler/emit/javascript/load.ts';
import { emitJavaScript } from '../../compiler/emit/javascript/emit.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { CANARY, hostile, hostileCatalog } from '../support/arbitrary-hostile.ts';

const evaluate = (code: { toString(): string }): unknown =>
  new Script(`(${code.toString()})`).runInThisContext();
const canary = (): unknown => Reflect.get(globalThis, CANARY);
const prototypes = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join('|');

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
