import { describe, expect, it } from 'vitest';
import { format, readToFormat } from '../../grammar/format/format.ts';

/** The one style, case by case: what is written, and what it becomes. */
const formatted = (text: string): string => format(readToFormat('main.tarifa', text));

/** Statements of one feature, before and after. */
const inFeature = (before: string, after: string): void => {
  const indented = after.replaceAll(/^(?=.)/gm, '  ');
  expect(formatted(`feature f "F" {\n${before}\n}`)).toBe(`feature f "F" {\n${indented}}\n`);
};

describe('columns', () => {
  it('has the words that begin lines in one, up to an empty line or to braces', () => {
    expect(
      formatted(
        'package p "P" in fund { covers a at 1 point / call  valid 1 year\n\nalert at 20% remaining\n' +
          'size 5000 points CNY 90 }',
      ),
    ).toBe(
      'package p "P" in fund {\n  covers a at 1 point / call\n  valid  1 year\n\n  alert at 20% remaining\n' +
        '  size  5,000 points  CNY 90\n}\n',
    );
    inFeature(
      'accepts fund, price\nprice graduated monthly {\n> 0 a CNY 1 / a\n}\nmeter a',
      'accepts fund, price\nprice graduated monthly {\n  > 0 a  CNY 1 / a\n}\nmeter a\n',
    );
  });

  it('has tiers by bound and by amount, on the decimal point', () => {
    inFeature(
      'price graduated monthly {\n<= 10000 calls CNY 12/call\n<= 2500000.5 calls CNY 0.125 / call\n> 2500000.5 calls free\n}',
      'price graduated monthly {\n' +
        '  <=    10,000   calls  CNY 12     / call\n' +
        '  <= 2,500,000.5 calls  CNY  0.125 / call\n' +
        '  >  2,500,000.5 calls  free\n' +
        '}\n',
    );
  });

  it('has sums part by part where they have the same parts', () => {
    inFeature(
      'price volume monthly {\n<= 10 calls CNY 5 + CNY 0.5 / call\n<= 20 calls CNY 1\n> 20 calls CNY 50 + CNY 0.25 / call\n}',
      'price volume monthly {\n' +
        '  <= 10 calls  CNY  5 + CNY 0.5  / call\n' +
        '  <= 20 calls  CNY 1\n' +
        '  >  20 calls  CNY 50 + CNY 0.25 / call\n' +
        '}\n',
    );
  });

  it('has a table by its bars: figures to the right, words to the left', () => {
    inFeature(
      'price CNY / minute by region, resolution {\n| | <= 720 p | <= 1440 p |\n| eu | 4 | 12.50 |\n| "us-east" | 1000.125 | free |\n}' +
        ' otherwise reject "not sold"',
      'price CNY / minute by region, resolution {\n' +
        '  |           |  <= 720 p | <= 1,440 p |\n' +
        '  | eu        |     4     |      12.50 |\n' +
        '  | "us-east" | 1,000.125 |       free |\n' +
        '} otherwise reject "not sold"\n',
    );
  });

  it('has sizes, quotes, factors, attributes and dated prices as small tables', () => {
    expect(
      formatted(
        'attribute a in b\nattribute long_name one of x\n\ncapacity c in f { covers a, b at 1 p / call\n' +
          'covers c at 12.5 points / 10 calls\ncovers d at unpublished "page" }\nexample "e" { quote a 1 b by day is CNY 5\n' +
          'quote long_name 20 b by month is CNY 1000.50 }\nfeature g { price CNY 1 / a price from 2026-01-01 CNY 0.5 / a\n' +
          'price from 2026-02-01 CNY 12.25 / a monthly }',
      ),
    ).toBe(
      `attribute a         in b
attribute long_name one of x

capacity c in f {
  covers a, b at  1   p      / call
  covers c    at 12.5 points / 10 calls
  covers d    at unpublished "page"
}

example "e" {
  quote a          1 b by day   is CNY     5
  quote long_name 20 b by month is CNY 1,000.50
}

feature g {
  price CNY 1 / a
  price from 2026-01-01 CNY 0.5 / a
  price from 2026-02-01 CNY 12.25 / a monthly
}
`,
    );
  });

  it('is as wide as the eye sees it', () => {
    inFeature(
      'price by a { | x | reject "价格页" | free |\n| yyy | reject "é" | free | }',
      'price by a {\n  | x   | reject "价格页" | free |\n  | yyy | reject "é"      | free |\n}\n',
    );
  });
});

