import { expect, it } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { catalogTexts } from '../support/catalog-texts.ts';

/**
 * Every prefix of the first catalog, and some of the others, since each is read from its beginning: PREFIX_STEP=1 reads
 * all of them. The step is a prime, so that it falls on every column.
 */
const STEP = Number(process.env['PREFIX_STEP'] ?? 43);
const files = catalogTexts().map((file) => ({ ...file, step: file.path.startsWith('vision/') ? 1 : STEP }));

it.each(files)('reads the prefixes of $path, by steps of $step', ({ path, text, step }) => {
  for (let end = 0; end <= text.length; end += step) {
    const { tree, diagnostics } = parse(sourceFile(path, text.slice(0, end)));
    expect(tree.span.end).toBeLessThanOrEqual(end);
    for (const { span } of diagnostics)
      if (!(span.start >= 0 && span.start <= span.end && span.end <= end))
        throw new Error(`a place outside, at ${end}`);
  }
});
