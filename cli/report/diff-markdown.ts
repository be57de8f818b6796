import type { Effect } from '../../compiler/analyze/diff/effect.ts';
import { UNMEASURED, type DiffModel, type Section } from './diff-model.ts';
import type { Phrases } from './diff-phrase.ts';
import { billLines, recordsLine, rejectedCount } from './effect-words.ts';
import { cell } from './markdown-cell.ts';
import { MarkdownPage, MOST_CHARACTERS, type Row } from './markdown-page.ts';
import { counted } from './numbers.ts';

const TOP = 20;

/** For programs, in front of the Markdown, and not to be seen on a page: whether anything changes in meaning. */
export const markOf = (isSame: boolean): string => `<!-- tarifa: ${isSame ? 'same' : 'changed'} -->\n`;

/** A difference as a comment for a pull request. */
export const diffMarkdown = (model: DiffModel, effect: Effect | null, phrases: Phrases): string =>
  markOf(model.isSame) + diffPage(model, effect, phrases, MOST_CHARACTERS);

/**
 * The total first, the changed rows in a table, the rest folded; of at most so many characters, with a line that says
 * what was cut.
 */
export function diffPage(model: DiffModel, effect: Effect | null, phrases: Phrases, most: number): string {
  const page = new MarkdownPage(most);
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
  if (!model.isSame) page.block(cell(model.same));
  return page.text();
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
