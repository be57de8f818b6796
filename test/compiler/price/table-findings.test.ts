import { describe, it } from 'vitest';
import { expectInPrice } from './in-feature.ts';

const by = (axes: string, rows: string, otherwise = ' otherwise free'): string =>
  `price CNY / call by ${axes} {\n${rows}\n}${otherwise}`;

describe('a table', () => {
  const bad: readonly (readonly [what: string, code: string, price: string])[] = [
    ['by what is not declared', 'TAR2022', by('⟦here:resolutoin⟧', '| <= 1 p | 1 |')],
    ['by one thing twice', 'TAR2301', by('quality, ⟦here:quality⟧', '| | sd |\n| sd | 1 |')],
    ['of a feature by term', 'TAR2302', by('⟦here:term⟧', '| day | 1 |')],
    ['with a short row', 'TAR2304', by('quality, resolution', '| | <= 1 p | <= 2 p |\n⟦here:| sd | 1 |⟧')],
    ['with a word in its corner', 'TAR2305', by('quality, resolution', '| ⟦here:sd⟧ | <= 1 p |\n| sd | 1 |')],
    ['with a bound for a value', 'TAR2306', by('quality', '| ⟦here:<= 1 p⟧ | 1 |')],
    ['with a value for a bound', 'TAR2306', by('resolution', '| ⟦here:sd⟧ | 1 |')],
    ['with an unknown value', 'TAR2307', by('quality', '| ⟦here:hdd⟧ | 1 |')],
    ['without a heading', 'TAR2308', 'price by quality { | sd | ⟦here:1⟧ |\n } otherwise free'],
    ['with a gap', 'TAR2309', by('resolution', '| <= 720 p | 1 |\n| > ⟦here:800⟧ p | 2 |')],
    ['with an overlap', 'TAR2310', by('resolution', '| <= 720 p | 1 |\n| > ⟦here:700⟧ p | 2 |')],
    [
      'with a bound short of the next',
      'TAR2311',
      by('resolution', '| <= 100 p | 1 |\n| <= ⟦here:90⟧ p | 2 |\n| > 200 p | 3 |'),
    ],
    ['that falls', 'TAR2311', by('resolution', '| <= 720 p | 1 |\n| <= ⟦here:480⟧ p | 2 |')],
    [
      'that falls in its header',
      'TAR2311',
      by('quality, resolution', '| | <= 9 p | <= ⟦here:2⟧ p |\n| sd | 1 | 2 |'),
    ],
    ['with one row twice', 'TAR2313', by('quality', '| sd | 1 |\n| ⟦here:sd⟧ | 2 |')],
    [
      'with one column twice',
      'TAR2313',
      by('resolution, quality', '| | sd | ⟦here:sd⟧ |\n| <= 1 p | 1 | 2 |'),
    ],
    ['that leaves out a value', 'TAR2314', by('⟦here:quality⟧', '| sd | 1 |\n| hd | 2 |', '')],
    ['that ends', 'TAR2314', by('⟦here:resolution⟧', '| <= 720 p | 1 |', '')],
    ['with an empty cell', 'TAR2314', by('⟦here:resolution⟧', '| <= 720 p | |\n| > 720 p | 1 |', '')],
    ['with a bound for a price', 'TAR2315', by('quality', '| sd | ⟦here:<= 1 p⟧ |')],
    [
      'with times that overlap',
      'TAR2316',
      by('time', '| friday 22:00-06:00 | 1 |\n| ⟦here:saturday 05:00-07:00⟧ | 2 |'),
    ],
    ['with its values side by side', 'TAR2322', by('quality', '⟦here:| sd | hd |⟧\n| 1 | 2 |')],
    [
      'with its bounds side by side',
      'TAR2322',
      by('resolution', '⟦here:| | <= 9 p | > 9 p |⟧\n| all | 1 | 2 |'),
    ],
    ['with an unknown day', 'TAR2317', by('time', '| ⟦here:funday⟧ | 1 |')],
    [
      'with half a column of tiers',
      'TAR2320',
      `price CNY / call by quality graduated monthly {
      | | sd |
      | <= 5 calls | 1 |
      | > 5 calls |⟦here: ⟧|
    } otherwise free`,
    ],
    [
      'with a gap between its tiers',
      'TAR2104',
      `price CNY / call by quality graduated monthly {
      | | sd | hd |
      | <= 5 calls | 1 | 2 |
      | > ⟦here:6⟧ calls | 1 | 2 |
    } otherwise free`,
    ],
    [
      'with an `otherwise` too much',
      'TAR3301',
      'price CNY / call by resolution {\n| >= 0 p | 1 |\n} otherwise ⟦here:free⟧',
    ],
  ];
  it.each(bad)('%s', (_, code, price) => expectInPrice(price, 'call', { code, at: 'here' }));

  it.each([
    ['with nothing in it', 'price CNY / call by quality { } otherwise free', 'the table has no row'],
    [
      'with only a header',
      'price CNY / call by quality, resolution { | | <= 1 p |\n } otherwise free',
      'the table has no row below its header',
    ],
    [
      'without a column',
      'price CNY / call by quality, resolution { | |\n | sd |\n } otherwise free',
      'the table has no column for a key of `resolution`',
    ],
  ])('%s', (_, price, message) => expectInPrice(price, 'call', { code: 'TAR2319', message }));

  it('is no larger than anyone can mean', () => {
    const bounds = (count: number): string[] => Array.from({ length: count }, (_, i) => `<= ${i + 1} p`);
    const cells = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
    const header = cells(['', '', ...Array.from({ length: 120 }, (_, i) => `<= ${i + 1} fps`)]);
    const row = (keys: readonly string[]): string =>
      cells([...keys, ...Array.from({ length: 120 }, () => '1')]);
    const rows = [
      ...bounds(100).map((bound) => row([bound, '<= 1 scene'])),
      ...Array.from({ length: 100 }, (_, i) => row(['<= 101 p', `<= ${i + 1} scenes`])),
    ];
    expectInPrice(by('⟦here:resolution, scenes, frame_rate⟧', [header, ...rows].join('\n')), 'call', {
      code: 'TAR2318',
      at: 'here',
    });
  });

  it('names a combination that it leaves out', () => {
    expectInPrice(
      by(
        '⟦here:quality, resolution⟧',
        '| | <= 9 p | > 9 p |\n| sd | 1 | 2 |\n| hd | 1 | 2 |\n| "8k" | 1 | |',
        '',
      ),
      'call',
      { code: 'TAR2314', at: 'here', message: 'the table does not cover every combination' },
    );
  });
});
