import type { ISerializedGast } from 'chevrotain';
import { TarifaParser } from './parser.ts';

/** Rules under the headings that a reader looks for; what they use stands with the first that uses it. */
const SECTIONS: readonly { readonly title: string; readonly first: readonly string[] }[] = [
  { title: 'Files and catalogs', first: ['items', 'declaration'] },
  { title: 'Features', first: ['category', 'feature'] },
  { title: 'Prices', first: ['price', 'schedule'] },
  { title: 'Packages, capacity, licences', first: ['package', 'capacity', 'licence'] },
  { title: 'Examples, uses and quotes', first: ['example', 'wholeSentence', 'wholeUsed', 'wholePurchase'] },
  {
    title: 'Names, figures and times',
    first: [
      'name',
      'names',
      'value',
      'values',
      'title',
      'text',
      'fund',
      'number',
      'quantity',
      'duration',
      'money',
      'date',
      'charge',
      'scopes',
    ],
  },
];
const HEADS = new Set(SECTIONS.flatMap(({ first }) => first));

const TOKENS: readonly (readonly [token: string, is: string])[] = [
  ['NAME', '`snake_case`, a word of the language in the place of a name, or a word in backticks'],
  ['NUMBER', '`10,000` or `0.15`: commas before three digits each, digits on both sides of the point'],
  ['DATE', '`2026-01`, `2026-01-31`, `2026-01-31T12:00`, `2026-01-31T12:00:30`'],
  ['HOURS', '`08:00-22:00`'],
  ['STRING', '`"…"` on one line; `\\"` and `\\\\` stand for a quotation mark and a backslash'],
  ['CURRENCY', 'three capitals'],
];

/** The grammar as a page of docs, made from the parser's own rules: it says what is read, and nothing else. */
export function grammarPage(): string {
  const rules = new Map(
    new TarifaParser().getSerializedGastProductions().map((rule) => [namedIn(rule), rule]),
  );
  const written = new Set<string>();
  const sections = SECTIONS.flatMap(({ title, first }) => {
    const names = first.flatMap((name) => reachedFrom(rules, name, written));
    const lines = names.map((name) => `${name} = ${sequence(rules.get(name)!)}`);
    return [`## ${title}`, '', '```ebnf', ...lines, '```', ''];
  });
  return [
    '<!-- Made by `node scripts/write-docs.mjs` from the rules of the parser. -->',
    '',
    '# Grammar',
    '',
    'What the parser reads, rule by rule. `[ ]` may be left out, `{ }` comes any number of times, `( | )` is a choice. What',
    'stands in quotation marks is written as it is; words in capitals are tokens:',
    '',
    ...TOKENS.map(([name, is]) => `- \`${name}\`: ${is}`),
    '',
    'Lines matter in three places alone: a row of a table, a tier and a text end where their line ends. White space and',
    'comments (`// …` and `/* … */`) may stand between any two tokens. Of the words of the language only `price`, `free`,',
    '`otherwise` and `reject` are never names; every word is one in backticks.',
    '',
    ...sections,
  ].join('\n');
}

/** A rule and those that it uses, each once and in the order in which they are met, but for those with another head. */
function reachedFrom(
  rules: ReadonlyMap<string, Part>,
  name: string,
  written: Set<string>,
): readonly string[] {
  const rule = rules.get(name);
  if (rule === undefined || written.has(name)) return [];
  written.add(name);
  return [
    name,
    ...usedBy(rule).flatMap((used) => (HEADS.has(used) ? [] : reachedFrom(rules, used, written))),
  ];
}

const usedBy = (part: Part): readonly string[] =>
  part.type === 'NonTerminal' ? [namedIn(part)] : partsOf(part).flatMap(usedBy);

/** What Chevrotain's own type of a serialized rule leaves out. */
type Part = Omit<ISerializedGast, 'definition'> & {
  readonly name?: string;
  readonly label?: string;
  readonly definition?: Part[];
  readonly separator?: Part;
};
const namedIn = (part: Part): string => part.name ?? '';
const partsOf = (part: Part): readonly Part[] => part.definition ?? [];

const sequence = (part: Part): string => partsOf(part).map(written).join(' ');

function written(part: Part): string {
  switch (part.type) {
    case 'NonTerminal':
      return namedIn(part);
    case 'Terminal':
      return terminal(part);
    case 'Option':
      return `[ ${sequence(part)} ]`;
    case 'Repetition':
      return `{ ${sequence(part)} }`;
    case 'RepetitionMandatory':
      return `${sequence(part)} { ${sequence(part)} }`;
    case 'RepetitionWithSeparator':
      return `[ ${sequence(part)} { ${terminal(part.separator!)} ${sequence(part)} } ]`;
    case 'RepetitionMandatoryWithSeparator':
      return `${sequence(part)} { ${terminal(part.separator!)} ${sequence(part)} }`;
    case 'Alternation':
      return `( ${partsOf(part).map(sequence).join(' | ')} )`;
    default:
      return sequence(part);
  }
}

const WRITTEN = new Map([
  ['Name', 'NAME'],
  ['Num', 'NUMBER'],
  ['Date', 'DATE'],
  ['Hours', 'HOURS'],
  ['Str', 'STRING'],
  ['Currency', 'CURRENCY'],
]);

function terminal(part: Part): string {
  return WRITTEN.get(namedIn(part)) ?? `"${(part.label ?? '').replaceAll('`', '')}"`;
}
