import type { Attribute, Ir } from '../../ir/ir.ts';

/** A JSON Schema, as far as one is written here. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What a quantity or a number attribute may be: a number of JSON, or the same in quotes where its digits matter. */
const DECIMAL: JsonSchema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$' },
  ],
};

/** The JSON Schema of a usage record for a catalog: its features, the units each takes, its attributes. */
export function emitJsonSchema(ir: Ir): string {
  const attributes = ir.attributes.map((attribute) => [attribute.name, valueOf(attribute)] as const);
  const schema: JsonSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Usage of ${ir.catalog.title}`,
    type: 'object',
    required: ['id', 'account', 'time', 'feature'],
    properties: {
      type: { enum: ['usage', null] },
      id: { type: 'string', minLength: 1 },
      account: { type: 'string', minLength: 1 },
      time: { type: 'string', format: 'date-time' },
      feature: { enum: ir.features.map(({ name }) => name) },
      quantity: optional(DECIMAL),
      unit: { type: ['string', 'null'] },
      attributes: optional({
        type: 'object',
        properties: Object.fromEntries(attributes.filter(([name]) => name !== PROTO)),
        // Validators pass over this name among the properties, as a guard of their own.
        patternProperties: Object.fromEntries(
          attributes.filter(([name]) => name === PROTO).map(([, value]) => [`^${PROTO}$`, value]),
        ),
        additionalProperties: false,
      }),
      replaces: { type: ['string', 'null'] },
    },
    additionalProperties: false,
    oneOf: ir.features.map(({ name, title, meter }) => ({
      title,
      properties: {
        feature: { const: name },
        unit: { enum: [null, ...new Set(meter.units.flatMap(({ names }) => names))] },
      },
    })),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const PROTO = '__proto__';

/** An exporter's null in an optional field means that there is none. */
const optional = (schema: JsonSchema): JsonSchema => ({ anyOf: [{ type: 'null' }, schema] });

const valueOf = (attribute: Attribute): JsonSchema =>
  attribute.kind === 'choice'
    ? { enum: [null, ...attribute.values] }
    : { ...optional(DECIMAL), description: `in ${attribute.unit}` };
