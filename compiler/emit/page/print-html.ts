import {
  type Block,
  type List,
  type PageDocument,
  type Section,
  type Text,
  type Worked,
  type WorkedStep,
} from './document.ts';
import { htmlFile } from './frame.ts';
import { html, type Html } from './html.ts';
import { BASE_STYLE, PAGE_STYLE } from './style.ts';
import { tableHtml } from './table-html.ts';
import { textHtml } from './text-html.ts';

/** A page as one HTML file. */
export function printHtml({ title, lead, sections, end }: PageDocument): string {
  const body = html`<a class="skip" href="#main">To the prices</a>
<div class="page">
<header>
<h1>${title}</h1>
<p>${textHtml(lead)}</p>
</header>
<nav aria-label="Contents">
${contents(sections, 2)}
</nav>
<main id="main">
${sections.map((section) => sectionHtml(section, 2))}</main>
<footer>
<p>${textHtml(end)}</p>
</footer>
</div>`;
  return htmlFile(title, BASE_STYLE + PAGE_STYLE, body);
}

function contents(sections: readonly Section[], depth: number): Html {
  const items = sections.map(
    ({ title, anchor, sections: parts = [] }) =>
      html`<li><a href="#${anchor}">${title}</a>${depth > 1 && parts.length > 0 ? html`\n${contents(parts, depth - 1)}\n` : null}</li>\n`,
  );
  return html`<ol>\n${items}</ol>`;
}

function sectionHtml({ title, anchor, note, blocks, sections = [] }: Section, level: number): Html {
  const name = html`${title}${note === undefined ? null : html` <small>${note}</small>`}`;
  return html`<section id="${anchor}">
${heading(name, level)}
${blocks.map(blockHtml)}${sections.map((section) => sectionHtml(section, level + 1))}</section>
`;
}

function heading(name: Html, level: number): Html {
  if (level === 2) return html`<h2>${name}</h2>`;
  return level === 3 ? html`<h3>${name}</h3>` : html`<h4>${name}</h4>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${textHtml(block.text)}</p>\n`;
    case 'list':
      return listHtml(block);
    case 'facts':
      return html`<dl>\n${block.facts.map(({ what, is }) => html`<dt>${what}</dt><dd>${textHtml(is)}</dd>\n`)}</dl>\n`;
    case 'table':
      return tableHtml(block);
    case 'worked':
      return workedHtml(block);
  }
}

function listHtml({ style, items }: List): Html {
  const all = items.map(({ text, anchor }) =>
    anchor === undefined
      ? html`<li>${textHtml(text)}</li>\n`
      : html`<li id="${anchor}">${textHtml(text)}</li>\n`,
  );
  if (style === 'numbered') return html`<ol class="plain">\n${all}</ol>\n`;
  return html`<ul class="${style}">\n${all}</ul>\n`;
}

function workedHtml({ title, steps, isFolded }: Worked): Html {
  const list = html`<ol>\n${steps.map(stepHtml)}</ol>`;
  return isFolded
    ? html`<details class="worked">\n<summary>${title}</summary>\n${list}\n</details>\n`
    : html`<article class="worked">\n<h4>${title}</h4>\n${list}\n</article>\n`;
}

function stepHtml({ text, reckoning, outcomes, stated }: WorkedStep): Html {
  return html`<li>${textHtml(text)}${reckoning.length === 0 ? null : reckoningHtml(reckoning)}${lines(outcomes, '')}${lines(stated, 'stated')}</li>\n`;
}

function lines(texts: readonly Text[], name: string): Html | null {
  if (texts.length === 0) return null;
  return html`\n<ul class="${name}">${texts.map((text) => html`<li>${textHtml(text)}</li>`)}</ul>`;
}

/** How amounts are reckoned; a reader of the screen reads each row as the line of text that it is. */
const reckoningHtml = (rows: WorkedStep['reckoning']): Html =>
  html`\n<table class="reckoning" role="presentation">${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;
