import { BASE_STYLE } from '../../compiler/html/base-style.ts';

/** The looks of an account's page: made for A4, a month a sheet. */
export const INVOICE_STYLE = `${BASE_STYLE}
body { font-size: 0.95rem; }
.sheet { max-width: 54rem; margin: 0 auto; padding: 3rem 2rem 4rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 3rem; align-items: flex-end; padding-bottom: 1.4rem; border-bottom: 2px solid var(--ink); }
header p { margin: 0; color: var(--soft); }
header h1 { font-size: 1.9rem; overflow-wrap: anywhere; }
header .kind { font-size: 0.8rem; letter-spacing: 0.09em; text-transform: uppercase; margin-bottom: 0.35rem; }
header dl { margin: 0; font-size: 0.85rem; gap: 0.1rem 1rem; }
section { margin-top: 2.6rem; }
h2 { display: flex; justify-content: space-between; gap: 2rem; align-items: baseline; font-size: 1.35rem; }
h2 span { font-variant-numeric: tabular-nums; white-space: nowrap; }
h3 { margin-top: 1.9rem; font-size: 1rem; }
table { width: 100%; }
.bill td, .bill th { padding-top: 0.3rem; padding-bottom: 0.3rem; }
.bill tbody th, .bill tbody td { border-bottom: 0; }
.bill tbody { border-bottom: 1px solid var(--line); }
.bill tr.group th { padding-top: 0.9rem; color: var(--soft); font-size: 0.82rem; }
.bill .part td { color: var(--soft); font-size: 0.86rem; padding-top: 0; padding-bottom: 0.18rem; }
.bill .part td:first-child { padding-left: 1.2rem; }
.bill tfoot th, .bill tfoot td { padding-top: 0.45rem; padding-bottom: 0.1rem; border-bottom: 0; }
.bill tfoot th { text-align: right; color: var(--soft); }
.bill tfoot tr.total th { color: inherit; }
.bill tfoot tr.total th, .bill tfoot tr.total td { padding-top: 0.55rem; }
.bill tfoot tr.total th, .bill tfoot tr.total td { font-weight: 650; font-size: 1.02em; }
.bill .by { color: var(--soft); white-space: nowrap; }
.bill { min-width: 34rem; }
.bill thead th:nth-child(1) { width: 36%; }
.bill thead th:nth-child(2) { width: 19%; }
.bill thead th:nth-child(3) { width: 31%; }
.months tfoot td, .months tfoot th { font-weight: 650; border-bottom: 0; }
.alert td { color: var(--soft); font-size: 0.86rem; padding-left: 1.2rem; }
.quiet { color: var(--soft); font-size: 0.86rem; }
footer { margin-top: 3rem; padding-top: 0.9rem; border-top: 1px solid var(--line); font-size: 0.8rem; color: var(--soft); }
footer code { word-break: break-all; }
@media (max-width: 40rem) {
  .sheet { padding: 1.6rem 1rem 3rem; }
  h2 { flex-wrap: wrap; gap: 0 1rem; }
  header dl { grid-template-columns: max-content 1fr; }
  header dd + dt { margin: 0; }
  .orders .figure { white-space: normal; min-width: 0; }
  .orders td, .orders th { padding-right: 0.6rem; font-size: 0.86rem; }
  .bill { display: block; min-width: 0; }
  .bill thead, .bill tbody, .bill tfoot, .bill caption { display: block; }
  .bill thead tr { display: none; }
  .bill tr { display: grid; grid-template-columns: auto 1fr auto; gap: 0 0.7rem; }
  .bill tr > * { padding-right: 0; padding-bottom: 0; }
  .bill tr > :first-child { grid-column: 1 / 3; }
  .bill tr > :last-child { grid-column: 3; grid-row: 1; padding-top: 0.3rem; }
  .bill tr.group > th { grid-column: 1 / -1; }
  .bill tr > :empty { display: none; }
  .bill tbody td:nth-child(2) { grid-column: 1; text-align: left; padding-top: 0; color: var(--soft); }
  .bill tbody td:nth-child(3) { grid-column: 2; padding-top: 0; color: var(--soft); }
  .bill .part td:first-child, .bill .part td:nth-child(2) { padding-left: 1.2rem; }
  .bill .part td:nth-child(2):empty + td { grid-column: 1 / 3; padding-left: 1.2rem; }
  .bill .part td:last-child { padding-top: 0; }
  .bill .part td:only-child { grid-column: 1 / -1; text-align: left; }
  .bill tbody { padding-bottom: 0.3rem; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm 20mm; @bottom-left { content: "Amounts before tax"; font: 8pt system-ui, sans-serif; color: #555; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
  .sheet { max-width: none; padding: 0; }
  section.month + section.month { break-before: page; }
  .bill tbody { break-inside: avoid; }
}
`;
