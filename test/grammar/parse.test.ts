import { describe, expect, it } from 'vitest';
import type * as ast from '../../grammar/ast.ts';
import { children, descendants } from '../../grammar/ast-walk.ts';
import { parseStep } from '../../grammar/parse.ts';
import { TarifaParser } from '../../grammar/parser.ts';
import { print, printStep } from '../../grammar/print.ts';
import { languageExamples, read } from './examples.ts';

/** A tree without its places, in which alone a text and its canonical form may differ. */
const withoutPlaces = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'comments') return undefined;
      if (key === 'countingAll') return value !== null;
      return key === 'span' ? undefined : value;
    }),
  );

const feature = (text: string): ast.Feature => {
  const { tree, diagnostics } = read(`feature f {\n${text}\n}`);
  expect(diagnostics).toEqual([]);
  return tree.items[0] as ast.Feature;
};
const price = (text: string): ast.Price => feature(`price ${text}`).items[0] as ast.Price;

describe('the grammar', () => {
  it('is one that Chevrotain finds no fault with', () => {
    expect(() => new TarifaParser({ validate: true })).not.toThrow();
  });
});

describe.each(languageExamples)('$name', ({ text }) => {
  const parsed = read(text);

  it('has no faults', () => {
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.tree.items).not.toEqual([]);
  });

  it('keeps every comment', () => {
    const written = text.match(/\/\/.*/g) ?? [];
    expect(parsed.tree.comments.map((comment) => comment.text)).toEqual(written);
  });

  it('has each place within its parent, and each token where its text is', () => {
    for (const node of descendants(parsed.tree)) {
      for (const child of children(node)) {
        expect(child.span.start).toBeGreaterThanOrEqual(node.span.start);
        expect(child.span.end).toBeLessThanOrEqual(node.span.end);
        expect(child.span.end).toBeGreaterThanOrEqual(child.span.start);
      }
      if (node.kind === 'name' && node.form === 'bare') {
        expect(text.slice(node.span.start, node.span.end)).toBe(node.text);
      }
    }
    for (const { span, text: image } of parsed.tokens) expect(text.slice(span.start, span.end)).toBe(image);
  });

  it('reads back from its canonical text as the same tree', () => {
    const canonical = print(parsed.tree);
    const again = read(canonical);
    expect(again.diagnostics).toEqual([]);
    expect(withoutPlaces(again.tree)).toEqual(withoutPlaces(parsed.tree));
    expect(print(again.tree)).toBe(canonical);
  });

  it('means the same with its lines ended in another way', () => {
    for (const end of ['\r\n', '\r']) {
      const again = read(text.replaceAll('\n', end));
      expect(again.diagnostics).toEqual([]);
      expect(withoutPlaces(again.tree)).toEqual(withoutPlaces(parsed.tree));
    }
  });
});

describe('lines mean nothing outside rows and texts', () => {
  it('reads several statements of one line, and one of several lines', () => {
    const tidy =
      'feature f "F" {\n  meter call where a is b\n  accepts x, price\n  price CNY 1 / call monthly\n}';
    const onOneLine = tidy.replaceAll('\n', ' ');
    const onMany = tidy.replaceAll(/ (?=[^ ])/g, '\n');
    for (const text of [onOneLine, onMany]) {
      expect(read(text).diagnostics).toEqual([]);
      expect(withoutPlaces(read(text).tree)).toEqual(withoutPlaces(read(tidy).tree));
    }
  });
});

describe('words', () => {
  it('takes a keyword for a name wherever it begins no statement', () => {
    const text = [
      'unit `unit`, units, size, per',
      'attribute size one of by, at, "8k" default by',
      'package size "Size" in default { covers all.*, term at 1 up / unit size 5 up CNY 1 }',
      'feature meter { meter usage where the is not or or `not` times each price of }',
      'example "e" { use 1 up of meter with in 5, on at in 2026 alert alert activate `total` in 2026-01 }',
    ].join('\n');
    const parsed = read(text);
    expect(parsed.diagnostics).toEqual([]);
    const again = read(print(parsed.tree));
    expect(again.diagnostics).toEqual([]);
    expect(print(again.tree)).toBe(print(parsed.tree));
  });

  it('colours a keyword that is a name as a name', () => {
    const { tokens } = read('feature size { meter call } // end');
    expect(tokens.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
      'keyword:feature',
      'name:size',
      'punctuation:{',
      'keyword:meter',
      'name:call',
      'punctuation:}',
      'comment:// end',
    ]);
  });

  it('reads numbers as plain decimals, grouped or not', () => {
    const values = (text: string): string[] =>
      [...descendants(read(text).tree)].flatMap((node) => (node.kind === 'number' ? [node.value] : []));
    expect(values('feature f { price CNY 1,234,567.50 / 1,000 calls }')).toEqual(['1234567.50', '1000']);
    expect(values('measure a = 10000 b')).toEqual(['10000']);
  });

  it('resolves the escapes of texts, and writes them again', () => {
    const parsed = read('include "a\\"b\\\\c\\n"');
    expect(parsed.tree.items[0]).toMatchObject({ path: { value: 'a"b\\c\n' } });
    expect(print(parsed.tree)).toBe('include "a\\"b\\\\c\\n"\n');
  });
});

