import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, utf8 } from '../digest.ts';

/** The folder of an account's pages, beside the tables. */
const PAGE_FOLDER = 'invoices';
/** The page that leads to all others. */
export const INDEX_PAGE = `${PAGE_FOLDER}/index.html`;

/** Names that are the same on every system: small letters, digits and few signs, none of them at the ends. */
const PLAIN = /^[a-z0-9](?:[a-z0-9_@+-]|\.(?!\.))*(?<!\.)$/;
const MOST_PLAIN = 64;
/** Windows keeps these for devices, whatever comes behind a point. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const MOST_READABLE = 32;
const DIGEST_DIGITS = 32;

/**
 * The file of an account's page, in the results' folder. An account that is a plain name has a file of that name. Any
 * other id is shown as far as it is plain, followed by `~` and its digest, so that two ids never share a file, not even
 * where a file system takes large and small letters for the same; and no id leads out of the folder.
 */
export function pageFile(account: string): string {
  const isPlain =
    PLAIN.test(account) && account.length <= MOST_PLAIN && !DEVICE.test(account) && account !== 'index';
  return `${PAGE_FOLDER}/${isPlain ? account : marked(account)}.html`;
}

function marked(account: string): string {
  const readable = account
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MOST_READABLE);
  // As JSON, in which a half of a pair of surrogates keeps its number: as bytes, all of them would be one sign.
  return `${readable}~${sha256(utf8(JSON.stringify(account))).slice(0, DIGEST_DIGITS)}`;
}

/**
 * The pages that runs before have left in the results' folder, but for those that are written anew: files of ours, which
 * are known by how they begin. Whatever else somebody keeps there stays.
 */
export function pagesBefore(folder: string, start: string, written: ReadonlySet<string>): readonly string[] {
  const pages = join(folder, PAGE_FOLDER);
  if (statSync(pages, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(pages, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map(({ name }) => join(PAGE_FOLDER, name))
    .filter((file) => !written.has(file) && beginsWith(join(folder, file), start));
}

function beginsWith(path: string, start: string): boolean {
  const wanted = Buffer.from(start);
  const bytes = Buffer.alloc(wanted.length);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    // What may not be read was not written by a run of the same user.
    return false;
  }
  try {
    return readSync(descriptor, bytes, 0, wanted.length, 0) === wanted.length && bytes.equals(wanted);
  } finally {
    closeSync(descriptor);
  }
}
