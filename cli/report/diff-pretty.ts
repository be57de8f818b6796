import type { AccountEffect, Effect } from '../../compiler/analyze/diff/effect.ts';
import { UNMEASURED, type DiffModel, type EffectTable, type Section } from './diff-model.ts';
import type { Phrases, PriceText } from './diff-phrase.ts';
import { billLines } from './effect-words.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { aligned } from './table.ts';

/** Accounts that are named on a terminal. */
const TOP = 10;

/** Prints a difference as tables: what changed, section by section, the effect on accounts first. */
export async function printDiff(
  model: DiffModel,
  effect: Effect | null,
  phrases: Phrases,
  printer: Printer,
): Promise<void> {
  const { colors } = printer;
  const blocks = [colors.bold(model.headline)];
  if (effect !== null) blocks.push(effectLines(effect, phrases).join('\n'));
  for (const section of model.sections) blocks.push(sectionLines(section, colors.bold).join('\n'));
  if (effect === null && model.isNamedOnly) blocks.push(UNMEASURED);
  if (model.sections.length > 0) blocks.push(model.same);
  await printer.print(blocks.join('\n\n'));
}

function sectionLines(section: Section, bold: (text: string) => string): string[] {
  const { name, title, note, facts, effects } = section;
  const named = name === '' ? bold(title) : `${bold(name)}  ${title === name ? '' : title}`.trimEnd();
  const lines = [note === null ? named : `${named}  ${note}`];
  lines.push(
    ...aligned(
      facts.map(({ what, change }) => [what, change].map(printableLine)),
      ['left', 'left'],
      '  ',
    ),
  );
  for (const table of effects) lines.push(...tableLines(table));
  return lines;
}

function tableLines({ scope, base, old, new: now, rows, notes }: EffectTable): string[] {
  return [
    ...(scope === '' ? [] : [`  ${printableLine(scope)}`]),
    ...pricesLines(old, now),
    ...aligned(
      [[base, 'bill', 'by'], ...rows.map((row) => [row.quantity, row.bill, row.by])],
      ['left', 'left', 'left'],
      '    ',
    ),
    ...notes.map((note) => `    ${note}`),
  ];
}

/** Two prices on one line, or tier by tier side by side. */
function pricesLines(old: PriceText, now: PriceText): string[] {
  // What changed then stands in the facts: a flat price, a bound.
  if (old.line === now.line) return [];
  if (old.mode === null && now.mode === null) return [`    ${printableLine(`${old.line} → ${now.line}`)}`];
  const [before, after] = [priceLines(old), priceLines(now)];
  const rows = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => [
    before[i] ?? '',
    after[i] ?? '',
  ]);
  return aligned([['before', 'now'], ...rows], ['left', 'left'], '    ');
}

/** A price as its tiers, below a line that says how they add up. */
const priceLines = ({ mode, tiers, line }: PriceText): string[] =>
  (mode === null ? [line] : [`${mode}:`, ...tiers.map((tier) => `  ${tier}`)]).map(printableLine);

function effectLines(effect: Effect, phrases: Phrases): string[] {
  const { total, more, less, accounts, quantiles, rejects } = effect;
  const [bills, paying] = billLines(effect, phrases);
  const by = accounts.length === 0 ? '' : `, ${phrases.moved(total.difference)}`;
  const lines = [`All accounts: ${bills}${by}`, paying];
  const moving = accounts.filter(({ difference }) => !difference.isZero());
  if (moving.length > 0) {
    lines.push('', 'Differences among accounts');
    lines.push(
      ...aligned(
        quantiles.map(({ share, difference }) => [share, phrases.moved(difference)]),
        ['left', 'right'],
        '  ',
      ),
    );
    lines.push('', 'Accounts that move most', ...accountLines(moving, phrases));
    // Where nobody pays less, these are the same.
    if (more > 0 && less > 0) {
      const paying = moving.filter(({ difference }) => difference.isPositive());
      lines.push('', 'Accounts that pay more', ...accountLines(paying, phrases));
    }
  }
  for (const [what, list] of [
    ['rejected now', rejects.appear],
    ['not rejected any more', rejects.go],
    ['rejected before and now', rejects.stay],
  ] as const)
    if (list.length > 0) {
      lines.push('', `${counted(list.length, 'record')} ${what}`);
      for (const { file, line, code, message } of list.slice(0, TOP))
        lines.push(`  ${printableLine(`${file}:${line} ${code}: ${message}`)}`);
      if (list.length > TOP) lines.push(`  … and ${list.length - TOP} more`);
    }
  return lines;
}

function accountLines(accounts: readonly AccountEffect[], phrases: Phrases): string[] {
  const rows = accounts
    .slice(0, TOP)
    .map((each) => [
      printableLine(each.account),
      phrases.money(each.old),
      phrases.money(each.new),
      phrases.moved(each.difference),
    ]);
  const lines = aligned(
    [['account', 'before', 'now', 'difference'], ...rows],
    ['left', 'right', 'right', 'right'],
    '  ',
  );
  const left = accounts.length - rows.length;
  return left === 0 ? lines : [...lines, `  … and ${counted(left, 'account')} that move less`];
}
