import { Decimal } from 'decimal.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as ir from '../../compiler/ir/ir.ts';

/**
 * The figures that stand beside a catalog in `sources/prices.json`, and those of the compiled catalog, both as texts that
 * can be compared: a place (`feature, day, cell`) and what it costs there.
 */

/** `2.00 / 1000000`, `2.9% + 0.30 an event`, or tiers: `<= 1500: 0`, `rest: 35 / 1000`. */
type Told = string | readonly string[];

export interface Figure {
  readonly feature: string;
  readonly source: string;
  /** Where on the page. */
  readonly row: string;
  /** The cell of the page. */
  readonly printed: string;
  readonly from?: string;
  readonly period?: ir.Period;
  readonly atLeast?: string;
  readonly atMost?: string;
  /** Owed once a period. */
  readonly flat?: string;
  /** By the values of the attributes: `mode batch, prompt_size <= 200000`; `any` where there are none. */
  readonly cells: Readonly<Record<string, Told>>;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly date: string | null;
}

/** A package of one size. */
export interface PublishedPackage {
  readonly product: string;
  readonly source: string;
  readonly row: string;
  readonly size: string;
  readonly price: string;
  readonly valid: string;
}

/** A bill that a page works out: the share of the kilowatt-hours that are on peak, null where there is one rate. */
export interface Bill {
  readonly kWh: string;
  readonly onPeak: string | null;
  readonly cost: string;
}

export interface Published {
  readonly currency: string;
  readonly sources: readonly Source[];
  readonly figures: readonly Figure[];
  readonly packages?: readonly PublishedPackage[];
  readonly bills?: readonly Bill[];
}

export const publishedOf = (folder: string): Published =>
  JSON.parse(readFileSync(join(folder, 'sources', 'prices.json'), 'utf8')) as Published;

export type Costs = ReadonlyMap<string, string>;

const plain = (value: Decimal): string => value.toFixed();
const cost = (flat: Decimal, rate: Decimal): string => `${plain(flat)} + ${plain(rate)} each`;

/** `2.9% + 0.30 an event`, `0.30`, `35 / 1000`: a part for each event and a rate. */
function costOf(told: string): string {
  let [flat, rate] = [new Decimal(0), new Decimal(0)];
  for (const part of told.split(' + ')) {
    const [amount, units = '1'] = part.split(' / ');
    if (amount!.endsWith('%')) rate = rate.plus(new Decimal(amount!.slice(0, -1)).div(100));
    else if (amount!.endsWith(' an event')) flat = flat.plus(amount!.slice(0, -' an event'.length));
    else rate = rate.plus(new Decimal(amount!).div(units));
  }
  return cost(flat, rate);
}

function tiersOf(told: Told): string {
  if (typeof told === 'string') return costOf(told);
  return told
    .map((tier) => {
      const [bound, price] = tier.split(': ');
      return `${bound}: ${costOf(price!)}`;
    })
    .join('; ');
}

