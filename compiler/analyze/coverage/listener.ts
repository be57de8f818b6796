import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AnyRecord } from '../../../runtime/record.ts';
import type { TraceStep } from '../../../runtime/trace.ts';
import type { DrawUse, Feature, Ir, Outcome, Product } from '../../ir/ir.ts';
import { atLeastLabel, flatLabel } from '../../ir/labels.ts';
import { outcomeAt } from './outcome-at.ts';
import { coverId, factorId, featureId, outcomeId, priceId, productId, termId, tierId } from './point.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

type Of<K extends TraceStep['step']> = TraceStep & { readonly step: K };

/** Listens to one rating and says which points it comes to, by their ids; some of them are no point of the list. */
export class Listener {
  private readonly ir: Ir;
  private readonly records: ReadonlyMap<string, AnyRecord>;
  private readonly mark: (id: string) => void;
  /** Orders by id, with the product that each is of. */
  private readonly products = new Map<string, string>();
  private record: AnyRecord | null = null;
  private feature: Feature | null = null;
  private price = -1;
  private outcome = '';
  /** What the price's table says for the record. */
  private rated: Outcome | null = null;
  /** The closing tier that would refuse what is left of the record. */
  private closing: string | null = null;
  private tiers: number[] = [];

  constructor(ir: Ir, records: readonly AnyRecord[], mark: (id: string) => void) {
    this.ir = ir;
    this.records = new Map(records.map((record) => [record.id, record]));
    this.mark = mark;
  }

  /** Steps as a rater tells them, in order. */
  readonly hear = (step: TraceStep): void => {
    switch (step.step) {
      case 'record':
        return this.begin(step);
      case 'feature':
        this.feature = catalogIndex(this.ir).features.get(step.feature) ?? null;
        return this.mark(featureId(step.feature));
      case 'count':
        if (step.by !== 'times' && step.before !== step.after && this.feature !== null)
          this.mark(`${featureId(this.feature.name)}/${step.by}`);
        return;
      case 'order':
        return this.order(step);
      case 'alert':
        return this.ofProduct(this.productOf(step.order), '/alert');
      case 'otherwise':
        if (this.feature !== null) this.mark(`${featureId(this.feature.name)}/otherwise`);
        return;
      case 'price':
        return this.inForce(step);
      case 'cell':
        return this.cell(step);
      case 'counter':
        this.closing = step.limit === null ? null : this.lastTier();
        return;
      case 'tier':
        this.tiers.push(step.tier);
        if (this.outcome !== '') this.mark(tierId(this.outcome, step.tier));
        return;
      case 'bound':
        return this.bound(step);
      case 'owed':
        return this.owed(step);
      case 'bought':
        this.products.set(step.order, step.product);
        return this.mark(productId(step.product));
      case 'purchase':
        return this.purchase(step);
      case 'named':
        this.mark(productId(step.product));
        if (step.standing === 'expired') this.mark(`${productId(step.product)}/expiry`);
        return;
      case 'changed':
        if (step.what === 'product' && step.after !== null) this.products.set(step.order, step.after);
        return this.ofProduct(this.productOf(step.order));
      case 'reject':
        return this.reject(step.code);
      case 'convert':
      case 'where':
      case 'fund':
      case 'line':
      case 'activated':
        return;
    }
  };

  /** What a quote of a purchase comes to: the tiers of its price, or the code of its refusal. */
  quoted(name: string, quantity: string, term: string | null, found: readonly number[] | string): void {
    this.ofProduct(name);
    if (typeof found === 'string') this.refused(name, term, found);
    else this.bought(name, quantity, term, found);
  }

  private begin({ record }: Of<'record'>): void {
    this.record = record === null ? null : (this.records.get(record) ?? null);
    this.feature = null;
    this.price = -1;
    this.outcome = '';
    this.rated = null;
    this.closing = null;
    this.tiers = [];
  }

  private order(step: Of<'order'>): void {
    const { product } = step;
    this.mark(productId(product));
    const feature = this.feature;
    if (feature === null) return;
    if (step.outcome === 'expired') this.mark(`${productId(product)}/expiry`);
    if (step.outcome === 'covered') this.mark(coverId(feature.name, product));
    if (step.outcome !== 'paid' && step.outcome !== 'factor unpublished') return;
    const use = feature.funds
      .flatMap(({ products }) => products)
      .find((of): of is DrawUse => of.kind === 'draw' && of.product === product);
    if (use !== undefined) this.mark(factorId(feature.name, product, outcomeAt(use.factor, step.read)));
  }

