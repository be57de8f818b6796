import { readdirSync, readFileSync } from 'node:fs';
import { parse, type Parsed } from '../../grammar/parse.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';

const folder = new URL('./language-examples/', import.meta.url);

export interface LanguageExample {
  readonly name: string;
  /** The example as the page has it, in the feature that its statements belong to. */
  readonly text: string;
}

/** Every example of the page that defines the language. */
export const languageExamples: readonly LanguageExample[] = readdirSync(folder)
  .filter((name) => name.endsWith('.tarifa'))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return { name, text: /^(meter|price) /.test(text) ? `feature f {\n${text}}\n` : text };
  });

export const read = (text: string): Parsed => parse(sourceFile('main.tarifa', text));
