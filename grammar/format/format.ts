import { parse, type Parsed } from '../parse.ts';
import { fileBody } from '../print/declarations.ts';
import { linesOf, write, type Written } from '../print/page.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { entriesOfFile } from './entries.ts';
import { commentsOf, sayingOf } from './same.ts';
import { sourceOf } from './source.ts';

/** The new text of a file does not say what the old one said. It is a bug of the formatter; no text is given then. */
export class FormatBug extends Error {
  override readonly name = 'FormatBug';
}

/** A file with its lines ended by `\n` alone and without a byte order mark, as it is read to be formatted. */
export const readToFormat = (path: string, text: string): Parsed =>
  parse(sourceFile(path, text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')));

/**
 * The text of a file in the one style, with each of its comments. The file must be without faults. What comes out is
 * read again and compared, so that it says the same.
 */
export function format(parsed: Parsed): string {
  const text = linesOf(written(parsed))
    .map((line) => `${line}\n`)
    .join('');
  checkSame(parsed, sourceFile(parsed.file.path, text));
  return text;
}

export const written = (parsed: Parsed): readonly Written[] => {
  const body = fileBody(parsed.tree);
  return write(entriesOfFile(sourceOf(parsed), body), body.layout);
};

/** Throws where a new text does not say what the old one said. */
export function checkSame({ tree, file }: Parsed, next: SourceFile): void {
  const again = parse(next);
  const lost =
    again.diagnostics.length > 0
      ? `is at fault, ${again.diagnostics[0]!.code}`
      : sayingOf(tree) !== sayingOf(again.tree)
        ? 'reads otherwise'
        : commentsOf(tree) !== commentsOf(again.tree)
          ? 'has other comments'
          : null;
  if (lost !== null)
    throw new FormatBug(`the formatted text of ${file.path} ${lost}, so it was left as it is`);
}
