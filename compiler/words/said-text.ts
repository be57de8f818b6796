import { partsOf, type Part, type Said } from '../../runtime/said.ts';
import { code, type Inline } from './text.ts';

/** Why something is refused or rejected, with words of the price list and of records as such. */
export const saidText = (said: Said, shown: (part: Part) => Inline = asWritten): readonly Inline[] =>
  partsOf(said).map(shown);

export const asWritten = ({ text, isWord }: Part): Inline => (isWord ? code(text) : text);
