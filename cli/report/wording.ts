import type { Ir } from '../../compiler/ir/ir.ts';
import { wordingOf as wordingWith, type UnitNames, type Wording } from '../../compiler/words/wording.ts';
import type { SoundCatalog } from '../catalog.ts';

export type { Wording };

/**
 * How a catalog's figures are put into words. `law` is an older version of it, by which a closed month was billed: its
 * names come first.
 */
export function wordingOf({ ir, compilation }: SoundCatalog, law: Ir | null = null): Wording {
  const { units } = compilation.bound.symbols;
  if (law === null) return wordingWith(ir, units);
  const [now, then] = [wordingWith(ir, units), wordingWith(law, unitsOf(law, units))];
  const known = new Set([...law.features, ...law.products].map(({ name }) => name));
  return { ...then, title: (name) => (known.has(name) ? then : now).title(name) };
}

/** The units that a price list meters in, as it names them, and the others as they are named now. */
function unitsOf({ features }: Ir, now: UnitNames): UnitNames {
  const units = new Map(now);
  for (const { meter } of features) for (const { names } of meter.units) units.set(names[0] ?? '', { names });
  return units;
}
