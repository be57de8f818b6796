import type { Candidate } from './candidate.ts';
import type { CatalogNames } from './catalog-names.ts';

/**
 * What a sentence may go on with: a feature behind `of`, an attribute behind `with`, a product at its beginning. A
 * candidate is the sentence so far and the name, since a shell takes it for the whole word; `skip` of it are not the
 * shell's.
 */
export function sentenceCandidates(
  current: string,
  { features, products, attributes }: CatalogNames,
  skip = 0,
): readonly Candidate[] {
  const typed = current.replace(/^["']/, '');
  const after = (pattern: RegExp, names: readonly Candidate[]): readonly Candidate[] | null => {
    const [, before] = pattern.exec(typed) ?? [];
    return before === undefined
      ? null
      : names.map(({ value, about }) => ({ value: before.slice(skip) + value, about }));
  };
  return (
    after(/^(.*\bwith (?:.*, )?)\w*$/s, attributes) ??
    after(/^(.*\bof )\w*$/s, features) ??
    after(/^()\w*$/, products) ??
    []
  );
}