describe('lines', () => {
  it('puts each statement on its own, and a short feature on one', () => {
    expect(formatted('feature a {\nprice free\n}\nfeature b { } feature c { meter a price free }')).toBe(
      'feature a { price free }\nfeature b\n\nfeature c {\n  meter a\n  price free\n}\n',
    );
    const long = `feature a "${'x'.repeat(90)}" { price free }`;
    expect(formatted(`${long} feature b`)).toBe(`${long}\nfeature b\n`);
    expect(formatted(`feature a "${'x'.repeat(100)}" { price free }`)).toBe(
      `feature a "${'x'.repeat(100)}" {\n  price free\n}\n`,
    );
  });

  it('parts what has braces, and keeps no more than one empty line elsewhere', () => {
    expect(
      formatted(
        'currency CNY\n\n\n\ntimezone "UTC"\ncategory c {\n\nmeter a\nfeature f\n\n}\nexample "e" {}',
      ),
    ).toBe(
      'currency CNY\n\ntimezone "UTC"\n\ncategory c {\n  meter a\n\n  feature f\n}\n\nexample "e" { }\n',
    );
  });

  it('groups digits, but for attributes of up to four, and writes terms in one order', () => {
    expect(formatted('example "e" { use 10000 a of b with c 1080, d 200001.5, e 1 in 2026-01 }')).toBe(
      'example "e" {\n  use 10,000 a of b with c 1080, d 200,001.5, e 1 in 2026-01\n}\n',
    );
    inFeature(
      'price graduated { > 0 a free\n} at most CNY 5000 counting all usage monthly at least CNY 1',
      'price graduated monthly counting all usage {\n  > 0 a  free\n} at least CNY 1 at most CNY 5,000\n',
    );
  });

  it('leaves a period between a table and the `otherwise` of its feature', () => {
    const text = 'feature f {\n  price CNY / a by b {\n    | x | 1 |\n  } monthly\n  otherwise free\n}\n';
    expect(formatted(text)).toBe(text);
  });

  it('gives nothing for nothing, and comments for comments', () => {
    expect(formatted('')).toBe('');
    expect(formatted(' \n\n')).toBe('');
    expect(formatted('\n\n// a\n\n\n/* b */   \n')).toBe('// a\n\n/* b */\n');
  });
});

describe('comments', () => {
  it('stay above, beside and below what they speak of', () => {
    expect(
      formatted(
        '// file\n\ncatalog c { // c\n// first\ncurrency CNY // money\ntimezone "UTC"// zone\n\n' +
          '   // unit\nunit a /* why */ // twice\n// last\n} // end\n// after',
      ),
    ).toBe(
      `// file

catalog c { // c
  // first
  currency CNY   // money
  timezone "UTC" // zone

  // unit
  unit a /* why */ // twice
  // last
} // end
// after
`,
    );
  });

  it('stay in their row, and the columns make room', () => {
    inFeature(
      'price CNY / a by b {\n// head\n| x | 1 /* one */ | // x\n\n| yyyy | 10.5 |// y\n// foot\n}',
      'price CNY / a by b {\n  // head\n  | x    |  1 /* one */ | // x\n\n  | yyyy | 10.5         | // y\n  // foot\n}\n',
    );
  });

  it('stay inside a statement, which keeps its lines where they are its lines', () => {
    inFeature(
      'accepts /* a */ single, // of one kind\n  general,\n// then the price\nprice\nmeter /* counted */ call',
      'accepts /* a */ single, // of one kind\n    general,\n    // then the price\n    price\nmeter /* counted */ call\n',
    );
  });

  it('stay with their term when terms change places', () => {
    inFeature(
      'price CNY 1 / a at most CNY 5 /* cap */ monthly /* period */',
      'price CNY 1 / a monthly at most CNY 5 /* cap */ /* period */\n',
    );
  });

  it('keep their inner lines; those with stars stand below one another', () => {
    expect(formatted('catalog c {\n/* a\n* b\n      * c */\n/*  a\n  b\n c */\n}')).toBe(
      'catalog c {\n  /* a\n   * b\n   * c */\n  /*  a\n  b\n c */\n}\n',
    );
  });

  it('that come between a head and its brace go behind it, on a line of their own they stay', () => {
    expect(formatted('feature f "F" // why\n{ price free }')).toBe(
      'feature f "F" { // why\n  price free\n}\n',
    );
    expect(formatted('feature f "F"\n// why\n{ price free }')).toBe(
      'feature f "F"\n    // why\n    {\n  price free\n}\n',
    );
  });
});

describe('what is ignored', () => {
  it('is the statement after a comment that says so', () => {
    const text = `catalog c {
  // prettier-ignore
  unit   a,
    b   ,  c
  unit d

  feature f {
    meter a
    /* prettier-ignore */
    price graduated monthly {
     <=   1 a  free
     >  1 a CNY 1/a
    } // odd
  }
}
`;
    expect(formatted(text)).toBe(text);
  });

  it('is a row, of which the others take no notice', () => {
    inFeature(
      'price CNY / a by b {\n| x | 1 |\n// prettier-ignore\n|   yyyyyyyyy |   2 |\n| zz | 3 |\n}',
      'price CNY / a by b {\n  | x  | 1 |\n  // prettier-ignore\n  |   yyyyyyyyy |   2 |\n  | zz | 3 |\n}\n',
    );
  });

  it('is all between two comments that say so', () => {
    expect(
      formatted(
        'unit   a\n// prettier-ignore-start\nunit   b\n\n\nunit    c // c\n// prettier-ignore-end\nunit   d',
      ),
    ).toBe(
      'unit a\n// prettier-ignore-start\nunit   b\n\n\nunit    c // c\n// prettier-ignore-end\nunit d\n',
    );
  });

  it('is nothing where only a part of that is said', () => {
    expect(formatted('// prettier-ignore-start\nunit   a\n\n// prettier-ignored\nunit   b')).toBe(
      '// prettier-ignore-start\nunit a\n\n// prettier-ignored\nunit b\n',
    );
  });
});
