import type { Context } from './context.ts';
import type { Examined } from './examine.ts';
import type { Finding } from './report/finding.ts';
import type { Format, ReportOptions } from './report-options.ts';
import { packageVersion } from './version.ts';
import { addToJobSummary, isInWorkflow, pathInRepository } from './workflow.ts';

/** What a command found. */
export interface Found {
  readonly command: 'check' | 'test';
  readonly examined: readonly Examined[];
  /** Those that the command speaks of. */
  findings(): readonly Finding[];
  /** The command's own form for programs. */
  json(): Promise<object>;
}

/**
 * Writes the report that was asked for, to standard output or a file. In a workflow that asked for none, what was said to
 * people is also put beside the source, and on the page of the job.
 */
export async function writeReport(found: Found, options: ReportOptions, context: Context): Promise<void> {
  const { format, out } = options;
  const { io } = context;
  const isForWorkflow = isInWorkflow(io) && (format === undefined || format === 'github');
  if (isForWorkflow) await summarizeJob(found, context);
  if (isForWorkflow && format === undefined)
    await io.stderr.write(await reportText('github', found, options, context));
  if (format === undefined || format === 'pretty') return;
  const text = await reportText(format, found, options, context);
  const file = await context.writeResult(text, out);
  if (file !== null) await context.summarize(`wrote ${file}`);
}

async function reportText(
  format: Exclude<Format, 'pretty'>,
  { command, examined, findings, json }: Found,
  { strict }: ReportOptions,
  context: Context,
): Promise<string> {
  const { io, isQuiet } = context;
  const pathOf = (file: string): string => pathInRepository(file, io);
  // With `--quiet`, people are told only what keeps a price list from being used.
  const said = (): readonly Finding[] =>
    findings().filter(({ severity }) => !isQuiet || strict === true || severity === 'error');
  switch (format) {
    case 'json': {
      const { jsonText } = await import('./report/json-text.ts');
      return `${jsonText(await json(), 2)}\n`;
    }
    case 'concise': {
      const { conciseText } = await import('./report/concise.ts');
      return conciseText(said(), isInWorkflow(io));
    }
    case 'github': {
      const { annotations } = await import('./report/annotations.ts');
      return annotations(said(), pathOf);
    }
    case 'sarif': {
      const { sarifText } = await import('./report/sarif.ts');
      return sarifText(findings(), { version: packageVersion(), pathOf, linkOf: await linkIn(context) });
    }
    case 'junit': {
      const { junitText } = await import('./report/junit.ts');
      return junitText(examined, `tarifa ${command}`, strict === true);
    }
  }
}

async function summarizeJob({ command, examined, findings }: Found, context: Context): Promise<void> {
  const { jobSummary } = await import('./report/job-summary.ts');
  const markdown = jobSummary(`tarifa ${command}`, examined, findings(), await linkIn(context));
  if (!(await addToJobSummary(markdown, context.io)))
    await context.err.print('note: the summary of the job cannot be written');
}

/** Where the page on a code is. All pages are loaded with it, so only what needs it asks. */
async function linkIn({ io }: Context): Promise<(code: string) => string | null> {
  const { docsLink } = await import('./docs-link.ts');
  return (code) => docsLink(code, io.env);
}
