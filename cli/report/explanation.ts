import { filesNamed, sampleText } from '../../compiler/diagnostics/explanations/explanation.ts';
import { isOfRecords, sampleFinding } from '../../compiler/diagnostics/explanations/sample.ts';
import type { CodeEntry } from '../codes.ts';
import { paintOf } from './findings.ts';
import type { Printer } from './printer.ts';

/** What each kind of code does to a price list or a record. */
export const CONSEQUENCE: Readonly<Record<CodeEntry['kind'], string>> = {
  error: 'An error: the price list cannot be used until it is mended.',
  warning: 'A warning: the price list can be used, and may not say what was meant.',
  refusal: 'A rejected record: it costs nothing, and is listed with its line among the rejects.',
};

/** A code for people: cause, the mistake and what `check` says to it, the same done right, and the way out. */
export function explanationText({ code, kind, title, explanation }: CodeEntry, printer: Printer): string {
  const { colors } = printer;
  const paint = kind === 'warning' ? colors.yellow : colors.red;
  const { cause, wrong, right, fix } = explanation;
  const finding = sampleFinding(explanation, paintOf(printer));
  return [
    `${paint(`${kind === 'refusal' ? 'reject' : kind} ${code}`)}: ${title}`,
    '',
    ...wrapped(cause),
    ...wrapped(CONSEQUENCE[kind]),
    '',
    colors.bold('wrong'),
    ...filesOf(explanation, wrong),
    ...indented(sampleText(wrong)),
    ...(finding === null ? [] : ['', colors.dim('what `check` says'), ...indented(finding)]),
    '',
    colors.bold('right'),
    ...filesOf(explanation, right),
    ...indented(sampleText(right)),
    '',
    `${colors.cyan('fix:')} ${wrapped(fix, WIDTH - 5).join('\n     ')}`,
  ].join('\n');
}

/** The same for programs. */
export function explanationJson({ explanation, ...entry }: CodeEntry): object {
  const { cause, wrong, right, fix, files } = explanation;
  const finding = sampleFinding(explanation);
  return {
    ...entry,
    cause,
    samples: isOfRecords(explanation) ? 'records' : 'catalog',
    wrong: sampleText(wrong),
    ...(finding === null ? {} : { finding }),
    right: sampleText(right),
    ...(files === undefined ? {} : { files }),
    fix,
  };
}

/** Other files that a sample speaks of. */
function filesOf(explanation: CodeEntry['explanation'], sample: string): readonly string[] {
  return filesNamed(explanation, sample).flatMap(([path, text]) => [
    ...indented(`// ${path}`),
    ...indented(text.trimEnd()),
    '',
  ]);
}

const WIDTH = 100;

const indented = (text: string): readonly string[] =>
  text.split('\n').map((line) => (line === '' ? '' : `   ${line}`));

/** Words in lines of at most so many characters. */
function wrapped(text: string, width = WIDTH): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
