import { existsSync as isThere } from 'node:fs';
import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import type { Context } from '../context.ts';
import { UsageFailure } from '../failures.ts';
import type { NamedRecords } from '../here.ts';
import { choice } from '../options.ts';
import type { RecordFiles } from '../read-usage.ts';
import { printableLine } from '../report/printable.ts';
import type { ExplainedByLaw } from '../explain-record.ts';
import { onlyOneInput } from '../standard-input.ts';

interface Options extends NamedRecords {
  readonly format: 'pretty' | 'json';
  readonly record?: string;
  readonly account?: string;
}

const WANTED = 'tarifa explain CATALOG --record ID --usage FILE --orders FILE';

export const explainCommand = (context: Context): Command =>
  new Command('explain')
    .description('says what a code means, or why a record cost what it cost')
    .addArgument(
      new Argument(
        '[code-or-catalog]',
        'a code, such as TAR2104; with --record, a folder or a file, or this folder if absent',
      ),
    )
    .option('-r, --record <id>', 'the record: a use, an order, an upgrade, …')
    .option('--account <name>', 'whose record it is, where several accounts have the id')
    .option('-u, --usage <file...>', 'records of use, as `rate` takes them')
    .option('--orders <file...>', 'activations, orders, upgrades, renewals, conversions')
    .option('--ledger <dir>', 'the folder that `rate --ledger` keeps, instead of files or with more of them')
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json'], 'pretty'))
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa explain TAR2104
  $ tarifa explain TAR5102
  $ tarifa explain catalogs/vision --record u-1 --usage usage.ndjson --orders orders.ndjson
  $ tarifa explain catalogs/vision --record u-1 --account acme --ledger books
`,
    )
    .action(async (written: string | undefined, options: Options) => {
      if (options.record === undefined) {
        checkCode(written, options);
        await explainCode(written ?? '', options, context);
        return;
      }
      const { catalogHere, recordsFor } = await import('../here.ts');
      const path = written ?? catalogHere(context.io, WANTED);
      const files = await recordsFor(path, options, context);
      checkRecord(path, files, options);
      await explainRecordOf(path, options.record, files, options, context);
    });

function checkCode(written: string | undefined, { account, usage = [], orders = [], ledger }: Options): void {
  if (usage.length + orders.length > 0 || account !== undefined || ledger !== undefined)
    throw new UsageFailure('name the record to explain with --record ID');
  if (written === undefined)
    throw new UsageFailure('name a code, such as TAR2104, or a price list and --record ID');
}

function checkRecord(path: string, { usage, orders }: RecordFiles, { ledger }: Options): void {
  const files = [...usage, ...orders];
  if (files.length === 0 && ledger === undefined)
    throw new UsageFailure('name the files that hold the record and its account with --usage and --orders');
  onlyOneInput([path, ...files]);
}

async function explainRecordOf(
  path: string,
  id: string,
  files: RecordFiles,
  { account, format, ledger }: Options,
  context: Context,
): Promise<void> {
  const { soundCatalog } = await import('../catalog.ts');
  const catalog = await soundCatalog(path, context);
  if (catalog === null) return;
  const { explainRecord } = await import('../explain-record.ts');
  const { ir } = catalog;
  const ofFiles = async (): Promise<ExplainedByLaw> => {
    const { readFiles, shapeOf } = await import('../read-usage.ts');
    return explainRecord(ir, await readFiles(files, shapeOf(ir), context), id, account ?? null);
  };
  const ofLedger = async (folder: string): Promise<ExplainedByLaw> => {
    const { withLedger } = await import('../ledger.ts');
    return withLedger(folder, ir, context.io, { create: false }, async (books) =>
      explainRecord(ir, await books.gather(files, context), id, account ?? null, books),
    );
  };
  const { explained, law } = await (ledger === undefined ? ofFiles() : ofLedger(ledger));
  if (format === 'json') {
    await context.writeJson(explained);
  } else {
    const { explainedText } = await import('../report/trace.ts');
    await context.out.print(explainedText(catalog, explained, context.out, law));
  }
  await context.summarize(`explained ${printableLine(id)} by ${printableLine(catalog.folder.name)}`);
}

async function explainCode(written: string, { format }: Options, context: Context): Promise<void> {
  const { findCode, nearestCode } = await import('../codes.ts');
  const entry = findCode(written);
  if (entry === null) {
    // A folder that happens to be called like a code is still no code.
    if (written.endsWith('.tarifa') || isThere(resolve(context.io.cwd, written)))
      throw new UsageFailure(
        `${written} is a price list, or a file: name the record to explain with --record ID, and its files with --usage and --orders`,
      );
    const near = nearestCode(written);
    throw new UsageFailure(`there is no code ${written}${near === null ? '' : `; did you mean ${near}?`}`);
  }
  const { explanationJson, explanationText } = await import('../report/explanation.ts');
  if (format === 'json') await context.writeJson(explanationJson(entry));
  else await context.out.print(explanationText(entry, context.out));
  await context.summarize(`explained ${entry.code}`);
}
