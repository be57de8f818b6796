import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** Which cell of a table an amount of an example is from is said in words that stand by themselves. */

it('groups the digits of bounds, and names what is only said to be so or not', () => {
  const page = pageOfText(
    catalogText(`
  attribute express one of yes, no default no
  attribute prompt_tokens in token
  feature f "F" {
    meter call
    price CNY / call by quality, express, prompt_tokens {
      |    |     | <= 200,000 tokens | > 200,000 tokens |
      | sd | yes |                 1 |                2 |
      | sd | no  |                 3 |                4 |
      | hd | yes |                 5 |                6 |
      | hd | no  |                 7 |                8 |
    } otherwise reject "no such quality"
  }
  example "both" {
    use 3 calls of f with quality sd, prompt_tokens 200,000
    use 2 calls of f with quality hd, express yes, prompt_tokens 1,000,000
    charge CNY 21
  }`),
    'markdown',
  );
  expect(page).toContain('= 9.00 (sd, express: no, \\<= 200,000 tokens)');
  expect(page).toContain('= 12.00 (hd, express: yes, \\> 200,000 tokens)');
  expect(page).toContain('of F, quality sd, prompt tokens 200,000');
});
