import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../compiler/diagnostics/suggest.ts';

const span = { file: 'main.tarifa', start: 5, end: 9 };

describe('the nearest name', () => {
  it.each([
    ['cals', ['minute', 'call'], 'call'],
    ['object_detecton', ['object_tracking', 'object_detection'], 'object_detection'],
    ['xyz', ['call', 'minute'], null],
    ['x'.repeat(1000), ['x'.repeat(999)], null],
    ['a', [], null],
  ])('to %s', (written, names, expected) => {
    expect(nearest(written, names)).toBe(expected);
  });

  it('is help and a fix, written as a name can be written', () => {
    expect(didYouMean(span, '4k', ['8k'])).toEqual({
      help: 'did you mean `8k`?',
      fixes: [{ title: 'write `8k`', safe: false, edits: [{ span, text: '"8k"' }] }],
    });
    expect(didYouMean(span, 'far', ['away'])).toEqual({});
  });
});
