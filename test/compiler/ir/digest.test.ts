import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../compiler/ir/digest.ts';
import { irOf } from '../../support/compile-text.ts';
import { inCatalog, plainProducts } from '../check/in-catalog.ts';

describe('the digest of a catalog', () => {
  const text = inCatalog(plainProducts);

  it('is of its meaning, not of its writing', () => {
    const moved = text.replaceAll('\n', '\n\n// a remark\n').replace('points CNY 20', 'points CNY 20.00');
    expect(digestOf(irOf(moved))).toBe(digestOf(irOf(text)));
    expect(digestOf(irOf(text))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with any amount', () => {
    expect(digestOf(irOf(text.replace('points CNY 20', 'points CNY 21')))).not.toBe(digestOf(irOf(text)));
  });
});
