import type { Place } from '../../compiler/ir/ir.ts';
import type { CatalogFolder } from '../host.ts';
import { printableLine } from './printable.ts';

interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** The file and the line of a place such as `main.tarifa:12`; the file may have colons in its name. */
export function splitPlace(at: Place): FileLine {
  const colon = at.lastIndexOf(':');
  return { file: at.slice(0, colon), line: Number(at.slice(colon + 1)) };
}

/** The same as it is found from where the command was started. */
export function shownPlace(folder: CatalogFolder, at: Place): FileLine {
  const { file, line } = splitPlace(at);
  return { file: folder.shown(file), line };
}

/** `catalogs/vision/main.tarifa:12`, for people. */
export function placeText(folder: CatalogFolder, at: Place): string {
  const { file, line } = shownPlace(folder, at);
  return printableLine(`${file}:${line}`);
}
