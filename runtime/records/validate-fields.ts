import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { faultOf, shortened, type Fault } from './fault.ts';
import { didYouMean, nearName } from '../near-name.ts';
import type { Filling } from '../said.ts';
import { isNumber, isObject, numberText, type Fields } from './parse-json.ts';
import {
  RECORD_FIELDS,
  RECORD_TYPES,
  type FieldKind,
  type FieldRule,
  type RecordType,
} from './record-fields.ts';

const ajv = new Ajv({ ownProperties: true });
// Numbers arrive in two shapes, one of them an object, so JSON Schema's own `type` cannot tell what a value is.
ajv.addKeyword({
  keyword: 'holds',
  schemaType: 'string',
  compile: (kind: FieldKind) => (value: unknown) => fits(kind, value),
});

const validators = new Map(
  RECORD_TYPES.map((type) => [type, ajv.compile(schemaOf(RECORD_FIELDS[type]))] as const),
);

/** Whether a record of this type has the fields that it must have, no others, and values of the right type in them. */
export function validateFields(type: RecordType, fields: Fields): Fault | null {
  const validator = validators.get(type) as ValidateFunction;
  if (validator(fields)) return null;
  return inWords(type, fields, validator.errors?.[0]);
}

function schemaOf(rules: Readonly<Record<string, FieldRule>>): object {
  const properties = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      // An exporter's null in an optional field means that there is none; in a quantity it would be billed as 1.
      rule.isRequired || name === 'quantity'
        ? { holds: rule.kind }
        : { anyOf: [{ const: null }, { holds: rule.kind }] },
    ]),
  );
  const required = Object.keys(rules).filter((name) => rules[name]?.isRequired === true);
  return { type: 'object', properties, required, additionalProperties: false };
}

function fits(kind: FieldKind, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return numberText(value) !== null;
    case 'attributes':
      return (
        isObject(value) &&
        Object.values(value).every((attribute) => attribute === null || numberText(attribute) !== null)
      );
  }
}

function inWords(type: RecordType, fields: Fields, error: ErrorObject | undefined): Fault {
  const known = Object.keys(RECORD_FIELDS[type]);
  switch (error?.keyword) {
    case 'required': {
      const missing = String(error.params['missingProperty']);
      const misspelled = Object.keys(fields).find(
        (name) => !known.includes(name) && nearName(name, known) === missing,
      );
      if (misspelled !== undefined) return unknownField(type, misspelled, known);
      return faultOf('TAR5003', '`{missing}` is missing', { missing });
    }
    case 'additionalProperties':
      return unknownField(type, String(error.params['additionalProperty']), known);
    default:
      return wrongValue(type, fields, error?.instancePath.slice(1) ?? '');
  }
}

function unknownField(type: RecordType, name: string, known: readonly string[]): Fault {
  const article = /^[aou]/.test(type) && type !== 'usage' ? 'an' : 'a';
  const record = type === 'usage' ? 'usage' : `${article} ${type}`;
  return faultOf('TAR5004', `\`{name}\` is no field of ${record}{guess}`, {
    name: shortened(name),
    guess: didYouMean(name, known),
  });
}

function wrongValue(type: RecordType, fields: Fields, name: string): Fault {
  const kind = RECORD_FIELDS[type][name]?.kind ?? 'text';
  const value = fields[name];
  if (kind === 'attributes' && isObject(value)) {
    const [attribute = '', inner] =
      Object.entries(value).find(([, each]) => each !== null && numberText(each) === null) ?? [];
    return wrong(`attributes.${attribute}`, inner, 'a text or a number');
  }
  return wrong(
    name,
    value,
    kind === 'number' ? 'a number' : kind === 'text' ? 'a text' : 'an object of attributes',
  );
}

function wrong(name: string, value: unknown, expected: string): Fault {
  return faultOf('TAR5005', `\`{name}\` is {described}, not ${expected}`, {
    name: shortened(name),
    described: described(value),
  });
}

function described(value: unknown): Filling {
  if (isNumber(value)) return { says: 'the number `{value}`', value: shortened(numberText(value) ?? '') };
  if (typeof value === 'string') return { says: '`{value}`', value: shortened(value) };
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : { says: '`{value}`', value: String(value) };
}
