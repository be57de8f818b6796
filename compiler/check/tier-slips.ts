import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
import { isLower } from './bound-chain.ts';
import { reportSchedule } from './schedule-diagnostics.ts';

/** Tiers that fit together, one of which is written unlike the others. */
export function warnUnlikeTiers(checker: Checker, { mode, tiers }: ast.Tiers): void {
  warnUnlikeBound(
    checker,
    tiers.map(({ bound }) => bound),
  );
  // Where the tier that is reached prices everything, an amount is a ceiling.
  if (mode === 'graduated') warnUnlikeRate(checker, tiers);
}

/** TAR3302: `<` at one bound and `<=` at the others. The last tier, from its side, says one or the other too. */
function warnUnlikeBound(checker: Checker, bounds: readonly ast.Bound[]): void {
  const isClosed = ({ operator }: ast.Bound): boolean => operator === '<=' || operator === '>';
  const [closed, open] = [bounds.filter(isClosed), bounds.filter((bound) => !isClosed(bound))];
  if (closed.length === 0 || open.length === 0) return;
  // The last tier repeats what the bound above it says: where the two are all that differs, both are meant.
  const odd = (open.length <= closed.length ? open : closed).filter((bound) => !isLower(bound));
  const [one] = odd;
  if (one === undefined || odd.length > 1) return;
  const last = bounds.at(-1)!;
  if (last !== one && isLower(last) && isClosed(last) === isClosed(one)) return;
  const usual = isClosed(one) ? '<' : '<=';
  const span = { ...one.span, end: one.span.start + one.operator.length };
  const fixes = [{ title: `write \`${usual}\``, safe: false, edits: [{ span, text: usual }] }];
  const related = [{ span: bounds.find((bound) => bound !== one)!.span, note: 'another bound' }];
  checker.report(reportSchedule('TAR3302', one.span, { operator: one.operator, usual }, { related, fixes }));
}

/** TAR3303: an amount in a later tier, where all others have a rate. In the first it may be what is paid in any case. */
function warnUnlikeRate(checker: Checker, tiers: readonly ast.Tier[]): void {
  const onlyPart = ({ charge }: ast.Tier): ast.Part | null =>
    charge.kind === 'sum' && charge.parts.length === 1 ? charge.parts[0]! : null;
  const parts = tiers.map(onlyPart);
  const flat = parts.findIndex((part) => part?.kind === 'flat');
  if (flat < 1 || parts.some((part, index) => index !== flat && part?.kind !== 'rate')) return;
  const rate = parts.find((part) => part?.kind === 'rate');
  if (rate?.kind !== 'rate') return;
  const { span } = tiers[flat]!.charge;
  const related = [{ span: rate.span, note: 'another tier' }];
  checker.report(reportSchedule('TAR3303', span, { unit: rate.unit.text }, { related }));
}
