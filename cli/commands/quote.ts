import { Argument, Command } from 'commander';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../failures.ts';
import { choice } from '../options.ts';
import type { Quote, QuoteFault } from '../quote.ts';
import { watchOption } from '../report-options.ts';
import { jsonText } from '../report/json-text.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import { notFromInput } from '../standard-input.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly watch?: true;
}

const WORDS = { what: 'sentence', wanted: 'tarifa quote CATALOG "15,000 calls of FEATURE"' };

export const quoteCommand = (context: Context): Command =>
  new Command('quote')
    .description('what one use or one purchase costs, with the steps that lead to it')
    .addArgument(new Argument('[catalog]', 'a folder with a main.tarifa, or a file; this folder if absent'))
    .addArgument(
      new Argument('[sentence]', 'a use or a purchase, in the words of an example; - reads one a line'),
    )
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json'], 'pretty'))
    .addOption(watchOption())
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa quote catalogs/vision "15,000 calls of license_plate_recognition in 2026-01"
  $ tarifa quote catalogs/vision "face_comparison_1_1_qps 40 qps by day" --format json
`,
    )
    .action(async (first: string | undefined, second: string | undefined, { format, watch }: Options) => {
      const { catalogAndWords } = await import('../here.ts');
      const [path, sentence] = catalogAndWords(first, second, context.io, WORDS);
      notFromInput('quote', path);
      const { readAll } = await import('../catalog.ts');
      const asked = {
        sentences: sentence === '-' ? linesOf(await readAll(context)) : [sentence],
        isList: sentence === '-',
        format,
      };
      if (watch === undefined) return quoteAll(path, asked, context);
      const { watching } = await import('../watch.ts');
      await watching([path], context, () => quoteAll(path, asked, context));
    });

interface Asked {
  readonly sentences: readonly string[];
  /** Whether they came from standard input, so that each has a line of its own in the answer. */
  readonly isList: boolean;
  readonly format: Options['format'];
}

async function quoteAll(path: string, { sentences, isList, format }: Asked, context: Context): Promise<void> {
  const { soundCatalog } = await import('../catalog.ts');
  const catalog = await soundCatalog(path, context);
  if (catalog === null) return;
  const { anyRaterOf } = await import('../backends.ts');
  const { quote } = await import('../quote.ts');
  const rater = await anyRaterOf(catalog.ir, 'js');
  let faults = 0;
  context.status = EXIT.ok;
  for (const text of sentences) {
    const found = quote(catalog, rater, text);
    if ('kind' in found) {
      faults++;
      context.status = statusOf(found, isList);
    }
    if (format === 'json') await writeJson(found, isList, context);
    else await print(catalog, found, text, sentences.length > 1, context);
  }
  const many = counted(sentences.length, 'sentence');
  const left = faults === 0 ? '' : `, ${faults} without a price`;
  await context.summarize(`quoted ${many} by ${printableLine(catalog.folder.name)}${left}`);
}

/** A sentence on the command line that cannot be read is wrong use; what the price list refuses is not, nor a line of many. */
const statusOf = (fault: QuoteFault, isList: boolean): ExitStatus =>
  fault.kind === 'unreadable' && !isList ? EXIT.usage : EXIT.faults;

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** With `-`, an object a line; a sentence that cannot be priced has its error in its place. */
async function writeJson(found: Quote | QuoteFault, isList: boolean, context: Context): Promise<void> {
  const value = 'kind' in found ? { error: faultOf(found) } : found;
  if (isList) await context.io.stdout.write(`${jsonText(value)}\n`);
  else await context.writeJson(value);
}

function faultOf(fault: QuoteFault): { readonly code: string; readonly message: string } {
  if (fault.kind === 'refused') return { code: fault.code, message: fault.message };
  const [first] = fault.sentence.diagnostics;
  return { code: first?.code ?? '', message: first?.message ?? '' };
}

async function print(
  catalog: SoundCatalog,
  found: Quote | QuoteFault,
  text: string,
  isOneOfMany: boolean,
  context: Context,
): Promise<void> {
  const { out, err } = context;
  if (!('kind' in found)) {
    const { quoteText } = await import('../report/quote.ts');
    const heading = isOneOfMany ? `${out.colors.dim(printableLine(text))}\n` : '';
    await out.print(`${heading}${quoteText(catalog, found, out)}${isOneOfMany ? '\n' : ''}`);
    return;
  }
  if (found.kind === 'refused') return context.fail(found.message, { code: found.code, detail: text });
  const { printSentence } = await import('../report/sentence.ts');
  await printSentence(found.sentence, err);
}
