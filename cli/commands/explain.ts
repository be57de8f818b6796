import { Argument, Command } from 'commander';
import type { SoundCatalog } from '../catalog.ts';
import type { CodeEntry } from '../codes.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { choice } from '../options.ts';
import type { FilesRead } from '../read-usage.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly record?: string;
  readonly account?: string;
  readonly usage?: readonly string[];
  readonly orders?: readonly string[];
  readonly ledger?: string;
}

export const explainCommand = (context: Context): Command =>
  new Command('explain')
    .description('says what a code means, or why a record cost what it cost')
    .addArgument(
      new Argument('[code-or-catalog]', 'a code, such as TAR2104; with --record, a folder or a file'),
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
  $ tarifa explain TAR5102
  $ tarifa explain catalogs/vision --record u-1 --usage usage.ndjson --orders orders.ndjson
  $ tarifa explain catalogs/vision --record u-1 --account acme --ledger books
`,
    )
    .action(async (written: string | undefined, options: Options) => {
      checkOptions(written, options);
      if (options.record === undefined) await explainCode(written ?? '', options, context);
      else await explainRecordOf(written ?? '', options.record, options, context);
    });

function checkOptions(
  written: string | undefined,
  { record, account, usage = [], orders = [], ledger }: Options,
): void {
  const files = [...usage, ...orders];
  if (record === undefined) {
    if (files.length > 0 || account !== undefined || ledger !== undefined)
      throw new UsageFailure('name the record to explain with --record ID');
    if (written === undefined)
      throw new UsageFailure('name a code, such as TAR2104, or a price list and --record ID');
    return;
  }
  if (written === undefined)
    throw new UsageFailure(
      'name the price list first: tarifa explain CATALOG --record ID --usage FILE --orders FILE',
    );
  if (files.length === 0 && ledger === undefined)
    throw new UsageFailure('name the files that hold the record and its account with --usage and --orders');
  if ([written, ...files].filter((name) => name === '-').length > 1)
    throw new UsageFailure('standard input can be read once only: - stands twice');
}

async function explainRecordOf(
  path: string,
  id: string,
  { account, usage = [], orders = [], format, ledger }: Options,
  context: Context,
): Promise<void> {
  const { soundCatalog } = await import('../catalog.ts');
  const catalog = await soundCatalog(path, context);
  if (catalog === null) {
    context.status = EXIT.faults;
    return;
  }
  const { readFiles } = await import('../read-usage.ts');
  const { explainRecord } = await import('../explain-record.ts');
  const files = await readFiles({ usage, orders }, catalog.ir, context.io);
  const read = ledger === undefined ? files : await withKept(files, ledger, catalog, account, context);
  const explained = explainRecord(catalog.ir, read, id, account ?? null);
  if (format === 'json') {
    await context.writeJson(explained);
    return;
  }
  const { explainedText } = await import('../report/trace.ts');
  await context.out.print(explainedText(catalog, explained, context.out));
}

/** The records of files, and those that a ledger keeps of the account, or of all where none is named. */
async function withKept(
  files: FilesRead,
  ledger: string,
  { ir }: SoundCatalog,
  account: string | undefined,
  { io }: Context,
): Promise<FilesRead> {
  const { readLedger } = await import('../ledger-records.ts');
  const kept = await readLedger(ledger, ir, io, account ?? null);
  return { records: [...kept.records, ...files.records], rejects: [...kept.rejects, ...files.rejects] };
}

async function explainCode(written: string, { format }: Options, context: Context): Promise<void> {
  const { findCode, nearestCode } = await import('../codes.ts');
  const entry = findCode(written.toUpperCase());
  if (entry === null) {
    const near = nearestCode(written.toUpperCase());
    throw new UsageFailure(`there is no code ${written}${near === null ? '' : `; did you mean ${near}?`}`);
  }
  if (format === 'json') await context.writeJson(entry);
  else await context.out.print(pretty(entry, context));
}

function pretty({ code, kind, message, label, help }: CodeEntry, { out }: Context): string {
  const { colors } = out;
  const color = kind === 'warning' ? colors.yellow : colors.red;
  const lines = [`${color(`${kind} ${code}`)}: ${message}`];
  if (label !== undefined) lines.push(`   at the place: ${label}`);
  if (help !== undefined) lines.push(`   ${colors.cyan('help:')} ${help}`);
  const what = {
    error: 'An error: the price list cannot be used until it is mended.',
    warning: 'A warning: the price list can be used, and may not say what was meant.',
    refusal: 'A rejected record: it cost nothing, and is listed with its line among the rejects.',
  };
  lines.push('', what[kind]);
  if (/\{\w+\}/.test([message, label, help].join(' ')))
    lines.push('Words in {braces} stand for what the price list or the record says there.');
  return lines.join('\n');
}
