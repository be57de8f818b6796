import { all } from '../../grammar/statements-of.ts';
import { quantity } from '../../grammar/print/words.ts';
import type { SoundCatalog } from '../catalog.ts';

/** What a price list says of a feature's funds beyond those that some product fills for it. */
export class DeclaredFunds {
  readonly #catalog: SoundCatalog;
  /** Of the funds in `deduct` order, those up to here have been spoken of. */
  #next = 0;
  #feature = '';

  constructor(catalog: SoundCatalog) {
    this.#catalog = catalog;
  }

  begin(feature: string): void {
    this.#feature = feature;
    this.#next = 0;
  }

  /** Why the funds were passed over that stand before one in `deduct`, or before the price where it is null. */
  passedOver(fund: string | null): readonly string[] {
    const { funds, features } = this.#catalog.ir;
    const node = this.#catalog.compilation.bound.symbols.features.get(this.#feature)?.node;
    const own = features.find(({ name }) => name === this.#feature);
    if (node === undefined || own === undefined) return [];
    const end = fund === null ? funds.length : funds.findIndex(({ name }) => name === fund);
    const passed = funds.slice(this.#next, Math.max(this.#next, end));
    this.#next = Math.max(this.#next, end + 1);
    const accepted = new Set(
      all(node.items, 'accepts').flatMap((accepts) => accepts.funds.map(({ text }) => text)),
    );
    return passed
      .filter(({ name }) => own.funds.every((use) => use.fund !== name))
      .map(({ name }) =>
        accepted.has(name)
          ? `Fund ${name}: nothing is sold in it for this feature`
          : `Fund ${name}: the feature does not accept it`,
      );
  }

  /** ` up to 2 qps` of what is free where there is no price. */
  upTo(): string {
    const node = this.#catalog.compilation.bound.symbols.features.get(this.#feature)?.node;
    const [otherwise] = node === undefined ? [] : all(node.items, 'otherwise');
    return otherwise?.upTo == null ? '' : ` up to ${quantity(otherwise.upTo)}`;
  }
}
