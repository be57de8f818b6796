import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import type { Host } from '../../../compiler/stages.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { expectFindings } from '../../support/expect-findings.ts';
import { inCatalog } from '../check/in-catalog.ts';

const price = (name: string): string => `feature ${name} { meter call price CNY 1 / call }`;
const including = (...lines: string[]): string => inCatalog(lines.join('\n'), '');

describe('included files', () => {
  it('stand in the place of their include, in a category too', () => {
    const { ir } = compile(
      memoryHost({
        'main.tarifa': including('include "a.tarifa"', 'category c { include "c/b.tarifa" }', price('last')),
        'a.tarifa': price('first'),
        'c/b.tarifa': `include "deep.tarifa" ${price('second')}`,
        'c/deep.tarifa': price('deep'),
      }),
    );
    expect(ir?.features.map(({ name, category }) => [name, category])).toEqual([
      ['first', null],
      ['deep', 'c'],
      ['second', 'c'],
      ['last', null],
    ]);
  });

  it('are reported once where they are missing, unreadable or outside', () => {
    const failing = (failure: 'missing' | 'outside' | 'unreadable'): string[] => {
      const text = including('include "a.tarifa"', 'include "a.tarifa"', price('one'));
      const host: Host = { read: (path) => (path === 'main.tarifa' ? { text } : { failure }) };
      return compile(host).diagnostics.map(({ code }) => code);
    };
    expect(failing('missing')).toEqual(['TAR2011', 'TAR2014']);
    expect(failing('unreadable')).toEqual(['TAR2012', 'TAR2014']);
    expect(failing('outside')).toEqual(['TAR2010', 'TAR2014']);
  });

  it('do not reach the host with a path that leaves the folder', () => {
    const asked: string[] = [];
    const text = including('include "../secret.tarifa"', 'include "/etc/x.tarifa"', 'include "a%2fb.tarifa"');
    const { diagnostics } = compile({
      read: (path) => {
        asked.push(path);
        return path === 'main.tarifa' ? { text } : { text: '' };
      },
    });
    expect(asked).toEqual(['main.tarifa']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['TAR2010', 'TAR2010', 'TAR2010']);
  });

  it('may not include one another in a circle', () => {
    expectFindings(
      {
        'main.tarifa': including('include "a.tarifa"'),
        'a.tarifa': 'include "b.tarifa"',
        'b.tarifa': 'include ⟦here:"a.tarifa"⟧',
      },
      {
        code: 'TAR2013',
        at: 'here',
        message: '`a.tarifa` includes itself, by way of `a.tarifa`, `b.tarifa`',
      },
    );
  });

  it('may not be included twice', () => {
    expectFindings(
      {
        'main.tarifa': including('⟦first:include "a.tarifa"⟧', 'include ⟦here:"a.tarifa"⟧'),
        'a.tarifa': price('a'),
      },
      { code: 'TAR2014', at: 'here', related: { first: 'first included here' } },
    );
  });

  it('are at most 16 deep', () => {
    const deep = (levels: number): Record<string, string> => ({
      'main.tarifa': including('include "1.tarifa"', price('one')),
      ...Object.fromEntries(
        Array.from({ length: levels }, (_, i) => [
          `${i + 1}.tarifa`,
          i + 1 === levels ? price('deep') : `include "${i + 2}.tarifa"`,
        ]),
      ),
    });
    expectFindings(deep(16));
    expectFindings(deep(17), { code: 'TAR2015' });
  });

  it('are at most a thousand files', () => {
    const many = (count: number): Record<string, string> => ({
      'main.tarifa': including(
        ...Array.from({ length: count }, (_, i) => `include "${i}.tarifa"`),
        price('one'),
      ),
      ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.tarifa`, ''])),
    });
    expectFindings(many(999));
    expectFindings(many(1005), { code: 'TAR2016' });
  });

  it('hold bare declarations', () => {
    expectFindings(
      { 'main.tarifa': including('include "a.tarifa"'), 'a.tarifa': `catalog ⟦here:a⟧ { ${price('a')} }` },
      { code: 'TAR2003', at: 'here' },
    );
  });
});

describe('the main file', () => {
  it('has one catalog', () => {
    expectFindings('', { code: 'TAR2001' });
    expectFindings(price('a'), { code: 'TAR2001' });
    const two = `${including(price('a'))}\ncatalog ⟦here:second⟧ { }`;
    expectFindings(two, { code: 'TAR2002', at: 'here' });
  });

  it('is reported where it is missing', () => {
    const { diagnostics, ir } = compile(memoryHost({}));
    expect(diagnostics.map(({ code }) => code)).toEqual(['TAR2011']);
    expect(ir).toBeNull();
  });
});
