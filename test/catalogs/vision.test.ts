import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as ir from '../../compiler/ir/ir.ts';
import { compiledFolder } from '../support/catalog-folder.ts';

/** The vision catalog against the data read from the vendor's page, both ways. */

interface Capability {
  readonly category_slug: string;
  readonly category: string;
  readonly name: string;
  readonly slug: string;
  readonly methods: { readonly payg: boolean; readonly qps: boolean };
  readonly packages: {
    readonly single_category: boolean;
    readonly general_purpose: boolean;
    readonly general_purpose_package: string | null;
  };
  readonly published_cells: Readonly<Record<Cell, string>>;
  readonly billing_unit: string;
}
type Cell = 'payg' | 'single_category_package' | 'general_purpose_package' | 'qps';

interface PublishedTier {
  readonly to: string | null;
  readonly to_bound: string | null;
  readonly price: string;
}

interface Published {
  readonly id: string;
  readonly capability: readonly string[];
  readonly tiers?: readonly PublishedTier[];
  readonly axes?: Readonly<Record<string, { readonly bands: readonly { to: string; to_bound: string }[] }>>;
  readonly cells?: readonly { resolution: number; frame_rate: number; price: string }[];
  readonly sizes?: readonly { points: string; calls: string; price: string }[];
  readonly deduction_factor: { readonly points_per_call: string } | null;
}

const folder = join(import.meta.dirname, '..', '..', 'catalogs', 'vision');
const source = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'sources', name), 'utf8'));
const { capabilities } = source('capabilities.json') as { capabilities: readonly Capability[] };
const { prices, limits, thresholds } = source('prices.json') as {
  prices: readonly Published[];
  limits: readonly { values: Readonly<Record<string, string>> }[];
  thresholds: readonly { value: string; unit: string }[];
};
const catalog = compiledFolder(folder).ir;

const feature = (name: string): ir.Feature => catalog.features.find((one) => one.name === name)!;
const published = (id: string): Published => prices.find((one) => one.id === id)!;
const product = (name: string): ir.Product => catalog.products.find((one) => one.name === name)!;
const decimal = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const outcomesOf = ({ prices: dated }: ir.Feature): readonly ir.Outcome[] =>
  dated.flatMap(({ table }) => table.outcomes);

/** What of a price is a figure: tiers as bound, whether the bound belongs, and rate. */
const tiersOf = (schedule: ir.Schedule): readonly unknown[] =>
  schedule.tiers.map(({ upTo, closed, charge }) => ({
    to: upTo,
    inclusive: upTo === null || closed,
    rate: charge.kind === 'amount' ? charge.rate : charge.kind,
  }));
const publishedTiers = (tiers: readonly PublishedTier[]): readonly unknown[] =>
  tiers.map(({ to, to_bound, price }) => ({
    to,
    inclusive: to === null || to_bound === 'inclusive',
    rate: decimal(price),
  }));

it('has the 119 capabilities, each in its category, under its name, in the order of the page', () => {
  const written = catalog.features.map(({ name, title, category }) => ({ name, title, category }));
  const told = capabilities.map(({ slug, name, category_slug }) => ({
    name: slug,
    title: name,
    category: category_slug,
  }));
  expect(told).toHaveLength(119);
  expect(written).toEqual(told);
});

describe.each(capabilities.map((one) => ({ slug: one.slug, capability: one })))(
  '$slug',
  ({ slug, capability }) => {
    const { methods, packages, published_cells: cells } = capability;

    it('accepts what its row says, and only that', () => {
      const { funds, prices: dated } = feature(slug);
      expect([...funds.map(({ fund }) => fund), ...(dated.length > 0 ? ['price'] : [])]).toEqual([
        ...(methods.qps ? ['prepaid_qps'] : []),
        ...(packages.single_category ? ['single_category'] : []),
        ...(packages.general_purpose ? ['general_purpose'] : []),
        ...(methods.payg ? ['price'] : []),
      ]);
    });

    it('counts successful calls, or minutes of video', () => {
      const { unit, where } = feature(slug).meter;
      expect(unit).toBe(capability.billing_unit === 'call' ? 'call' : 'minute');
      expect(where).toEqual([{ attribute: 'status', values: ['success'] }]);
    });

    it('is paid by the general-purpose package of its row', () => {
      const names = { general_vision_ai_image: 'general_image', general_video_duration: 'general_video' };
      const use = feature(slug).funds.find(({ fund }) => fund === 'general_purpose');
      const told = packages.general_purpose_package as keyof typeof names | null;
      expect(use?.products.map(({ product: name }) => name) ?? []).toEqual(
        told === null ? [] : [names[told]],
      );
    });

    it('names the page of whatever it has no figure for', () => {
      const pageOf = (cell: Cell): string =>
        cells[cell] === 'Supported' ? 'the price page of text recognition' : cells[cell];
      const pages = new Set<string>();
      for (const outcome of outcomesOf(feature(slug)))
        if (outcome.kind === 'unpublished') pages.add(outcome.page);
      const priced = prices.some(
        ({ id, capability: of }) => of.includes(slug) && /^(?!image_face).*\.payg$/.test(id),
      );
      expect([...pages]).toEqual(methods.payg && !priced ? [pageOf('payg')] : []);
      for (const { fund, products } of feature(slug).funds)
        for (const use of products) {
          const cell =
            fund === 'prepaid_qps'
              ? 'qps'
              : fund === 'general_purpose'
                ? 'general_purpose_package'
                : 'single_category_package';
          const sold = product(use.product);
          if (sold.kind === 'capacity' && sold.name !== 'face_comparison_1_1_qps')
            expect(sold.unpublished).toBe(pageOf(cell));
          if (use.kind !== 'draw' || use.product === 'object_detection_package') continue;
          const factors = use.factor.outcomes.filter((outcome) => outcome !== null);
          expect(factors).toEqual([{ kind: 'unpublished', page: pageOf(cell) }]);
        }
    });
  },
);

