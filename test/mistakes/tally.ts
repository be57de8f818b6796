import { baselineOf, judge, type Baseline, type Verdict } from './judge.ts';
import { families } from './kinds.ts';
import type { Kind } from './mistake.ts';
import { some, type Source } from './source.ts';

/** What came of the mistakes of one kind. `told`: an error or a warning; `shown`: none, but a failed example. */
export interface Tally {
  made: number;
  errors: number;
  warnings: number;
  shown: number;
  placed: number;
  once: number;
  few: number;
  /** Instances that were told or shown, at the right place, with at most two findings. */
  well: number;
  /** What was not found well, for whoever mends it. */
  readonly misses: string[];
}

export const emptyTally = (): Tally => ({
  made: 0,
  errors: 0,
  warnings: 0,
  shown: 0,
  placed: 0,
  once: 0,
  few: 0,
  well: 0,
  misses: [],
});

/** Makes at most so many mistakes of each kind in a price list, at places that a seed picks. */
export function tallyOf(
  source: Source,
  most: number,
  only: (kind: Kind) => boolean,
): ReadonlyMap<string, Tally> {
  const baseline = baselineOf(source);
  const tallies = new Map<string, Tally>();
  for (const { kinds } of families)
    for (const kind of kinds.filter(only)) {
      const tally = emptyTally();
      for (const mistake of some(kind.places(source), most, `${kind.name} ${source.name}`)) {
        const verdict = judge(baseline, mistake);
        if (verdict !== null) count(tally, verdict, baseline, mistake.edits[0]?.span);
      }
      tallies.set(kind.name, tally);
    }
  return tallies;
}

function count(
  tally: Tally,
  verdict: Verdict,
  { source }: Baseline,
  span: { file: string; start: number; end: number } | undefined,
): void {
  const { errors, warnings, failed, isPlaced, said } = verdict;
  const findings = errors + warnings;
  const isFound = findings + failed > 0;
  // Where the price list is told from itself to be wrong, examples that fail beside are no further findings.
  const isFew = findings <= 2;
  tally.made++;
  if (errors > 0) tally.errors++;
  else if (warnings > 0) tally.warnings++;
  else if (failed > 0) tally.shown++;
  if (isFound && isPlaced) tally.placed++;
  if (isFound && findings <= 1) tally.once++;
  if (isFound && isFew) tally.few++;
  if (isFound && isPlaced && isFew) tally.well++;
  else if (tally.misses.length < 12)
    tally.misses.push(
      `${source.name} ${span === undefined ? '' : `${span.file}:${source.lineOf(span)}`} ${isFound ? (isPlaced ? 'many' : 'elsewhere') : 'not found'}: ${said.slice(0, 4).join(' | ')}`,
    );
}

export function added(a: Tally, b: Tally): Tally {
  return {
    made: a.made + b.made,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    shown: a.shown + b.shown,
    placed: a.placed + b.placed,
    once: a.once + b.once,
    few: a.few + b.few,
    well: a.well + b.well,
    misses: [...a.misses, ...b.misses],
  };
}
