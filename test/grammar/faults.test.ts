import { describe, expect, it } from 'vitest';
import { syntax } from '../../grammar/syntax-diagnostics.ts';
import { read } from './examples.ts';

/** The findings of a text as people read them: code, what is underlined, message. */
const findings = (text: string): string[] =>
  read(text).diagnostics.map(
    ({ code, message, span }) => `${code} [${text.slice(span.start, span.end)}] ${message}`,
  );

/** A text whose one fault stands between `⟦` and `⟧`, and what is said of it. */
type Case = readonly [text: string, code: string, message: string];

const inFeature = (text: string): string =>
  `feature f {\n  ${text}\n  meter call\n}\nfeature g {\n  meter call\n}\n`;
const inPackage = (text: string): string =>
  `package p in q {\n  ${text}\n  valid 1 year\n}\nfeature g {\n  meter call\n}\n`;
const inExample = (text: string): string =>
  `example "e" {\n  ${text}\n  charge CNY 1\n}\nfeature g {\n  meter call\n}\n`;
const inTiers = (text: string): string =>
  inFeature(`price graduated monthly {\n    ${text}\n    > 10 calls free\n  }`);
const inTable = (text: string): string =>
  inFeature(`price CNY / call by a {\n    ${text}\n    | y | 2 |\n  }`);

const price = 'expected a price such as `CNY 0.15 / call`';

