import type * as ast from '../../grammar/ast.ts';
import type { Usage } from '../../runtime/record.ts';
import { assertNever } from '../assert-never.ts';
import type { Sound } from '../check/checked.ts';
import { coveredUnit } from '../check/example-outcome.ts';
import { sumQuantities } from '../check/quantity-sum.ts';
import { Exact } from '../../runtime/exact.ts';
import { valueIn } from '../check/unit.ts';
import type * as ir from '../ir/ir.ts';
import { undatedInstant, type Expectation, type Scenario } from '../ir/scenario.ts';
import { exactText } from './exact-text.ts';
import { Frame } from './example-frame.ts';
import { OrderSteps } from './example-order.ts';
import { placeOf } from './place.ts';

/** Every example of a catalog as the records that its steps stand for. */
export function lowerExamples(checked: Sound, ir: ir.Ir): Scenario[] {
  const products = new Map(ir.products.map((product) => [product.name, product]));
  const undated = undatedInstant(ir);
  return checked.symbols.examples.map((example) =>
    lowerExample(checked, new Frame(checked, ir.zone, undated, example), products, example),
  );
}

function lowerExample(
  checked: Sound,
  frame: Frame,
  products: ReadonlyMap<string, ir.Product>,
  example: ast.Example,
): Scenario {
  const steps = new OrderSteps(checked, products, frame);
  const usage: Usage[] = [];
  for (const step of example.steps) {
    switch (step.kind) {
      case 'use':
        usage.push(lowerUse(checked, frame, step));
        break;
      case 'buy':
        steps.buy(step);
        break;
      case 'upgrade order':
        steps.upgrade(step);
        break;
      case 'renew':
        steps.renew(step);
        break;
      case 'activate':
        steps.activate(step);
        break;
      case 'quote':
        steps.quote(step);
        break;
      default:
        frame.outcomes.push(lowerOutcome(checked, step, frame.count));
    }
  }
  return {
    title: example.title.value,
    at: placeOf(checked, example.span),
    usage,
    orders: frame.orders,
    quotes: steps.quotes,
    expectations: frame.outcomes,
    until: frame.until,
    activates: steps.activates,
    dates: frame.dates,
  };
}

function lowerUse(checked: Sound, frame: Frame, use: ast.Use): Usage {
  const { meters, symbols } = checked;
  const meter = meters.get(use.feature.text)!;
  return {
    ...frame.next(use),
    type: 'usage',
    feature: use.feature.text,
    ...quantityOf(use.quantity, symbols.units, meter.unit),
    attributes: new Map(
      use.attributes.map(({ name, value }) => [name.text, value.kind === 'name' ? value.text : value.value]),
    ),
    replaces: null,
  };
}

function quantityOf(
  quantities: readonly ast.Quantity[],
  units: Sound['symbols']['units'],
  meter: Parameters<typeof sumQuantities>[2] | null,
): { readonly quantity: string; readonly unit: string | null } {
  if (!meter) {
    const total = quantities.reduce((sum, { value }) => sum.plus(Exact.of(value.value)), Exact.zero);
    return { quantity: total.toString(), unit: null };
  }
  // Checked: the sum has a finite decimal.
  const { text, unit } = sumQuantities(quantities, units, meter)!;
  return { quantity: text, unit: unit.name };
}

type Outcome = Exclude<ast.Step, ast.Use | ast.Buy | ast.UpgradeOrder | ast.Renew | ast.Activate | ast.Quote>;

function lowerOutcome(checked: Sound, step: Outcome, after: number): Expectation {
  const base = { at: placeOf(checked, step.span), after };
  const { symbols, productUnits } = checked;
  switch (step.kind) {
    case 'charge':
    case 'total': {
      const nearest = step.nearest && exactText(step.nearest);
      return { ...base, kind: step.kind, amount: exactText(step.money.value), nearest };
    }
    case 'remaining': {
      const product = step.product.text;
      const quantity = valueIn(step.quantity, symbols.units, productUnits.get(product)!)!.toString();
      return { ...base, kind: 'remaining', product, quantity };
    }
    case 'covered': {
      const { text, unit } = sumQuantities(
        step.quantity,
        symbols.units,
        coveredUnit({ bound: checked }, step, checked)!,
      )!;
      return { ...base, kind: 'covered', product: step.product.text, quantity: text, unit: unit.name };
    }
    case 'expect alert':
      return { ...base, kind: 'alert', product: step.product.text };
    case 'rejected':
      return { ...base, kind: 'rejected', code: step.code.text };
    default:
      return assertNever(step);
  }
}
