import { emitPage, type PageFormat } from '../../compiler/emit/page/page.ts';
import { pageSource } from '../../compiler/page-source.ts';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from './compile-text.ts';
import { compiledFolder } from './catalog-folder.ts';

/** The page of a catalog's folder. */
export function pageOfFolder(folder: string, format: PageFormat): string {
  const compiled = compiledFolder(folder);
  return emitPage(pageSource(compiled, compiled.ir), format);
}

/** The page of a catalog of one file. */
export function pageOfText(text: string, format: PageFormat): string {
  const compiled = compile(memoryHost({ 'main.tarifa': text }));
  if (compiled.ir === null) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  return emitPage(pageSource(compiled, compiled.ir), format);
}
