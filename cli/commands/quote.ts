import { Argument, Command } from 'commander';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { positionAt, sourceFile } from '../../grammar/text/source-file.ts';
import { EXIT, type ExitStatus } from '../failures.ts';
import { STDIN } from '../host.ts';
import { choice } from '../options.ts';
import type { Quote, QuoteFault } from '../quote.ts';
import { watchOption } from '../report-options.ts';
import { jsonText } from '../report/json-text.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import type { SentencePlace } from '../report/sentence.ts';
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

With -, each line is a sentence and has one answer, in the same order; blank lines have none.
`,
    )
    .action(async (first: string | undefined, second: string | undefined, { format, watch }: Options) => {
      const { catalogAndWords } = await import('../here.ts');
      const [path, sentence] = catalogAndWords(first, second, context.io, WORDS);
      notFromInput('quote', path);
      const { readAll } = await import('../catalog.ts');
      const asked = {
        ...(sentence === '-'
          ? sentencesOf(await readAll(context))
          : { sentences: [{ text: sentence, place: null }], isList: false }),
        format,
      };
      if (watch === undefined) return quoteAll(path, asked, context);
      const { watching } = await import('../watch.ts');
      await watching([path], context, () => quoteAll(path, asked, context));
    });

interface Asked {
  readonly sentences: readonly AskedSentence[];
  /** Whether they came from standard input, so that each has a line of its own in the answer. */
  readonly isList: boolean;
  readonly format: Options['format'];
}

interface AskedSentence {
  readonly text: string;
  readonly place: SentencePlace | null;
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
  for (const sentence of sentences) {
    const found = quote(catalog, rater, sentence.text);
    if ('kind' in found) {
      faults++;
      context.status = statusOf(found, isList);
    }
    if (format === 'json') await writeJson(found, isList, context);
    else await print(catalog, found, sentence, sentences.length > 1, context);
  }
  const many = counted(sentences.length, 'sentence');
  const left = faults === 0 ? '' : `, ${faults} without a price`;
  await context.summarize(`quoted ${many} by ${printableLine(catalog.folder.name)}${left}`);
}

/** A sentence on the command line that cannot be read is wrong use; what the price list refuses is not, nor a line of many. */
const statusOf = (fault: QuoteFault, isList: boolean): ExitStatus =>
  fault.kind === 'unreadable' && !isList ? EXIT.usage : EXIT.faults;

/** One sentence a line; blank lines are none, and have no answer. */
function sentencesOf(text: string): Pick<Asked, 'sentences' | 'isList'> {
  const input = sourceFile(STDIN, text);
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    text: line.trim(),
    place: { input, start: index + (line.length - line.trimStart().length) },
  }));
  return { sentences: lines.filter((line) => line.text !== ''), isList: true };
}

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
  { text, place }: AskedSentence,
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
  if (found.kind === 'refused') {
    const at = place === null ? '' : `${STDIN}:${positionAt(place.input, place.start).line}: `;
    return context.fail(found.message, { code: found.code, detail: `${at}${text}` });
  }
  const { printSentence } = await import('../report/sentence.ts');
  await printSentence(catalog, found.sentence, err, place ?? undefined);
}
