import type { Compilation } from '../../compiler/compile.ts';
import { positionAt } from '../../grammar/text/source-file.ts';

/** What is found in the files of a catalog: `main.tarifa:12 TAR2104`. */
export const found = ({ files, diagnostics }: Compilation): readonly string[] =>
  diagnostics
    .map(({ code, span }) => `${span.file}:${positionAt(files.get(span.file)!, span.start).line} ${code}`)
    .sort();

/** What their comments say is to be found: `// expect TAR2104`, and `// expect below TAR1033` on the line above. */
export const expected = ({ files }: Compilation): readonly string[] =>
  [...files.values()]
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const [, below, codes] = /\/\/ expect (below )?((?:TAR\d{4}(?:, )?)+)$/.exec(line) ?? [];
        const at = index + (below === undefined ? 1 : 2);
        return codes?.split(', ').map((code) => `${path}:${at} ${code}`) ?? [];
      }),
    )
    .sort();
