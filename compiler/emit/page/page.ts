import { digestOf } from '../../ir/digest.ts';
import { attributeSections } from './attributes.ts';
import { link } from '../../words/text.ts';
import type { PageDocument } from './document.ts';
import { exampleSections } from './examples.ts';
import { pricesSection } from './features.ts';
import { printHtml } from './print-html.ts';
import { printMarkdown } from './print-markdown.ts';
import { productSections } from './products.ts';
import { rulesSection } from './rules.ts';
import { sourceSections } from './sources.ts';
import { Vocabulary, type PageSource } from './vocabulary.ts';

export type { PageSource, SourceNote } from './vocabulary.ts';

export const PAGE_FORMATS = ['html', 'markdown'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

/** The price page of a catalog. The same price list gives the same bytes. */
export function emitPage(source: PageSource, format: PageFormat): string {
  const document = pageOf(source);
  return format === 'html' ? printHtml(document) : printMarkdown(document);
}

function pageOf(source: PageSource): PageDocument {
  const { ir, scenarios } = source;
  const vocabulary = new Vocabulary(source);
  const rules = rulesSection(vocabulary);
  return {
    title: ir.catalog.title || ir.catalog.name,
    lead: [
      `Price list. All amounts are in ${ir.currency.code}, before tax. What pays first and how amounts are rounded: `,
      link(rules.anchor, rules.title.toLowerCase()),
      '.',
    ],
    sections: [
      pricesSection(vocabulary),
      ...productSections(vocabulary),
      rules,
      ...exampleSections(vocabulary, scenarios),
      ...attributeSections(vocabulary),
      ...sourceSections(vocabulary, source.sources),
    ],
    end: [
      'Made by Tarifa from the price list ',
      { kind: 'code', text: ir.catalog.name },
      ', whose digest is ',
      { kind: 'code', text: digestOf(ir) },
      '. An invoice made by it names the same.',
    ],
  };
}
