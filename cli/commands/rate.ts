import { resolve, sep } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { ABSENT_BACKENDS, ABSENT_RESULT_FORMATS, absentOption } from '../absent.ts';
import { BACKENDS, type Backend } from '../backends.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { realPath } from '../real-path.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { catalogAndNamed, recordsFor, type NamedRecords } from '../here.ts';
import { choice, choices, month, wholeNumber } from '../options.ts';
import type { Rating } from '../rate.ts';
import type { RecordFiles } from '../read-usage.ts';
import type { PlacedResults, ResultName, ResultPages } from '../../runtime/records/index.ts';
import { RESULT_NAMES } from '../../runtime/records/result-rows.ts';
import { notFromInput, onlyOneInput } from '../standard-input.ts';

const FORMATS = ['pretty', 'json', 'ndjson', 'csv'] as const;
/** What can be written: tables, and a page for each account, which is made where it is asked for. */
const RESULTS = [...RESULT_NAMES, 'pages'] as const;

interface Options extends NamedRecords {
  readonly period?: string;
  readonly out?: string;
  readonly format?: (typeof FORMATS)[number];
  readonly results?: readonly Result[];
  readonly backend: Backend;
  readonly allowRejects: number;
  readonly spreadsheet?: true;
}

const WANTED = 'tarifa rate CATALOG --usage FILE';

export const rateCommand = (context: Context): Command =>
  new Command('rate')
    .description('usage and orders in, charges and invoices out')
    .addArgument(new Argument('[catalog]', 'a folder with a main.tarifa, or a file; this folder if absent'))
    .option(
      '-u, --usage <file...>',
      'records of use: .ndjson or .csv, or these and .gz or .zst; - for standard input; if no records are named, usage.ndjson beside the price list',
    )
    .option(
      '--orders <file...>',
      'activations, orders, upgrades, renewals, conversions; orders.ndjson likewise',
    )
    .addOption(new Option('-p, --period <month>', 'write only this month, such as 2026-01').argParser(month))
    .option('-o, --out <dir>', 'the folder to write to; invoices are printed if absent')
    .addOption(
      choice('-f, --format <format>', 'of what is written', FORMATS, undefined, ABSENT_RESULT_FORMATS),
    )
    .addOption(
      choices('--results <names>', 'what is written, with commas between; all but pages if absent', RESULTS),
    )
    .addOption(choice('-b, --backend <name>', 'what rates', [...BACKENDS].reverse(), 'js', ABSENT_BACKENDS))
    .addOption(absentOption('--threads <count>'))
    .addOption(wholeNumber('--allow-rejects <count>', 'end with status 0 up to so many rejects').default(0))
    .option('--spreadsheet', 'keep spreadsheets from reading a CSV cell as a formula')
    .option('--ledger <dir>', 'keep the records in this folder, and rate them with all that it holds')
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa rate catalogs/vision --usage usage.ndjson --orders orders.ndjson --period 2026-01
  $ tarifa rate catalogs/vision --usage usage.ndjson --out bill --format csv
  $ tarifa rate catalogs/vision --usage usage.ndjson --orders orders.ndjson --ledger books --out bill
  $ tarifa rate catalogs/vision --usage usage.ndjson --orders orders.ndjson --out bill --results invoices,pages

With pages, invoices/index.html leads to an invoice of each account, which can be read in a browser and printed.

