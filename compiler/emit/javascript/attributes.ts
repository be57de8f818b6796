import type { Ir } from '../../ir/ir.ts';
import { js, list, type Code } from './code.ts';
import { saidCode } from './refusal.ts';

/** The values of a record's attributes while it is rated: one array, by the attribute's place in the catalog. */
export function attributesCode(ir: Ir): Code {
  const cases = ir.attributes.map(({ name }, index) => js`    case ${name}: return ${index};`);
  const checks = ir.attributes.map((attribute, index) => {
    const reason =
      attribute.kind === 'choice'
        ? `it is one of ${attribute.values.join(', ')}`
        : `it is a number in ${attribute.unit}, from 0 up`;
    const fits = attribute.kind === 'choice' ? js`CHOICES[${index}].has(value)` : js`PLAIN.test(value)`;
    return js`    case ${index}: return ${fits} ? null : ${saidCode('TAR5105', {
      attribute: js`name`,
      value: js`value`,
      reason,
    })};`;
  });
  const unknown = saidCode('TAR5105', {
    attribute: js`name`,
    value: js`value`,
    reason: 'the price list has no such attribute',
  });
  const choices = ir.attributes.map((attribute) =>
    attribute.kind === 'choice'
      ? js`new Map(${list(attribute.values.map((value, index) => list([value, index])))})`
      : js`null`,
  );
  return js`
const CHOICES = ${list(choices)};
const DEFAULTS = ${list(ir.attributes.map(({ default: fallback }) => fallback ?? undefined))};
const values = ${list(ir.attributes.map(() => undefined))};
const attributeIndex = (name) => {
  switch (name) {
${cases}
    default: return -1;
  }
};
const misfit = (index, name, value) => {
  switch (index) {
${checks}
    default: return ${unknown};
  }
};
/** Takes over the attributes, with defaults; gives what is said of the first that does not fit. */
const readAttributes = (attributes) => {
  for (let i = 0; i < ${ir.attributes.length}; i++) values[i] = DEFAULTS[i];
  for (const [name, value] of attributes) {
    const index = attributeIndex(name);
    const wrong = misfit(index, name, value);
    if (wrong !== null) return wrong;
    values[index] = value;
  }
  return null;
};
`;
}
