import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activeFromTheStart, type Scenario } from '../../compiler/ir/scenario.ts';
import { runScenario } from '../../compiler/ir/run-scenario.ts';
import type { Balance } from '../../runtime/result.ts';
import { compiledFolder } from '../support/catalog-folder.ts';
import { raters } from '../support/raters.ts';

/** Every rule that the vendor's documentation states has its line in the README, and every example named there holds. */

const folder = join(import.meta.dirname, '..', '..', 'catalogs', 'vision');
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');
const { ir, scenarios } = compiledFolder(folder);
const all = raters(ir);

/** `1.1` and so on, in the order of the source. */
const sections = read('sources', 'rules.md')
  .split(/^## /m)
  .map((section) => section.split('\n').flatMap((line) => /^- (.*)/.exec(line)?.[1] ?? []))
  .filter((bullets) => bullets.length > 0);
const bullets = sections.flat();

interface Row {
  readonly rule: string;
  readonly words: string;
  readonly shown: string;
  readonly examples: readonly string[];
}
const rows: readonly Row[] = read('README.md')
  .split('\n')
  .flatMap((line) => {
    const [, rule, words, shown] = line.split('|').map((cell) => cell.trim());
    if (rule === undefined || !/^\d+\.\d+$/.test(rule)) return [];
    const examples = [...(shown ?? '').matchAll(/"([^"]+)"/g)].map(([, title]) => title!);
    return [{ rule, words: words ?? '', shown: shown ?? '', examples }];
  });
const named = [...new Set(rows.flatMap(({ examples }) => examples))];
const scenario = (title: string): Scenario | undefined => scenarios.find((one) => one.title === title);

it('numbers the rules of the source as they stand, each with the page that says it', () => {
  expect(bullets).toHaveLength(60);
  sections.forEach((section, of) =>
    section.forEach((bullet, index) => {
      expect(bullet).toMatch(new RegExp(`^${of + 1}\\.${index + 1} \\S.*\\[official.*: [^\\]]+\\]`));
    }),
  );
});

it('names the page of every key that a rule cites', () => {
  const text = read('sources', 'rules.md');
  const listed = [...text.matchAll(/^\| (\S+|doc \d+) +\|/gm)].map(([, key]) => key!);
  const cited = [...text.matchAll(/\[official: ([A-Z0-9, -]+)\]/g)].flatMap(([, keys]) => keys!.split(', '));
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter((key) => !listed.includes(key))).toEqual([]);
});

it('has every rule once, in the order of the source', () => {
  expect(rows.map(({ rule }) => rule)).toEqual(bullets.map((bullet) => bullet.split(' ')[0]));
});

it('says of each rule by which example it shows, or why a bill cannot show it', () => {
  for (const { rule, words, shown, examples } of rows) {
    expect([rule, words]).not.toEqual([rule, '']);
    const why = /^not on a bill( of an example)?[:,] \S.{10,}/.test(shown);
    expect({ rule, shows: examples.length > 0 !== why }).toEqual({ rule, shows: true });
  }
});

describe('the example', () => {
  it.each(named)('%s', (title) => {
    expect(scenario(title)).toBeDefined();
    for (const rater of all) {
      const { outcome, mismatches } = runScenario(scenario(title)!, rater, ir);
      expect({ rater: rater.name, outcome, mismatches }).toEqual({
        rater: rater.name,
        outcome: 'passed',
        mismatches: [],
      });
    }
  });
});

it('every example of rules.tarifa is one of a rule, and they stand in the order of the rules', () => {
  const written = [...read('rules.tarifa').matchAll(/^example "(.*)" \{$/gm)].map(([, title]) => title!);
  expect(written.length).toBeGreaterThan(20);
  expect(named.filter((title) => written.includes(title))).toEqual(written);
});

it('no two examples have one name', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

it('names elsewhere only examples that there are', () => {
  const comments = read('rules.tarifa')
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.slice(2).trim())
    .join(' ');
  const quoted = [...comments.matchAll(/"([^"]+)"/g)].map(([, title]) => title!);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((title) => scenario(title) === undefined)).toEqual([]);
});

/** What an example cannot state: the life of an order. */
function balancesOf(title: string): readonly Balance[] {
  const { usage, orders, until } = scenario(title)!;
  const [{ account }] = orders as [Scenario['orders'][number]];
  const input = { account, usage, orders: [activeFromTheStart(account), ...orders], until };
  const [first, ...others] = all.map((rater) => rater.rate(input).balances);
  for (const balances of others) expect(balances).toEqual(first);
  return first!;
}

it('lets a licence run from its activation for a year', () => {
  expect(balancesOf('the term of an offline SDK runs from its activation, once')).toMatchObject([
    { effective: '2026-01-31T00:00:00+08:00', expires: '2027-01-31T00:00:00+08:00', state: 'valid' },
  ]);
});

it('releases a licence that was not activated in time', () => {
  const states = balancesOf('an offline SDK that is not activated within a month is released').map(
    ({ state }) => state,
  );
  expect(states).toEqual(['released', 'valid']);
});

it('takes points first from the package that expires first', () => {
  const left = balancesOf('the package that expires first pays first, even if it was ordered later');
  expect(left.map(({ size, remaining }) => [size, remaining])).toEqual([
    ['10000', '10000'],
    ['5000', '1000'],
  ]);
});
