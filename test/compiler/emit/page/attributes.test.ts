import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** What becomes of a record that leaves an attribute out, by whether anything asks for it. */

it('refuses a record only for want of an attribute that a meter, a price or a package asks for', () => {
  const page = pageOfText(
    catalogText(`
  measure point, points
  deduct packs > price
  attribute colour one of red, blue
  feature f "F" {
    meter call times scenes
    price CNY / call by quality {
      | sd   | 1 |
      | hd   | 2 |
      | "8k" | 3 |
    }
  }
  package p "P" in packs {
    covers f at points / call by resolution {
      | <= 720 p | 1 |
      | >  720 p | 2 |
    }
    size 100 points CNY 10
  }`),
    'markdown',
  );
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([
    '| `frame_rate` | a number of fps | nothing: it is not asked for |',
    '| `resolution` | a number of p | the record is refused |',
    '| `scenes` | a number of scenes | the record is refused |',
    '| `quality` | `sd`, `hd`, `8k` | the record is refused |',
    '| `status` | `success`, `failed`, `throttled` | `success` |',
    '| `colour` | `red`, `blue` | nothing: it is not asked for |',
  ]);
});
