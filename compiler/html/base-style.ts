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
