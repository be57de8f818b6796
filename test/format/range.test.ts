import { expect, it } from 'vitest';
import { sayingOf } from '../../grammar/format/same.ts';
import { format, readToFormat } from '../../grammar/format/format.ts';
import { formatRange } from '../../grammar/format/range.ts';
import { print } from '../../grammar/print.ts';
import fc from 'fast-check';
import { arbitraryTree } from '../support/arbitrary-tree.ts';
import { oddLayout } from '../support/odd-layout.ts';
import { randomNumbers } from '../support/random-numbers.ts';

const ranged = (text: string, from: number, to = from): string =>
  formatRange(readToFormat('main.tarifa', text), text, { from, to });

const odd = `catalog c   "C" {
   currency   CNY
 unit  a,b

  feature f "F" {
   meter    a
     price graduated {
 <= 1000 a   free // first
       > 1000 a CNY 1/a
  } monthly
   }
      feature g   { price free }  feature h
}
`;
const lines = odd.split('\n');

it('formats the statements on the lines, and no byte elsewhere', () => {
  expect(ranged(odd, 2)).toBe(odd.replace(lines[1]!, '  currency CNY'));
  expect(ranged(odd, 2, 3)).toBe(odd.replace(`${lines[1]}\n${lines[2]}`, '  currency CNY\n  unit     a, b'));
  expect(ranged(odd, 6)).toBe(odd.replace(lines[5]!, '    meter a'));
  expect(ranged(odd, 4)).toBe(odd);
});

it('formats a table whole, since its rows share columns', () => {
  const table = lines.slice(6, 10).join('\n');
  const formatted = [
    '    price graduated monthly {',
    '      <= 1,000 a  free // first',
    '      >  1,000 a  CNY 1 / a',
    '    }',
  ].join('\n');
  for (const line of [7, 8, 9, 10]) expect(ranged(odd, line)).toBe(odd.replace(table, formatted));
});

it('takes what is around a statement that shares its line', () => {
  const whole = format(readToFormat('main.tarifa', odd));
  expect(ranged(odd, 12)).toBe(odd.replace(lines[11]!, '  feature g { price free }\n  feature h'));
  const shared = odd.replace('{\n   currency', '{ currency');
  expect(ranged(shared, 1)).toBe(whole);
  expect(ranged(odd, 1, 100)).toBe(whole);
  expect(ranged(odd, 90)).toBe(odd);
});

it('keeps the line ends and the byte order mark of the file', () => {
  for (const end of ['\r\n', '\r']) {
    const text = `\ufeff${odd.replaceAll('\n', end)}`;
    expect(ranged(text, 2)).toBe(text.replace(lines[1]!, '  currency CNY'));
    expect(ranged(text, 1)).toBe(`\ufeff${format(readToFormat('', odd)).replaceAll('\n', end)}`);
  }
  expect(ranged('unit  a\nunit  b', 2)).toBe('unit  a\nunit b');
});

it('says the same for any lines of 1,000 odd files, and is settled', () => {
  let changed = 0;
  fc.assert(
    fc.property(
      arbitraryTree,
      fc.nat(),
      fc.nat({ max: 60 }),
      fc.nat({ max: 8 }),
      (tree, seed, from, more) => {
        const { text } = oddLayout(readToFormat('main.tarifa', print(tree)), randomNumbers(seed), 10);
        const parsed = readToFormat('main.tarifa', text);
        if (parsed.diagnostics.length > 0) return;
        const range = { from: from + 1, to: from + 1 + more };
        const next = formatRange(parsed, text, range);
        expect(sayingOf(readToFormat('main.tarifa', next).tree)).toBe(sayingOf(parsed.tree));
        const whole = format(parsed);
        expect(format(readToFormat('main.tarifa', next))).toBe(whole);
        expect(formatRange(readToFormat('main.tarifa', whole), whole, range)).toBe(whole);
        if (next !== text && next !== whole) changed++;
      },
    ),
    { numRuns: 1000, seed: 3 },
  );
  console.log(`${changed} files formatted in part`);
  expect(changed).toBeGreaterThan(100);
});
