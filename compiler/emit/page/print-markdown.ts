import type { Table } from '../../html/table-html.ts';
import { inlines, isAddress, type Anchor, type Inline, type Text } from '../../words/text.ts';
import { CONTENTS_DEPTH, type Block, type PageDocument, type Section, type Worked } from './document.ts';
import { between, blockStart, codeSpan, markdownText } from './markdown-text.ts';

/** A page as Markdown, with tables as GitHub has them. */
export function printMarkdown(document: PageDocument): string {
  return new MarkdownPage(document).text();
}

class MarkdownPage {
  readonly #document: PageDocument;
  /** The places that something leads to: the others need no mark. */
  readonly #linked: ReadonlySet<Anchor>;

  constructor(document: PageDocument) {
    this.#document = document;
    this.#linked = linkedIn(document);
  }

  text(): string {
    const { title, lead, sections, end } = this.#document;
    const blocks = [
      `# ${markdownText(title)}`,
      blockText(lead),
      this.#contents(sections, 0).join('\n'),
      ...sections.flatMap((section) => this.#section(section, 2)),
      '---',
      blockText(end),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  }

  #contents(sections: readonly Section[], depth: number): readonly string[] {
    if (depth === CONTENTS_DEPTH) return [];
    return sections.flatMap(({ title, anchor, sections: parts = [] }) => [
      `${'  '.repeat(depth)}- [${markdownText(title)}](#${anchor})`,
      ...this.#contents(parts, depth + 1),
    ]);
  }

  #section({ title, anchor, note, blocks, sections = [] }: Section, level: number): string[] {
    const about = note === undefined ? '' : ` (${markdownText(note)})`;
    const mark = this.#anchored(anchor);
    return [
      `${mark === '' ? '' : `${mark}\n\n`}${'#'.repeat(level)} ${markdownText(title)}${about}`,
      ...blocks.map((block) => this.#block(block)),
      ...sections.flatMap((part) => this.#section(part, level + 1)),
    ];
  }

  #anchored(anchor: Anchor | undefined): string {
    return anchor !== undefined && this.#linked.has(anchor) ? `<a id="${anchor}"></a>` : '';
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'paragraph':
        return blockText(block.text);
      case 'list':
        return block.items
          .map(({ text, anchor }, index) => {
            const mark = block.style === 'numbered' ? `${index + 1}.` : '-';
            return `${mark} ${this.#anchored(anchor)}${blockText(text)}`;
          })
          .join('\n');
      case 'facts':
        // Marks of another kind than those of a list before it, which would go on otherwise.
        return block.facts
          .map(({ what, is }) => `* ${between('**', markdownText(`${what}:`))} ${inline(is)}`)
          .join('\n');
      case 'table':
        return this.#table(block);
      case 'worked':
        return workedText(block);
    }
  }

  #table({ caption, columns, across, rows, anchor: place }: Table): string {
    const heads = columns.map(({ title, isKey }) =>
      markdownText(across === undefined || isKey === true ? title : `${across}: ${title}`),
    );
    const rules = columns.map(({ isFigure }) => (isFigure === true ? '--:' : '---'));
    const mark = this.#anchored(place);
    return [
      ...(mark === '' ? [] : [mark, '']),
      between('_', inline(caption)),
      '',
      line(heads),
      line(rules),
      ...rows.map(({ cells, anchor }) =>
        line(
          columns.map((_, index) => {
            const cell = cells[index];
            return (index === 0 ? this.#anchored(anchor) : '') + (cell === undefined ? '' : inline(cell));
          }),
        ),
      ),
    ].join('\n');
  }
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function workedText({ title, result, steps }: Worked): string {
  const amount = result === null ? '' : ` (${markdownText(result)})`;
  const lines = [`${between('**', markdownText(title))}${amount}`, ''];
  for (const [index, { text, paid, reckoning, outcomes, stated }] of steps.entries()) {
    const number = `${index + 1}. `;
    const under = [
      ...paid.map(blockText),
      ...reckoning.map((row) => blockStart(markdownText(row.filter((cell) => cell !== '').join(' ')))),
      ...outcomes.map(blockText),
      ...stated.map((one) => `→ ${inline(one)}`),
    ];
    lines.push(number + blockText(text), ...under.map((one) => `${' '.repeat(number.length)}- ${one}`));
  }
  return lines.join('\n');
}

/** A text that begins a block. */
const blockText = (text: Text): string => blockStart(inline(text));

const inline = (text: Text): string => inlines(text).map(inlineMarkdown).join('');

function inlineMarkdown(part: Inline): string {
  if (typeof part === 'string') return markdownText(part);
  switch (part.kind) {
    case 'code':
      return codeSpan(part.text);
    case 'strong':
      return between('**', markdownText(part.text));
    case 'absent':
      return markdownText(part.text);
    case 'link':
      return `[${markdownText(part.text)}](#${part.to})`;
    case 'address':
      return isAddress(part.url) ? `<${part.url}>` : markdownText(part.url);
  }
}

/** The places that the contents and the links of a page lead to. */
function linkedIn({ lead, sections, end }: PageDocument): ReadonlySet<Anchor> {
  const found = new Set<Anchor>();
  const look = (text: Text): void => {
    for (const part of inlines(text))
      if (typeof part !== 'string' && part.kind === 'link') found.add(part.to);
  };
  const lookIn = (section: Section, depth: number): void => {
    if (depth < CONTENTS_DEPTH) found.add(section.anchor);
    for (const block of section.blocks) textsOf(block).forEach(look);
    for (const part of section.sections ?? []) lookIn(part, depth + 1);
  };
  [lead, end].forEach(look);
  for (const section of sections) lookIn(section, 0);
  return found;
}

/** The texts of a block that may hold links. */
function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map(({ text }) => text);
    case 'facts':
      return block.facts.map(({ is }) => is);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells);
    case 'worked':
      return [];
  }
}
