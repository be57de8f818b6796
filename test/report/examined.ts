import { compile } from '../../compiler/compile.ts';
import { examine, type Examined } from '../../cli/examine.ts';
import type { Backend } from '../../cli/backends.ts';
import { memoryHost } from '../support/compile-text.ts';
import { silentContext } from '../support/silent-context.ts';

/** Price lists as `check` looks at them, from texts in memory; they are called `prices`. */
export function examined(
  files: Readonly<Record<string, string>>,
  backends: readonly Backend[] = ['interpret'],
): Promise<Examined> {
  const host = memoryHost(files);
  const main = 'main.tarifa';
  const folder = { host, main, name: 'prices', shown: (file: string) => `prices/${file}` };
  return examine({ folder, compilation: compile(host, main) }, backends, silentContext().progress);
}

export const examinedText = (text: string): Promise<Examined> => examined({ 'main.tarifa': text });
