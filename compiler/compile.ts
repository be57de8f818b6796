import { isError } from '../grammar/text/diagnostic.ts';
import { bind } from './bind/bind.ts';
import { readSources } from './bind/sources.ts';
import { check } from './check/check.ts';
import { isSound, type Checked } from './check/checked.ts';
import { inOrder } from './diagnostics/order.ts';
import { lower } from './lower/catalog.ts';
import { lowerExamples } from './lower/example.ts';
import type { Bound, Compiled, Host } from './stages.ts';

/** What comes out, and the stages on the way for those who ask about names: an editor, the sentence of a quote. */
export interface Compilation extends Compiled {
  readonly bound: Bound;
  /** Null where a file could not be read to its end. */
  readonly checked: Checked | null;
}

/** The way down: source → parse → bind → check → lower. */
export function compile(host: Host, main = 'main.tarifa'): Compilation {
  const sources = readSources(host, main);
  const files = new Map([...sources.files].map(([path, parsed]) => [path, parsed.file]));
  const bound = bind(sources, main);
  const nothing = { files, bound, ir: null, scenarios: [] };
  // What stands in a statement that could not be read would be missed everywhere else: one mistake, one finding.
  if (sources.diagnostics.some(isError))
    return { ...nothing, checked: null, diagnostics: inOrder(files, sources.diagnostics) };

  const checked = check(bound);
  const diagnostics = inOrder(files, checked.diagnostics);
  if (!isSound(checked)) return { ...nothing, checked, diagnostics };

  const ir = lower(checked);
  return { files, bound, checked, diagnostics, ir, scenarios: lowerExamples(checked, ir) };
}
