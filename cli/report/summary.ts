import type { Ir } from '../../compiler/ir/ir.ts';
import { RESULT_NAMES } from '../../runtime/records/index.ts';
import type { Rating } from '../rate.ts';
import { packageVersion } from '../version.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';

interface Asked {
  readonly period?: string;
  readonly backend: string;
}

/** The run as `summary.json` has it. */
export function summaryOf(ir: Ir, rating: Rating, { period, backend }: Asked, elapsedMs: number): object {
  const { results, counts, totals, catalog, accounts, interpreted, through } = rating;
  return {
    records: counts,
    results: Object.fromEntries(RESULT_NAMES.map((name) => [name, results[name].length])),
    accounts,
    totals,
    ...(period === undefined ? {} : { period }),
    ...(through.period === null ? {} : { through: through.period }),
    catalog: { name: ir.catalog.name, digest: catalog },
    backend: { name: backend, interpretedAccounts: interpreted },
    versions: { tarifa: packageVersion(), node: process.versions.node, ir: ir.ir },
    elapsedMs,
  };
}

/** The run in one line, for people. */
export function summaryLine(rating: Rating, elapsedMs: number, out: string | null): string {
  const { read, rated, unbilled, replaced, rejected, duplicate } = rating.counts;
  const parts = [
    [rated, 'rated'],
    [unbilled, 'unbilled'],
    [replaced, 'replaced'],
    [rejected, 'rejected'],
    [duplicate, 'duplicate'],
  ] as const;
  const said = parts.filter(([count], index) => index === 0 || count > 0);
  const outcomes = said.map(([count, word]) => `${grouped(String(count))} ${word}`).join(', ');
  const inPart = rating.results.rejects.length - rejected;
  const partly = inPart > 0 ? `, ${grouped(String(inPart))} in part` : '';
  const notes = [
    `${counted(rating.accounts, 'account')} in ${(elapsedMs / 1000).toFixed(1)} s`,
    ...(rating.interpreted === 0 ? [] : [`${counted(rating.interpreted, 'account')} by the interpreter`]),
    ...(out === null ? [] : [`written to ${printableLine(out)}`]),
  ];
  return `read ${counted(read, 'record')}: ${outcomes}${partly}; ${notes.join(', ')}`;
}

/**
 * A warning where one record, which may have had a wrong clock, makes everybody owe for months without use; else null.
 */
export function throughLine({ through }: Rating): string | null {
  if (through.stray === null || through.period === null) return null;
  const { record, others, isOfAccounts, amount, currency } = through.stray;
  const all = isOfAccounts ? 'all other accounts' : 'all other records';
  const { file, line } = record.origin;
  return printableLine(
    `note: flat prices and minimums are owed up to ${through.period}, since the record ${record.id} at ${file}:${line} is that late; ${all} end in ${others}. Of what is owed, ${currency} ${grouped(amount)} lies more than a month after that`,
  );
}

/** Says that a month was rated in part, where its other days owe something too; else null. */
export const withinLine = ({ through: { within, period } }: Rating): string | null =>
  within === null
    ? null
    : `note: what is owed by the day is owed up to ${within}; --period ${period} and \`close\` rate ${period} to its end`;

/** So many orders are named; of more, their number is told. */
const NAMED_ORDERS = 5;

/** A warning for each order that a closed month billed and that the price list in force does not take. */
export function unheldLines({ unheld }: Pick<Rating, 'unheld'>): readonly string[] {
  const lines = unheld
    .slice(0, NAMED_ORDERS)
    .map(({ account, record, message }) =>
      printableLine(
        `note: the order ${record} of ${account} was billed in a closed month, and pays no more in open ones: ${message}`,
      ),
    );
  const more = unheld.length - lines.length;
  if (more > 0) lines.push(`note: so do ${counted(more, 'other order')}`);
  return lines;
}
