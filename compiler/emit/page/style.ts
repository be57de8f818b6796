/** What the price page has beside the base style: its contents at the side, its lists and its examples. */
export const PAGE_STYLE = `
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem; }
.page { display: grid; grid-template-columns: 15rem minmax(0, 52rem); gap: 0 4rem; max-width: 76rem; margin: 0 auto; padding: 3.5rem 2rem 5rem; }
header { grid-column: 2; padding-bottom: 0.5rem; }
header p { color: var(--soft); margin-top: 0.6rem; }
nav { grid-column: 1; grid-row: 1 / span 3; font-size: 0.88rem; line-height: 1.4; align-self: start; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 0.6rem 0 2rem; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav li { margin: 0.3rem 0; }
nav li li { margin: 0.22rem 0; padding-left: 0.9rem; }
nav > ol > li { margin: 0 0 0.8rem; }
nav > ol > li > a { font-weight: 600; }
nav a { color: inherit; text-decoration: none; }
nav li li a { color: var(--soft); }
nav a:hover { color: var(--accent); text-decoration: underline; }
main, footer { grid-column: 2; min-width: 0; }
main > section { margin-top: 3.5rem; }
main > section:first-child { margin-top: 2rem; }
main > section > h2 { padding-bottom: 0.5rem; border-bottom: 2px solid var(--strong-line); }
section section { margin-top: 2.4rem; }
section section section { margin-top: 1.7rem; }
h2 small, h3 small, h4 small { margin-left: 0.5em; white-space: nowrap; }
.names { list-style: none; padding: 0; columns: 15rem; column-gap: 2rem; font-size: 0.95rem; }
.names li { break-inside: avoid; padding: 0.12rem 0 0.12rem 0.9rem; text-indent: -0.9rem; }
ol.plain, ul.plain { padding-left: 1.4rem; }
ol.plain > li, ul.plain > li { padding-left: 0.2rem; margin-top: 0.25rem; }
main p, main li { max-width: 46rem; }
:target { scroll-margin-top: 1.5rem; }
tr:target th, tr:target td, li:target { background: var(--raised); }
.worked { margin-top: 1.1rem; border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1.2rem 1rem; }
.worked h3, .worked summary { font-weight: 600; line-height: 1.35; font-size: 0.98rem; }
details.worked { margin-top: 0.45rem; padding: 0.55rem 1rem; }
details.worked[open] { padding-bottom: 0.9rem; }
.worked h3, .worked summary { display: flex; align-items: flex-start; overflow-wrap: anywhere; }
.worked summary { cursor: pointer; list-style: none; }
.worked summary::-webkit-details-marker { display: none; }
.worked summary::before { content: "▸" / ""; flex: none; width: 1.1rem; font-weight: 400; color: var(--soft); }
.worked[open] > summary::before { content: "▾" / ""; }
.worked h3 > span, .worked summary > span { flex: none; margin-left: auto; padding-left: 1rem; font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
.steps { margin: 0.6rem 0 0; padding-left: 1.35rem; font-size: 0.95rem; }
ul.steps { list-style: none; padding-left: 0; }
.steps > li { margin-top: 0.55rem; padding-left: 0.15rem; }
.steps > li::marker { color: var(--soft); font-size: 0.85em; }
.steps ul { list-style: none; margin: 0.15rem 0 0; padding: 0; }
.reckoning { min-width: 0; font-size: 0.9rem; color: var(--soft); margin: 0.25rem 0; }
.reckoning td { border: 0; padding: 0.06rem 0.5rem 0.06rem 0; }
.reckoning td:nth-child(1), .reckoning td:nth-child(6) { text-align: right; }
.steps .stated { border-left: 3px solid var(--accent); padding-left: 0.6rem; margin-top: 0.35rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.82rem; color: var(--soft); }
footer code { word-break: break-all; }
@media (max-width: 64rem) {
  .page { display: block; padding: 2rem 1.15rem 4rem; max-width: 54rem; }
  nav { position: static; max-height: none; border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.2rem 0.4rem; margin-top: 1.6rem; }
  nav > ol { columns: 16rem; column-gap: 2rem; }
  nav > ol > li { break-inside: avoid-column; }
}
@media (max-width: 40rem) {
  nav > ol > li:not(:first-child) > ol { display: none; }
  .reckoning, .reckoning tbody { display: block; }
  .reckoning tr { display: flex; flex-wrap: wrap; gap: 0 0.4rem; }
  .reckoning tr + tr { margin-top: 0.3rem; }
  .reckoning td { display: block; padding: 0; }
  .reckoning td:empty { display: none; }
}
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
  .page { display: block; padding: 0; max-width: none; }
  .skip { display: none; }
  nav { position: static; max-height: none; padding: 0; margin-top: 1.2rem; overflow: visible; }
  nav > ol { columns: 3; }
  main > section { margin-top: 2rem; }
  section section { margin-top: 1.3rem; }
  .worked { border-color: var(--line); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .worked h3, .worked summary { break-after: avoid; }
  .steps > li:first-child, ol.plain > li:first-child { break-before: avoid; }
  p:has(+ .wide, + ol, + ul, + dl), :is(h2, h3, h4) + p:not(:last-child), dl:has(+ .wide) { break-after: avoid; }
  tbody tr:nth-child(2) { break-before: avoid; }
  p, dl, table:not(:has(tr:nth-child(9))) { break-inside: avoid; }
  details.worked::details-content { content-visibility: visible; block-size: auto; }
  .worked summary::before { display: none; }
}
`;
