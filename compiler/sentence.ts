import type * as ast from '../grammar/ast.ts';
import { parsePurchase, parseStep, parseUsed, type ParsedStep } from '../grammar/parse.ts';
import type { Order } from '../runtime/record.ts';
import { isError, type Diagnostic } from '../grammar/text/diagnostic.ts';
import { sourceFile, type SourceFile } from '../grammar/text/source-file.ts';
import { Findings, isSound } from './check/checked.ts';
import { checkExample } from './check/example.ts';
import type { Compilation } from './compile.ts';
import type { Scenario } from './ir/scenario.ts';
import { lowerExamples } from './lower/example.ts';

/** What a sentence of a command line stands for; a sentence with errors stands for nothing. */
export interface Read<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the findings' places are in. */
  readonly file: SourceFile;
}

/** A use or a quote in the words of an example, as `tarifa quote` takes it. */
export interface Sentence extends Omit<Read<Scenario>, 'value'> {
  /** What it stands for: one usage record, or one quote (which expects nothing). Null where it has errors. */
  readonly scenario: Scenario | null;
}

/** What is used, and when, without how much of it. */
export interface UsedWords {
  readonly feature: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** In seconds since 1970 UTC; where no date is given, when the newest prices hold. */
  readonly seconds: number;
}

/** A purchase, and the price that was named with it where the list publishes none. */
export type PurchaseWords = Pick<Order, 'product' | 'size' | 'quantity' | 'term' | 'price'>;

/** Reads a sentence against a catalog without errors. */
export function readSentence(compilation: Compilation, text: string): Sentence {
  const { value, ...rest } = read(compilation, text, parseStep(text));
  return { scenario: value, ...rest };
}

/** Reads what is used, as `tarifa plot` takes it: `video_enhancement with frame_rate 60, resolution 1080`. */
export function readUsed(compilation: Compilation, text: string): Read<UsedWords> {
  const { value, ...rest } = read(compilation, text, parseUsed(text));
  const [usage] = value?.usage ?? [];
  if (usage === undefined) return { ...rest, value: null };
  const { feature, attributes, at } = usage;
  return { ...rest, value: { feature, attributes, seconds: at.seconds } };
}

/** Reads a purchase: `buy face_qps 40 qps by month for CNY 7,820`, of which the first word and the price may be absent. */
export function readPurchase(compilation: Compilation, text: string): Read<PurchaseWords> {
  const { value, ...rest } = read(compilation, text, parsePurchase(text));
  const order = value?.orders.find((record) => record.type === 'order');
  return { ...rest, value: order ?? null };
}

function read(
  { checked, ir }: Compilation,
  text: string,
  parsed: ParsedStep<ast.Use | ast.Quote | ast.Buy>,
): Read<Scenario> {
  if (!ir || !checked || !isSound(checked)) throw new Error('a sentence against a catalog with errors');
  const file = sourceFile(parsed.step?.span.file ?? '<sentence>', text);
  const fail = (diagnostics: readonly Diagnostic[]): Read<Scenario> => ({ value: null, diagnostics, file });
  if (!parsed.step || parsed.diagnostics.some(isError)) return fail(parsed.diagnostics);

  const example = exampleOf(parsed.step, text);
  const findings = new Findings();
  checkExample({ bound: checked, report: findings.report }, example, checked);
  // On a command line nothing is compared, so a quote need not say what it comes to.
  const diagnostics = findings.all.filter(({ code }) => code !== 'TAR2613');
  if (diagnostics.some(isError)) return fail(diagnostics);
  const symbols = { ...checked.symbols, examples: [example] };
  const [scenario = null] = lowerExamples({ ...checked, symbols }, ir);
  return { value: scenario, diagnostics, file };
}

function exampleOf(step: ast.Use | ast.Quote | ast.Buy, text: string): ast.Example {
  const { span } = step;
  return { kind: 'example', title: { kind: 'text', value: text, span }, steps: [step], span };
}
