import {
  filesNamed,
  sampleText,
  type Explanation,
} from '../../compiler/diagnostics/explanations/explanation.ts';
import { sections, type Section } from '../../compiler/diagnostics/explanations/explanations.ts';
import { isOfRecords, sampleFinding } from '../../compiler/diagnostics/explanations/sample.ts';
import { findCode, type CodeEntry } from '../codes.ts';
import { CONSEQUENCE } from './explanation.ts';

const MADE = '<!-- Made by `node scripts/write-docs.mjs` from `compiler/diagnostics/explanations`. -->';

/** The pages of `docs/diagnostics`, by their names: an index, and one for each family of codes. */
export function codePages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ...sections.map((section) => [fileOf(section), sectionPage(section)] as const),
  ]);
}

/** Where a code stands below `docs`: its page and the anchor; null for a code that there is not. */
export function pageOf(code: string): string | null {
  const section = sections.find(({ explanations }) => explanations.some(([known]) => known === code));
  return section === undefined ? null : `diagnostics/${fileOf(section)}#${code.toLowerCase()}`;
}

const fileOf = ({ title }: Section): string =>
  `${title
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')}.md`;

function indexPage(): string {
  const parts = sections.map((section) =>
    [
      `## [${section.title}](${fileOf(section)})`,
      '',
      ...entriesOf(section).map(
        ({ code, kind, title }) =>
          `- [${code}](${fileOf(section)}#${code.toLowerCase()})${kind === 'warning' ? ' (warning)' : ''}: ${title}`,
      ),
    ].join('\n'),
  );
  return `${[
    MADE,
    '# What the compiler says',
    'Every finding in a price list and every rejected record has a code. `tarifa explain TAR2104` prints what stands here.',
    ...Object.values(CONSEQUENCE)
      .map((said) => `- ${said}`)
      .join('\n')
      .split('\n\n'),
    ...parts,
  ].join('\n\n')}\n`;
}

function sectionPage(section: Section): string {
  return `${[MADE, `# ${section.title}`, ...entriesOf(section).map(entryText)].join('\n\n')}\n`;
}

const entriesOf = ({ explanations }: Section): readonly CodeEntry[] =>
  explanations.map(([code]) => findCode(code)).filter((entry) => entry !== null);

function entryText(entry: CodeEntry): string {
  const { code, kind, title } = entry;
  const heading = [`## ${code}`, `**${title}**${kind === 'warning' ? ' (warning)' : ''}`];
  return [...heading, explanationMarkdown(entry)].join('\n\n');
}

/** What a page says of a code below its title. */
export function explanationMarkdown({ explanation }: CodeEntry): string {
  const { cause, wrong, right, fix } = explanation;
  const finding = sampleFinding(explanation);
  return [
    cause,
    'Wrong:',
    ...samplesOf(explanation, wrong),
    ...(finding === null ? [] : [fenced('', finding)]),
    'Right:',
    ...samplesOf(explanation, right),
    fix,
  ].join('\n\n');
}

/** A sample, below the other files that it speaks of. */
function samplesOf(explanation: Explanation, sample: string): readonly string[] {
  const language = isOfRecords(explanation) ? 'ndjson' : 'tarifa';
  return [
    ...filesNamed(explanation, sample).map(([path, text]) =>
      fenced(language, `// ${path}\n${text.trimEnd()}`),
    ),
    fenced(language, sampleText(sample)),
  ];
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
