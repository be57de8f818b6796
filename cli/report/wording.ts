import { wordingOf as wordingWith, type Wording } from '../../compiler/words/wording.ts';
import type { SoundCatalog } from '../catalog.ts';

export type { Wording };

/** How a catalog's figures are put into words. */
export const wordingOf = ({ ir, compilation }: SoundCatalog): Wording =>
  wordingWith(ir, compilation.bound.symbols.units);
