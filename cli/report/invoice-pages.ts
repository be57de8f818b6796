import { PAGE_START } from '../../compiler/html/frame.ts';
import { periodAt } from '../../runtime/calendar.ts';
import { compareText } from '../../runtime/record.ts';
import { pageFile, INDEX_PAGE, type ResultPages, type Results } from '../../runtime/records/index.ts';
import type { Invoice, Reject } from '../../runtime/result.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Rating } from '../rate.ts';
import { BillLines } from './bill.ts';
import { Holdings } from './holdings.ts';
import { invoiceIndex } from './invoice-index.ts';
import { invoicePage, type AccountBill } from './invoice-page.ts';
import { wordingOf, type Wording } from './wording.ts';

/** A page for each account that has an invoice, made one after the other, and one that leads to all of them. */
export function invoicePages(
  catalog: SoundCatalog,
  { results, asOf }: Pick<Rating, 'results' | 'asOf'>,
): ResultPages {
  return { files: pagesOf(catalog, results, asOf), start: PAGE_START };
}

function* pagesOf(catalog: SoundCatalog, results: Results, asOf: string | null) {
  const wording = wordingOf(catalog);
  const bills = new Bills(catalog, results, asOf, wording);
  const accounts = [...bills.accounts];
  for (const account of accounts)
    yield { file: pageFile(account), text: invoicePage(bills.of(account), wording) };
  yield { file: INDEX_PAGE, text: invoiceIndex(catalog, results, wording) };
}

/** The results of a run, account by account. */
class Bills {
  readonly #catalog: SoundCatalog;
  readonly #lines: BillLines;
  readonly #holdings: Holdings;
  readonly #invoices: ReadonlyMap<string, readonly Invoice[]>;
  readonly #results: {
    readonly lines: ReadonlyMap<string, Results['lines']>;
    readonly rejects: ReadonlyMap<string, readonly Reject[]>;
  };

  constructor(catalog: SoundCatalog, results: Results, asOf: string | null, wording: Wording) {
    this.#catalog = catalog;
    this.#holdings = new Holdings(catalog.ir, results, asOf, wording);
    this.#lines = new BillLines(catalog, wording, this.#holdings);
    this.#invoices = byAccount(results.invoices);
    this.#results = {
      lines: byAccount(results.lines),
      rejects: byAccount(results.rejects),
    };
  }

  get accounts(): Iterable<string> {
    return this.#invoices.keys();
  }

  of(account: string): AccountBill {
    const { ir } = this.#catalog;
    const invoices = [...(this.#invoices.get(account) ?? [])].sort((a, b) => compareText(a.period, b.period));
    const lines = this.#results.lines.get(account) ?? [];
    const rejects = (this.#results.rejects.get(account) ?? []).toSorted(compareRejects);
    const periods = new Set(invoices.map(({ period }) => period));
    const monthOf = ({ at }: Reject): string | null =>
      at === undefined ? null : periodAt(ir.zone, 'month', at.seconds).name;
    return {
      account,
      list: ir.catalog.title || ir.catalog.name,
      digests: [...new Set(invoices.map(({ catalog }) => catalog))],
      currency: ir.currency.code,
      months: invoices.map(({ period, amount }) => ({
        period,
        amount,
        lines: this.#lines.of(lines.filter((line) => line.period === period)),
        rejects: rejects.filter((reject) => monthOf(reject) === period),
      })),
      orders: this.#holdings.of(account),
      asOf: this.#holdings.asOf,
      other: rejects.filter((reject) => !periods.has(monthOf(reject) ?? '')),
    };
  }
}

/** By their time where it is known, then as the table of rejects has them. */
const compareRejects = (a: Reject, b: Reject): number =>
  (a.at?.seconds ?? Infinity) - (b.at?.seconds ?? Infinity) ||
  compareText(a.record ?? '', b.record ?? '') ||
  compareText(a.file, b.file) ||
  a.line - b.line;

function byAccount<T extends { readonly account: string | null }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    if (row.account === null) continue;
    const group = groups.get(row.account);
    if (group === undefined) groups.set(row.account, [row]);
    else group.push(row);
  }
  return groups;
}
