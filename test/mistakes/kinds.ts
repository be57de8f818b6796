import { examples } from './examples.ts';
import { features } from './features.ts';
import { figuresInTables } from './figures.ts';
import { funds } from './funds.ts';
import type { Family } from './mistake.ts';
import { naming } from './names.ts';
import { periods } from './periods.ts';
import { products } from './products.ts';
import { settings } from './settings.ts';
import { tables } from './tables.ts';
import { tiers } from './tiers.ts';
import { units } from './units.ts';
import { versions } from './versions.ts';
import { writing } from './writing.ts';

/** Every family of mistakes, in the order of the table. */
export const families: readonly Family[] = [
  writing,
  naming,
  units,
  settings,
  tiers,
  periods,
  tables,
  figuresInTables,
  features,
  versions,
  funds,
  products,
  examples,
];
