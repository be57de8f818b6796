import type { Attribute, Feature } from '../../ir/ir.ts';
import { exactFigure } from '../../words/figures.ts';
import { code, joined, type Text } from '../../words/text.ts';
import { paragraph, type Section } from './document.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a record of use says beside its quantity, where prices ask for it. */
export function attributeSections(vocabulary: Vocabulary): readonly Section[] {
  const { attributes } = vocabulary.ir;
  if (attributes.length === 0) return [];
  const asked = new Set(vocabulary.ir.features.flatMap(askedBy));
  return [
    {
      anchor: vocabulary.anchors.of('page', 'records'),
      title: 'What records of use say',
      blocks: [
        paragraph(
          'Beside how much was used and when, a record says these, where a price or a package asks for them.',
        ),
        {
          kind: 'table',
          caption: 'Attributes',
          columns: [{ title: 'attribute', isKey: true }, { title: 'values' }, { title: 'if it is left out' }],
          rows: attributes.map((attribute) => ({
            cells: [[code(attribute.name)], valuesText(vocabulary, attribute), leftOutText(attribute, asked)],
          })),
        },
      ],
    },
  ];
}

const valuesText = (vocabulary: Vocabulary, attribute: Attribute): Text =>
  attribute.kind === 'choice'
    ? joined(
        attribute.values.map((value) => [code(value)]),
        ', ',
      )
    : `a number of ${vocabulary.unit(attribute.unit)}`;

/** A record is refused only for want of what its feature looks at. */
function leftOutText(attribute: Attribute, asked: ReadonlySet<string>): Text {
  if (attribute.default !== null)
    return [attribute.kind === 'choice' ? code(attribute.default) : exactFigure(attribute.default)];
  return asked.has(attribute.name) ? 'the record is refused' : 'nothing: it is not asked for';
}

/** The attributes that the meter, the prices and the packages of a feature look at. */
function askedBy({ meter, prices, funds }: Feature): readonly string[] {
  const uses = funds.flatMap(({ products }) => products);
  const axes = [
    ...prices.flatMap(({ table }) => table.axes),
    ...uses.flatMap((use) => (use.kind === 'draw' ? use.factor.axes : [])),
  ];
  return [
    ...meter.where.map(({ attribute }) => attribute),
    ...(meter.times === null ? [] : [meter.times]),
    ...axes.flatMap((axis) => (axis.kind === 'time' ? [] : [axis.attribute])),
  ];
}
