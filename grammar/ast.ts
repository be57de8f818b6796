import type { Catalog, Condition, Declaration, FeatureItem, File } from './ast/declarations.ts';
import type { AttributeValue, Step, When } from './ast/examples.ts';
import type {
  Bound,
  Cell,
  Charge,
  Part,
  Period,
  Table,
  TableHeading,
  TableRow,
  Tier,
  Tiers,
  TimeBand,
} from './ast/prices.ts';
import type { CapacityItem, Factor, FactorTable, LicenceItem, PackageItem, Scope } from './ast/products.ts';
import type { DateTime, Money, Name, Num, Quantity, Text } from './ast/words.ts';

/**
 * The tree of a price list: what was written, without punctuation, each node with its place. It holds no meaning:
 * names are not looked up, units not compared, cells not counted.
 */
export type * from './ast/words.ts';
export type * from './ast/declarations.ts';
export type * from './ast/prices.ts';
export type * from './ast/products.ts';
export type * from './ast/examples.ts';

/** Any node of the tree that has a kind of its own. */
export type Node =
  | File
  | Catalog
  | Declaration
  | FeatureItem
  | PackageItem
  | CapacityItem
  | LicenceItem
  | Charge
  | Part
  | Tiers
  | Tier
  | Bound
  | Table
  | TableHeading
  | TableRow
  | Cell
  | TimeBand
  | Scope
  | Factor
  | FactorTable
  | Condition
  | Period
  | Step
  | When
  | AttributeValue
  | Quantity
  | Money
  | DateTime
  | Name
  | Num
  | Text;
