import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { proven } from '../../../compiler/analyze/proven.ts';
import { loadJavaScript } from '../../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import { fastScale, LIMIT } from '../../../compiler/optimize/range.ts';
import { provenLines } from '../../../cli/report/proven.ts';
import { compiledFolder } from '../../support/catalog-folder.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';

/** What `check` says was proven, counted from the IR. */

const root = join(import.meta.dirname, '..', '..', '..');

it('counts what it says', () => {
  const facts = proven(
    irOf(
      catalogText(`
  deduct prepaid > price
  feature tiers "Tiers" {
    meter call
    price graduated monthly {
      <= 10 calls  CNY 2 / call
      >  10 calls  CNY 1 / call
    }
  }
  feature table "Table" {
    meter   minute
    accepts prepaid, price
    price CNY / minute by quality, frame_rate {
      |    | <= 30 fps | <= 60 fps |
      | sd |         1 |         2 |
      | hd |         2 |         4 |
    } otherwise reject "no"
  }
  feature closed "Closed" {
    meter call
    price unpublished "the page"
  }
  package pack "Pack" in prepaid {
    covers table at calls / minute by quality {
      | sd | 1 |
      | hd | 2 |
    }
    size 1,000 calls CNY 1
  }
  capacity qps "QPS" in prepaid {
    covers table
    price CNY / seat by term graduated {
      |            | day | month |
      | <= 5 seats |   1 |    20 |
      | >  5 seats |   1 |    20 |
    }
  }`),
    ),
  );
  expect(facts).toMatchObject({
    features: { charging: 2, refusing: 1 },
    schedules: { count: 3, tiers: 6 },
    tables: [
      { axes: ['quality', 'frame_rate'], kind: 'price', tables: 1, combinations: 9, filled: 4, named: 5 },
      { axes: ['quality'], kind: 'factor', tables: 1, combinations: 3, filled: 2, named: 0 },
    ],
    currency: 'CNY',
  });
  expect(facts.plain.map(({ unit, units }) => [unit, units])).toEqual([
    ['call', 'calls'],
    ['minute', 'minutes'],
  ]);
});

it('names the last quantity that the proven range holds, and plain numbers rate it exactly', () => {
  const ir = irOf(catalogText('feature f "F" {\n meter call\n price CNY 0.0000037 / call\n}'));
  const [range] = proven(ir).plain;
  const { scale, range: bound } = fastScale(ir, ir.features[0]!)!;
  const reached = (units: number): bigint =>
    BigInt(bound.events) * BigInt(units) +
    BigInt(bound.quantity) * BigInt(units) * scale.quantity.value +
    BigInt(bound.fixed);
  expect(reached(range!.quantity)).toBeLessThanOrEqual(BigInt(LIMIT));
  expect(reached(range!.quantity + 1)).toBeGreaterThan(BigInt(LIMIT));
  const usage = {
    type: 'usage' as const,
    id: 'u',
    account: 'a',
    feature: 'f',
    quantity: String(range!.quantity),
    unit: null,
    at: { seconds: 1_767_225_600, nanos: 0 },
    time: '2026-01-01T08:00:00+08:00',
    origin: { file: '', line: 1, raw: '' },
    attributes: new Map<string, string>(),
    replaces: null,
  };
  const input = { account: 'a', usage: [usage], orders: [], until: 1_767_225_600 };
  const [exact, plain] = [interpreter(ir), loadJavaScript(ir)].map((rater) => rater.rate(input));
  expect(plain).toEqual(exact);
});

it('is said of the vision catalog', () => {
  const { ir, scenarios, silenced } = compiledFolder(join(root, 'catalogs', 'vision'));
  const counts = { passed: scenarios.length, failed: 0, skipped: 0 };
  const lines = provenLines(proven(ir), counts, silenced).map((line) =>
    line.replace(/^\d+ examples:/, 'all examples:'),
  );
  const golden = readFileSync(join(import.meta.dirname, 'proven-vision.txt'), 'utf8');
  expect(`${lines.join('\n')}\n`).toBe(golden);
});

it('is what the README shows', () => {
  const { ir, silenced } = compiledFolder(join(root, 'examples', '00-readme'));
  const lines = provenLines(proven(ir), { passed: 1, failed: 0, skipped: 0 }, silenced);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(
    `1 example passed\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\`\n`,
  );
});

it('says nothing of examples that do not hold, nor of what is not there', () => {
  const facts = proven(irOf(catalogText('feature f "F" {\n meter call\n price unpublished "page"\n}')));
  const lines = provenLines(facts, { passed: 3, failed: 1, skipped: 0 }, 0);
  expect(lines[0]).toBe('1 feature: it ends in a charge or a named reject, 0 with a published charge');
  expect(lines.join('\n')).not.toMatch(/example|tiers|silenced|cell/);
});
