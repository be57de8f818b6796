import { Argument, Command } from 'commander';
import type { CodeEntry } from '../codes.ts';
import type { Context } from '../context.ts';
import { UsageFailure } from '../failures.ts';
import { choice } from '../options.ts';

interface Options {
  readonly format: 'pretty' | 'json';
}

export const explainCommand = (context: Context): Command =>
  new Command('explain')
    .description('says what a code means')
    .addArgument(new Argument('<code>', 'a code, such as TAR2104'))
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json'], 'pretty'))
    .addHelpText('after', '\nExample:\n  $ tarifa explain TAR5102\n')
    .action(async (written: string, options: Options) => {
      const { findCode, nearestCode } = await import('../codes.ts');
      const entry = findCode(written.toUpperCase());
      if (entry === null) {
        const near = nearestCode(written.toUpperCase());
        throw new UsageFailure(
          `there is no code ${written}${near === null ? '' : `; did you mean ${near}?`}`,
        );
      }
      if (options.format === 'json') await context.writeJson(entry);
      else await context.out.print(pretty(entry, context));
    });

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
