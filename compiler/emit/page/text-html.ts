import { inlines, type Inline, type Text } from './document.ts';
import { html, type Html } from './html.ts';

/** A text as HTML. */
export const textHtml = (text: Text): Html => html`${inlines(text).map(inlineHtml)}`;

function inlineHtml(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`;
  switch (part.kind) {
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'strong':
      return html`<strong>${part.text}</strong>`;
    case 'absent':
      return html`<span class="absent">${part.text}</span>`;
    case 'link':
      return html`<a href="#${part.to}">${part.text}</a>`;
    case 'address':
      // Anything but a web address would be something that a click runs.
      return /^https?:\/\//.test(part.url)
        ? html`<a href="${part.url}" rel="noreferrer">${part.url}</a>`
        : html`${part.url}`;
  }
}
