import { Command } from 'commander';
import type { Ir } from '../../compiler/ir/ir.ts';
import { ABSENT_BACKENDS } from '../absent.ts';
import type { Context } from '../context.ts';
import { catalogOrHere, choice } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

const TARGETS = ['js', 'ir', 'types', 'schema'] as const;
type Target = (typeof TARGETS)[number];

interface Options {
  readonly target: Target;
  readonly out?: string;
}

export const compileCommand = (context: Context): Command =>
  new Command('compile')
    .description('turns a price list into something that rates')
    .addArgument(catalogOrHere('a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(
      choice(
        '-t, --target <target>',
        'what to make: a JavaScript module, the IR as JSON, TypeScript types or a JSON schema of its records',
        TARGETS,
        'js',
        ABSENT_BACKENDS,
      ),
    )
    .option('-o, --out <file>', 'the file to write; standard output if absent')
    .addHelpText('after', '\nExample:\n  $ tarifa compile catalogs/vision --target ir --out vision.ir.json\n')
    .action(async (path: string, options: Options) => {
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null) return;
      const text = await emit(catalog.ir, options.target);
      const file = await context.writeResult(text, options.out);
      const size = counted(Buffer.byteLength(text), 'byte');
      await context.summarize(`compiled ${printableLine(path)} to ${file ?? 'standard output'}: ${size}`);
    });

async function emit(ir: Ir, target: Target): Promise<string> {
  switch (target) {
    case 'ir': {
      const { printIr } = await import('../../compiler/ir/print.ts');
      return printIr(ir);
    }
    case 'types': {
      const { emitTypeScript } = await import('../../compiler/emit/typescript/emit.ts');
      return emitTypeScript(ir);
    }
    case 'schema': {
      const { emitJsonSchema } = await import('../../compiler/emit/json-schema/emit.ts');
      return emitJsonSchema(ir);
    }
    case 'js': {
      const { emitJavaScript } = await import('../../compiler/emit/javascript/emit.ts');
      return emitJavaScript(ir);
    }
  }
}
