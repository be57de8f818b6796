import picocolors from 'picocolors';
import type { Io, Sink } from '../io.ts';
import { isInWorkflow } from '../workflow.ts';
import { guarded } from './printable.ts';

export type ColorWhen = 'auto' | 'always' | 'never';
type Colors = ReturnType<typeof picocolors.createColors>;

/** Text for people, on one of the two outputs. */
export interface Printer {
  readonly colors: Colors;
  /** Writes a text and a line end. */
  print(text: string): Promise<void>;
}

/** The one place where it is decided whether to color: the flag, NO_COLOR, FORCE_COLOR, then the terminal. */
export function usesColors(sink: Sink, env: Io['env'], when: ColorWhen): boolean {
  if (when !== 'auto') return when === 'always';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return sink.isTerminal && env['TERM'] !== 'dumb';
}

export function printerOn(sink: Sink, env: Io['env'], when: ColorWhen): Printer {
  const hasColors = usesColors(sink, env, when);
  return {
    colors: picocolors.createColors(hasColors),
    print: (text) => sink.write(`${guarded(text, hasColors, isInWorkflow({ env }))}\n`),
  };
}

/** A printer for text that becomes part of a report: without colors, and what was printed is kept. */
export function plainPrinter(): { readonly printer: Printer; readonly text: () => string } {
  let text = '';
  const sink: Sink = {
    isTerminal: false,
    write: (printed) => {
      text += printed;
      return Promise.resolve();
    },
  };
  return { printer: printerOn(sink, {}, 'never'), text: () => text };
}