describe('what is said once', () => {
  it('is said in a category before its features, whose braces may be left out', () => {
    const { tree, diagnostics } = read(
      'category c { meter call\nprice free\nfeature a "A"\nfeature b { price free }\nfeature d\n}\nfeature e { }',
    );
    expect(diagnostics).toEqual([]);
    expect(print(tree)).toBe(
      'category c {\n  meter call\n  price free\n\n  feature a "A"\n  feature b { price free }\n  feature d\n}\n\n' +
        'feature e\n',
    );
  });

  it('tells the word `each` from a name', () => {
    const { tree, diagnostics } = read(
      'package each in each for each each, each.* { covers each, each.*, `each`, * at 1 p / each\n }',
    );
    expect(diagnostics).toEqual([]);
    expect(print(tree)).toBe(
      'package each in each for each each, each.* {\n  covers each, each.*, `each`, * at 1 p / each\n}\n',
    );
    const [sold] = tree.items as ast.Package[];
    expect(sold!.forEach!.map(({ name, star }) => [name?.text ?? null, star])).toEqual([
      [null, false],
      ['each', true],
    ]);
  });
});

describe('prices', () => {
  it('takes the words around a body before and after its braces', () => {
    const before = price(
      'graduated monthly counting all usage { <= 1 a free\n > 1 a CNY 1 / a\n } at most CNY 5',
    );
    const after = price(
      'graduated { <= 1 a free\n > 1 a CNY 1 / a\n } at most CNY 5 counting all usage monthly',
    );
    expect(withoutPlaces(before)).toEqual(withoutPlaces(after));
    expect(before.period?.word).toBe('monthly');
    expect(before.atMost?.value.value).toBe('5');
  });

  it('reads a table without a heading, and leaves its names be', () => {
    const { body } = price(
      'by region { | cn | ocr_tiers |\n | us | free |\n } otherwise CNY 5 + CNY 1 / call',
    );
    expect(body).toMatchObject({ kind: 'table', heading: null, axes: [{ text: 'region' }] });
    const { rows, otherwise } = body as ast.Table;
    expect(rows.map(({ cells }) => cells.map(({ content }) => content?.kind))).toEqual([
      ['name', 'name'],
      ['name', 'free'],
    ]);
    expect(otherwise?.kind).toBe('sum');
  });

  it('takes every kind of cell', () => {
    const { body } = price(
      'CNY / a by b { | | <= 30 fps | "8k" | weekdays 08:00-22:00 | monday | monday, friday | 22:00-06:00 | 4.00' +
        ' | 2.9% of amount | CNY 5 + CNY 0.1 / call | free | reject "no" | unpublished "page" | unpublished |\n}',
    );
    const kinds = (body as ast.Table).rows[0]!.cells.map(({ content }) => content?.kind ?? 'empty');
    expect(kinds.join(' ')).toBe(
      'empty bound name time name time time number sum sum free reject unpublished name',
    );
  });

  it('takes a name as a whole price for a schedule', () => {
    expect(price('ocr_tiers').body).toMatchObject({ kind: 'reference', name: { text: 'ocr_tiers' } });
  });

  it("gives a table's `otherwise` to the table and a feature's to the feature", () => {
    const { items } = feature(
      'price CNY / a by b { | x | 1 |\n }\notherwise free\notherwise free up to 2 qps',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['price', 'otherwise']);
    expect(items[0]).toMatchObject({ body: { otherwise: { kind: 'free' } } });
    expect(items[1]).toMatchObject({ upTo: { value: { value: '2' } } });
  });
});

describe('a sentence', () => {
  it.each([
    '140 seconds of video_enhancement with frame_rate 60, resolution 1080 in 2026-01',
    'use 2 minutes 20 seconds of video_enhancement on 2026-01-01',
    'face_comparison_1_1_qps 40 qps by day',
    'quote body_keypoints_sdk by year',
  ])('%s', (text) => {
    const { step, diagnostics } = parseStep(text);
    expect(diagnostics).toEqual([]);
    expect(printStep(step!).replace(/^(use|quote) /, '')).toBe(text.replace(/^(use|quote) /, ''));
    expect(step!.span).toEqual({ file: '<sentence>', start: 0, end: text.length });
  });

  it.each(['', '140', '140 seconds of', 'a 40 qps by', 'use 1 call of a in 2026-01 please', '"', '{', '?'])(
    'is at fault once: %j',
    (text) => {
      const { step, diagnostics } = parseStep(text);
      expect(diagnostics).toHaveLength(1);
      expect(step).toBeNull();
    },
  );
});