With --ledger, results are those of all accounts and all records so far, whatever files brought them, and the same
as of one run over all these files. A run that fails keeps nothing.
`,
    )
    .action(async (written: string | undefined, options: Options) => {
      const [path, named] = catalogAndNamed(written, options, context.io, WANTED);
      const files = await recordsFor(path, named, context);
      checkOptions(options, path, files);
      checkFolders(options, context);
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null) return;
      const started = performance.now();
      const { rating, kept } = await rateFiles(catalog, files, options, context, (made) =>
        write(catalog, made, options, started, context),
      );
      if (rating.results.rejects.length > options.allowRejects) context.status = EXIT.rejects;
      const { summaryLine, throughLine, unheldLines, withinLine } = await import('../report/summary.ts');
      await context.summarize(summaryLine(rating, performance.now() - started, options.out ?? null));
      if (kept !== null) await context.summarize(kept);
      for (const note of [throughLine(rating), withinLine(rating)])
        if (note !== null) await context.err.print(note);
      for (const line of unheldLines(rating)) await context.err.print(line);
    });

/**
 * Rates, and hands the rating over to be written: a ledger keeps the records only once it is, and where it cannot keep
 * them, what was written is taken back.
 */
async function rateFiles(
  { ir }: SoundCatalog,
  files: RecordFiles,
  options: Options,
  context: Context,
  use: (rating: Rating) => Promise<PlacedResults | null>,
): Promise<{ readonly rating: Rating; readonly kept: string | null }> {
  const { rate } = await import('../rate.ts');
  const { progress } = context;
  const asked = { period: options.period ?? null, backend: options.backend, progress };
  if (options.ledger === undefined) {
    const { readUsage } = await import('../read-usage.ts');
    const rating = await rate(ir, await readUsage(files, ir, context), asked);
    (await use(rating))?.finish();
    return { rating, kept: null };
  }
  const { withLedger } = await import('../ledger.ts');
  return withLedger(options.ledger, ir, context.io, { create: true }, async (ledger) => {
    const read = await ledger.read(files, context);
    const rating = await rate(ir, read, { ...asked, ledger });
    const placed = await use(rating);
    const kept = await ledger.keep().catch((error: unknown) => {
      placed?.undo();
      throw error;
    });
    placed?.finish();
    return { rating, kept };
  });
}

async function write(
  catalog: SoundCatalog,
  rating: Rating,
  options: Options,
  started: number,
  context: Context,
): Promise<PlacedResults | null> {
  const { results } = rating;
  const { summaryOf } = await import('../report/summary.ts');
  const format = options.format ?? (options.out === undefined ? 'pretty' : 'ndjson');
  const summary = (): object =>
    summaryOf(catalog.ir, rating, options, Math.round(performance.now() - started));
  if (options.out !== undefined && format !== 'pretty') {
    const { placeResults } = await import('../../runtime/records/index.ts');
    return placeResults(resolve(context.io.cwd, options.out), results, summary(), {
      format,
      ...(options.results === undefined ? {} : { results: tablesOf(options.results) }),
      pages: await pagesOf(catalog, rating, options.results?.includes('pages') === true),
      isForSpreadsheet: options.spreadsheet === true,
    });
  }
  if (format === 'json') {
    const { writeRatingJson } = await import('../report/json-rating.ts');
    const tables = options.results === undefined ? null : tablesOf(options.results);
    await writeRatingJson(context.io.stdout, results, summary(), tables);
  } else {
    const { printRating } = await import('../report/rating.ts');
    await printRating(catalog, rating, context.out);
  }
  return null;
}

type Result = (typeof RESULTS)[number];

const tablesOf = (results: readonly Result[]): readonly ResultName[] =>
  RESULT_NAMES.filter((name) => results.includes(name));

async function pagesOf(catalog: SoundCatalog, rating: Rating, areWanted: boolean): Promise<ResultPages> {
  if (!areWanted) return (await import('../report/invoice-no-pages.ts')).NO_INVOICE_PAGES;
  const { invoicePages } = await import('../report/invoice-pages.ts');
  return invoicePages(catalog, rating);
}

function checkOptions(
  { format, out, results, spreadsheet, ledger }: Options,
  path: string,
  { usage, orders }: RecordFiles,
): void {
  if (usage.length + orders.length === 0 && ledger === undefined)
    throw new UsageFailure('there is nothing to rate: name files of records with --usage and --orders');
  onlyOneInput([path, ...usage, ...orders]);
  notFromInput('rate', path);
  if (out === undefined && (format === 'ndjson' || format === 'csv'))
    throw new UsageFailure(`--format ${format} makes several files: name their folder with --out`);
  if (out !== undefined && format === 'pretty')
    throw new UsageFailure('--format pretty is for the terminal; with --out, take json, ndjson or csv');
  if (out === undefined && results !== undefined && format !== 'json')
    throw new UsageFailure('--results chooses what is written: add --out DIR, or --format json');
  if (out === undefined && results?.includes('pages') === true)
    throw new UsageFailure('pages are files: name their folder with --out');
  if (spreadsheet === true && format !== 'csv')
    throw new UsageFailure('--spreadsheet goes with --format csv');
}

/** What a ledger's folder holds is named by its manifest; results among it would be taken for the remains of a run. */
function checkFolders({ out, ledger }: Options, { io }: Context): void {
  if (out === undefined || ledger === undefined) return;
  const [results, books] = [realPath(resolve(io.cwd, out)), realPath(resolve(io.cwd, ledger))];
  if (results === books || results.startsWith(`${books}${sep}`))
    throw new UsageFailure('--out lies in the folder of --ledger: write results into another folder');
}
