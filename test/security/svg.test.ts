import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { pictureOf } from '../../cli/plot/plot.ts';
import type { Picture } from '../../cli/plot/picture.ts';
import { svgText } from '../../cli/plot/svg.ts';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../support/compile-text.ts';

/** Texts that would do something if any of them came to be markup. */
const HOSTILE = [
  '</title><script>alert(1)</script>',
  '<image href="x" onerror="alert(1)"/>',
  '" onload="alert(1)',
  "' onload='alert(1)",
  ']]><![CDATA[',
  '<!--',
  '-->',
  '&amp;&#60;&unknown;',
  '<?xml version="1.0"?>',
  '</style><style>*{display:none}',
  'javascript:alert(1)',
  'a\nb\tc\rd',
  '\0\u0008\u001b[31m',
  '\ufffe\uffff\ud800',
  '\u202eright to left\u2066',
  '票据识别 — “套餐” 𝒰',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 200, maxLength: 300 }),
);

const text = `
catalog small "Small" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  measure point, points
  deduct bag > price
  feature f "F" {
    meter call
    accepts bag, price
    price volume monthly {
      <= 100 calls CNY 0.5 / call
      <= 300 calls CNY 0.3 / call
      >  300 calls reject "ask"
    }
  }
  package p "P" in bag {
    covers f at 1 point / call
    valid 1 year
    size 100 points CNY 20
  }
}`;

function smallPicture(): Picture {
  const compilation = compile(memoryHost({ 'main.tarifa': text }));
  const { ir } = compilation;
  if (ir === null) throw new Error(JSON.stringify(compilation.diagnostics));
  const folder = {
    host: memoryHost({}),
    main: 'main.tarifa',
    name: 'small',
    shown: (file: string) => file,
  };
  const used = { feature: 'f', attributes: new Map(), seconds: 1_770_000_000 };
  const purchase = { product: 'p', size: '100', quantity: null, term: null, price: null };
  const side = { catalog: { folder, compilation, ir }, used, name: 'small' };
  const picture = pictureOf({ sides: [side], purchases: [purchase], from: null, to: null });
  if ('message' in picture) throw new Error(picture.message);
  return picture;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a text as a strict XML parser reads them, each with its own text. */
function elementsOf(svg: string): readonly Element[] {
  const parser = new SaxesParser({ xmlns: false });
  const all: Element[] = [];
  const open: Element[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  for (const unexpected of ['cdata', 'comment', 'doctype', 'processinginstruction'] as const)
    parser.on(unexpected, () => {
      throw new Error(`a ${unexpected}`);
    });
  parser.write(svg).close();
  return all;
}

const ELEMENTS = new Set([
  'svg',
  'title',
  'desc',
  'style',
  'text',
  'g',
  'path',
  'line',
  'circle',
  'rect',
  'tspan',
]);
const shown = (label: string): string =>
  escapeControls(label).replace(/[\ufffe\uffff]/g, (one) => `\\u{${one.charCodeAt(0).toString(16)}}`);

it('puts every text into text nodes, whatever it says', () => {
  const base = smallPicture();
  const drawn = elementsOf(svgText(base)).map(({ name, attributes }) => [name, Object.keys(attributes)]);
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 9, maxLength: 9 }), (labels) => {
      const [title, subtitle, name, bought, quantities, price, currency, unit, counted] = labels as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const picture: Picture = {
        ...base,
        title,
        subtitle,
        currency,
        unit,
        quantities: counted,
        lines: base.lines.map((line, index) => ({
          ...line,
          name: index === 0 ? name : bought,
          rows: line.rows.map(() => ({ quantities, price })),
        })),
      };
      const elements = elementsOf(svgText(picture));
      for (const { name: element, attributes } of elements) {
        expect(ELEMENTS).toContain(element);
        expect(Object.keys(attributes).filter((key) => /^on|href/i.test(key))).toEqual([]);
      }
      // Nothing but the texts has changed.
      expect(elements.map(({ name: element, attributes }) => [element, Object.keys(attributes)])).toEqual(
        quantities === '' ? expect.anything() : drawn,
      );
      expect(elements.find((one) => one.name === 'title')?.text ?? '').toBe(shown(title));
      const texts = elements.filter((one) => one.name === 'text').map((one) => one.text);
      for (const label of [title, subtitle, name, bought, currency, counted, price])
        expect(texts.some((one) => isOf(one, shown(label)))).toBe(true);
    }),
    { numRuns: 250, seed: 71 },
  );
});

/** The whole label, or as much of it as there is room for. */
const isOf = (text: string, label: string): boolean =>
  text === label || (text.endsWith('…') && label.startsWith(text.slice(0, -1)));
