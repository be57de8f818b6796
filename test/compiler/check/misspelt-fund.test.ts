import { describe, it } from 'vitest';
import { expectFindings } from '../../support/expect-findings.ts';

/** A fund that is written in three places: where it is declared, taken and sold in. */
const written = (declared: string, taken: string, sold: string): string => `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  measure point, points
  deduct ${declared} > price
  feature f "F" {
    meter call
    accepts ${taken}, price
    price CNY 1 / call
  }
  package p "P" in ${sold} {
    covers f at 1 point / call
    valid 1 year
    size 10 points  CNY 5
  }
}
`;
const [RIGHT, WRONG] = ['resource_package', 'resource_packge'];
const help = `did you mean \`${RIGHT}\`?`;

describe('a misspelt fund is one finding, at the name that stands in fewer places', () => {
  it('in `deduct`', () => {
    const text = written(`⟦here:${WRONG}⟧`, RIGHT, `⟦sold:${RIGHT}⟧`);
    const related = { sold: `sold in \`${RIGHT}\`` };
    expectFindings(text, { code: 'TAR2403', at: 'here', help, related });
  });

  it('where something is sold', () => {
    const text = written(RIGHT, RIGHT, `⟦here:${WRONG}⟧`);
    expectFindings(text, { code: 'TAR2023', at: 'here', help });
  });

  it('where a feature takes it', () => {
    const text = written(RIGHT, `⟦here:${WRONG}⟧`, RIGHT);
    expectFindings(text, { code: 'TAR2023', at: 'here', help });
  });

  it('where as many say one as the other, it is not `deduct`', () => {
    const text = written(RIGHT, 'price', `⟦here:${WRONG}⟧`).replace('price, price', 'price');
    expectFindings(text, { code: 'TAR2023', at: 'here', help });
  });
});

it('names that are not near are two mistakes', () => {
  const text = written('⟦empty:prepaid⟧', `⟦here:${RIGHT}⟧`, RIGHT);
  expectFindings(
    text,
    { code: 'TAR2403', at: 'empty', help: 'take it away, or declare what is sold `in prepaid`' },
    { code: 'TAR2023', at: 'here', help: 'declare it in `deduct`' },
  );
});

describe('the word `price`, misspelt, is one finding', () => {
  const priced = { help: 'did you mean `price`?', fixes: ['price'] };

  it('where a feature accepts it', () => {
    const text = written(RIGHT, RIGHT, RIGHT).replace('price\n    price', '⟦here:prices⟧\n    price');
    expectFindings(text, { code: 'TAR2023', at: 'here', ...priced });
  });

  it('where it is all that comes after the funds of a feature without a price', () => {
    const text = written(RIGHT, RIGHT, RIGHT).replace(/price\n    price CNY 1 .*/, '⟦here:prices⟧');
    expectFindings(text, { code: 'TAR2023', at: 'here', ...priced });
  });

  it('in `deduct`', () => {
    const text = written(RIGHT, RIGHT, RIGHT).replace('> price', '> ⟦here:prices⟧');
    expectFindings(text, { code: 'TAR2403', at: 'here', ...priced });
  });

  it('and is no help where it stands there already', () => {
    const text = written(RIGHT, '⟦here:prices⟧', RIGHT);
    expectFindings(text, { code: 'TAR2023', at: 'here', help: 'declare it in `deduct`' });
  });
});
