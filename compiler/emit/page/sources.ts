import { paragraph, type Section } from './document.ts';
import type { SourceNote, Vocabulary } from './vocabulary.ts';

/** The pages that the price list's comments name, each once. */
export function sourceSections(vocabulary: Vocabulary, sources: readonly SourceNote[]): readonly Section[] {
  if (sources.length === 0) return [];
  return [
    {
      anchor: vocabulary.anchors.of('page', 'sources'),
      title: 'Sources',
      blocks: [
        paragraph('Pages that the price list names beside its figures.'),
        {
          kind: 'list',
          style: 'plain',
          items: sources.map(({ about, url }) => ({
            text: about === '' ? [{ kind: 'address', url }] : [`${about}: `, { kind: 'address', url }],
          })),
        },
      ],
    },
  ];
}
