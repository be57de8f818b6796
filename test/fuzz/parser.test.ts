import { expect, it } from 'vitest';
import { children, descendants } from '../../grammar/ast-walk.ts';
import { maxFindings } from '../../grammar/limits.ts';
import { parse, parseStep } from '../../grammar/parse.ts';
import { print } from '../../grammar/print.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { contextualWords, reservedWords } from '../../grammar/tokens.ts';
import { languageExamples } from '../grammar/examples.ts';
import { catalogTexts } from '../support/catalog-texts.ts';
import { randomNumbers } from '../support/random-numbers.ts';

const total = 50_000;
const files = [...languageExamples.map(({ text }) => text), ...catalogTexts().map(({ text }) => text)];

const random = randomNumbers(20_260_101);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

// prettier-ignore
const literals = [
  'a', 'b_2', '`price`', 'CNY', '"text"', '"open', '10', '10,000', '0.15', '10,00', '.5', '4k', '2026-01-01', '2026',
  '08:00-22:00', '{', '}', '{\n', '}\n', '|', '<=', '>=', '<', '>', '/', '%', '+', '=', ',', '.', '*',
  '\n', '\n', '\n  ', '\r', '// c\n', '/* c */', '/*', '?', '\u0000', '¥', '“', '\\', '`',
];
const pieces: readonly string[] = [...reservedWords, ...contextualWords, ...literals];

const randomText = (): string =>
  String.fromCharCode(...Array.from({ length: random(120) }, () => random(random(8) === 0 ? 0x10000 : 128)));

const tokenSoup = (): string =>
  Array.from({ length: random(80) }, () => pick(pieces)).join(pick([' ', ' ', '']));

/** A part of a real file with a few places cut, doubled, swapped or overwritten. */
function mutation(): string {
  const file = pick(files);
  let text = file.slice(random(Math.max(1, file.length - 400)));
  text = random(2) === 0 ? file.slice(0, 1500) : text.slice(0, 1500);
  for (let i = random(4); i >= 0; i--) {
    const at = random(text.length + 1);
    const end = Math.min(text.length, at + random(30));
    const inner = text.slice(at, end);
    const replaced = pick([
      '',
      inner + inner,
      pick(pieces),
      ` ${pick(pieces)} `,
      inner.split('').reverse().join(''),
    ]);
    text = text.slice(0, at) + replaced + text.slice(end);
  }
  return text;
}

/** Every so many prefixes, so that all files together make no more than a share of the inputs. */
function* prefixes(share: number): Generator<string> {
  const all = files.reduce((sum, text) => sum + text.length + 1, 0);
  const step = Math.max(1, Math.ceil(all / share));
  for (const text of files) for (let end = 0; end <= text.length; end += step) yield text.slice(0, end);
}

function* inputs(): Generator<string> {
  let count = 0;
  for (const text of prefixes(total / 2)) {
    count++;
    yield text;
  }
  for (; count < total; count++) yield pick([randomText, tokenSoup, mutation])();
}

function inspect(text: string): void {
  const { tree, tokens, diagnostics } = parse(sourceFile('main.tarifa', text));
  if (diagnostics.length > maxFindings) throw new Error('too many findings');
  for (const { span } of diagnostics) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      throw new Error('a place outside');
  }
  for (const token of tokens) {
    if (text.slice(token.span.start, token.span.end) !== token.text) throw new Error('a token elsewhere');
  }
  for (const node of descendants(tree)) {
    for (const { span } of children(node)) {
      const within = span.start >= node.span.start && span.end <= node.span.end && span.start <= span.end;
      if (!within) throw new Error(`a place outside its parent: ${node.kind}`);
    }
  }
  if (diagnostics.length > 0) return;
  const again = parse(sourceFile('main.tarifa', print(tree)));
  if (again.diagnostics.length > 0) throw new Error(`the canonical text is at fault: ${print(tree)}`);
  if (print(again.tree) !== print(tree)) throw new Error('the canonical text is not canonical');
}

it(`reads ${total.toLocaleString('en')} inputs without throwing, and keeps every place in bounds`, () => {
  let count = 0;
  for (const text of inputs()) {
    count++;
    try {
      inspect(text);
      parseStep(text.slice(0, 200));
    } catch (error) {
      throw new Error(`input ${count}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
  console.log(`${count.toLocaleString('en')} inputs read`);
  expect(count).toBe(total);
});
