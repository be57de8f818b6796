import { Ajv } from 'ajv';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { emitJsonSchema } from '../../../compiler/emit/json-schema/emit.ts';
import { emitTypeScript } from '../../../compiler/emit/typescript/emit.ts';
import { catalog, feature, meter } from '../../support/ir-builder.ts';

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '"; x', '`${x}`', '*/ x', '\n', '\u2028', '</script>', "'"),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);
const catalogs = fc.uniqueArray(name, { minLength: 8, maxLength: 8 }).map((names) => {
  const [one, two, unit, alias, choice, first, second, number] = names as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const ir = catalog(
    [feature(one, { meter: meter({ unit, units: [{ names: [unit, alias], factor: '1' }] }) }), feature(two)],
    {
      attributes: [
        { name: choice, kind: 'choice', values: [first, second], default: null },
        { name: number, kind: 'number', unit, default: null },
      ],
    },
  );
  return { ir, one, two, alias, choice, first, number };
});

describe('the shapes of a catalog', () => {
  test('its JSON Schema takes its records and no others', () => {
    fc.assert(
      fc.property(catalogs, ({ ir, one, two, alias, choice, first, number }) => {
        const validate = new Ajv({
          formats: { 'date-time': true },
          ownProperties: true,
          strict: false,
        }).compile(JSON.parse(emitJsonSchema(ir)) as object);
        const base = { id: 'r1', account: 'a', time: '2026-01-01T00:00:00Z', feature: one, quantity: '12.5' };
        const attributes = Object.fromEntries([
          [choice, first],
          [number, 3],
        ]);
        expect(validate({ ...base, unit: alias, attributes })).toBe(true);
        expect(validate({ ...base, quantity: 3, unit: null })).toBe(true);
        expect(validate({ ...base, feature: two, unit: 'no such unit' })).toBe(false);
        expect(validate({ ...base, feature: 'no such feature' })).toBe(false);
        expect(validate({ ...base, quantity: 'many' })).toBe(false);
        expect(validate({ ...base, attributes: { 'no such attribute': '1' } })).toBe(false);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('its types are types with its names as literals', () => {
    fc.assert(
      fc.property(catalogs, ({ ir, one, two }) => {
        const text = emitTypeScript(ir);
        const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
        expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
        const literals: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isStringLiteral(node)) literals.push(node.text);
          ts.forEachChild(node, visit);
        };
        visit(ts.createSourceFile('catalog.d.ts', text, ts.ScriptTarget.ES2022, true));
        expect(literals).toEqual(expect.arrayContaining([one, two]));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test('schema and types ask for the same fields of a record', () => {
    const ir = catalog([feature('f')], {});
    const schema = JSON.parse(emitJsonSchema(ir)) as { readonly required: readonly string[] };
    const asked = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isPropertySignature(node) && node.questionToken === undefined) asked.add(node.name.getText());
      ts.forEachChild(node, visit);
    };
    const source = ts.createSourceFile('f.d.ts', emitTypeScript(ir), ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements)
      if (ts.isTypeAliasDeclaration(statement) && statement.name.text === 'Usage') visit(statement);
    expect([...asked].sort()).toEqual([...schema.required].sort());
  });
});