const statements: readonly Case[] = [
  [
    inFeature('⟦prise⟧ CNY 1 / call'),
    'TAR1003',
    'unknown statement `prise` in a feature; did you mean `price`?',
  ],
  [
    inFeature('⟦prise⟧ graduated {\n <= 1 call free\n }'),
    'TAR1003',
    'unknown statement `prise` in a feature; did you mean `price`?',
  ],
  [inFeature('⟦colour⟧ red'), 'TAR1003', 'unknown statement `colour` in a feature'],
  [inFeature('⟦size⟧ 10 points CNY 5'), 'TAR1004', '`size` cannot stand in a feature'],
  [inFeature('price CNY 1 / call ⟦montly⟧'), 'TAR1001', 'unexpected `montly`; did you mean `monthly`?'],
  [inFeature('price CNY 1 / call ⟦10⟧'), 'TAR1001', 'unexpected `10`'],
  [inFeature('⟦price⟧'), 'TAR1006', price],
  [inFeature('price ⟦monthly⟧'), 'TAR1006', price],
  [inFeature('price ⟦,⟧'), 'TAR1006', price],
  [inFeature('price ⟦cny⟧ 5 / call'), 'TAR1006', price],
  [inFeature('price ⟦$⟧ 5 / call'), 'TAR1036', 'unexpected `$`'],
  [inFeature('price CNY 1 ⟦/⟧'), 'TAR1013', 'expected a unit such as `call`'],
  [inFeature('price CNY ⟦call⟧'), 'TAR1008', 'expected a number'],
  [inFeature('price CNY 1 + ⟦2⟧'), 'TAR1006', 'expected a price such as `CNY 0.15 / call`'],
  [inFeature('price from ⟦CNY⟧ 1 / call'), 'TAR1010', 'expected a date such as `2026-01-01`'],
  [inFeature('price ⟦per⟧ call CNY 1'), 'TAR1006', price],
  [inFeature('price CNY 1 / call per ⟦call⟧'), 'TAR1007', 'expected a period such as `monthly`'],
  [inFeature('price CNY 1 monthly ⟦daily⟧'), 'TAR1023', 'the period is given twice'],
  [inFeature('price CNY 1 / call at ⟦lest⟧ CNY 5'), 'TAR1001', 'unexpected `lest`; did you mean `least`?'],
  [inFeature('accepts a, ⟦10⟧'), 'TAR1005', 'expected a name'],
  [inFeature('accepts a⟦,⟧'), 'TAR1005', 'expected a name'],
  [inFeature('meter call where a ⟦b⟧'), 'TAR1002', 'expected `is`'],
  [inFeature('meter call rounded up to 1 second ⟦where⟧ a is b'), 'TAR1002', 'expected `each`'],
  [inFeature('meter call times a ⟦times b⟧'), 'TAR1023', '`times` is given twice'],
  [inFeature('otherwise ⟦CNY⟧ 5'), 'TAR1002', 'expected `free`, `reject "…"` or `unpublished "…"`'],
  [inFeature('otherwise reject ⟦no⟧'), 'TAR1011', 'expected a text in quotation marks'],
  [inPackage('covers a at ⟦,⟧'), 'TAR1018', 'expected a factor such as `0.2 points / call`'],
  [inPackage('alert at 20 ⟦remaining⟧'), 'TAR1002', 'expected `%`'],
  [inPackage('draw ⟦everything⟧'), 'TAR1002', 'expected `whole units` or `fractions`'],
  [inPackage('size 5 points ⟦50⟧'), 'TAR1012', 'expected an amount such as `CNY 50`'],
  [inExample('use ⟦calls⟧ of a'), 'TAR1009', 'expected a quantity such as `10,000 calls`'],
  [inExample('use 1 call ⟦off⟧ a'), 'TAR1002', 'expected `of`'],
  [inExample('use 1 call of a in ⟦january⟧'), 'TAR1010', 'expected a date such as `2026-01-01`'],
  [inExample('total CNY 5 to the ⟦next⟧ 1'), 'TAR1002', 'expected `nearest`'],
  ['round ⟦nicely⟧ to 0.01', 'TAR1002', 'expected a rounding such as `half up`'],
  ['currency ⟦euro⟧', 'TAR1025', 'expected a currency of three capitals such as `CNY`'],
  ['attribute a ⟦is⟧ b', 'TAR1002', 'expected `in` and a unit, or `one of` and values'],
  ['consume a by ⟦price⟧', 'TAR1002', 'expected `soonest expiry`, `earliest order` or `order id`'],
  ['category a { category ⟦b⟧ { } }', 'TAR1024', 'a category cannot stand in a category'],
  [
    'category a {\n feature f "F"\n ⟦meter⟧ call\n price free\n }',
    'TAR1026',
    '`meter` of a category stands before its features',
  ],
  ['feature f\n⟦meter⟧ call', 'TAR1004', '`meter` cannot stand in a file'],
  ['feature f ⟦meter⟧ call', 'TAR1002', 'expected `{`'],
  ['category a { feature f ⟦meter⟧ call price free }', 'TAR1002', 'expected `{`'],
  [
    'category a { ⟦acepts⟧ b\n }',
    'TAR1003',
    'unknown statement `acepts` in a category; did you mean `accepts`?',
  ],
  ['licence l for ⟦all⟧ a.* { price free }', 'TAR1002', 'expected `each`'],
  ['licence l for each ⟦{⟧ price free }', 'TAR1005', 'expected a name'],
  ['licence l for each a ⟦in⟧ b { price free }', 'TAR1002', 'expected `{`'],
  ['⟦10⟧', 'TAR1001', 'unexpected `10`'],
];

const rows: readonly Case[] = [
  [inTiers('<= ⟦calls⟧ free'), 'TAR1009', 'expected a quantity such as `10,000 calls`'],
  [inTiers('<= 10 ⟦calls⟧'), 'TAR1006', price],
  [inTiers('<= 10 calls CNY 5 +\n    CNY 1 / ⟦call⟧'), 'TAR1016', 'a row ends where its line ends'],
  [inTiers('<= 10 calls free ⟦<=⟧ 20 calls free'), 'TAR1017', 'each tier stands on a line of its own'],
  [inTiers('⟦10⟧ calls free'), 'TAR1014', 'expected a tier such as `<= 10,000 calls  CNY 0.15 / call`'],
  [inTiers('⟦up⟧ to 10 calls free'), 'TAR1014', 'expected a tier such as `<= 10,000 calls  CNY 0.15 / call`'],
  [inTable('| x | ⟦1⟧'), 'TAR1002', 'expected `|`'],
  [inTable('| x ⟦1⟧ |'), 'TAR1002', 'expected `|`'],
  [inTable('⟦x⟧ | 1 |'), 'TAR1015', 'expected a row such as `| <= 30 fps | 4.00 |`'],
  [inTable('| x | CNY 1 / call +\n    CNY ⟦2⟧ |'), 'TAR1016', 'a row ends where its line ends'],
  [inTable('| x | 1 | ⟦;⟧'), 'TAR1036', 'unexpected `;`'],
  [inTable('| x | reject ⟦no⟧ |'), 'TAR1011', 'expected a text in quotation marks'],
];

