import type { syntax } from '../../../grammar/syntax-diagnostics.ts';
import type { RejectCode } from '../../../runtime/records/reject-codes.ts';
import type { RefusalCode } from '../../../runtime/refusals.ts';
import type { bindDiagnostics } from '../../bind/bind-diagnostics.ts';
import type { saidOnceDiagnostics } from '../../bind/said-once-diagnostics.ts';
import type { unitDiagnostics } from '../../bind/unit-diagnostics.ts';
import type { catalogDiagnostics } from '../../check/catalog-diagnostics.ts';
import type { exampleDiagnostics } from '../../check/example-diagnostics.ts';
import type { fundingDiagnostics } from '../../check/funding-diagnostics.ts';
import type { scheduleDiagnostics } from '../../check/schedule-diagnostics.ts';
import type { tableDiagnostics } from '../../check/table-diagnostics.ts';
import type { versionDiagnostics } from '../../check/version-diagnostics.ts';
import type { lintDiagnostics, silenceDiagnostics } from '../../lint/lint-diagnostics.ts';
import { advice, silencing } from './advice.ts';
import { examples } from './examples.ts';
import type { Explanation } from './explanation.ts';
import { features } from './features.ts';
import { figures } from './figures.ts';
import { limits } from './limits.ts';
import { names } from './names.ts';
import { prices } from './prices.ts';
import { products } from './products.ts';
import { records } from './records.ts';
import { refused } from './refusals.ts';
import { forEach, saidFirst, saidForNothing } from './said-once.ts';
import { settings } from './settings.ts';
import { signs } from './signs.ts';
import { tableCells } from './table-cells.ts';
import { tableKeys } from './table-keys.ts';
import { tiers } from './tiers.ts';
import { units } from './units.ts';
import { versions } from './versions.ts';
import { writing } from './writing.ts';

type Of<Family extends { readonly kinds: object }> = Readonly<
  Record<keyof Family['kinds'] & string, Explanation>
>;

/** A family whose code has no explanation does not compile. */
const families: readonly [title: string, explanations: Readonly<Record<string, Explanation>>][] = [
  ['Writing', { ...writing, ...signs, ...saidFirst, ...limits } satisfies Of<typeof syntax>],
  ['Names and files', { ...names, ...forEach } satisfies Of<typeof bindDiagnostics>],
  ['Prices and tiers', { ...tiers, ...prices } satisfies Of<typeof scheduleDiagnostics>],
  ['Units and currency', units satisfies Of<typeof unitDiagnostics>],
  ['Tables', { ...tableKeys, ...tableCells } satisfies Of<typeof tableDiagnostics>],
  [
    'Funds, features and products',
    { ...features, ...products, ...saidForNothing } satisfies Of<typeof fundingDiagnostics> &
      Of<typeof saidOnceDiagnostics>,
  ],
  ['Prices by date and by term', versions satisfies Of<typeof versionDiagnostics>],
  ['Examples', examples satisfies Of<typeof exampleDiagnostics>],
  ['The whole catalog', settings satisfies Of<typeof catalogDiagnostics>],
  ['Figures that may not be meant', { ...figures, ...advice } satisfies Of<typeof lintDiagnostics>],
  ['Silenced warnings', silencing satisfies Of<typeof silenceDiagnostics>],
  ['Records that cannot be read', records satisfies Readonly<Record<RejectCode, Explanation>>],
  ['Records that the price list refuses', refused satisfies Readonly<Record<RefusalCode, Explanation>>],
];

/** One section of the pages: what its codes are about, and the codes in their order. */
export interface Section {
  readonly title: string;
  readonly explanations: readonly (readonly [code: string, explanation: Explanation])[];
}

export const sections: readonly Section[] = families.map(([title, explanations]) => ({
  title,
  explanations: Object.entries(explanations).toSorted(([a], [b]) => (a < b ? -1 : 1)),
}));

/** Every code with its explanation. */
export const explanations: ReadonlyMap<string, Explanation> = new Map(
  sections.flatMap((section) => section.explanations),
);
