import type { Effect } from '../../compiler/analyze/diff/effect.ts';
import { UNMEASURED, type DiffModel, type Section } from './diff-model.ts';
import type { Phrases } from './diff-phrase.ts';
import { billLines, recordsLine, rejectedCount } from './effect-words.ts';
import { cell, row } from './markdown-cell.ts';
import { counted } from './numbers.ts';

/** What a comment on a pull request may hold, with room for the line that says what was cut. */
export const MOST_CHARACTERS = 60_000;
const ROOM = 500;
const TOP = 20;

/**
 * A difference as a comment for a pull request: the total first, the changed rows in a table, the rest folded; always
 * below 60,000 characters, or another length, with a line that says what was cut.
 */
export function diffMarkdown(
  model: DiffModel,
  effect: Effect | null,
  phrases: Phrases,
  most = MOST_CHARACTERS,
): string {
  const page = new Page(most);
  if (effect === null) page.block(`### ${cell(model.headline)}`);
  else {
    const by = effect.accounts.length === 0 ? 'none' : phrases.moved(effect.total.difference);
    page.block(`### Bills of all accounts: ${by}`);
    page.block(totals(effect, phrases));
    page.block(cell(model.headline));
  }
  const rows = model.sections.flatMap(changedRows);
  page.table(['what', 'where', 'quantity', 'change'], rows, 'row');
  const tariffs = model.sections.flatMap(priceRows);
  page.folded('Prices before and now', ['what', 'where', 'for', 'before', 'now'], tariffs, 'price');
  if (effect !== null) {
    page.folded(
      `Accounts that move (${counted(effect.more + effect.less, 'account')})`,
      ['account', 'before', 'now', 'difference'],
      accountRows(effect.accounts, phrases),
      'account',
    );
    if (effect.more > 0 && effect.less > 0)
      page.folded(
        `Accounts that pay more (${effect.more})`,
        ['account', 'before', 'now', 'difference'],
        accountRows(
          effect.accounts.filter(({ difference }) => difference.isPositive()),
          phrases,
        ),
        'account',
      );
    page.folded(
      'Distribution',
      ['share of accounts', 'difference'],
      quantileRows(effect, phrases),
      'quantile',
    );
    page.folded('Records rejected now', ['record', 'why'], rejectRows(effect.rejects.appear), 'record');
    page.folded('Records not rejected any more', ['record', 'why'], rejectRows(effect.rejects.go), 'record');
    page.folded(
      'Records rejected before and now',
      ['record', 'why'],
      rejectRows(effect.rejects.stay),
      'record',
    );
  }
  if (effect === null && model.isNamedOnly) page.block(cell(UNMEASURED));
  if (model.sections.length > 0) page.block(cell(model.same));
  return page.text();
}

type Row = readonly string[];

/** Gathers blocks as long as there is room, and counts what there was none for. */
class Page {
  readonly #blocks: string[] = [];
  readonly #cut = new Map<string, number>();
  readonly #most: number;
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  block(text: string): void {
    this.#blocks.push(text);
    this.#length += text.length + 2;
  }

  table(head: Row, rows: readonly Row[], noun: string): void {
    const lines = this.#table(head, rows, noun, 0);
    if (lines.length > 0) this.block(lines.join('\n'));
  }

  folded(summary: string, head: Row, rows: readonly Row[], noun: string): void {
    if (rows.length === 0) return;
    const frame = [`<details><summary>${cell(summary)}</summary>`, '', '', '</details>'];
    const lines = this.#table(head, rows, noun, frame.join('\n').length);
    if (lines.length === 0) return;
    frame.splice(2, 0, ...lines);
    this.block(frame.join('\n'));
  }

  /** Head and rows as long as there is room; nothing where no row fits. */
  #table(head: Row, rows: readonly Row[], noun: string, frame: number): string[] {
    const lines = [row(head), row(head.map(() => '---'))];
    let length = this.#length + frame + lines.join('\n').length;
    for (const [index, cells] of rows.entries()) {
      const text = row(cells);
      length += text.length + 1;
      if (length > this.#most - ROOM) {
        this.#cut.set(noun, (this.#cut.get(noun) ?? 0) + rows.length - index);
        break;
      }
      lines.push(text);
    }
    return lines.length > 2 ? lines : [];
  }

  text(): string {
    const cut = [...this.#cut].map(([noun, count]) => counted(count, noun));
    if (cut.length > 0)
      this.#blocks.push(
        `Cut to fit a comment: ${cut.join(', ')}. \`tarifa diff\` without \`--format markdown\` shows all.`,
      );
    return `${this.#blocks.join('\n\n')}\n`;
  }
}

/** Names are of letters, digits and underscores. */
const nameOf = ({ name, title }: Section): string => (name === '' ? cell(title) : `\`${name}\``);

function changedRows(section: Section): Row[] {
  const name = nameOf(section);
  const { note, facts, effects } = section;
  return [
    ...(note === null ? [] : [[name, '', '', cell(note)]]),
    ...facts.map(({ what, change }) => [name, cell(what), '', cell(change)]),
    ...effects.flatMap(({ scope, base, rows, notes }) => [
      ...rows.map(({ quantity, bill, by }) => [
        name,
        cell(scope),
        cell(quantity === 'any quantity' ? `any quantity of ${base}` : `${quantity} ${base}`),
        `**${bill}** ${cell(by)}`,
      ]),
      ...notes.map((note) => [name, cell(scope), cell(base), cell(note)]),
    ]),
  ];
}

const priceRows = (section: Section): Row[] =>
  section.effects.map(({ scope, base, old, new: now }) => [
    nameOf(section),
    cell(scope),
    cell(base),
    cell(old.line),
    cell(now.line),
  ]);

function totals(effect: Effect, phrases: Phrases): string {
  const lines = [...billLines(effect, phrases)];
  if (effect.accounts.length > 0 && rejectedCount(effect) > 0) lines.push(recordsLine(effect));
  return lines.map((text) => `- ${text}`).join('\n');
}

function accountRows(accounts: Effect['accounts'], phrases: Phrases): Row[] {
  const moving = accounts.filter(({ difference }) => !difference.isZero());
  const rows = moving
    .slice(0, TOP)
    .map(({ account, old, new: now, difference }) => [
      cell(account),
      phrases.money(old),
      phrases.money(now),
      phrases.moved(difference),
    ]);
  const left = moving.length - rows.length;
  return left === 0 ? rows : [...rows, [`… and ${counted(left, 'account')} that move less`, '', '', '']];
}

const quantileRows = ({ quantiles }: Effect, phrases: Phrases): Row[] =>
  quantiles.map(({ share, difference }) => [share, phrases.moved(difference)]);

const rejectRows = (rejects: Effect['rejects']['appear']): Row[] =>
  rejects.map(({ file, line: at, code, message }) => [cell(`${file}:${at}`), cell(`${code}: ${message}`)]);
