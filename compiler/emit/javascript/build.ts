import { EMPTY, js, type Code } from './code.ts';

/**
 * The two kinds of number that the same templates are made with. `number` is exact only below 2^53, so it carries
 * checks that leave it in time; `bigint` needs none.
 */
export interface Build {
  readonly kind: 'number' | 'bigint';
  /** A whole number that takes part in arithmetic. */
  readonly whole: (value: bigint) => Code;
  /** Leaves the build where a product of two exact numbers, not negative, is no longer exact. */
  readonly guard: (product: Code) => Code;
  /** Whether the module tells of its decisions. */
  readonly traces: boolean;
  /** Code that stands in a module that does, and nothing in any other. */
  readonly traced: (code: Code) => Code;
}

const UNTRACED = { traces: false, traced: () => EMPTY } as const;

export const NUMBER: Build = {
  kind: 'number',
  whole: (value) => {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER))
      throw new Error(`${value} has no place in a build of plain numbers`);
    return js`${Number(value)}`;
  },
  // Rounding is monotone: a product that comes out below 2^53 is below it, and then exact.
  guard: (product) => js`if (!(${product} < 9007199254740992)) return false;`,
  ...UNTRACED,
};

export const BIGINT: Build = {
  kind: 'bigint',
  whole: (value) => js`${value}`,
  guard: () => js``,
  ...UNTRACED,
};

export const tracing = (build: Build): Build => ({ ...build, traces: true, traced: (code) => code });
