import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';
import { htmlFile } from '../../compiler/html/frame.ts';
import { markup, styleElement } from '../../compiler/html/markup.ts';
import { isAddress } from '../../compiler/words/text.ts';
import { emitPage, type PageSource } from '../../compiler/emit/page/page.ts';
import type { Scenario } from '../../compiler/ir/scenario.ts';
import { hostile, hostileCatalog } from '../support/arbitrary-hostile.ts';
import { attribute, readPage, textOf, type Element, type ReadPage } from '../support/html-tree.ts';

/** Signs that the standard calls an error, and that stay what they are. */
const HARMLESS: ReadonlySet<string> = new Set(['noncharacter-in-input-stream']);

const ELEMENTS: ReadonlySet<string> = new Set(
  'html head meta title style body a div header h1 h2 h3 h4 p nav ol ul li main section small footer dl dt dd table caption thead tbody tr th td code strong span article details summary'.split(
    ' ',
  ),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'lang charset http-equiv content name class id href rel role aria-label tabindex scope colspan rowspan'.split(
    ' ',
  ),
);

/** What a page holds that no page of ours may hold. */
function strays({ elements, faults }: ReadPage): readonly string[] {
  const of = (element: Element): readonly string[] => [
    ...(ELEMENTS.has(element.tagName) ? [] : [element.tagName]),
    ...element.attrs.map(({ name }) => name).filter((name) => !ATTRIBUTES.has(name)),
    ...(element.tagName === 'a' && !/^(?:#|https?:\/\/)/.test(attribute(element, 'href') ?? '')
      ? [`a href ${attribute(element, 'href')}`]
      : []),
  ];
  return [...faults.filter((fault) => !HARMLESS.has(fault)), ...elements.flatMap(of)];
}

const QUOTED = { after: { records: 0, outcomes: 0 }, record: null };

/** A price list, an example and notes with hostile text wherever they may hold text. */
const hostileSource = fc
  .tuple(hostileCatalog, fc.array(hostile, { minLength: 4, maxLength: 4 }))
  .map(([{ built, input, name, alias }, [text = '', other = '', address = '', unit = '']]) => {
    const scenario: Scenario = {
      title: text,
      at: `${other}:1`,
      usage: input.usage,
      orders: input.orders,
      quotes: [
        { ...QUOTED, at: `${other}:2`, product: name, quantity: '100', term: null, expected: '9.9' },
        { ...QUOTED, at: `${other}:3`, product: alias, quantity: '7', term: 'month', expected: '14' },
      ],
      expectations: [
        { at: `${other}:4`, after: 1, kind: 'alert', product: name },
        { at: `${other}:5`, after: 1, kind: 'remaining', product: alias, quantity: '1' },
        { at: `${other}:6`, after: 1, kind: 'covered', product: other, quantity: '1', unit },
      ],
      until: input.until,
      activates: true,
      dates: new Map(input.usage.map(({ id }) => [id, text])),
    };
    const source: PageSource = {
      ir: built,
      scenarios: [scenario],
      units: new Map(built.products.map((product) => [product.unit, { names: [unit, other] }])),
      categories: new Map(built.features.map(({ category }) => [category ?? '', other])),
      freeUpTo: new Map([[name, { quantity: '2', unit }]]),
      sources: [
        { about: text, url: address },
        { about: other, url: `https://example.com/${address}` },
      ],
    };
    return { source, texts: [built.catalog.title, text, other, ...built.features.map(({ title }) => title)] };
  });

describe('text of a catalog cannot become markup', () => {
  test('a text in a template is that text, between tags and as an attribute', () => {
    let count = 0;
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        const page = readPage(
          htmlFile(other, '', markup`<p title="${text}">${other}</p><p>${[text, other]}</p>`),
        );
        const [first, second] = page.elements.filter(({ tagName }) => tagName === 'p');
        expect(page.faults.filter((fault) => !HARMLESS.has(fault))).toEqual([]);
        expect(attribute(first!, 'title')).toBe(escapeControls(text));
        expect(textOf(first!)).toBe(escapeControls(other));
        expect(textOf(second!)).toBe(escapeControls(text + other));
        count++;
      }),
      { seed: 41, numRuns: 5000 },
    );
    expect(count).toBe(5000);
  });

  test('hostile price lists are pages of our elements, and every text stands there as it is', () => {
    let count = 0;
    fc.assert(
      fc.property(hostileSource, ({ source, texts }) => {
        const page = readPage(emitPage(source, 'html'));
        expect(strays(page)).toEqual([]);
        for (const text of texts) expect(page.text).toContain(escapeControls(text));
        count++;
      }),
      { seed: 42, numRuns: 500 },
    );
    expect(count).toBe(500);
  });

  test('hostile price lists are Markdown of our marks, and every text stands there as it is', () => {
    const reader = new MarkdownIt({ html: true });
    let count = 0;
    fc.assert(
      fc.property(hostileSource, ({ source, texts }) => {
        const marks: string[] = [];
        let seen = '';
        for (const block of reader.parse(emitPage(source, 'markdown'), {})) {
          if (block.type === 'html_block') marks.push(block.content.trim());
          if (block.type === 'fence' || block.type === 'code_block') marks.push(block.type);
          for (const token of block.children ?? []) {
            if (token.type === 'html_inline') marks.push(token.content);
            if (token.type === 'image') marks.push('image');
            if (token.type === 'link_open') marks.push(String(token.attrGet('href') ?? ''));
            seen += token.content;
          }
          seen += '\u0001';
        }
        const ours = /^(?:<\/a>|<a id="[\w-]+">(?:<\/a>)?|#[\w-]+|https?:\/\/\S+)$/;
        expect(marks.filter((mark) => !ours.test(mark))).toEqual([]);
        // An address is made by our own marks alone.
        const addresses = source.sources.filter(({ url }) => isAddress(url));
        expect(marks.filter((mark) => mark.startsWith('http')).length).toBe(addresses.length);
        for (const text of texts)
          expect(seen.replaceAll('\u200b', '')).toContain(escapeControls(text).trim());
        count++;
      }),
      { seed: 43, numRuns: 500 },
    );
    expect(count).toBe(500);
  });

  test('a style sheet cannot end its element, and the policy lets nothing but it in', () => {
    expect(() => styleElement('a { } </style><script>')).toThrow('holds `<`');
    const page = readPage(htmlFile('a', 'p { color: red }', markup`<p>b</p>`));
    const policy = page.elements.find(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    );
    const style = page.elements.find(({ tagName }) => tagName === 'style');
    const digest = createHash('sha256').update(textOf(style!)).digest('base64');
    expect(attribute(policy!, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
  });
});
