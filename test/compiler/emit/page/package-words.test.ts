import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** A package is told of in its own unit, with what becomes of a part of a call, and rounding as it is called. */

const pageOf = (meter: string, draw: string): string =>
  pageOfText(
    catalogText(
      `
  measure credit, credits
  measure point, points
  deduct packs > bonus > price
  feature ocr "OCR" { meter ${meter} price CNY 1 / ${meter} }
  package p "P" in packs {
    covers ocr at 2 credits / ${meter}
    ${draw}
    size 101 credits CNY 10
  }
  package q "Q" in bonus {
    covers ocr at 2 credits / ${meter}
    size 100 credits CNY 10
  }
  package r "R" in bonus {
    covers ocr at 3 points / ${meter}
    size 90 points CNY 10
  }`,
      { round: 'half even to 0.01' },
    ),
    'markdown',
  );

it('says that a package pays for parts of what is counted, where it does', () => {
  expect(pageOf('call', 'draw fractions')).toContain(
    '* **covers:** parts of calls too, until none of its credits are left',
  );
  expect(pageOf('call', '')).toContain('* **covers:** whole calls only; credits too few for one stay on it');
  expect(pageOf('minute', '')).not.toContain('**covers:**');
});

it('names the units of the packages that pay', () => {
  const page = pageOf('call', '');
  expect(page).toContain('packs: packages, from which each use takes its credits');
  expect(page).toContain('bonus: packages, from which each use takes its credits or points');
});

it('calls the rounding of finance by its name', () => {
  expect(pageOf('call', '')).toContain('to the nearest CNY 0.01, half to even');
});
