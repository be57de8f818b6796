import type { Compilation } from '../compiler/compile.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { isError, type Diagnostic } from '../grammar/text/diagnostic.ts';
import { EXIT, UsageFailure } from './failures.ts';
import { openCatalog, STDIN, textCatalog, type CatalogFolder } from './host.ts';
import type { Context } from './context.ts';
import { printFindings } from './report/findings.ts';

/** A catalog that was compiled, and how its files are called in front of people. */
export interface CompiledCatalog {
  readonly folder: CatalogFolder;
  readonly compilation: Compilation;
}

/** A catalog without errors. */
export interface SoundCatalog extends CompiledCatalog {
  readonly ir: Ir;
}

/** Compiles the catalog at a path, or on standard input for `-`; what is wrong with it is in the result. */
export async function compileCatalog(path: string, context: Context): Promise<CompiledCatalog> {
  return compileFolder(
    path === '-' ? textCatalog(await readAll(context), STDIN) : openCatalog(path, context.io.cwd),
  );
}

async function compileFolder(folder: CatalogFolder): Promise<CompiledCatalog> {
  const { compile } = await import('../compiler/compile.ts');
  return { folder, compilation: compile(folder.host, folder.main) };
}

/** The same for commands that need a catalog without errors: null where it has some, which are said, and by the status. */
export const soundCatalog = async (path: string, context: Context): Promise<SoundCatalog | null> =>
  sound(await compileCatalog(path, context), context);

/** The same for a catalog that was found otherwise, as in the past. */
export const soundFolder = async (folder: CatalogFolder, context: Context): Promise<SoundCatalog | null> =>
  sound(await compileFolder(folder), context);

async function sound(catalog: CompiledCatalog, context: Context): Promise<SoundCatalog | null> {
  const { ir, diagnostics } = catalog.compilation;
  if (ir !== null) return { ...catalog, ir };
  await printFindings(catalog, context.err, diagnostics.filter(isError));
  context.status = EXIT.faults;
  return null;
}

/** Findings that a run says: with `--quiet`, only what keeps a catalog from being used. */
export const saidFindings = (diagnostics: readonly Diagnostic[], isQuiet: boolean): readonly Diagnostic[] =>
  isQuiet ? diagnostics.filter(isError) : diagnostics;

const MOST_BYTES = 64 << 20;

/** Standard input as one text. */
export const readAll = async (context: Context): Promise<string> =>
  new TextDecoder().decode(await readBytes(context));

/** The bytes of standard input. */
export async function readBytes({ io }: Context): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of io.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    length += bytes.length;
    if (length > MOST_BYTES) throw new UsageFailure('standard input is longer than 64 MB');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
