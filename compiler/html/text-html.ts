import { inlines, isAddress, type Inline, type Text } from '../words/text.ts';
import { markup, type Html } from './markup.ts';

/** A text as HTML. */
export const textHtml = (text: Text): Html => markup`${inlines(text).map(inlineHtml)}`;

function inlineHtml(part: Inline): Html {
  if (typeof part === 'string') return markup`${part}`;
  switch (part.kind) {
    case 'code':
      return markup`<code>${part.text}</code>`;
    case 'strong':
      return markup`<strong>${part.text}</strong>`;
    case 'absent':
      return markup`<span class="absent">${part.text}</span>`;
    case 'link':
      return markup`<a href="#${part.to}">${part.text}</a>`;
    case 'address':
      return isAddress(part.url)
        ? markup`<a href="${part.url}" rel="noreferrer">${part.url}</a>`
        : markup`${part.url}`;
  }
}
