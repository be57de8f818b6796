import { mutate, type Mutation, type Tried } from './analyze/mutate/mutate.ts';
import { propose } from './analyze/mutate/propose.ts';
import type { Compilation } from './compile.ts';
import type { Ir, Place } from './ir/ir.ts';
import { placeOf } from './lower/place.ts';

/** A change that was tried, where its figure is written, and what would notice it. */
export interface Change extends Tried {
  readonly at: Place;
  /** The lines of an example; null where one was found already, or none can be found. */
  readonly proposal: readonly string[] | null;
}

export interface Changes extends Mutation {
  readonly mutants: readonly Change[];
}

/** Is told how far it is: so many changes of all. */
type Told = (done: number, all: number) => void;

export interface ChangesTold {
  readonly trying: Told;
  readonly proposing: Told;
}

/** Tries the changes of a price list, and looks for what would notice those that no example does. */
export function tryChanges(compilation: Compilation, ir: Ir, told: ChangesTold): Changes {
  const mutation = mutate(ir, compilation.scenarios, told.trying);
  return {
    ...mutation,
    mutants: mutation.mutants.map((tried, index) => {
      told.proposing(index, mutation.mutants.length);
      return {
        ...tried,
        at: tried.at ?? settingPlace(compilation, tried),
        proposal: tried.outcome === 'survived' ? propose(ir, tried) : null,
      };
    }),
  };
}

/** Where a rule for the whole price list is written; the line of the catalog where it is the usual one. */
function settingPlace({ bound }: Compilation, { kind, subject }: Tried): Place {
  const { round, deduct, consume } = bound.symbols.settings;
  const keys = consume.find(({ funds }) => funds.some(({ text }) => text === subject));
  const node = kind === 'rounding' ? round : kind === 'deduct' ? deduct : (keys ?? null);
  return placeOf(bound, (node ?? bound.catalog).span);
}
