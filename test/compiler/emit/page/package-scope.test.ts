import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** A package names all that it pays for, also what takes its points by a table of its own. */

const pageOf = (covers: string, format: 'html' | 'markdown' = 'markdown'): string =>
  pageOfText(
    catalogText(`
  measure credit, credits
  deduct packs > price
  feature ocr "OCR" { meter call price CNY 1 / call }
  feature translation "Translation" { meter call price CNY 1 / call }
  feature summary "Summary" { meter call price CNY 1 / call }
  package p "P" in packs {
    covers translation at credits / call by quality {
      | sd   | 1 |
      | hd   | 2 |
      | "8k" | 3 |
    }
    ${covers}
    size 100 credits CNY 10
  }`),
    format,
  );

it('names it beside what takes one number, and leads to the table', () => {
  const covers = 'covers ocr, summary at 1 credit / call';
  const page = pageOf(covers);
  expect(page).toContain(`* **pays for:** OCR, Translation, Summary
* **takes:** 1 credit / call; Translation: [credits by quality](#factors-p-translation)`);
  expect(page).toContain(`<a id="factors-p-translation"></a>

_Translation: credits / call, by quality_`);
  expect(pageOf(covers, 'html')).toContain('<div class="wide" id="factors-p-translation">');
});

it('names it in the table of what takes several', () => {
  const page = pageOf('covers ocr at 1 credit / call\n    covers summary at 4 credits / call');
  expect(page).toContain(`
| pays for | takes |
| --- | --- |
| OCR | 1 credit / call |
| Summary | 4 credits / call |
| Translation | [credits by quality](#factors-p-translation) |
`);
});