  private inForce({ from }: Of<'price'>): void {
    const { feature, ir } = this;
    if (feature === null) return;
    this.price = feature.prices.findIndex(
      (price) => (price.from === null ? null : formatInstant(ir.zone, price.from)) === from,
    );
    this.mark(priceId(feature.name, this.price));
  }

  private cell({ read }: Of<'cell'>): void {
    const { feature, price } = this;
    const table = feature?.prices[price]?.table;
    if (feature === null || table === undefined) return;
    const index = outcomeAt(table, read);
    this.rated = table.outcomes[index] ?? null;
    this.outcome = outcomeId(feature.name, price, index);
    this.mark(this.outcome);
  }

  private lastTier(): string | null {
    const { rated } = this;
    return rated?.kind === 'rated' ? tierId(this.outcome, rated.schedule.tiers.length) : null;
  }

  /** The price whose bound holds is the one in force at the end of its period, which a trace tells by its place. */
  private bound({ off, at, every, atMost }: Of<'bound'>): void {
    if (off === '0' || this.feature === null) return;
    for (const [index, { bounds, at: place }] of this.feature.prices.entries())
      if (place === at && bounds?.period === every && bounds.atMost === atMost)
        this.mark(`${priceId(this.feature.name, index)}/at most`);
  }

  private owed({ feature: name, label, at }: Of<'owed'>): void {
    const prices = catalogIndex(this.ir).features.get(name)?.prices ?? [];
    for (const [index, { flat, bounds, at: place }] of prices.entries()) {
      if (place !== at) continue;
      const id = priceId(name, index);
      if (flat !== null && label === flatLabel(this.ir, flat)) this.mark(`${id}/flat`);
      if (bounds !== null && label === atLeastLabel(this.ir, bounds)) this.mark(`${id}/at least`);
    }
  }

  private purchase({ product, quantity }: Of<'purchase'>): void {
    const { record } = this;
    const term = record?.type === 'order' || record?.type === 'renewal' ? record.term : null;
    this.bought(product, quantity, term, this.tiers);
    this.tiers = [];
  }

  private bought(name: string, quantity: string, term: string | null, tiers: readonly number[]): void {
    const product = this.product(name);
    const id = productId(name);
    if (product?.kind === 'package') {
      const size = Exact.of(quantity);
      const index = product.sizes.findIndex((known) => Exact.of(known.size).equals(size));
      this.mark(index === -1 ? `${id}/unpublished` : `${id}/size ${index}`);
    } else if (term !== null) for (const tier of tiers) this.mark(tierId(termId(name, term), tier));
  }

  private reject(code: string): void {
    const { record } = this;
    if (code === 'TAR5107' || code === 'TAR5108') {
      if (this.closing !== null) this.mark(this.closing);
      this.closing = null;
    }
    if (record === null || record.type === 'usage') return;
    const name = record.type === 'order' ? record.product : this.productOf(record.order ?? '');
    if (this.product(name) === undefined) return;
    this.ofProduct(name);
    const term = record.type === 'order' || record.type === 'renewal' ? record.term : null;
    this.refused(name, term, code);
  }

  private refused(name: string, term: string | null, code: string): void {
    const id = productId(name);
    if (code === 'TAR5114') this.mark(`${id}/limit`);
    if (code === 'TAR5120') this.mark(`${id}/activation`);
    if (code !== 'TAR5107' && code !== 'TAR5108') return;
    this.mark(`${id}/unpublished`);
    if (term === null) return;
    this.mark(termId(name, term));
    const product = this.product(name);
    const price = product?.kind === 'package' ? null : product?.terms.find((of) => of.term === term)?.price;
    if (price != null && 'tiers' in price && price.tiers.at(-1)!.charge.kind !== 'amount')
      this.mark(tierId(termId(name, term), price.tiers.length));
  }

  /** Records may name products that the list does not have. */
  private ofProduct(name: string, what = ''): void {
    if (this.product(name) !== undefined) this.mark(productId(name) + what);
  }

  private productOf(order: string): string {
    return this.products.get(order) ?? '';
  }

  private product(name: string): Product | undefined {
    return catalogIndex(this.ir).products.get(name);
  }
}
