import type { Place } from '../../compiler/ir/ir.ts';
import { splitPlace } from '../../compiler/ir/place.ts';
import type { CatalogFolder } from '../host.ts';
import { printableLine } from './printable.ts';

/** A place's file as it is found from where the command was started, and its line. */
export function shownPlace(
  folder: CatalogFolder,
  at: Place,
): { readonly file: string; readonly line: number } {
  const { file, line } = splitPlace(at);
  return { file: folder.shown(file), line };
}

/** `catalogs/vision/main.tarifa:12`, for people. */
export function placeText(folder: CatalogFolder, at: Place): string {
  const { file, line } = shownPlace(folder, at);
  return printableLine(`${file}:${line}`);
}
