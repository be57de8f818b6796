import { scaled } from '../../optimize/ratio.ts';
import type { Axis, Feature, Select } from '../../ir/ir.ts';
import { atomCount } from '../../ir/axis.ts';
import { EMPTY, join, js, list, type Code } from './code.ts';
import { refuse } from './refusal.ts';
import { attributeAt, type Plan } from './plan.ts';

/** Refuses a record that lacks an attribute of a select. */
export function needAttributes(
  plan: Plan,
  feature: Feature,
  select: Select<unknown>,
  quantity: Code,
  mayBeSilent = false,
  /** Said before. */
  told: (attribute: string) => Code = () => EMPTY,
): Code {
  const names = new Set(select.axes.flatMap((axis) => (axis.kind === 'time' ? [] : [axis.attribute])));
  return join(
    [...names].map((attribute) => {
      const { index } = attributeAt(plan.ir, attribute);
      return js`  if (values[${index}] === undefined) { ${mayBeSilent ? js`if (silent) return true; ` : EMPTY}${told(attribute)}${refuse('TAR5106', { feature: feature.name, attribute }, quantity)} return true; }`;
    }),
    '\n',
  );
}

/**
 * The index into a select's outcomes, as an expression over `values` and `seconds`: an atom on each axis is a sum of
 * comparisons, without a branch; the cell is arithmetic on them.
 */
export function pickCode(plan: Plan, select: Select<unknown>): Code {
  if (select.outcomes.length === 1) return js`0`;
  let cell = EMPTY;
  for (const [index, axis] of select.axes.entries()) {
    const atom = atomCode(plan, axis);
    cell = index === 0 ? atom : js`(${cell}) * ${atomCount(axis)} + ${atom}`;
  }
  const isPlain = select.cells.every((outcome, index) => outcome === index);
  return isPlain ? cell : js`${list(select.cells)}[${cell}]`;
}

function atomCode(plan: Plan, axis: Axis): Code {
  switch (axis.kind) {
    case 'number':
      return numberAtom(plan, axis);
    case 'choice': {
      const { index, attribute } = attributeAt(plan.ir, axis.attribute);
      if (attribute.kind !== 'choice' || attribute.values.some((value, i) => value !== axis.values[i]))
        throw new Error('an axis without an atom for each value of its attribute');
      return js`CHOICES[${index}].get(values[${index}])`;
    }
    case 'time':
      return above(
        js`minuteAt(seconds)`,
        axis.starts.slice(1).map((start) => js`>= ${start}`),
      );
  }
}

function numberAtom(plan: Plan, axis: Axis & { kind: 'number' }): Code {
  const { index } = attributeAt(plan.ir, axis.attribute);
  const scale = plan.cutScales.get(axis.attribute) ?? 1n;
  const cuts = axis.cuts.map(({ value, closed }) => ({ at: 2n * scaled(value, scale), closed }));
  const isSmall = scale < 2n ** 51n && cuts.every(({ at }) => at < 2n ** 51n && at > -(2n ** 51n));
  const encoded = isSmall
    ? js`encodeSmall(values[${index}], ${Number(scale)})`
    : js`encodeAttribute(values[${index}], ${scale})`;
  return above(
    encoded,
    // A closed cut's own value belongs below it.
    cuts.map(({ at, closed }) => {
      const literal = isSmall ? js`${Number(at)}` : js`${at}`;
      return closed ? js`> ${literal}` : js`>= ${literal}`;
    }),
  );
}

/** How many comparisons hold. */
function above(value: Code, comparisons: readonly Code[]): Code {
  const [only] = comparisons;
  if (only === undefined) return js`0`;
  if (comparisons.length === 1) return js`+(${value} ${only})`;
  return js`((at) => ${join(
    comparisons.map((comparison) => js`+(at ${comparison})`),
    ' + ',
  )})(${value})`;
}
