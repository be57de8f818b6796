import { Exact } from '../../../runtime/exact.ts';
import type { Condition, Meter } from '../../ir/ir.ts';
import { exactFigure } from '../../words/figures.ts';
import { code, type Inline } from '../../words/text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a record counts for, in sentences. */
export const meterText = (vocabulary: Vocabulary, meter: Meter): readonly Inline[] => [
  'Measured in ',
  ...meterWords(vocabulary, meter),
  '.',
];

/** The same in the cell of a table whose heading says that it is what is measured. */
export function meterWords(vocabulary: Vocabulary, meter: Meter): readonly Inline[] {
  const { unit, money, where, step, minimum, times } = meter;
  const sentences: (readonly Inline[])[] = [
    money
      ? [`${unit}: the quantity is an amount of money`]
      : [`${vocabulary.unit(unit)}${otherUnits(vocabulary, meter)}`],
  ];
  if (where.length > 0)
    sentences.push(['Only records whose ', ...whereText(where), ' count; others are not billed']);
  if (step !== null)
    sentences.push([`Each record is rounded up to ${multipleWords(vocabulary, inWholeUnits(meter, step))}`]);
  if (minimum !== null) {
    const least = inWholeUnits(meter, minimum);
    sentences.push([`Each record counts for at least ${vocabulary.quantity(least.count, least.unit)}`]);
  }
  if (times !== null) sentences.push(['The quantity of each record counts ', code(times), ' times']);
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : ['. ', ...sentence]));
}

interface Count {
  readonly count: string;
  readonly unit: string;
}

/**
 * A quantity of the meter's unit, or of the largest other unit of which it is whole: a sixtieth of a minute is a second.
 * Where it is whole of none, it is of one of which it has a finite decimal.
 */
function inWholeUnits({ unit, units }: Meter, quantity: string): Count {
  const own: Count = { count: quantity, unit };
  const exact = Exact.of(quantity);
  if (exact.isWhole()) return own;
  const others = units
    .flatMap(({ names: [name], factor }) =>
      name === undefined ? [] : [{ count: exact.over(Exact.of(factor)), unit: name }],
    )
    .toSorted((one, other) => one.count.compare(other.count))
    .map(({ count, unit: name }) => ({ count: count.toString(), unit: name }));
  const isFinite = ({ count }: Count): boolean => !count.includes('/');
  return others.find(({ count }) => Exact.of(count).isWhole()) ?? [own, ...others].find(isFinite) ?? own;
}

const multipleWords = (vocabulary: Vocabulary, { count, unit }: Count): string =>
  count === '1' ? `whole ${vocabulary.unit(unit)}` : `a multiple of ${vocabulary.quantity(count, unit)}`;

const whereText = (where: readonly Condition[]): readonly Inline[] =>
  where.flatMap(({ attribute, values }, index) => [
    ...(index === 0 ? [] : [' and whose ']),
    code(attribute),
    ' is ',
    ...values.flatMap((value, at) => [...(at === 0 ? [] : [' or ']), code(value)]),
  ]);

/** `; 60 seconds are 1 minute`: what else records may be in. */
function otherUnits(vocabulary: Vocabulary, { unit, units }: Meter): string {
  const told = units.flatMap(({ names, factor }) => {
    const [name] = names;
    if (name === undefined || names.includes(unit)) return [];
    const one = Exact.of(factor);
    if (one.compare(Exact.one) >= 0)
      return [`1 ${vocabulary.unit(name, '1')} is ${vocabulary.quantity(factor, unit)}`];
    const back = Exact.one.over(one).toString();
    return [`${exactFigure(back)} ${vocabulary.unit(name, back)} are 1 ${vocabulary.unit(unit, '1')}`];
  });
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
