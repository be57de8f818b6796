import type * as ast from '../../grammar/ast.ts';
import { currencyDigits } from '../currency.ts';
import type { Sound } from '../check/checked.ts';
import type * as ir from '../ir/ir.ts';
import { exactText } from './exact-text.ts';
import { lowerFeature } from './feature.ts';
import { lowerProduct } from './product.ts';
import { SpanTable, type Lowering } from './spans.ts';
import type { Spans } from '../stages.ts';
import { zoneOf } from '../zone.ts';

/** The whole catalog as the four operations, and where each of its objects is written. */
export function lower(checked: Sound): { readonly ir: ir.Ir; readonly spans: Spans } {
  const spans = new SpanTable();
  return { ir: lowerCatalog({ ...checked, spans }), spans };
}

function lowerCatalog(checked: Lowering): ir.Ir {
  const { catalog, symbols, currency, spans } = checked;
  const { settings } = symbols;
  // Checked: a sound catalog states all three.
  const zone = zoneOf(settings.timezone!.zone.value);
  const round = settings.round!;
  return {
    ir: 1,
    catalog: { name: catalog.name.text, title: catalog.title?.value ?? catalog.name.text },
    currency: { code: currency, digits: currencyDigits(currency) },
    rounding: spans.mark({ mode: round.mode, step: exactText(round.step) }, round.span),
    zone,
    activation: settings.activation?.each ?? 'none',
    attributes: [...symbols.attributes.values()].map(({ node }) => lowerAttribute(checked, node)),
    funds: symbols.funds.map((fund) => lowerFund(checked, fund.text)),
    features: [...symbols.features.values()].map((feature) => lowerFeature(checked, feature, zone)),
    products: [...symbols.products.values()].map((product) => lowerProduct(checked, product)),
  };
}

function lowerAttribute({ symbols }: Sound, { name, type, default: fallback }: ast.Attribute): ir.Attribute {
  if (type.kind === 'one of') {
    const values = type.values.map(({ text }) => text);
    const text = fallback && (fallback.kind === 'name' ? fallback.text : fallback.value);
    return { name: name.text, kind: 'choice', values, default: text };
  }
  const unit = symbols.units.get(type.unit.text)!.name;
  const value = fallback?.kind === 'number' ? exactText(fallback) : null;
  return { name: name.text, kind: 'number', unit, default: value };
}

/** Orders that nothing tells apart pay by id; a fund without `consume` takes what would be lost first. */
const USUAL: readonly ir.ConsumeKey[] = ['soonest expiry', 'earliest order', 'order id'];

function lowerFund({ symbols }: Sound, name: string): ir.Fund {
  const consume = symbols.settings.consume.find(({ funds }) => funds.some(({ text }) => text === name));
  const keys = consume?.by.map(({ key }) => key) ?? USUAL;
  return { name, consume: keys.includes('order id') ? keys : [...keys, 'order id'] };
}
