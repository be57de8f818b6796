import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Compilation } from '../../compiler/compile.ts';
import { positionAt } from '../../compiler/index.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import type { Host } from '../../compiler/stages.ts';

/** Files as they are in a folder. */
export const folderHost = (folder: string): Host => ({
  read(path) {
    try {
      return { text: readFileSync(join(folder, path), 'utf8') };
    } catch {
      return { failure: 'missing' };
    }
  },
});

/** What was found, one line each: `main.tarifa:12 TAR2104 error: tiers leave a gap`. */
export const findingsOf = ({ files, diagnostics }: Compilation): readonly string[] =>
  diagnostics.map(({ code, severity, message, span }) => {
    const file = files.get(span.file);
    const line = file === undefined ? 0 : positionAt(file, span.start).line;
    return `${span.file}:${line} ${code} ${severity}: ${message}`;
  });

/** The compiled catalog of a folder; throws what was found where it has errors. */
export function compiledFolder(folder: string): Compilation & { readonly ir: Ir } {
  const compiled = compile(folderHost(folder));
  const { ir } = compiled;
  if (ir === null) throw new Error(findingsOf(compiled).join('\n'));
  return { ...compiled, ir };
}
