import type * as ast from '../../grammar/ast.ts';
import { isError, type Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { Bound, ProductSymbol, UnitSymbol } from '../stages.ts';
import type { CheckedFactor } from './factor.ts';
import type { CheckedPrices } from './price.ts';

/** A meter with its unit; a money meter has none, and `moneyName` is its own name. */
export interface CheckedMeter {
  readonly node: ast.Meter;
  readonly unit: UnitSymbol | null;
  readonly moneyName: string | null;
}

/** One feature in the eyes of one product: the most specific `covers` line for it. `factor` is null for a capacity. */
export interface Coverage {
  readonly product: ProductSymbol;
  readonly covers: ast.Covers;
  readonly factor: CheckedFactor | null;
}

/** From here: what was found of each feature and product. Where no error was found, nothing is missing. */
export interface Checked extends Bound {
  readonly meters: ReadonlyMap<string, CheckedMeter>;
  readonly prices: ReadonlyMap<ast.Feature | ast.Capacity | ast.Licence, CheckedPrices>;
  /** In which unit each product is sold, by its name. */
  readonly productUnits: ReadonlyMap<string, UnitSymbol>;
  /** By the feature's name, in the order in which products are declared. */
  readonly coverage: ReadonlyMap<string, readonly Coverage[]>;
}

declare const sound: unique symbol;

/** A catalog without errors; only this can be lowered. */
export type Sound = Checked & { readonly [sound]: true };

export const isSound = (checked: Checked): checked is Sound => !checked.diagnostics.some(isError);

/** Collects findings: one mistake, one finding. */
export class Findings {
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** What is undeclared is said once where no name is near: it is missing, not misspelt, and missing only once. */
  readonly report = (diagnostic: Diagnostic): void => {
    const { code, message, span, fixes } = diagnostic;
    const missing = MISSING.has(code) && fixes.length === 0;
    const key = missing ? `${code} ${message}` : `${code} ${span.file} ${span.start} ${span.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#found.push(diagnostic);
  };

  get all(): readonly Diagnostic[] {
    return this.#found;
  }
}

const MISSING: ReadonlySet<string> = new Set(['TAR2022', 'TAR2023', 'TAR2201']);