const braces: readonly Case[] = [
  ['feature f ⟦{⟧\n  meter call\n', 'TAR1020', 'this `{` is never closed'],
  ['feature f ⟦{⟧\n  meter call\nfeature g {\n  meter call\n}\n', 'TAR1020', 'this `{` is never closed'],
  [
    'catalog c {\n  feature f ⟦{⟧\n    meter call\n  feature g {\n    meter call\n  }\n}\n',
    'TAR1020',
    'this `{` is never closed',
  ],
  ['catalog c {\n  category d {\n    feature f ⟦{⟧\n      meter call', 'TAR1020', 'this `{` is never closed'],
  [
    'feature f {\n  price graduated ⟦{⟧\n    <= 1 call free\n  meter call\n}\nfeature g { meter call }',
    'TAR1020',
    'this `{` is never closed',
  ],
  [
    'feature f {\n  price by a ⟦{⟧\n    | x | 1 |\n  meter call\n}\nfeature g { meter call }',
    'TAR1020',
    'this `{` is never closed',
  ],
  ['feature f ⟦"F"⟧\n  meter call\n}\nfeature g {\n  meter call\n}\n', 'TAR1021', 'expected `{` after this'],
  ['feature f {\n  meter call\n}\n⟦}⟧\nfeature g { meter call }', 'TAR1022', 'this `}` closes nothing'],
  [
    'catalog c {\n  feature f {\n    meter call\n    ⟦}⟧\n    price free\n  }\n  feature g { meter call }\n}',
    'TAR1022',
    'this `}` closes nothing',
  ],
  ['feature ⟦f⟧ meter call }', 'TAR1021', 'expected `{` after this'],
];

const tokens: readonly Case[] = [
  ...(['10,00', '.5', '4k', '1,0000', '-5', '1.', '007', '1_000', '1e5', '1,000,00'] as const).map(
    (number): Case => [inFeature(`price CNY ⟦${number}⟧ / call`), 'TAR1030', `\`${number}\` is not a number`],
  ),
  [inTable('| x | ⟦4k⟧ |'), 'TAR1030', '`4k` is not a number'],
  [inFeature('price from ⟦2026-1-1⟧ CNY 1'), 'TAR1031', '`2026-1-1` is not a date'],
  [inFeature('price from ⟦2026-02-30⟧ CNY 1'), 'TAR1031', '`2026-02-30` is not a date'],
  [inFeature('price by time {\n | monday ⟦8:00-22:00⟧ | 1 |\n }'), 'TAR1032', '`8:00-22:00` are not hours'],
  [inFeature('price by time {\n | monday ⟦08:00-25:00⟧ | 1 |\n }'), 'TAR1032', '`08:00-25:00` are not hours'],
  ['timezone ⟦"Asia/Shanghai⟧\ncurrency CNY', 'TAR1033', 'this text is not closed'],
  ['feature f ⟦"Title⟧ {\n  meter call\n}', 'TAR1033', 'this text is not closed'],
  [inTable('| x | reject ⟦"no⟧ |'), 'TAR1033', 'this text is not closed'],
  ['include "a⟦\\q⟧"', 'TAR1034', 'unknown escape `\\q` in a text'],
  ['feature f {\n  meter call\n⟦/*⟧ never ends }\n', 'TAR1035', 'this comment is not closed'],
  ['⟦???⟧', 'TAR1036', 'unexpected `???`'],
  ['unit call ⟦¥ ¥ ¥⟧', 'TAR1036', 'unexpected `¥ ¥ ¥`'],
  [inFeature('price CNY 1 ⟦¥⟧ call'), 'TAR1036', 'unexpected `¥`'],
  ['attribute a one of cn⟦-⟧shanghai', 'TAR1036', 'unexpected `-`'],
  ['include ⟦“⟧a”', 'TAR1036', 'unexpected `“`'],
  [inFeature('meter ⟦`a b`⟧'), 'TAR1037', 'a name in backticks holds letters, digits and `_` only'],
  [inFeature('meter ⟦`call⟧'), 'TAR1037', 'a name in backticks holds letters, digits and `_` only'],
];

