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

export function wordingOf({ ir, compilation }: SoundCatalog): Wording {
  const { units } = compilation.bound.symbols;
  const titles = titlesOf(ir);
  const amount = (text: string): string => money(text, ir.rounding.step);
  return {
    amount,
    money: (text) => `${ir.currency.code} ${amount(text)}`,
    unit: (name, quantity) => {
      const [singular = name, plural = singular] = units.get(name)?.names ?? [];
      return printableLine(quantity === '1' ? singular : plural);
    },
    title: (name) => printableLine(titles.get(name) || name),
  };
}

const titlesOf = (ir: Ir): ReadonlyMap<string, string> =>
  new Map([...ir.features, ...ir.products].map(({ name, title }) => [name, title]));
