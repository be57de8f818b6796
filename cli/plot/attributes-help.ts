import { asWritten } from '../../compiler/diagnostics/suggest.ts';
import type { Attribute, Axis, Feature, Ir } from '../../compiler/ir/ir.ts';
import type { UsedWords } from '../../compiler/sentence.ts';
import { shellWord } from '../report/shell-word.ts';

/** What to write where a use lacks attributes: the same with values that the price list knows. */
export function attributesHelp(
  { features, attributes }: Ir,
  { feature: name, attributes: given }: UsedWords,
): string | null {
  const feature = features.find((known) => known.name === name);
  if (feature === undefined) return null;
  const axes = axesOf(feature);
  const asked = new Set([
    ...feature.meter.where.map(({ attribute }) => attribute),
    ...(feature.meter.times === null ? [] : [feature.meter.times]),
    ...axes.flatMap((axis) => (axis.kind === 'time' ? [] : [axis.attribute])),
  ]);
  const missing = attributes.filter(
    ({ name: attribute, default: preset }) =>
      asked.has(attribute) && preset === null && !given.has(attribute),
  );
  const written = (attribute: Attribute, value: string): string =>
    `${asWritten(attribute.name)} ${attribute.kind === 'choice' ? asWritten(value) : value}`;
  const before = attributes.flatMap((attribute) => {
    const value = given.get(attribute.name);
    return value === undefined ? [] : [written(attribute, value)];
  });
  const values = missing.map((attribute) => written(attribute, someValue(attribute, axes)));
  return `say which, such as --with ${shellWord([...before, ...values].join(', '))}`;
}

const axesOf = ({ prices, funds }: Feature): readonly Axis[] => [
  ...prices.flatMap(({ table }) => table.axes),
  ...funds.flatMap(({ products }) => products.flatMap((use) => (use.kind === 'draw' ? use.factor.axes : []))),
];

/** A value that the tables tell apart from others. */
function someValue(attribute: Attribute, axes: readonly Axis[]): string {
  if (attribute.kind === 'choice') return attribute.values[0] ?? '';
  for (const axis of axes)
    if (axis.kind === 'number' && axis.attribute === attribute.name && axis.cuts[0] !== undefined)
      return axis.cuts[0].value;
  return '1';
}
