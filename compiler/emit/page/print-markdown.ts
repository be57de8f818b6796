import { escapeControls } from '../../diagnostics/escape.ts';
import {
  inlines,
  type Block,
  type Inline,
  type PageDocument,
  type Section,
  type Table,
  type Text,
  type Worked,
} from './document.ts';

/** A page as Markdown, with tables as GitHub has them. */
export function printMarkdown({ title, lead, sections, end }: PageDocument): string {
  const blocks = [
    `# ${words(title)}`,
    text(lead),
    contents(sections, '').join('\n'),
    ...sections.flatMap((section) => sectionBlocks(section, 2)),
    '---',
    text(end),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function contents(sections: readonly Section[], indent: string): readonly string[] {
  return sections.flatMap(({ title, anchor, sections: parts = [] }) => [
    `${indent}- [${words(title)}](#${anchor})`,
    ...(indent === '' ? contents(parts, '  ') : []),
  ]);
}

function sectionBlocks({ title, anchor, note, blocks, sections = [] }: Section, level: number): string[] {
  const heading = `${'#'.repeat(level)} ${words(title)}${note === undefined ? '' : ` (${words(note)})`}`;
  return [
    `<a id="${anchor}"></a>\n\n${heading}`,
    ...blocks.map(block),
    ...sections.flatMap((part) => sectionBlocks(part, level + 1)),
  ];
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return text(one.text);
    case 'list': {
      const mark = (index: number): string => (one.style === 'numbered' ? `${index + 1}. ` : '- ');
      return one.items
        .map((item, index) => `${mark(index)}${anchored(item.anchor)}${text(item.text)}`)
        .join('\n');
    }
    case 'facts':
      return one.facts.map(({ what, is }) => `- **${words(what)}:** ${text(is)}`).join('\n');
    case 'table':
      return table(one);
    case 'worked':
      return worked(one);
  }
}

const anchored = (anchor: string | undefined): string =>
  anchor === undefined ? '' : `<a id="${anchor}"></a>`;

function table({ caption, columns, across, rows }: Table): string {
  const heads = columns.map(({ title, isKey }) =>
    words(across === undefined || isKey === true ? title : `${across}: ${title}`),
  );
  const rules = columns.map(({ isFigure }) => (isFigure === true ? '--:' : '---'));
  return [
    `*${text(caption)}*`,
    '',
    line(heads),
    line(rules),
    ...rows.map(({ cells, anchor }) =>
      line(cells.map((cell, index) => (index === 0 ? anchored(anchor) : '') + text(cell))),
    ),
  ].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function worked({ title, result, steps }: Worked): string {
  const lines = [`**${words(title)}**${result === null ? '' : ` (${words(result)})`}`, ''];
  for (const [index, step] of steps.entries()) {
    const number = `${index + 1}. `;
    const indent = ' '.repeat(number.length);
    lines.push(`${number}${text(step.text)}`);
    for (const one of step.paid) lines.push(`${indent}- ${text(one)}`);
    for (const row of step.reckoning)
      lines.push(`${indent}- ${words(row.filter((cell) => cell !== '').join(' '))}`);
    for (const outcome of step.outcomes) lines.push(`${indent}- ${text(outcome)}`);
    for (const one of step.stated) lines.push(`${indent}- → ${text(one)}`);
  }
  return lines.join('\n');
}

const text = (of: Text): string => inlines(of).map(inline).join('');

function inline(part: Inline): string {
  if (typeof part === 'string') return words(part);
  switch (part.kind) {
    case 'code':
      return codeSpan(part.text);
    case 'strong':
      return part.text === '' ? '' : `**${words(part.text)}**`;
    case 'absent':
      return words(part.text);
    case 'link':
      return `[${words(part.text)}](#${part.to})`;
    case 'address':
      return `<${part.url.replace(/[<>\s]/g, encodeURIComponent)}>`;
  }
}

const codeSpan = (content: string): string => `\`${escapeControls(content)}\``;

/** A text that means itself. */
const words = (content: string): string => escapeControls(content).replace(/[\\`*_[\]<>|~&]/g, '\\$&');
