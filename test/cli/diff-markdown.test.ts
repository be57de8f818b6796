import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { git, repository } from './revisions.ts';

const cwd = repository();
const diff = (...args: string[]) => run(['diff', ...args], { cwd });

describe('--format markdown', () => {
  it('gives the total first, the changed rows, and the rest folded', async () => {
    const { stdout } = await diff(
      'catalogs/vision',
      '--since',
      'HEAD~1',
      '--usage',
      'usage.ndjson',
      '--format',
      'markdown',
    );
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '<!-- tarifa: changed -->',
      '### Bills of all accounts: -CNY 100.00',
    ]);
    expect(stdout).toContain(
      '| `license_plate_recognition` |  | any quantity of calls in a month | **falls** CNY 0.01 (at 1) to CNY 100.00 (at 10,000) |',
    );
    expect(stdout).toContain('<details><summary>Prices before and now</summary>');
    expect(stdout.indexOf('<details>')).toBeGreaterThan(stdout.indexOf('plate_package'));
    expect(stdout).not.toContain('Cut to fit');
  });

  const many = (rate: string, message: string): string => {
    const features = Array.from(
      { length: 900 },
      (_, i) => `  feature f${i} "F ${i}" { meter call price CNY ${rate} / call }`,
    );
    return `catalog t "T" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n${features.join('\n')}\n  feature odd "Odd" { meter call price ${message} }\n}\n`;
  };

  it('stays below 60,000 characters, and says what was cut', async () => {
    writeFileSync(join(cwd, 'a.tarifa'), many('0.10', 'free'));
    writeFileSync(join(cwd, 'b.tarifa'), many('0.11', 'CNY 1 / call'));
    const { stdout } = await diff('a.tarifa', 'b.tarifa', '--format', 'markdown');
    expect(stdout.length).toBeLessThan(60_000);
    expect(stdout).toMatch(/Cut to fit a comment: \d+ rows, \d+ prices\./);
    expect(stdout.match(/<details>/g)?.length).toBe(stdout.match(/<\/details>/g)?.length);
  });

  it('stays below 60,000 characters with several folds that have no room', async () => {
    const wide = (rate: string): string =>
      many(rate, 'free').replace(/"F (\d+)"/g, `"F $1 ${'x'.repeat(40)}"`);
    writeFileSync(join(cwd, 'a.tarifa'), wide('0.10'));
    writeFileSync(join(cwd, 'b.tarifa'), wide('0.11'));
    const used = Array.from(
      { length: 4000 },
      (_, i) =>
        `{"id":"u-${i}","account":"a${i}","feature":"f${i % 900}","time":"2026-01-10T00:00:00Z","quantity":${i % 7}}`,
    );
    writeFileSync(join(cwd, 'many.ndjson'), used.join('\n'));
    const args = ['a.tarifa', 'b.tarifa', '--format', 'markdown', '--usage', 'many.ndjson'];
    const { stdout } = await diff(...args);
    expect(stdout.length).toBeLessThan(60_000);
    // A fold without a row would be a frame around nothing.
    expect(stdout).not.toMatch(/--- \|\n\n<\/details>/);
    expect(stdout).toMatch(/Cut to fit a comment: .*prices.*accounts/);
  });

  it('stays below 60,000 characters with several hundred price lists', async () => {
    const other = repository();
    const small =
      'catalog t "T" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n  feature f "F" { meter call price free }\n}\n';
    const fresh = (name: string, text: string): void => {
      mkdirSync(join(other, name));
      writeFileSync(join(other, name, 'main.tarifa'), text);
    };
    const changing = Array.from({ length: 3 }, (_, i) => `changing-${i}`);
    for (const name of changing) fresh(name, many('0.10', 'free'));
    git(other, 'add', '.');
    git(other, 'commit', '-qm', 'third');
    for (const name of changing) writeFileSync(join(other, name, 'main.tarifa'), many('0.11', 'free'));
    for (let i = 0; i < 400; i++) fresh(`new-${i}-${'x'.repeat(200)}`, small);
    const { stdout } = await run(['diff', '--since', 'HEAD', '--format', 'markdown'], { cwd: other });
    expect(stdout.length).toBeLessThan(60_000);
    expect(stdout).toMatch(/^<!-- tarifa: changed -->\n## changing-0\n/);
    expect(stdout).toMatch(/\nnew-0-x+ is new: /);
    expect(stdout).toMatch(/Cut to fit a comment: \d+ other price lists\./);
    expect(stdout.match(/<details>/g)?.length).toBe(stdout.match(/<\/details>/g)?.length);
  });

  it('says in front whether anything changes, however it is worded', async () => {
    const same = await diff('catalogs/vision', '--since', 'HEAD', '--format', 'markdown');
    expect(same.stdout).toMatch(/^<!-- tarifa: same -->\n### /);
    const all = await diff('.', '--since', 'HEAD', '--format', 'markdown');
    expect(all.stdout).toMatch(/^<!-- tarifa: /);
  });

  it('lets no text of a catalog be markup or a mention', async () => {
    writeFileSync(join(cwd, 'a.tarifa'), many('0.10', 'free').replace('free', 'CNY 1 / call'));
    const hostile = 'reject "ask @sales | <img src=x> `**now**` [x](http://x)"';
    writeFileSync(join(cwd, 'b.tarifa'), many('0.10', hostile));
    const { stdout } = await diff('a.tarifa', 'b.tarifa', '--format', 'markdown');
    expect(stdout).toContain(
      '@&#8203;sales \\| &lt;img src=x&gt; \\`\\*\\*now\\*\\*\\` \\[x\\](http:&#8203;//x)',
    );
  });
});
