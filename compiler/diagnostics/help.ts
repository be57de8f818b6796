import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { explanations } from './explanations/explanations.ts';

/**
 * A finding with the way out of it: what it says itself, else what its fix would do, else what mends all of its kind.
 * It is nothing only where a code has no explanation.
 */
export function withHelp<D extends Pick<Diagnostic, 'code' | 'help' | 'fixes'>>(finding: D): D {
  if (finding.help !== undefined) return finding;
  const [fix] = finding.fixes;
  const help = fix?.title ?? asHelp(explanations.get(finding.code)?.fix);
  return help === undefined ? finding : { ...finding, help };
}

/** A sentence as findings have them: in lower case, and without a full stop. */
const asHelp = (sentence: string | undefined): string | undefined =>
  sentence === undefined
    ? undefined
    : sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
