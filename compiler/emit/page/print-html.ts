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
      <nav aria-label="Contents">${contents(sections, 2)}</nav>
      <main id="main">${sections.map((section) => sectionHtml(section, 2))}</main>
      <footer>
        <p>${textHtml(end)}</p>
      </footer>
    </div>`;
  return htmlFile(title, BASE_STYLE + PAGE_STYLE, body);
}

function contents(sections: readonly Section[], depth: number): Html {
  const items = sections.map(
    ({ title, anchor, sections: parts = [] }) =>
      html`<li>
        <a href="#${anchor}">${title}</a
        >${depth > 1 && parts.length > 0 ? html` ${contents(parts, depth - 1)} ` : null}
      </li> `,
  );
  return html`<ol>
    ${items}
  </ol>`;
}

function sectionHtml({ title, anchor, note, blocks, sections = [] }: Section, level: number): Html {
  const name = html`${title}${note === undefined ? null : html` <small>${note}</small>`}`;
  return html`<section id="${anchor}">
    ${heading(name, level)}
    ${blocks.map(blockHtml)}${sections.map((section) => sectionHtml(section, level + 1))}
  </section> `;
}

function heading(name: Html, level: number): Html {
  if (level === 2) return html`<h2>${name}</h2>`;
  return level === 3 ? html`<h3>${name}</h3>` : html`<h4>${name}</h4>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${textHtml(block.text)}</p> `;
    case 'list':
      return listHtml(block);
    case 'facts':
      return html`<dl>
        ${block.facts.map(
          ({ what, is }) =>
            html`<dt>${what}</dt>
              <dd>${textHtml(is)}</dd> `,
        )}
      </dl> `;
    case 'table':
      return tableHtml(block);
    case 'worked':
      return workedHtml(block);
  }
}

function listHtml({ style, items }: List): Html {
  const all = items.map(({ text, anchor }) =>
    anchor === undefined
      ? html`<li>${textHtml(text)}</li> `
      : html`<li id="${anchor}">${textHtml(text)}</li> `,
  );
  if (style === 'numbered')
    return html`<ol class="plain">
      ${all}
    </ol> `;
  return html`<ul class="${style}">
    ${all}
  </ul> `;
}

function workedHtml({ title, result, steps, isFolded }: Worked): Html {
  const amount = result === null ? null : html` <span>${result}</span>`;
  // One step needs no number.
  const all = steps.map(stepHtml);
  const list =
    steps.length === 1
      ? html`<ul class="steps">
          ${all}
        </ul>`
      : html`<ol class="steps">
          ${all}
        </ol>`;
  return isFolded
    ? html`<details class="worked">
        <summary>${title}${amount}</summary>
        ${list}
      </details> `
    : html`<article class="worked">
        <h4>${title}</h4>
        ${list}
      </article> `;
}

function stepHtml({ text, paid, reckoning, outcomes, stated }: WorkedStep): Html {
  return html`<li>
    ${textHtml(text)}${lines(paid, '')}${reckoning.length === 0 ? null : reckoningHtml(reckoning)}${lines(outcomes, '')}${lines(stated, 'stated')}
  </li> `;
}

function lines(texts: readonly Text[], name: string): Html | null {
  if (texts.length === 0) return null;
  return html` <ul class="${name}">
    ${texts.map((text) => html`<li>${textHtml(text)}</li>`)}
  </ul>`;
}

/** How amounts are reckoned; a reader of the screen reads each row as the line of text that it is. */
const reckoningHtml = (rows: WorkedStep['reckoning']): Html =>
  html` <table class="reckoning" role="presentation">
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
    )}
  </table>`;
