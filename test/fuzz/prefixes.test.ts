import { expect, it } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { catalogTexts } from '../support/catalog-texts.ts';

it.each(catalogTexts())('reads every prefix of $path', ({ path, text }) => {
  for (let end = 0; end <= text.length; end++) {
    const { tree, diagnostics } = parse(sourceFile(path, text.slice(0, end)));
    expect(tree.span.end).toBeLessThanOrEqual(end);
    for (const { span } of diagnostics)
      if (!(span.start >= 0 && span.start <= span.end && span.end <= end))
        throw new Error(`a place outside, at ${end}`);
  }
});
