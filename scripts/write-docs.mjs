// Writes the pages of docs that are made from the sources: node scripts/write-docs.mjs, after `npm run build`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codePages } from '../dist/cli/report/code-pages.js';
import { grammarPage } from '../dist/grammar/grammar-page.js';

const docs = join(dirname(fileURLToPath(import.meta.url)), '../docs');
const folder = join(docs, 'diagnostics');
const pages = codePages();

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
writeFileSync(join(docs, 'grammar.md'), grammarPage());
console.log(`wrote docs/grammar.md, and ${pages.size} pages to docs/diagnostics`);
