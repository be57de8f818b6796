import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FileFailure } from '../runtime/records/fault.ts';
import { reason } from '../runtime/records/failure-reason.ts';
import { packageVersion } from './version.ts';

/** A price list to begin with. */
export interface Template {
  readonly about: string;
  /** Whether something is bought in it, so that there are orders. */
  readonly hasOrders: boolean;
  /** A sentence to quote. */
  readonly sentence: string;
}

export const TEMPLATES = {
  tiers: {
    about: 'the more is used in a month, the less one costs',
    hasOrders: false,
    sentence: '12,000 pages of text_recognition in 2026-01',
  },
  'one-price': {
    about: 'one feature and its price',
    hasOrders: false,
    sentence: '12 pages of text_recognition',
  },
  matrix: {
    about: 'tables by attributes of the use',
    hasOrders: false,
    sentence: '2 minutes 20 seconds of transcoding with resolution 1080, frame_rate 60',
  },
  packages: {
    about: 'points bought ahead, which pay before the price',
    hasOrders: true,
    sentence: 'image_package 5,000 points',
  },
  capacity: {
    about: 'QPS bought by the day or the month',
    hasOrders: true,
    sentence: 'face_qps 40 qps by month',
  },
  'llm-tokens': {
    about: 'tokens by model, length of the prompt and cache',
    hasOrders: false,
    sentence: '80,000 tokens of input_tokens with model large, prompt 100,000, cached yes',
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof TEMPLATES;

/** A file that `init` makes, from one of its own. */
interface MadeFile {
  readonly path: string;
  readonly source: string;
  readonly about: string;
  /** One that is there already is left as it is, since others may need it so. */
  readonly mayStay: boolean;
}

export interface Made {
  readonly path: string;
  readonly about: string;
  /** It was there before. */
  readonly stayed: boolean;
}

const folder = join(import.meta.dirname, 'templates');

const filesOf = (name: TemplateName): readonly MadeFile[] => [
  own(name, 'main.tarifa', 'the price list, with its examples'),
  own(name, 'usage.ndjson', 'records of use, made up'),
  ...(TEMPLATES[name].hasOrders ? [own(name, 'orders.ndjson', 'what was bought, made up')] : []),
  beside('.github/workflows/prices.yml', 'workflow.yml', 'checks the price list whenever it changes'),
  beside('.editorconfig', 'editorconfig', 'how an editor indents it'),
  beside('.vscode/extensions.json', 'extensions.json', 'what an editor needs for that'),
];

const own = (name: TemplateName, path: string, about: string): MadeFile => ({
  path,
  source: join(folder, name, path),
  about,
  mayStay: false,
});

const beside = (path: string, source: string, about: string): MadeFile => ({
  path,
  source: join(folder, 'project', source),
  about,
  mayStay: true,
});

/**
 * Makes a price list in a folder, which is made too. Nothing that is there is written over: where a file of the price
 * list is there already, a `FileFailure` says so, and the folder stays as it was.
 */
export async function initFolder(dir: string, name: TemplateName, cwd: string): Promise<readonly Made[]> {
  const files = filesOf(name).map((file) => ({ ...file, stayed: isThere(resolve(cwd, dir, file.path)) }));
  const taken = files.find(({ stayed, mayStay }) => stayed && !mayStay);
  if (taken !== undefined)
    throw new FileFailure(
      join(dir, taken.path),
      'is there already, and `init` writes over nothing: name another folder, as in `tarifa init prices`',
    );
  const written: string[] = [];
  try {
    for (const { path, source, stayed } of files) {
      if (stayed) continue;
      const target = resolve(cwd, dir, path);
      const text = (await readFile(source, 'utf8')).replaceAll('{version}', packageVersion());
      await mkdir(dirname(target), { recursive: true });
      // `wx`: a file that has come to be since is not written over either.
      await writeFile(target, text, { flag: 'wx' });
      written.push(target);
    }
  } catch (error) {
    for (const target of written) await rm(target, { force: true });
    throw new FileFailure(dir, `cannot be filled: ${reason(error)}`);
  }
  return files.map(({ path, about, stayed }) => ({ path, about, stayed }));
}

/** Links count even where they lead nowhere. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