it('has every published tier of licence plates, and no other price in tiers', () => {
  const tiers = publishedTiers(published('license_plate_recognition.payg').tiers!);
  const [price] = feature('license_plate_recognition').prices;
  const [outcome] = price!.table.outcomes;
  expect(outcome).toMatchObject({ kind: 'rated', period: 'month', schedule: { mode: 'graduated' } });
  expect(outcome!.kind === 'rated' && tiersOf(outcome!.schedule)).toEqual(tiers);
});

it('has every published cell of video enhancement, and rejects what lies outside', () => {
  const { axes, cells } = published('video_enhancement.payg');
  const { table } = feature('video_enhancement').prices[0]!;
  expect(table.axes).toEqual(
    ['resolution', 'frame_rate'].map((attribute) => ({
      kind: 'number',
      attribute,
      cuts: axes![attribute]!.bands.map(({ to, to_bound }) => ({
        value: to,
        closed: to_bound === 'inclusive',
      })),
    })),
  );
  const rows = [0, 1, 2, 3].map((resolution) =>
    [0, 1, 2, 3].map((frame_rate) => {
      const outcome = table.outcomes[table.cells[resolution * 4 + frame_rate]!]!;
      if (outcome.kind !== 'rated') return outcome.kind;
      expect(outcome.schedule.tiers).toHaveLength(1);
      const { charge } = outcome.schedule.tiers[0]!;
      return charge.kind === 'amount' ? charge.rate : charge.kind;
    }),
  );
  const told = [0, 1, 2, 3].map((resolution) =>
    [0, 1, 2, 3].map((frame_rate) => {
      const cell = cells!.find((one) => one.resolution === resolution && one.frame_rate === frame_rate);
      return cell === undefined ? 'reject' : decimal(cell.price);
    }),
  );
  expect(rows).toEqual(told);
});

it('has no figure for any other capability', () => {
  const priced = catalog.features.filter((one) => outcomesOf(one).some(({ kind }) => kind === 'rated'));
  expect(priced.map(({ name }) => name)).toEqual(['license_plate_recognition', 'video_enhancement']);
  const free = catalog.features.filter((one) => outcomesOf(one).some(({ kind }) => kind === 'free'));
  expect(free.map(({ name }) => name)).toEqual(['face_fusion']);
  const fallsBack = catalog.features.filter(({ otherwise }) => otherwise !== null);
  expect(fallsBack.map(({ name }) => name)).toEqual(['fingerprint_extraction']);
});

it('sells the published sizes of the object detection package, and no other size', () => {
  const { sizes, deduction_factor } = published('object_detection.package');
  const sold = catalog.products.filter((one) => one.kind === 'package');
  for (const { name, sizes: listed, unpublished } of sold) {
    const told =
      name === 'object_detection_package' ? sizes!.map(({ points, price }) => ({ size: points, price })) : [];
    expect(listed.map(({ size, price }) => ({ size, price }))).toEqual(told);
    expect(unpublished === null).toBe(name === 'object_detection_package');
  }
  const use = feature('object_detection').funds.find(({ fund }) => fund === 'single_category')!.products[0]!;
  const factor = deduction_factor!.points_per_call;
  expect(use.kind === 'draw' && use.factor.outcomes).toEqual([{ kind: 'factor', factor }]);
  for (const { points, calls } of sizes!) expect(Number(calls) * Number(factor)).toBe(Number(points));
});

it('has every published price of prepaid QPS, and no other', () => {
  for (const one of catalog.products) {
    if (one.kind !== 'capacity') continue;
    if (one.name !== 'face_comparison_1_1_qps') {
      expect(one.terms).toEqual([]);
      continue;
    }
    const terms = one.terms.map(({ term, price }) => ({
      term,
      tiers: 'tiers' in price ? tiersOf(price) : price,
    }));
    expect(terms).toEqual(
      ['day', 'month'].map((term) => ({
        term,
        tiers: publishedTiers(published(`face_comparison_1_1.qps.${term}`).tiers!),
      })),
    );
  }
});

it('sells as much prepaid QPS as the page says for the category', () => {
  const [, told] = limits;
  for (const { slug, category_slug, methods } of capabilities) {
    if (!methods.qps) continue;
    const sold = product(`${slug}_qps`);
    expect(sold.kind === 'capacity' && sold.sellUpTo).toBe(told!.values[category_slug]);
    expect(sold.kind === 'capacity' && sold.allows).toEqual(['renewal', 'upgrade', 'temporary upgrade']);
  }
});

it('keeps to the validity and the alert of the page for every package', () => {
  const [alert, validity] = thresholds;
  for (const one of catalog.products) {
    if (one.kind !== 'package') continue;
    expect(one.alert).toBe(String(Number(alert!.value) / 100));
    expect(one.valid).toEqual({ count: Number(validity!.value), unit: validity!.unit });
  }
});

it('lets the funds pay in the order of the page', () => {
  expect(catalog.funds.map(({ name }) => name)).toEqual([
    'prepaid_qps',
    'single_category',
    'general_purpose',
  ]);
  expect(catalog.activation).toBe('account');
});
