import type { FrameName } from './frames.ts';

/** What a code means, for whoever meets it: the cause, the mistake, the same done right, and the way out. */
export interface Explanation {
  /** The finding in a few words, where its message says too little without its values. */
  readonly title?: string;
  /** Two or three sentences: what the compiler found, and why it matters to a bill. */
  readonly cause: string;
  /** What stands around the two samples. */
  readonly frame: FrameName;
  /** Gives this finding, once, and no other. Written with any indentation. */
  readonly wrong: string;
  /** Gives no finding at all. */
  readonly right: string;
  readonly fix: string;
  /** Other files of the catalog, by their path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The mistake is too large to be written here, or no mistake of a text: `wrong` only tells of it. */
  readonly sketch?: true;
}

/** A sample as it is shown: without the indentation that it has among the explanations, and the first empty line. */
export function sampleText(sample: string): string {
  const lines = sample.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent).trimEnd()).join('\n');
}

/** The other files that a sample speaks of, with their texts. */
export const filesNamed = (
  { files = {} }: Explanation,
  sample: string,
): readonly (readonly [path: string, text: string])[] =>
  Object.entries(files).filter(([path]) => sample.includes(`"${path}"`));