/** A share of at least, or at most, so much of each event turns where the share comes to that much. */
function boundedShare(told: Told, { atLeast, atMost }: Figure): string {
  const share = new Decimal(String(told).replace(/%$/, '')).div(100);
  const bound = new Decimal((atLeast ?? atMost)!);
  const [alone, held] = [cost(new Decimal(0), share), cost(bound, new Decimal(0))];
  const [below, above] = atLeast === undefined ? [alone, held] : [held, alone];
  return `by the whole event, <= ${plain(bound.div(share))}: ${below}; rest: ${above}`;
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Array.from({ length: 7 * 24 }, (_, hour) => hour);
const hourName = (hour: number): string =>
  `time ${DAYS[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}:00`;

/** `weekdays 07:00-11:00`, `every day 23:00-07:00`; `rest` is every hour, and whoever asks leaves out what is told already. */
function hoursOf(band: string): readonly number[] {
  if (band === 'rest') return HOURS;
  const [, days, from, to] = /^(weekdays|every day) (\d\d):00-(\d\d):00$/.exec(band)!;
  const [start, end] = [Number(from), Number(to)];
  return HOURS.filter((hour) => {
    const [day, clock] = [Math.floor(hour / 24), hour % 24];
    const within = start < end ? clock >= start && clock < end : clock >= start || clock < end;
    return within && (days === 'every day' || day < 5);
  });
}

/** `mode batch, modality text/image` stands for a cell of each, a band of time for its hours. */
function cellsOf(key: string): readonly string[] {
  return key
    .split(', ')
    .toSorted()
    .reduce<readonly string[]>(
      (cells, part) => {
        const [, attribute, values] = /^(\S+) (.*)$/.exec(part) ?? [];
        const each =
          values === undefined
            ? [part]
            : attribute === 'time'
              ? hoursOf(values).map(hourName)
              : values.split('/').map((value) => `${attribute} ${value}`);
        return cells.flatMap((cell) => each.map((one) => (cell === '' ? one : `${cell}, ${one}`)));
      },
      [''],
    );
}

const place = (feature: string, from: string | null, cell: string): string =>
  [feature, ...(from === null ? [] : [`from ${from}`]), cell].join(', ');

const each = (period: string | null): string => (period === null ? '' : ` a ${period}`);

/** What the sources say, cell by cell. */
export function published(figures: readonly Figure[]): Costs {
  const costs = new Map<string, string>();
  const tell = (where: string, what: string): void => {
    if (costs.has(where)) throw new Error(`told twice: ${where}`);
    costs.set(where, what);
  };
  for (const figure of figures) {
    const { feature, from = null, period = null, atLeast, atMost, flat, cells } = figure;
    if (flat !== undefined) tell(place(feature, from, 'flat'), `${plain(new Decimal(flat))}${each(period)}`);
    for (const [key, told] of Object.entries(cells)) {
      const price = (atLeast ?? atMost) === undefined ? tiersOf(told) : boundedShare(told, figure);
      for (const cell of cellsOf(key)) {
        const where = place(feature, from, cell);
        if (!key.endsWith('time rest') || !costs.has(where)) tell(where, `${price}${each(period)}`);
      }
    }
  }
  return costs;
}

/** The values that an axis tells apart, in the words of the sources; an atom of time has as many as it has hours. */
function atomsOf(axis: ir.Axis): readonly (readonly string[])[] {
  if (axis.kind === 'choice') return axis.values.map((value) => [`${axis.attribute} ${value}`]);
  if (axis.kind === 'time') {
    if (axis.starts.some((minute) => minute % 60 !== 0))
      throw new Error('no source has a band within an hour');
    return axis.starts.map((start, index) => {
      const end = axis.starts[index + 1] ?? HOURS.length * 60;
      return HOURS.filter((hour) => hour * 60 >= start && hour * 60 < end).map(hourName);
    });
  }
  const below = axis.cuts.map(({ value, closed }) => [`${axis.attribute} ${closed ? '<=' : '<'} ${value}`]);
  const last = axis.cuts.at(-1)!;
  return [...below, [`${axis.attribute} ${last.closed ? '>' : '>='} ${last.value}`]];
}

const localDay = (zone: ir.Zone, instant: number): string => {
  const [, offset] = zone.offsets.findLast(([since], index) => index === 0 || since <= instant)!;
  return new Date((instant + offset) * 1000).toISOString().slice(0, 10);
};

function rated({ mode, tiers }: ir.Schedule): string | null {
  const parts = tiers.map(({ upTo, closed, charge }) => {
    if (charge.kind !== 'amount') return null;
    if (charge.blocks.length > 0) throw new Error('no source has a price by blocks');
    const price = cost(new Decimal(charge.flat), ratio(charge.rate));
    if (tiers.length === 1) return price;
    return `${upTo === null ? 'rest' : `${closed ? '<=' : '<'} ${plain(ratio(upTo))}`}: ${price}`;
  });
  const told = parts.filter((part) => part !== null);
  if (told.length === 0) return null;
  return `${mode === 'volume' && tiers.length > 1 ? 'by the whole event, ' : ''}${told.join('; ')}`;
}

function ratio(text: ir.ExactText): Decimal {
  const [above, below = '1'] = text.split('/');
  return new Decimal(above!).div(below);
}

const combinations = (values: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  values.reduce<readonly (readonly string[])[]>(
    (cells, each) => cells.flatMap((cell) => each.map((value) => [...cell, value])),
    [[]],
  );

/** What the compiled catalog says, cell by cell; what it refuses is no figure. */
export function compiled(catalog: ir.Ir): Costs {
  const costs = new Map<string, string>();
  for (const { name, prices } of catalog.features) {
    for (const { from, table, bounds, flat } of prices) {
      if (bounds !== null) throw new Error('no source has a bound on a period');
      const day = from === null ? null : localDay(catalog.zone, from);
      if (flat !== null) {
        costs.set(place(name, day, 'flat'), `${plain(new Decimal(flat.amount))}${each(flat.period)}`);
        continue;
      }
      const atoms = table.axes.map(atomsOf);
      table.cells.forEach((outcome, index) => {
        const found = table.outcomes[outcome]!;
        const price =
          found.kind === 'rated' ? rated(found.schedule) : found.kind === 'free' ? costOf('0') : null;
        if (price === null) return;
        const period = found.kind === 'rated' && found.schedule.tiers.length > 1 ? found.period : null;
        let rest = index;
        const values = atoms.toReversed().map((axis) => {
          const value = axis[rest % axis.length]!;
          rest = Math.floor(rest / axis.length);
          return value;
        });
        for (const cell of combinations(values))
          costs.set(place(name, day, cell.toSorted().join(', ') || 'any'), `${price}${each(period)}`);
      });
    }
  }
  return costs;
}
