import type * as ast from '../grammar/ast.ts';
import type { Parsed } from '../grammar/parse.ts';
import type { Diagnostic } from '../grammar/text/diagnostic.ts';
import type { SourceFile } from '../grammar/text/source-file.ts';
import type { Span } from '../grammar/text/span.ts';
import type { Exact } from '../runtime/exact.ts';
import type { Ir } from './ir/ir.ts';
import type { Scenario } from './ir/scenario.ts';

/**
 * The values between the stages: source → parse → bind → check → lower → emit. A stage returns its result and its
 * diagnostics and never throws for a fault in a catalog.
 */

/** Reads a catalog's files by their path inside the catalog's folder; the compiler has no other view of the world. */
export interface Host {
  /** The text, or why it cannot be had (`missing`, `outside`: not inside the folder, `unreadable`: not a plain file). */
  read(path: string): { readonly text: string } | { readonly failure: 'missing' | 'outside' | 'unreadable' };
}

/** All files of a catalog, the main one first. From here: each file is a tree, with or without faults. */
export interface Sources {
  readonly files: ReadonlyMap<string, Parsed>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sources as they were read: with all that was found, also what is not shown of a file with many faults. */
export interface ReadSources extends Sources {
  readonly found: readonly Diagnostic[];
}

/** A unit: `1 name = factor base`. Units with one base convert into each other. */
export interface UnitSymbol {
  readonly name: string;
  /** Singular first. */
  readonly names: readonly string[];
  readonly counted: boolean;
  readonly base: string;
  readonly factor: Exact;
  readonly node: ast.Unit;
}

export interface AttributeSymbol {
  readonly name: string;
  readonly node: ast.Attribute;
}

export interface FeatureSymbol {
  readonly name: string;
  readonly category: ast.Category | null;
  /** With what its category says for it. */
  readonly node: ast.Feature;
}

export interface ScheduleSymbol {
  readonly name: string;
  readonly node: ast.ScheduleDeclaration;
}

export interface ProductSymbol {
  readonly name: string;
  readonly node: ast.Package | ast.Capacity | ast.Licence;
}

export interface CategorySymbol {
  readonly name: string;
  readonly node: ast.Category;
}

/** What is said once for the whole catalog; null or empty where it was left out. */
export interface Settings {
  readonly currency: ast.Currency | null;
  readonly timezone: ast.TimeZone | null;
  readonly round: ast.Round | null;
  readonly deduct: ast.Deduct | null;
  readonly consume: readonly ast.Consume[];
  readonly activation: ast.Activation | null;
}

/** Every declared name, looked up as it is written; a unit's every name leads to it. */
export interface Symbols {
  readonly settings: Settings;
  readonly units: ReadonlyMap<string, UnitSymbol>;
  /** Names of units whose own declaration is at fault: nothing more is said where they are used. */
  readonly brokenUnits: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, AttributeSymbol>;
  readonly categories: ReadonlyMap<string, CategorySymbol>;
  readonly features: ReadonlyMap<string, FeatureSymbol>;
  readonly schedules: ReadonlyMap<string, ScheduleSymbol>;
  /** With what `for each` makes of what is sold for each feature. */
  readonly products: ReadonlyMap<string, ProductSymbol>;
  /** What is sold for each feature, as it is written: no product has its name, but the end of its own. */
  readonly soldForEach: readonly ProductSymbol['node'][];
  /** In `deduct` order, without `price`. */
  readonly funds: readonly ast.Name[];
  /** By a misspelt name, in `deduct` or elsewhere, the name of the fund that is meant. */
  readonly misspeltFunds: ReadonlyMap<string, ast.Name>;
  readonly examples: readonly ast.Example[];
}

/** From here: names are declared once, and found. */
export interface Bound extends Sources {
  readonly catalog: ast.Catalog;
  /** Empty where the catalog names none that exists: nothing more is said of currencies then. */
  readonly currency: string;
  readonly symbols: Symbols;
}

/** What a check reads and where it says what it found. */
export interface Checker {
  readonly bound: Bound;
  report(diagnostic: Diagnostic): void;
}

/** The whole of it; its name; what a capacity sells at most. */
export type SpanPart = 'whole' | 'name' | 'sell';

/** Where the objects of the IR are written. It stands beside the IR: places are no part of what a catalog means. */
export interface Spans {
  /** Null for what is written nowhere. */
  of(object: object, part?: SpanPart): Span | null;
}

/** What comes out of compiling: `ir` and `scenarios` only where no error was found. */
export interface Compiled {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly diagnostics: readonly Diagnostic[];
  readonly ir: Ir | null;
  readonly scenarios: readonly Scenario[];
}
