import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { coarseRounding } from './coarse-rounding.ts';
import { dearPackage } from './dear-package.ts';
import { dearSize } from './dear-size.ts';
import { dearTerm } from './dear-term.ts';
import type { Linted, Rule } from './linted.ts';
import { matrixFall } from './matrix-fall.ts';
import { matrixLeap } from './matrix-leap.ts';
import { paysForFree } from './pays-for-free.ts';
import { risingTier } from './rising-tier.ts';
import { slippedTier } from './slipped-tier.ts';
import { unsoldTier } from './unsold-tier.ts';
import { untriedFeature } from './untried-feature.ts';
import { volumeCliff } from './volume-cliff.ts';

const RULES: readonly Rule[] = [
  volumeCliff,
  slippedTier,
  risingTier,
  unsoldTier,
  coarseRounding,
  matrixLeap,
  matrixFall,
  dearPackage,
  dearSize,
  dearTerm,
  paysForFree,
  untriedFeature,
];

/**
 * What is sound and probably not meant, by every rule. What one statement says of many features, or one schedule of
 * many cells, is found once.
 */
export function lint(catalog: Linted): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const rule of RULES)
    for (const diagnostic of rule(catalog)) {
      const { code, span } = diagnostic;
      const key = `${code} ${span.start} ${span.end} ${span.file}`;
      if (!found.has(key)) found.set(key, diagnostic);
    }
  return [...found.values()];
}
