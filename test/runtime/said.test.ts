import { expect, it } from 'vitest';
import { partsOf, textOf, type Part, type Said } from '../../runtime/said.ts';

/** A text with holes, and what fills them. */

const written = (parts: readonly Part[]): string =>
  parts.map(({ text, isWord }) => (isWord ? `\`${text}\`` : text)).join('');

const CASES: readonly Said[] = [
  { says: '' },
  { says: '`quantity` is missing' },
  { says: 'no order `{order}` of {count}', order: 'x`y', count: '3' },
  { says: '{page}', page: 'call `us` {now}' },
  { says: 'from `{order}#1` to `{order}#{count}`', order: '`', count: '2' },
  {
    says: '`{product}` is not sold: {reason}; {why}',
    product: '{reason}',
    reason: { says: 'held by {0}, {1}', 0: { says: '`{order}`', order: 'a`' }, 1: 'b' },
    why: '',
  },
];

it.each(CASES)('$says: its parts make up its text', (said) => {
  expect(written(partsOf(said))).toBe(textOf(said));
});

it('keeps a filling within its hole, whatever signs it has', () => {
  expect(partsOf(CASES[2]!)).toEqual([
    { text: 'no order ', isWord: false, hole: null },
    { text: 'x`y', isWord: true, hole: 'order' },
    { text: ' of ', isWord: false, hole: null },
    { text: '3', isWord: false, hole: 'count' },
  ]);
  expect(partsOf(CASES[3]!)).toEqual([{ text: 'call `us` {now}', isWord: false, hole: 'page' }]);
  expect(partsOf(CASES[5]!).filter(({ isWord }) => isWord)).toEqual([
    { text: '{reason}', isWord: true, hole: 'product' },
    { text: 'a`', isWord: true, hole: 'order' },
  ]);
});
