import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import type { ArtifactLocation, Fix, Location, PhysicalLocation, Region } from 'sarif';
import { findCode } from '../codes.ts';
import { explanationMarkdown } from './code-pages.ts';
import { CONSEQUENCE } from './explanation.ts';
import { sentenceOf, type Finding, type Placed, type Range } from './finding.ts';
import { fingerprints } from './fingerprints.ts';
import { jsonText } from './json-text.ts';
import { printableLine } from './printable.ts';

/** Under this name a finding's fingerprint stands; another way to make it is another version. */
const FINGERPRINT = 'tarifaFinding/v1';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

interface SarifOptions {
  readonly version: string;
  /** A file as the repository calls it. */
  pathOf(file: string): string;
  /** The page that explains a code. */
  linkOf(code: string): string | null;
}

/** Findings as one run in SARIF 2.1.0, with the rules that they break, each with its explanation. */
export function sarifText(findings: readonly Finding[], options: SarifOptions): string {
  const files = new Set(findings.map(({ file }) => file));
  const run = new SarifRunBuilder({
    columnKind: 'utf16CodeUnits',
    artifacts: [...files].map((file) => ({
      location: artifactOf(file, options.pathOf),
      sourceLanguage: 'tarifa',
    })),
  });
  run.initSimple({ toolDriverName: 'tarifa', toolDriverVersion: options.version });
  for (const code of new Set(findings.map((finding) => finding.code))) run.addRule(ruleOf(code, options));
  const prints = fingerprints(findings, options.pathOf);
  for (const [index, finding] of findings.entries())
    run.addResult(resultOf(finding, prints[index]!, options));
  const log = new SarifBuilder({ $schema: SCHEMA });
  log.addRun(run);
  // The builder's own text is refused where a price list holds one of its words; its object is not.
  return `${jsonText(log.buildSarifOutput(), 2)}\n`;
}

function ruleOf(code: string, { linkOf }: SarifOptions): SarifRuleBuilder {
  const entry = findCode(code);
  const link = linkOf(code);
  if (entry === null) return new SarifRuleBuilder({ id: code, shortDescription: { text: code } });
  const { title, kind, explanation } = entry;
  const { cause, fix } = explanation;
  return new SarifRuleBuilder({
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: `${cause} ${CONSEQUENCE[kind]}` },
    help: { text: `${cause}\n\n${fix}`, markdown: explanationMarkdown(entry) },
    ...(link === null ? {} : { helpUri: link }),
    defaultConfiguration: { level: kind === 'warning' ? 'warning' : 'error' },
    properties: { tags: ['price-list'], 'problem.severity': kind === 'warning' ? 'warning' : 'error' },
  });
}

function resultOf(finding: Finding, fingerprint: string, { pathOf }: SarifOptions): SarifResultBuilder {
  const { code, severity, help, related, fixes } = finding;
  const said = [sentenceOf(finding), ...(help === undefined ? [] : [`Help: ${help}`])];
  return new SarifResultBuilder({
    ruleId: code,
    level: severity,
    message: { text: said.map(plainText).join('\n') },
    locations: [{ physicalLocation: placeOf(finding, pathOf) }],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((other, index) => relatedOf(other, index + 1, pathOf)) }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, pathOf)) }),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
  });
}

const relatedOf = (
  { message, ...placed }: Finding['related'][number],
  id: number,
  pathOf: SarifOptions['pathOf'],
): Location => ({
  id,
  message: { text: plainText(message) },
  physicalLocation: placeOf(placed, pathOf),
});

/** A fix as changes of whole files; a guess says that it is one. */
function fixOf({ title, safe, edits }: Finding['fixes'][number], pathOf: SarifOptions['pathOf']): Fix {
  const files = new Set(edits.map(({ file }) => file));
  return {
    description: { text: plainText(safe ? title : `${title} (a guess)`) },
    artifactChanges: [...files].map((file) => ({
      artifactLocation: artifactOf(file, pathOf),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, text }) => ({
          deletedRegion: regionOf(range),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
    })),
  };
}

const placeOf = ({ file, range }: Placed, pathOf: SarifOptions['pathOf']): PhysicalLocation => ({
  artifactLocation: artifactOf(file, pathOf),
  region: regionOf(range),
});

function artifactOf(file: string, pathOf: SarifOptions['pathOf']): ArtifactLocation {
  const path = pathOf(file);
  return { uri: isAbsolute(path) ? pathToFileURL(path).href : path.split('/').map(encoded).join('/') };
}

/** Half a character, which no address can hold, is replaced before. */
const encoded = (part: string): string => encodeURIComponent(Buffer.from(part).toString());

const regionOf = ({ start, end }: Range): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/**
 * A plain text of SARIF, in which `[…](…)` is a link and `{0}` stands for something else: text of a price list is
 * neither. Lone braces stay as they are, since viewers show the doubled ones that the standard asks for as two.
 */
const plainText = (text: string): string =>
  printableLine(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/\{(\d+)\}/g, '{{$1}}');
