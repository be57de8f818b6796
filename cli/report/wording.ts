import type { Ir } from '../../compiler/ir/ir.ts';
import type { SoundCatalog } from '../catalog.ts';
import { money } from './numbers.ts';
import { printableLine } from './printable.ts';

/** How a catalog's figures are put into words. */
export interface Wording {
  /** An amount without its currency, with the decimals to which the catalog rounds. */
  amount(text: string): string;
  /** The same with the currency. */
  money(text: string): string;
  /** `call` or `calls`, as the quantity asks for. */
  unit(name: string, quantity: string): string;
  /** A feature's or a product's title; its name where it has none. */
  title(name: string): string;
}

/** `law` is an older version of the catalog, by which a closed month was billed: its names come first. */
export function wordingOf({ ir, compilation }: SoundCatalog, law: Ir | null = null): Wording {
  const units = new Map([...compilation.bound.symbols.units].map(([name, { names }]) => [name, names]));
  for (const { meter } of law?.features ?? [])
    for (const { names } of meter.units) units.set(names[0] ?? '', names);
  const titles = new Map([...titlesOf(ir), ...(law === null ? [] : titlesOf(law))]);
  const amount = (text: string): string => money(text, ir.rounding.step);
  return {
    amount,
    money: (text) => `${ir.currency.code} ${amount(text)}`,
    unit: (name, quantity) => {
      const [singular = name, plural = singular] = units.get(name) ?? [];
      return printableLine(quantity === '1' ? singular : plural);
    },
    title: (name) => printableLine(titles.get(name) || name),
  };
}

const titlesOf = (ir: Ir): ReadonlyMap<string, string> =>
  new Map([...ir.features, ...ir.products].map(({ name, title }) => [name, title]));
