/** The compiler's public names. */
export { compile, type Compilation } from './compile.ts';
export { readSentence, type Sentence } from './sentence.ts';
export type { Compiled, Host } from './stages.ts';
export type * as ir from './ir/ir.ts';
export type { Expectation, Scenario, ScenarioQuote } from './ir/scenario.ts';
export { digestOf } from './ir/digest.ts';
export { interpreter } from './ir/interpret/interpret.ts';
export { printIr } from './ir/print.ts';
export { emitJavaScript } from './emit/javascript/emit.ts';
export { loadJavaScript } from './emit/javascript/load.ts';
export { plain, render, type Paint } from './diagnostics/render.ts';
export { isError, type Diagnostic, type Severity } from '../grammar/text/diagnostic.ts';
export { positionAt, type Position, type SourceFile } from '../grammar/text/source-file.ts';
