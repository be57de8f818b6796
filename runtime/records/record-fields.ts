/** What a field may hold before its text is read: JSON tells texts from numbers, CSV does not. */
export type FieldKind =
  /** A non-empty text. */
  | 'text'
  /** A number, bare or in quotes. */
  | 'number'
  /** An object of texts and numbers. */
  | 'attributes';

export interface FieldRule {
  readonly kind: FieldKind;
  readonly isRequired: boolean;
}

export type RecordType = 'usage' | 'activation' | 'order' | 'upgrade' | 'renewal' | 'conversion';

const must = (kind: FieldKind): FieldRule => ({ kind, isRequired: true });
const may = (kind: FieldKind): FieldRule => ({ kind, isRequired: false });

const base = { type: may('text'), id: must('text'), account: must('text'), time: must('text') };

/** The fields of each type of record. */
export const RECORD_FIELDS: Readonly<Record<RecordType, Readonly<Record<string, FieldRule>>>> = {
  usage: {
    ...base,
    feature: must('text'),
    quantity: may('number'),
    unit: may('text'),
    attributes: may('attributes'),
    replaces: may('text'),
  },
  activation: { ...base, category: may('text'), order: may('text') },
  order: {
    ...base,
    product: must('text'),
    size: may('number'),
    quantity: may('number'),
    count: may('number'),
    term: may('text'),
    terms: may('number'),
    effective: may('text'),
    price: may('number'),
    attributes: may('attributes'),
  },
  upgrade: {
    ...base,
    order: must('text'),
    quantity: must('number'),
    until: may('text'),
    price: may('number'),
  },
  renewal: { ...base, order: must('text'), term: must('text'), terms: may('number'), price: may('number') },
  conversion: { ...base, order: must('text'), product: must('text') },
};

export const RECORD_TYPES = Object.keys(RECORD_FIELDS) as readonly RecordType[];

/** What the reader has to know of a catalog. */
export interface RecordShape {
  /** Every declared attribute by name. */
  readonly attributes: ReadonlyMap<string, 'number' | 'choice'>;
}

/** Whether a record without a `type` is usage, or lacks its type. */
export type Role = 'usage' | 'orders';
