import type { Text } from '../../words/text.ts';
import {
  CONTENTS_DEPTH,
  type Block,
  type Fact,
  type List,
  type PageDocument,
  type Section,
  type Worked,
  type WorkedStep,
} from './document.ts';
import { htmlFile } from '../../html/frame.ts';
import { markup, type Html } from '../../html/markup.ts';
import { BASE_STYLE } from '../../html/base-style.ts';
import { PAGE_STYLE } from './style.ts';
import { tableHtml } from '../../html/table-html.ts';
import { textHtml } from '../../html/text-html.ts';

/** A page as one HTML file. */
export function printHtml({ title, lead, sections, end }: PageDocument): string {
  const body = markup`<a class="skip" href="#main">To the prices</a>
<div class="page">
<header>
<h1>${title}</h1>
<p>${textHtml(lead)}</p>
</header>
<nav aria-label="Contents">
${contents(sections, CONTENTS_DEPTH)}</nav>
<main id="main">
${sections.map((section) => sectionHtml(section, 2))}</main>
<footer>
<p>${textHtml(end)}</p>
</footer>
</div>`;
  return htmlFile(title, BASE_STYLE + PAGE_STYLE, body);
}

function contents(sections: readonly Section[], depth: number): Html {
  const items = sections.map(({ title, anchor, sections: parts = [] }) => {
    const under = depth > 1 && parts.length > 0 ? markup`\n${contents(parts, depth - 1)}` : null;
    return markup`<li><a href="#${anchor}">${title}</a>${under}</li>\n`;
  });
  return markup`<ol>\n${items}</ol>\n`;
}

function sectionHtml({ title, anchor, note, blocks, sections = [] }: Section, level: number): Html {
  const about = note === undefined ? null : markup` <small>${note}</small>`;
  return markup`<section id="${anchor}">
${heading(markup`${title}${about}`, level)}
${blocks.map(blockHtml)}${sections.map((section) => sectionHtml(section, level + 1))}</section>
`;
}

function heading(name: Html, level: number): Html {
  if (level === 2) return markup`<h2>${name}</h2>`;
  return level === 3 ? markup`<h3>${name}</h3>` : markup`<h4>${name}</h4>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p>${textHtml(block.text)}</p>\n`;
    case 'list':
      return listHtml(block);
    case 'facts':
      return markup`<dl>\n${block.facts.map(factHtml)}</dl>\n`;
    case 'table':
      return tableHtml(block);
    case 'worked':
      return workedHtml(block);
  }
}

const factHtml = ({ what, is }: Fact): Html => markup`<dt>${what}</dt><dd>${textHtml(is)}</dd>\n`;

function listHtml({ style, items }: List): Html {
  const all = items.map(({ text, anchor }) => {
    const id = anchor === undefined ? null : markup` id="${anchor}"`;
    return markup`<li${id}>${textHtml(text)}</li>\n`;
  });
  if (style === 'numbered') return markup`<ol class="plain">\n${all}</ol>\n`;
  return markup`<ul class="${style}">\n${all}</ul>\n`;
}

function workedHtml({ title, result, steps, isFolded }: Worked): Html {
  const head = markup`${title}${result === null ? null : markup` <span>${result}</span>`}`;
  const all = steps.map(stepHtml);
  // One step needs no number.
  const list =
    steps.length === 1 ? markup`<ul class="steps">\n${all}</ul>` : markup`<ol class="steps">\n${all}</ol>`;
  return isFolded
    ? markup`<details class="worked">\n<summary>${head}</summary>\n${list}\n</details>\n`
    : markup`<article class="worked">\n<h3>${head}</h3>\n${list}\n</article>\n`;
}

function stepHtml({ text, paid, reckoning, outcomes, stated }: WorkedStep): Html {
  const parts = [lines(paid, ''), reckoningHtml(reckoning), lines(outcomes, ''), lines(stated, 'stated')];
  return markup`<li>${textHtml(text)}${parts}</li>\n`;
}

function lines(texts: readonly Text[], name: string): Html | null {
  if (texts.length === 0) return null;
  return markup`\n<ul class="${name}">${texts.map((text) => markup`<li>${textHtml(text)}</li>`)}</ul>`;
}

/** How amounts are reckoned; who has the page read out hears each row as the line of text that it is. */
function reckoningHtml(rows: WorkedStep['reckoning']): Html | null {
  if (rows.length === 0) return null;
  const all = rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>`);
  return markup`\n<table class="reckoning" role="presentation">${all}</table>`;
}
