import type { AnyRecord, Origin } from '../record.ts';
import { isCloudEvent, usageOfCloudEvent } from './cloud-event.ts';
import { faultOf, shortened, type Fault } from './fault.ts';
import { FieldReader } from './field-reader.ts';
import { didYouMean } from '../near-name.ts';
import type { Fields } from './parse-json.ts';
import { RECORD_TYPES, type RecordShape, type RecordType, type Role } from './record-fields.ts';
import { validateFields } from './validate-fields.ts';

/** Each of them gets a balance of its own, so their number is bounded. */
const COUNT_MAX = 10_000;
const TERMS_MAX = 1_200;

/** The record that a line's fields stand for, with every default filled in. */
export function toRecord(
  read: Fields,
  role: Role,
  shape: RecordShape,
  origin: Origin,
): { readonly record: AnyRecord } | Fault {
  let fields = read;
  let type: RecordType | Fault;
  if (isCloudEvent(read)) {
    const event = usageOfCloudEvent(read);
    if ('code' in event) return event;
    fields = event.fields;
    type = 'usage';
  } else type = typeOf(read, role);
  if (typeof type !== 'string') return type;

  const fault = validateFields(type, fields);
  if (fault !== null) return fault;
  const reader = new FieldReader(fields);
  const record = build(type, reader, shape, origin);
  return reader.fault ?? { record };
}

function typeOf(fields: Fields, role: Role): RecordType | Fault {
  const written = Object.hasOwn(fields, 'type') ? fields['type'] : null;
  if (written === null) {
    if (role === 'usage') return 'usage';
    return faultOf('TAR5003', `\`type\` is missing: one of ${RECORD_TYPES.join(', ')}`);
  }
  if (typeof written !== 'string') return faultOf('TAR5005', '`type` is not a text');
  const type = RECORD_TYPES.find((known) => known === written);
  if (type !== undefined) return type;
  return faultOf('TAR5005', '`type` is `{written}`, no type of record{guess}', {
    written: shortened(written),
    guess: didYouMean(written, RECORD_TYPES),
  });
}

function build(type: RecordType, reader: FieldReader, shape: RecordShape, origin: Origin): AnyRecord {
  const base = {
    id: reader.text('id'),
    account: reader.text('account'),
    at: reader.time('time'),
    time: reader.text('time'),
    origin,
  };
  switch (type) {
    case 'usage':
      return {
        type,
        ...base,
        feature: reader.text('feature'),
        quantity: reader.optionalAmount('quantity') ?? '1',
        unit: reader.optionalText('unit'),
        attributes: reader.attributes('attributes', shape),
        replaces: reader.optionalText('replaces'),
      };
    case 'activation':
      return {
        type,
        ...base,
        category: reader.optionalText('category'),
        order: reader.optionalText('order'),
      };
    case 'order':
      return {
        type,
        ...base,
        product: reader.text('product'),
        size: reader.optionalAmount('size'),
        quantity: reader.optionalAmount('quantity'),
        count: reader.count('count', COUNT_MAX),
        term: reader.optionalTerm('term'),
        terms: reader.count('terms', TERMS_MAX),
        effective: reader.optionalTime('effective') ?? base.at,
        price: reader.optionalAmount('price'),
        attributes: reader.attributes('attributes', shape),
      };
    case 'upgrade':
      return {
        type,
        ...base,
        order: reader.text('order'),
        quantity: reader.optionalAmount('quantity') ?? '0',
        until: reader.optionalTime('until'),
        price: reader.optionalAmount('price'),
      };
    case 'renewal':
      return {
        type,
        ...base,
        order: reader.text('order'),
        term: reader.term('term'),
        terms: reader.count('terms', TERMS_MAX),
        price: reader.optionalAmount('price'),
      };
    case 'conversion':
      return { type, ...base, order: reader.text('order'), product: reader.text('product') };
  }
}