describe.each([
  ['statements', statements],
  ['rows', rows],
  ['braces', braces],
  ['tokens', tokens],
])('%s', (_, cases) => {
  it.each(cases)('%s', (marked, code, message) => {
    const text = marked.replace(/[⟦⟧]/g, '');
    const underlined = /⟦([^]*)⟧/.exec(marked)![1]!;
    expect(findings(text)).toEqual([`${code} [${underlined}] ${message}`]);
    const start = marked.indexOf('⟦');
    expect(read(text).diagnostics[0]!.span.start).toBe(start);
  });
});

describe('one mistake, one finding', () => {
  const text = [
    'catalog shop {',
    '  currency CNY',
    '  unit call, calls',
    '  feature first {',
    '    prise CNY 1 / call',
    '    meter call',
    '  }',
    '  feature second {',
    '    meter call',
    '    price graduated monthly {',
    '      <= 10,00 calls  CNY 0.15 / call',
    '      >  1,000 calls',
    '    }',
    '  }',
    '  package third "Third in fund {',
    '    covers second at 1 call / call',
    '    valid 1 year',
    '  }',
    '  feature fourth {',
    '    meter call',
    '    price by region {',
    '      | cn | 1 |',
    '      | us   2 |',
    '      | eu | 3 |',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');

  it('says of five mistakes five things', () => {
    const found = findings(text).map((finding) => finding.slice(0, 7));
    expect(found).toEqual(['TAR1003', 'TAR1030', 'TAR1006', 'TAR1033', 'TAR1002']);
  });

  it('says of two unknown statements two things, and of one on two lines one', () => {
    const found = (lines: string): number =>
      read(`feature f {\n  ${lines}\n  meter call\n}`).diagnostics.length;
    expect(found('prise CNY 1\n  metre call')).toBe(2);
    expect(found('prise CNY / call\n    by region {\n    | a | 1 |\n  } otherwise free')).toBe(1);
    expect(found('price CNY 1 / call now\n  metre call')).toBe(2);
  });

  it('keeps what was right', () => {
    const { tree } = read(text);
    const [catalog] = tree.items;
    expect(catalog).toMatchObject({ kind: 'catalog' });
    const kinds = catalog!.kind === 'catalog' ? catalog!.items.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['currency', 'unit', 'feature', 'feature', 'feature']);
  });

  it('says of a word of the language that it may be a name in backticks', () => {
    const text = 'catalog free {\n}';
    const [finding] = read(text).diagnostics;
    expect(finding).toMatchObject({
      code: 'TAR1005',
      help: '`free` is a word of the language: as a name it stands in backticks',
      fixes: [{ safe: false, edits: [{ span: { start: 8, end: 12 }, text: '`free`' }] }],
    });
    // What begins the next line is not what stands in the name's place.
    const [missing] = read(inFeature('accepts a,\n  price free')).diagnostics;
    expect([missing?.code, missing?.help, missing?.fixes]).toEqual(['TAR1005', undefined, []]);
  });

  it('mends a malformed number where only one can be meant', () => {
    const [finding] = read('round up to .5').diagnostics;
    expect(finding!.fixes).toMatchObject([{ safe: true, edits: [{ text: '0.5' }] }]);
  });
});

describe('messages', () => {
  it('are lower case, without a full stop, and fit on a line', () => {
    for (const { message } of Object.values(syntax.kinds)) {
      expect(message).toMatch(/^[a-z`{]/);
      expect(message).not.toMatch(/\.$/);
      expect(message.length).toBeLessThanOrEqual(90);
    }
  });
});

it('says where a bound stands that was written in front of the brace', () => {
  const text = inFeature(
    'price graduated monthly at least CNY 5 {\n    <= 1 call free\n    > 1 call CNY 1 / call\n  }',
  );
  const [fault] = read(text).diagnostics;
  expect(fault).toMatchObject({
    code: 'TAR1002',
    help: '`at least` and `at most` stand behind the closing brace',
  });
});
