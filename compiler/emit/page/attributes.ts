import type { Attribute } from '../../ir/ir.ts';
import { exactFigure } from '../../words/figures.ts';
import { code, joined, type Text } from '../../words/text.ts';
import { paragraph, type Section } from './document.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a record of use says beside its quantity, where prices ask for it. */
export function attributeSections(vocabulary: Vocabulary): readonly Section[] {
  const { attributes } = vocabulary.ir;
  if (attributes.length === 0) return [];
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
            cells: [[code(attribute.name)], valuesText(vocabulary, attribute), defaultText(attribute)],
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

function defaultText(attribute: Attribute): Text {
  if (attribute.default === null) return 'the record is refused';
  return [attribute.kind === 'choice' ? code(attribute.default) : exactFigure(attribute.default)];
}
