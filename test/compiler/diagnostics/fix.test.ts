import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, type Compilation } from '../../../compiler/compile.ts';
import { explanations } from '../../../compiler/diagnostics/explanations/explanations.ts';
import { isOfRecords, sampleFiles } from '../../../compiler/diagnostics/explanations/sample.ts';
import { applyFixes } from '../../../compiler/diagnostics/fix.ts';
import type { Host } from '../../../compiler/stages.ts';
import { folderHost } from '../../support/catalog-folder.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { faultsOfFixes } from './faults-of-fixes.ts';

const conformance = join(import.meta.dirname, '../../conformance');
const bad = readdirSync(conformance, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(conformance, entry.name, 'bad')))
  .map(({ name }) => `${name}/bad`)
  .flatMap((topic) =>
    readdirSync(join(conformance, topic))
      .filter((file) => file.endsWith('.tarifa'))
      .map((file) => `${topic}/${file}`),
  );

const offered = new Set<string>();
const faults = (host: Host, main?: string): readonly string[] => {
  for (const { code, fixes } of compile(host, main).diagnostics) if (fixes.length > 0) offered.add(code);
  return faultsOfFixes(host, main);
};

describe('each fix alone removes its finding, adds no error, and if safe changes no amount', () => {
  it.each(bad)('%s', (path) => {
    expect(faults(folderHost(join(conformance, path, '..')), basename(path))).toEqual([]);
  });

  it.each([...explanations].filter(([, one]) => !isOfRecords(one) && one.sketch !== true))(
    'explain %s',
    (_, explanation) => {
      expect(faults(memoryHost(sampleFiles(explanation, explanation.wrong)))).toEqual([]);
    },
  );

  it('and many codes have one', () => {
    expect(offered.size).toBeGreaterThan(60);
  });
});

const catalog = (body: string): Compilation =>
  compile(
    memoryHost({
      'main.tarifa': `catalog c "C" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n${body}}\n`,
    }),
  );

describe('applying fixes', () => {
  const tiers = (lines: string): Compilation =>
    catalog(`  feature f "F" {\n    meter call\n    price graduated monthly {\n${lines}    }\n  }\n`);

  const after = ({ files, diagnostics }: Compilation): string =>
    applyFixes(files, diagnostics, () => true).texts.get('main.tarifa') ?? '';

  it('mends one slip of several bounds at once', () => {
    const wrong = tiers('      <= 1.000 calls  CNY 2 / call\n      >  1.000 calls  CNY 1 / call\n');
    expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['TAR2209']);
    expect(after(wrong)).toContain('<= 1,000 calls  CNY 2 / call\n      >  1,000 calls');
  });

  it('takes a whole line away, and leaves the one below in its place', () => {
    const silenced = tiers(
      '      <= 10 calls  CNY 2 / call\n      // allow TAR3102: no need\n      >  10 calls  CNY 1 / call\n',
    );
    expect(after(silenced)).toContain('<= 10 calls  CNY 2 / call\n      >  10 calls');
  });

  it('leaves out a fix whose edits touch those of another', () => {
    const { files, diagnostics } = tiers('      <= 10  CNY 2 / call\n      >  10  CNY 1 / call\n');
    const [first] = diagnostics;
    const twice = [first!, first!];
    const { texts, fixed } = applyFixes(files, twice, () => true);
    expect(fixed).toHaveLength(1);
    expect(texts.get('main.tarifa')).toContain('<= 10 calls  CNY 2 / call');
  });

  it('takes a line away that is empty then, and white space before what is taken', () => {
    const { files, diagnostics } = catalog(
      '  feature f "F" {\n    meter call\n    accepts price\n    accepts price // again\n    price CNY 1 / call counting all usage\n  }\n',
    );
    const { texts } = applyFixes(files, diagnostics, ({ safe }) => safe);
    expect(texts.get('main.tarifa')).toContain(
      '    accepts price\n    // again\n    price CNY 1 / call\n  }\n',
    );
  });

  it('applies none that was not wanted', () => {
    const { files, diagnostics } = tiers(
      '      <= 10 calls  CNY 2 / call\n      >  12 calls  CNY 1 / call\n',
    );
    expect(diagnostics[0]!.fixes.map(({ safe }) => safe)).toEqual([false]);
    const { texts, fixed } = applyFixes(files, diagnostics, ({ safe }) => safe);
    expect({ texts: [...texts], fixed }).toEqual({ texts: [], fixed: [] });
  });

  it('writes each fix as it reads in the file', () => {
    const { files, diagnostics } = tiers('      <= 10 calls  CNY 2 / call // few\n');
    const { texts } = applyFixes(files, diagnostics, () => true);
    expect(texts.get('main.tarifa')).toContain(
      '      <= 10 calls  CNY 2 / call // few\n      > 10 calls  reject "not sold"\n    }\n',
    );
  });
});
