import { describe, expect, it } from 'vitest';
import { currencyDigits, currencyExists } from '../../../compiler/currency.ts';
import { expectFindings } from '../../support/expect-findings.ts';
import { inCatalog, plainProducts } from './in-catalog.ts';

const text = inCatalog(plainProducts);
const without = (line: string): string =>
  text.replace(line, '').replace('catalog test', 'catalog ⟦here:test⟧');

describe('a catalog', () => {
  it('says its currency, its time zone and its rounding', () => {
    expectFindings(text);
    expectFindings(without('currency CNY'), { code: 'TAR2701', at: 'here' });
    expectFindings(without('timezone "Asia/Shanghai"'), { code: 'TAR2703', at: 'here' });
    expectFindings(without('round half up to 0.01'), {
      code: 'TAR2705',
      at: 'here',
      help: 'state it: `round half up to 0.01`; rounding is never implicit',
    });
  });

  it('proposes rounding to the currency it has', () => {
    const yen = without('round half up to 0.01').replaceAll('CNY', 'JPY');
    expectFindings(yen, {
      code: 'TAR2705',
      help: 'state it: `round half up to 1`; rounding is never implicit',
    });
    expect(['CNY', 'JPY', 'KWD'].map(currencyDigits)).toEqual([2, 0, 3]);
    // By the standard, whatever the host thinks is the custom; what is no money is no currency.
    expect(['HUF', 'IDR', 'IQD', 'CLF', 'XCG'].map(currencyDigits)).toEqual([2, 2, 3, 4, 2]);
    expect(['XAU', 'XBA', 'XTS', 'XOF', 'EUR'].map(currencyExists)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('has a currency that exists; its prices are not wrong again', () => {
    const wrong = text.replace('currency CNY', 'currency ⟦here:CNX⟧');
    expectFindings(wrong, { code: 'TAR2702', at: 'here', help: 'did you mean `CNY`?' });
  });

  it.each([
    ['Asia/Shangai', 'did you mean "Asia/Shanghai"?'],
    ['asia/shanghai', 'did you mean "Asia/Shanghai"?'],
    ['+08:00', 'write its name in the IANA list, such as "Asia/Shanghai"'],
    ['', 'write its name in the IANA list, such as "Asia/Shanghai"'],
    ['../../etc/passwd', 'write its name in the IANA list, such as "Asia/Shanghai"'],
  ])('has a time zone that exists: not %j', (zone, help) => {
    const wrong = text.replace('"Asia/Shanghai"', `⟦here:"${zone}"⟧`);
    expectFindings(wrong, { code: 'TAR2704', at: 'here', help });
  });

  it('rounds to a step above zero', () => {
    expectFindings(text.replace('0.01', '⟦here:0.00⟧'), { code: 'TAR2706', at: 'here' });
  });

  it('has one currency in all its amounts', () => {
    const wrong = text
      .replace('currency CNY', '⟦declared:currency CNY⟧')
      .replace('points CNY 5', 'points ⟦here:USD⟧ 5');
    expectFindings(wrong, { code: 'TAR2210', at: 'here', related: { declared: "the catalog's currency" } });
  });
});

describe('an attribute', () => {
  it.each([
    ['attribute a one of b, ⟦here:b⟧', 'TAR2710'],
    ['attribute a one of b, c default ⟦here:d⟧', 'TAR2711'],
    ['attribute a in fps default ⟦here:b⟧', 'TAR2712'],
    ['attribute a in ⟦here:feet⟧', 'TAR2201'],
  ])('is made of values that it has: %s', (declaration, code) => {
    expectFindings(inCatalog(declaration + plainProducts), { code, at: 'here' });
  });

  it('may have a default', () => {
    expectFindings(
      inCatalog(`attribute a in fps default 30 attribute b one of c, "4k" default "4k" ${plainProducts}`),
    );
  });
});
