import { expect, it } from 'vitest';
import { coverageOf, percentOf } from '../../../compiler/analyze/coverage/coverage.ts';
import { formatInstant } from '../../../runtime/calendar.ts';
import { catalogText, compileText } from '../../support/compile-text.ts';

const LIST = `
  unit qps
  measure point, points
  deduct prepaid > packages > price
  feature plates "Plates" {
    meter   call where status is success
    accepts prepaid, packages, price
    price graduated monthly {
      <= 100 calls  CNY 0.15 / call
      >  100 calls  CNY 0.10 / call
    }
  }
  feature frames "Frames" {
    meter second rounded up to 10 seconds each at least 20 seconds each
    price CNY / second by quality {
      | sd | 1 |
      | hd | 2 |
    } otherwise CNY 3 / second
  }
  feature seats "Seats" { meter seat price CNY 5 monthly }
  feature faces "Faces" { meter call otherwise reject "not sold" }
  feature logos "Logos" { meter call price unpublished "the page of logos" }
  package plate_points "Plate points" in packages {
    covers plates at 0.2 points / call
    valid  1 month
    alert  at 20% remaining
    size   10 points CNY 1
    size   50 points CNY 4
  }
  capacity plate_qps "Plate QPS" in prepaid {
    covers plates
    price CNY / qps by term {
      | month | 10 |
    }
    sell   up to 5 qps
  }
`;

const EMPTY = `
  feature plates "Plates" {
    meter   call
    price graduated monthly {
      <= 100 calls  CNY 0.15 / call
      >  100 calls  CNY 0.10 / call
    }
  }
`;

function coverageWith(body: string, ...examples: readonly string[]) {
  const text = catalogText(body + examples.map((steps, i) => `example "e${i}" {\n${steps}\n}\n`).join(''));
  const { ir, scenarios, diagnostics } = compileText(text);
  if (ir === null)
    throw new Error(diagnostics.map(({ message, help }) => `${message} ${help ?? ''}`).join('\n'));
  return coverageOf(ir, scenarios);
}

const missed = (coverage: ReturnType<typeof coverageOf>): string[] =>
  coverage.points.filter(({ apart, by }) => apart === null && by.length === 0).map(({ words }) => words);

it('lists what can be reached, in the words of the price list, each at its line', () => {
  const { points, counting, unpublished } = coverageWith(LIST);
  expect(points.map(({ kind, subject, words }) => `${kind}, ${subject}: ${words}`)).toMatchInlineSnapshot(`
    [
      "package line, plates: covered by plate_qps",
      "package line, plates: covered by plate_points at 0.2 point / call",
      "tier, plates: up to 100: CNY 0.15 / call",
      "tier, plates: above 100: CNY 0.10 / call",
      "meter rule, frames: rounded up to 10 seconds each",
      "meter rule, frames: at least 20 seconds each",
      "cell, frames: sd: CNY 1 / second",
      "cell, frames: hd: CNY 2 / second",
      "fallback, frames: otherwise: CNY 3 / second",
      "flat price, seats: CNY 5 monthly",
      "rejection, faces: otherwise reject "not sold"",
      "tier, logos: unpublished "the page of logos"",
      "size, plate_points: 10 for CNY 1",
      "size, plate_points: 50 for CNY 4",
      "alert, plate_points: alert at 20% remaining",
      "expiry, plate_points: expires after 1 month",
      "term, plate_qps: by month: CNY 10 / qps",
      "limit, plate_qps: sold up to 5 qps",
    ]
  `);
  expect(points.find(({ words }) => words.startsWith('above 100'))?.at).toMatch(/^main\.tarifa:\d+$/);
  expect(counting.reached).toBe(0);
  expect(unpublished).toEqual({ reached: 0, of: 1 });
});

it('marks what each example comes to, and no more', () => {
  const coverage = coverageWith(
    LIST,
    'use 100 calls of plates',
    'use 1 second of frames with quality sd',
    'quote plate_points 50 points is CNY 4',
  );
  const reached = coverage.points.filter(({ by }) => by.length > 0);
  expect(reached.map(({ words, by }) => `${words} ← ${by.join()}`)).toMatchInlineSnapshot(`
    [
      "up to 100: CNY 0.15 / call ← 0",
      "rounded up to 10 seconds each ← 1",
      "at least 20 seconds each ← 1",
      "sd: CNY 1 / second ← 1",
      "50 for CNY 4 ← 2",
    ]
  `);
});

it('is at 100 % once every tier, cell, size, rejection, alert, expiry and limit has its example', () => {
  const coverage = coverageWith(
    LIST,
    'use 101 calls of plates',
    'use 1 second of frames with quality sd\nuse 21 seconds of frames with quality hd\nuse 1 second of frames with quality "8k"',
    'use 1 seat of seats',
    'use 1 call of faces\nrejected TAR5108',
    'buy plate_points 10 points on 2026-01-01\nuse 50 calls of plates on 2026-01-02\nuse 1 call of plates on 2026-03-01',
    'quote plate_points 50 points is CNY 4',
    'buy plate_qps 1 qps by month on 2026-01-01\nuse 1 call of plates on 2026-01-02',
    'buy plate_qps 6 qps by month on 2026-01-01\nrejected TAR5114',
  );
  expect(missed(coverage)).toEqual([]);
  expect(percentOf(coverage.counting)).toBe(100);
  expect(coverage.unpublished).toEqual({ reached: 0, of: 1 });
});

it('does not count what is beyond the largest quantity sold', () => {
  const { points, unsold } = coverageWith(`
    unit qps
    deduct prepaid > price
    feature plates "Plates" { meter call accepts prepaid, price price CNY 1 / call }
    capacity plate_qps "Plate QPS" in prepaid {
      covers plates
      price CNY / qps by term graduated {
        |          | month |
        | <= 5 qps | 10    |
        | >  5 qps | 8     |
      }
      sell up to 5 qps
    }
  `);
  expect(unsold).toEqual({ reached: 0, of: 1 });
  expect(points.filter(({ apart }) => apart === 'unsold').map(({ words }) => words)).toEqual([
    'by month: above 5: CNY 8 / qps',
  ]);
});

it('rounds down, so that 100 % is said of nothing less than all', () => {
  expect(percentOf({ reached: 9_999, of: 10_000 })).toBe(99.9);
  expect(percentOf({ reached: 0, of: 0 })).toBe(100);
  const { counting } = coverageWith(EMPTY, 'use 1 call of plates');
  expect(percentOf(counting)).toBe(50);
});

it('names the dates of dated prices', () => {
  const { points } = coverageWith(`
    feature plates "Plates" {
      meter call
      price CNY 1 / call
      price from 2026-03-01 CNY 2 / call
    }
  `);
  const date = formatInstant({ offsets: [[0, 28_800]] }, Date.UTC(2026, 1, 28, 16) / 1000);
  expect(points.filter(({ kind }) => kind === 'dated price').map(({ words }) => words)).toEqual([
    `the price before ${date}`,
    `the price since ${date}`,
  ]);
});
