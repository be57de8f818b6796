import type { Ir } from '../compiler/ir/ir.ts';
import { activeFromTheStart, type Scenario } from '../compiler/ir/scenario.ts';
import { readSentence, type Sentence } from '../compiler/sentence.ts';
import { Exact } from '../runtime/exact.ts';
import type { Rater } from '../runtime/rater.ts';
import type { Step } from '../runtime/result.ts';
import type { SoundCatalog } from './catalog.ts';
import { fixed } from '../runtime/number-text.ts';
import { decimalsOf } from '../runtime/rounding.ts';

/** What a sentence comes to. */
export interface Quote {
  readonly currency: string;
  /** Rounded. */
  readonly amount: string;
  /** Unrounded: a decimal, or `"p/q"`. */
  readonly exact: string;
  readonly lines: readonly QuoteLine[];
}

interface QuoteLine {
  readonly feature?: string;
  readonly product?: string;
  readonly fund: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  readonly exact: string;
  readonly steps: readonly Step[];
}

/** Why a sentence cannot be priced: it cannot be read, or the price list refuses it. */
export type QuoteFault =
  | { readonly kind: 'unreadable'; readonly sentence: Sentence }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export function quote(catalog: SoundCatalog, rater: Rater, text: string): Quote | QuoteFault {
  const sentence = readSentence(catalog.compilation, text);
  if (sentence.scenario === null) return { kind: 'unreadable', sentence };
  return quoteScenario(catalog.ir, rater, sentence.scenario);
}

function quoteScenario(ir: Ir, rater: Rater, scenario: Scenario): Quote | QuoteFault {
  const [asked] = scenario.quotes;
  const currency = ir.currency.code;
  if (asked !== undefined) {
    const { product, quantity, term } = asked;
    const found = rater.quote(product, quantity, term);
    if ('code' in found) return { kind: 'refused', ...found };
    const { amount, exact, steps } = found;
    const unit = ir.products.find(({ name }) => name === product)?.unit ?? '';
    const line = { product, fund: 'purchase', quantity, unit, amount, exact, steps };
    return { currency, amount, exact, lines: [line] };
  }
  const { usage, orders, until } = scenario;
  const account = usage[0]?.account ?? '';
  const active = ir.activation === 'none' ? [] : [activeFromTheStart(account)];
  const rated = rater.rate({ account, usage, orders: [...active, ...orders], until });
  const [refused] = rated.refused;
  // Part of a price is no price: what is left out would be missing from the amount.
  if (refused !== undefined) return { kind: 'refused', code: refused.code, message: refused.message };
  const total = (of: (line: { readonly amount: string; readonly exact: string }) => string): string =>
    rated.lines.reduce((sum, line) => sum.plus(Exact.of(of(line))), Exact.zero).toString();
  return {
    currency,
    amount: withDecimals(
      total(({ amount }) => amount),
      ir,
    ),
    exact: total(({ exact }) => exact),
    lines: rated.lines.map(({ feature, fund, quantity, unit, amount, exact, tiers }) => ({
      ...(feature === undefined ? {} : { feature }),
      fund,
      quantity,
      unit,
      amount,
      exact,
      steps: tiers,
    })),
  };
}

const withDecimals = (amount: string, ir: Ir): string => fixed(amount, decimalsOf(ir.rounding.step));
