import type { Change, Changes } from '../../compiler/try-changes.ts';
import type { SoundCatalog } from '../catalog.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { placeText, shownPlace } from './place.ts';

/** The mutation score, each change that no example notices with what would notice it, and what does not count. */
export function changesText({ folder }: SoundCatalog, changes: Changes, { colors }: Printer): string {
  const { mutants, noticed, survived, equivalent, score, failing } = changes;
  const said = ({ at, kind, subject, before, after }: Change): string => {
    const what = `${kind}${subject === null ? '' : ` of ${subject}`}: ${before} → ${after}`;
    return `  ${placeText(folder, at)}  ${printableLine(what)}`;
  };
  const lines = [
    colors.bold(`mutation score of ${printableLine(folder.name)}: ${score} %`),
    `  ${grouped(String(noticed))} of ${counted(noticed + survived, 'change')} noticed by an example`,
  ];
  if (failing.length > 0)
    lines.push(
      colors.red(
        `  ${counted(failing.length, 'example fails', 'examples fail')} as it is, and can notice nothing`,
      ),
    );
  const survivors = mutants.filter(({ outcome }) => outcome === 'survived');
  if (survivors.length > 0) lines.push('', colors.bold('no example notices'));
  let pending: readonly string[] = [];
  // One example often tells several changes apart: it is proposed once, after the last of them.
  const flush = (): void => {
    lines.push(...pending.map((line) => colors.cyan(`      ${printableLine(line)}`)));
    pending = [];
  };
  for (const mutant of survivors) {
    const proposed = mutant.proposal ?? [];
    if (proposed.join('\n') !== pending.join('\n')) flush();
    lines.push(colors.red(said(mutant)) + (mutant.reached ? '' : colors.dim('  (no example comes to it)')));
    pending = proposed;
  }
  flush();
  if (equivalent > 0)
    lines.push('', colors.bold(`does not count: ${counted(equivalent, 'change')} without effect`));
  const reasons = new Map<string, number>();
  for (const { equivalent: reason } of mutants)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  for (const [reason, count] of reasons)
    lines.push(colors.dim(`  ${grouped(String(count))}: ${printableLine(reason)}`));
  return lines.join('\n');
}

/** The same for programs, with every mutant. */
export function changesJson({ folder, compilation }: SoundCatalog, changes: Changes): object {
  const { mutants, noticed, survived, equivalent, score, failing } = changes;
  const title = (index: number): string => compilation.scenarios[index]?.title ?? '';
  return {
    version: 1,
    catalog: folder.name,
    score,
    noticed,
    survived,
    equivalent,
    failing: failing.map(title),
    mutants: mutants.map((mutant) => {
      const { kind, subject, at, before, after, outcome, reached, by, proposal } = mutant;
      return {
        kind,
        subject,
        ...shownPlace(folder, at),
        before,
        after,
        outcome,
        reached,
        ...(by === null ? {} : { by: title(by) }),
        ...(mutant.equivalent === null ? {} : { reason: mutant.equivalent }),
        ...(outcome === 'survived' ? { propose: proposal } : {}),
      };
    }),
  };
}
