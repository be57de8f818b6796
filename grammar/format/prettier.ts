import type { Doc, Parser, Printer, SupportLanguage } from 'prettier';
import { builders } from 'prettier/doc';
import type { Parsed } from '../parse.ts';
import { isError } from '../text/diagnostic.ts';
import { positionAt } from '../text/source-file.ts';
import { format, readToFormat } from './format.ts';
import { sayingOf } from './same.ts';

/**
 * The plugin for Prettier 3: `{ "plugins": ["tarifa/prettier"] }`. The style has no options. What `tarifa fmt` writes is
 * what Prettier writes, whatever its widths and indents are set to.
 */
export const languages: SupportLanguage[] = [
  {
    name: 'Tarifa',
    parsers: ['tarifa'],
    extensions: ['.tarifa'],
    vscodeLanguageIds: ['tarifa'],
  },
];

/** A whole file is one node: its layout is not Prettier's. */
interface Root {
  readonly type: 'tarifa';
  readonly parsed: Parsed;
}

const parser: Parser<Root> = {
  astFormat: 'tarifa',
  parse(text, { filepath }) {
    const parsed = readToFormat(filepath ?? 'main.tarifa', text);
    const fault = parsed.diagnostics.find(isError);
    if (fault === undefined) return { type: 'tarifa', parsed };
    const { code, message, help, span } = fault;
    const [start, end] = [span.start, span.end].map((offset) => positionAt(parsed.file, offset));
    const place = `(${start!.line}:${start!.column})`;
    const said = [`${code}: ${message}`, ...(help === undefined ? [] : [help])].join('; ');
    // Prettier draws the place that it finds in `loc`, and leaves the file as it is.
    throw Object.assign(new SyntaxError(`${said} ${place}`), { loc: { start, end } });
  },
  locStart: () => 0,
  locEnd: ({ parsed }) => parsed.file.text.length,
};

/** Prettier takes away the space at the end of a line; what is not to be formatted keeps it. */
const endOf = (line: string): Doc => (/\s$/.test(line) ? builders.literalline : builders.hardline);

const printer: Printer<Root> = {
  print({ node }) {
    const text = format(node.parsed);
    if (text === '') return '';
    const lines = text.slice(0, -1).split('\n');
    return lines.flatMap((line) => [line, endOf(line)]);
  },
  getVisitorKeys: () => [],
  // What `--debug-check` compares.
  massageAstNode: ({ type, parsed }: Root) => ({ type, says: sayingOf(parsed.tree) }),
};

export const parsers = { tarifa: parser };
export const printers = { tarifa: printer };
