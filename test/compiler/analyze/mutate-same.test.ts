import { expect, it } from 'vitest';
import { mutantsOf, mutate } from '../../../compiler/analyze/mutate/mutate.ts';
import { catalogText, compileText } from '../../support/compile-text.ts';

it('leaves out ways to round that no amount tells apart', () => {
  const left = (price: string, round = 'half up to 0.01'): string[] => {
    const { ir } = compileText(catalogText(`feature f "F" {\n meter token\n price ${price}\n }`, { round }));
    return mutantsOf(ir!)
      .filter(({ kind, equivalent }) => kind === 'rounding' && equivalent !== null)
      .map(({ after }) => after);
  };
  // Five remainders of a step, of which none is the half.
  expect(left('CNY 2 / 1,000 tokens')).toEqual(['half even', 'half down']);
  // Nothing but the half can be left.
  expect(left('CNY 0.005 / token')).toEqual(['up']);
  expect(left('CNY 0.005 / token', 'half down to 0.01')).toEqual(['down']);
  expect(left('CNY 0.0025 / token')).toEqual([]);
  expect(left('CNY 0.01 / token')).toEqual(['half even', 'half down', 'up', 'down', 'to 0.001']);
  expect(left('CNY 0.1 / token')).toEqual(['half even', 'half down', 'up', 'down', 'to 0.1', 'to 0.001']);
  expect(left('CNY 0.05 / started 7 tokens monthly at most CNY 0.105')).toEqual(['up']);
});

it('does not count a change that no bill can show', () => {
  // The second tier begins where the bound already holds.
  const { ir, scenarios } = compileText(
    catalogText(`
  feature f "F" {
    meter call
    price graduated monthly {
      <= 100 calls  CNY 1 / call
      >  100 calls  CNY 3 / call
    } at most CNY 100
  }
  example "all that there is to notice" {
    use 99 calls of f in 2026-01
    charge CNY 99
    use 1 call of f in 2026-01
    charge CNY 1
    use 1 call of f in 2026-01
    charge CNY 0
  }`),
  );
  const { mutants } = mutate(ir!, scenarios);
  const free = mutants.filter(({ outcome, kind }) => outcome === 'equivalent' && kind !== 'rounding');
  expect(free.map(({ before, after, equivalent }) => `${before} → ${after}: ${equivalent}`)).toEqual([
    'up to 100 calls → up to 101 calls: no bill can differ',
    'up to 100 calls → up to 99 calls: no bill can differ',
    'CNY 3 / call → CNY 4 / call: no bill can differ',
    'CNY 3 / call → CNY 2 / call: no bill can differ',
  ]);
});
