import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RESULT_COLUMNS, RESULT_NAMES, type ResultName } from '../../runtime/records/result-rows.ts';
import { closeBooks, folderWith, rateBooks, resultsIn, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';

/** The page of results shows lines that `rate` writes: these records are rated, and give them word for word. */

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/results.md'), 'utf8');

const CATALOG = catalogText(`
  measure point, points
  deduct pack > price
  consume pack by soonest expiry, earliest order, order id
  feature plates "Plates" {
    meter call
    accepts pack, price
    price graduated monthly {
      <= 10,000 calls CNY 0.15 / call
      <= 100,000 calls CNY 0.10 / call
      >  100,000 calls reject "ask for an offer"
    }
  }
  package plate_pack "Plate package" in pack {
    covers plates at 0.2 points / call
    valid  1 year
    alert  at 20% remaining
    size   1,000 points CNY 600
  }
`);

const at = (day: string): string => `${day}T08:00:00+08:00`;
const use = (id: string, day: string, quantity: number | string): string =>
  JSON.stringify({ id, account: 'acme', feature: 'plates', time: at(day), quantity });
const ORDER = JSON.stringify({
  type: 'order',
  id: 'o-1',
  account: 'acme',
  product: 'plate_pack',
  size: 1000,
  time: at('2026-01-02'),
});

/** January is rated and closed; then February comes, with a late record of January and one that cannot be rated. */
async function written(): Promise<Readonly<Record<string, string>>> {
  const folder = folderWith(CATALOG);
  await rateBooks(folder, [write(folder, 'january.ndjson', [ORDER, use('u-1', '2026-01-15', 20_000)])]);
  expect((await closeBooks(folder, '2026-01')).status).toBe(0);
  const february = [
    use('u-2', '2026-01-20', 100),
    use('u-3', '2026-02-10', 40),
    use('u-4', '2026-02-11', 1.5),
    use('u-5', '2026-02-12', 100_000),
  ];
  expect((await rateBooks(folder, [write(folder, 'february.ndjson', february)])).status).toBe(3);
  // What was written of January before it was closed: a closed month's charges are not written again.
  const before = folderWith(CATALOG);
  await rateBooks(before, [write(before, 'january.ndjson', [ORDER, use('u-1', '2026-01-15', 20_000)])]);
  const summary = readFileSync(join(folder, 'out/summary.json'), 'utf8');
  const all = Object.entries(resultsIn(folder)).map(
    ([name, text]) => [name, text + (name === 'charges.ndjson' ? resultsIn(before)[name] : '')] as const,
  );
  const texts = Object.entries({ ...Object.fromEntries(all), 'summary.json': summary });
  // A digest says which price list it was, and here it is only a sample.
  return Object.fromEntries(texts.map(([name, text]) => [name, text.replaceAll(/[0-9a-f]{64}/g, '5d1c…')]));
}

const sectionOf = (name: string): string => {
  const start = PAGE.indexOf(`## \`${name}\``);
  expect([name, start >= 0]).toEqual([name, true]);
  const end = PAGE.indexOf('\n## ', start + 1);
  return PAGE.slice(start, end < 0 ? undefined : end);
};
const samplesIn = (section: string): readonly string[] =>
  [...section.matchAll(/```(?:nd)?json\n([\s\S]*?)```/g)].flatMap(([, text = '']) =>
    text.trimEnd().split('\n'),
  );
/** The fields of the table of a section: its first column. */
const fieldsIn = (section: string): readonly string[] =>
  [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, field = '']) => field);

it('the lines on the page are lines that rate writes', async () => {
  const results = await written();
  for (const name of RESULT_NAMES) {
    const lines = (results[`${name}.ndjson`] ?? '').split('\n');
    const samples = samplesIn(sectionOf(name));
    expect([name, samples.length > 0]).toEqual([name, true]);
    for (const sample of samples) expect(lines).toContain(sample);
  }
});

it.each(RESULT_NAMES)('the page tells of every field of %s, and of no other', (name: ResultName) => {
  expect(fieldsIn(sectionOf(name))).toEqual(RESULT_COLUMNS[name]);
});

it('every field of a result stands in one of its lines on the page', () => {
  for (const name of RESULT_NAMES) {
    const fields = new Set(
      samplesIn(sectionOf(name)).flatMap((line) => Object.keys(JSON.parse(line) as object)),
    );
    expect([name, [...fields].sort()]).toEqual([name, [...RESULT_COLUMNS[name]].sort()]);
  }
});

it('the page tells of the summary as it is', async () => {
  const summary = JSON.parse((await written())['summary.json'] ?? '') as Readonly<Record<string, unknown>>;
  const section = sectionOf('summary.json');
  // `period` stands only where one month was asked for.
  expect(fieldsIn(section).filter((field) => field !== 'period')).toEqual(Object.keys(summary));
  const shown = JSON.parse(samplesIn(section).join('\n')) as Readonly<Record<string, unknown>>;
  const { elapsedMs: _, versions: __, ...rest } = summary;
  expect(shown).toMatchObject(rest);
});
