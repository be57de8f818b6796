import { DOMParser } from 'linkedom';
import { escapeControls, widthOf } from '../../compiler/diagnostics/escape.ts';
import type { Picture } from './picture.ts';
import { LOOKS, panelOf, sidesOf, type Panel } from './svg-panel.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 760;
const [TOTAL_HEIGHT, UNIT_HEIGHT] = [300, 220];
const [LEFT, LINE] = [20, 19];
/** Columns of ordinary text that find room beside each other. */
const COLUMNS = 110;

const STYLE = `
svg { --paper: #ffffff; color: #1f2328; background: var(--paper); font: 13px system-ui, sans-serif; max-width: 100%; height: auto; }
text { fill: currentColor; white-space: pre; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { svg { --paper: #15181d; color: #e4e7eb; } }
`;

/** A picture as an SVG file. Texts of users are text nodes, and never attributes. */
export function svgText(picture: Picture): string {
  const document = new DOMParser().parseFromString(`<svg xmlns="${NAMESPACE}"></svg>`, 'image/svg+xml');
  return `${new Sheet(document, picture).text()}\n`;
}

type SvgDocument = ReturnType<InstanceType<typeof DOMParser>['parseFromString']>;
type SvgElement = ReturnType<SvgDocument['createElementNS']>;

/** What is put onto the sheet, from the top down. */
class Sheet {
  readonly #document: SvgDocument;
  readonly #picture: Picture;
  readonly #root: SvgElement;
  #y = 0;

  constructor(document: SvgDocument, picture: Picture) {
    this.#document = document;
    this.#picture = picture;
    this.#root = document.documentElement;
  }

  text(): string {
    const { title, subtitle, notes, currency, unit } = this.#picture;
    this.#root.setAttribute('role', 'img');
    this.#append('title', {}, title);
    this.#append('desc', {}, [subtitle, ...this.#prices(), ...notes].join('. '));
    this.#append('style', {}, STYLE);
    this.#line(title, { 'font-size': '18', 'font-weight': 'bold' }, LINE * 1.7);
    this.#line(subtitle, { 'fill-opacity': '0.75' });
    this.#y += 8;
    const sides = sidesOf((['total', 'unit'] as const).map((of) => ({ ...this.#picture, of })));
    this.#panel('total', currency, { height: TOTAL_HEIGHT, sides });
    this.#panel('unit', `${currency} / ${unit}`, { height: UNIT_HEIGHT, sides });
    this.#legend();
    for (const note of notes) for (const part of wrapped(`${note}.`, COLUMNS)) this.#line(part);
    const height = Math.ceil(this.#y + LINE);
    for (const [name, value] of Object.entries({ width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }))
      this.#root.setAttribute(name, String(value));
    return this.#document.toString();
  }

  #panel(of: Panel['of'], heading: string, shape: Pick<Panel, 'height' | 'sides'>): void {
    const { lines, range, quantities } = this.#picture;
    this.#line(heading, { 'font-size': '12' });
    const panel = panelOf(this.#document, { lines, range, of, width: WIDTH, ...shape });
    // The sheet has a style of its own.
    panel.querySelector('style')?.remove();
    panel.setAttribute('y', String(this.#y));
    this.#root.appendChild(panel);
    this.#y += shape.height;
    const end = { x: String(WIDTH - shape.sides.marginRight), 'text-anchor': 'end', 'font-size': '12' };
    this.#line(quantities, end, 12);
  }

  /** Each line with a piece of it, and its price, a row for each tier. */
  #legend(): void {
    this.#y += 6;
    for (const [index, { name, rows }] of this.#picture.lines.entries()) {
      const { color, dashes } = LOOKS[index % LOOKS.length]!;
      this.#y += LINE;
      const [y, x2] = [String(this.#y - 4), String(LEFT + 26)];
      const look = { stroke: color, 'stroke-width': '2.5', 'stroke-dasharray': dashes };
      this.#append('line', { x1: String(LEFT), x2, y1: y, y2: y, ...look });
      this.#put(shortened(name, COLUMNS - 6), { x: String(LEFT + 34), 'font-weight': 'bold' });
      const widest = rows.reduce((most, { quantities }) => Math.max(most, columnsOf(quantities)), 0);
      const edge = LEFT + 34 + Math.min(widest, 40) * 7;
      for (const { quantities, price } of rows) {
        this.#y += LINE;
        this.#put(shortened(quantities, 40), { x: String(edge), 'text-anchor': 'end' });
        this.#put(shortened(price, 64), { x: String(quantities === '' ? LEFT + 34 : edge + 16) });
      }
    }
    this.#y += 8;
  }

  #prices(): readonly string[] {
    return this.#picture.lines.flatMap(({ name, rows }) => [
      name,
      ...rows.map(({ quantities, price }) => `${quantities} ${price}`.trim()),
    ]);
  }

  #line(text: string, look: Readonly<Record<string, string>> = {}, height: number = LINE): void {
    this.#y += height;
    this.#put(shortened(text, COLUMNS), { x: String(LEFT), ...look });
  }

  #put(text: string, look: Readonly<Record<string, string>>): void {
    this.#append('text', { y: String(this.#y), ...look }, text);
  }

  #append(name: string, attributes: Readonly<Record<string, string>>, text = ''): void {
    const element = this.#document.createElementNS(NAMESPACE, name, undefined);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== '') element.textContent = name === 'style' ? text : shown(text);
    this.#root.appendChild(element);
  }
}

/** A text as XML can hold it: what it has no room for is written `\u{1}`. */
const shown = (text: string): string =>
  escapeControls(text).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );

const columnsOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + widthOf(character), 0);

function shortened(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A text in lines of so many columns. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || columnsOf(`${last} ${word}`) > columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
