import { scoreOf, type Mutation, type Tried } from '../../compiler/analyze/mutate/mutate.ts';
import { propose } from '../../compiler/analyze/mutate/propose.ts';
import { placeOf } from '../../compiler/lower/place.ts';
import type { SoundCatalog } from '../catalog.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { placeText, shownPlace } from './place.ts';

/** The mutation score, each change that no example notices with what would notice it, and what does not count. */
export function mutationText(catalog: SoundCatalog, mutation: Mutation, { colors }: Printer): string {
  const { mutants, noticed, survived, equivalent, failing } = mutation;
  const said = (mutant: Tried): string =>
    `  ${placeText(catalog.folder, mutantPlace(catalog, mutant))}  ${mutant.kind}${mutant.subject === null ? '' : ` of ${printableLine(mutant.subject)}`}: ${printableLine(mutant.before)} → ${printableLine(mutant.after)}`;
  const lines = [
    colors.bold(`mutation score of ${printableLine(catalog.folder.name)}: ${scoreOf(mutation)} %`),
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
    const proposed = propose(catalog.ir, mutant) ?? [];
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
export function jsonMutation(catalog: SoundCatalog, mutation: Mutation): object {
  const { mutants, noticed, survived, equivalent, failing } = mutation;
  const { folder, compilation, ir } = catalog;
  const title = (index: number): string => compilation.scenarios[index]?.title ?? '';
  return {
    version: 1,
    catalog: folder.name,
    score: scoreOf(mutation),
    noticed,
    survived,
    equivalent,
    failing: failing.map(title),
    mutants: mutants.map((mutant) => {
      const { kind, subject, before, after, outcome, reached, by } = mutant;
      return {
        kind,
        subject,
        ...shownPlace(catalog.folder, mutantPlace(catalog, mutant)),
        before,
        after,
        outcome,
        reached,
        ...(by === null ? {} : { by: title(by) }),
        ...(mutant.equivalent === null ? {} : { reason: mutant.equivalent }),
        ...(outcome === 'survived' ? { propose: propose(ir, mutant) } : {}),
      };
    }),
  };
}

const mutantPlace = (catalog: SoundCatalog, mutant: Tried): string =>
  mutant.at ?? settingPlace(catalog, mutant);

/** Where a rule for the whole price list is written; the line of the catalog where it is the usual one. */
function settingPlace({ compilation: { bound } }: SoundCatalog, { kind, subject }: Tried): string {
  const { round, deduct, consume } = bound.symbols.settings;
  const keys = consume.find(({ funds }) => funds.some(({ text }) => text === subject));
  const node = kind === 'rounding' ? round : kind === 'deduct' ? deduct : (keys ?? null);
  return placeOf(bound, (node ?? bound.catalog).span);
}
