/** What both kinds of page look like: type, colours, tables, paper. */
export const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa;
  --raised: #f5f2ec;
  --ink: #22201c;
  --soft: #6a655c;
  --line: #e3ded4;
  --strong-line: #b9b1a2;
  --accent: #1d5c77;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b;
    --raised: #1e2125;
    --ink: #e4e1db;
    --soft: #a09a90;
    --line: #2d3136;
    --strong-line: #565b62;
    --accent: #86bfd8;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.2; font-weight: 650; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.9rem, 1.4rem + 2vw, 2.7rem); letter-spacing: -0.02em; }
h2 { font-size: 1.55rem; letter-spacing: -0.012em; }
h3 { font-size: 1.15rem; }
h4 { font-size: 1rem; }
p, ol, ul, dl { margin: 0.75rem 0 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font: 0.88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; background: var(--raised); border-radius: 3px; padding: 0.1em 0.3em; }
small { font-size: 0.8rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
.absent { color: var(--soft); }
.wide { overflow-x: auto; margin: 1.1rem 0 0; max-width: 100%; }
table { min-width: min(22rem, 100%); border-collapse: collapse; font-size: 0.92rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
caption { text-align: left; text-wrap: pretty; color: var(--soft); font-size: 0.85rem; padding: 0 0 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.38rem 1.25rem 0.38rem 0; border-bottom: 1px solid var(--line); font-weight: 400; unicode-bidi: isolate; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.82rem; vertical-align: bottom; border-bottom-color: var(--strong-line); }
thead th[colspan] { border-bottom: 0; padding-bottom: 0; }
.figure { text-align: right; white-space: nowrap; }
thead .figure, .figure .absent { white-space: normal; }
thead .figure { min-width: 4.8rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.3rem 1.25rem; font-size: 0.95rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: 0.5rem; }
  dt { font-size: 0.85rem; }
  th, td { padding-right: 0.8rem; }
}
@media print {
  :root { --paper: #fff; --raised: #f4f4f4; --ink: #000; --soft: #555; --line: #ccc; --strong-line: #888; --accent: #000; color-scheme: light; }
  html { font-size: 9.5pt; }
  body { line-height: 1.45; }
  a { text-decoration: none; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  tr, li, dd { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .wide { overflow: visible; }
}
`;

/** What the price page has beside that: its contents at the side, its lists and its examples. */
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
.worked summary { cursor: pointer; }
.worked h3 > span, .worked summary > span { float: right; margin-left: 1rem; font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
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
}
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
  .page { display: block; padding: 0; max-width: none; }
  .skip { display: none; }
  nav { position: static; max-height: none; padding: 0; margin-top: 1.2rem; overflow: visible; }
  nav > ol { columns: 3; }
  main > section { margin-top: 2rem; }
  section section { margin-top: 1.3rem; }
  .worked { break-inside: avoid; border-color: var(--line); }
  details.worked::details-content { content-visibility: visible; block-size: auto; }
  details.worked summary { list-style: none; }
}
`;
