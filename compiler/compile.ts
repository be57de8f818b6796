import { isError, type Diagnostic } from '../grammar/text/diagnostic.ts';
import type { Span } from '../grammar/text/span.ts';
import { bind } from './bind/bind.ts';
import { readSources } from './bind/sources.ts';
import { check } from './check/check.ts';
import { isSound, type Checked } from './check/checked.ts';
import { codes } from './diagnostics/codes.ts';
import { gathered } from './diagnostics/gather.ts';
import { inOrder } from './diagnostics/order.ts';
import { lint } from './lint/lint.ts';
import { silence } from './lint/silence.ts';
import { lower } from './lower/catalog.ts';
import { lowerExamples } from './lower/example.ts';
import type { Bound, Compiled, Host } from './stages.ts';

/** What comes out, and the stages on the way for those who ask about names: an editor, the sentence of a quote. */
export interface Compilation extends Compiled {
  readonly bound: Bound;
  /** Null where a file could not be read to its end. */
  readonly checked: Checked | null;
  /** The findings, and those that are not shown of a file with many faults. */
  readonly found: readonly Diagnostic[];
  /** How many warnings a comment has silenced. */
  readonly silenced: number;
}

/** The way down: source → parse → bind → check → lower → lint. */
export function compile(host: Host, main = 'main.tarifa'): Compilation {
  const sources = readSources(host, main);
  const files = new Map([...sources.files].map(([path, parsed]) => [path, parsed.file]));
  const bound = bind(sources, main);
  const nothing = { files, bound, ir: null, scenarios: [], silenced: 0 };
  // What stands in a statement that could not be read would be missed everywhere else: one mistake, one finding.
  if (sources.diagnostics.some(isError)) {
    const diagnostics = inOrder(files, sources.diagnostics);
    return { ...nothing, checked: null, diagnostics, found: inOrder(files, sources.found) };
  }

  const checked = check(bound);
  // What no rule has looked for may be silenced with reason.
  if (!isSound(checked)) {
    const said = silence(sources.files, checked.diagnostics, codes, false);
    const diagnostics = gathered(inOrder(files, said.diagnostics));
    return { ...nothing, checked, silenced: said.silenced, diagnostics, found: diagnostics };
  }

  const { ir, spans } = lower(checked);
  const scenarios = lowerExamples(checked, ir);
  const textAt = ({ file, start, end }: Span): string => files.get(file)?.text.slice(start, end) ?? '';
  const advice = lint({ ir, scenarios, spans, textAt, units: checked.symbols.units });
  const { silenced, ...said } = silence(sources.files, [...checked.diagnostics, ...advice], codes, true);
  const diagnostics = inOrder(files, said.diagnostics);
  return { files, bound, checked, silenced, diagnostics, found: diagnostics, ir, scenarios };
}
