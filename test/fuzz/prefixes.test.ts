import { expect, it } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { catalogTexts } from '../support/catalog-texts.ts';

/** Every prefix of the largest catalog, and every seventh of the others, since each is read from its beginning. */
const files = catalogTexts().map((file) => ({ ...file, step: file.path.startsWith('vision/') ? 1 : 7 }));

it.each(files)('reads the prefixes of $path, by steps of $step', ({ path, text, step }) => {
  for (let end = 0; end <= text.length; end += step) {
    const { tree, diagnostics } = parse(sourceFile(path, text.slice(0, end)));
    expect(tree.span.end).toBeLessThanOrEqual(end);
    for (const { span } of diagnostics)
      if (!(span.start >= 0 && span.start <= span.end && span.end <= end))
        throw new Error(`a place outside, at ${end}`);
  }
});
