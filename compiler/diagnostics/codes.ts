import { syntax } from '../../grammar/syntax-diagnostics.ts';
import type { DiagnosticKind } from '../../grammar/text/diagnostic.ts';
import { bindDiagnostics } from '../bind/bind-diagnostics.ts';
import { saidOnceDiagnostics } from '../bind/said-once-diagnostics.ts';
import { catalogDiagnostics } from '../check/catalog-diagnostics.ts';
import { exampleDiagnostics } from '../check/example-diagnostics.ts';
import { fundingDiagnostics } from '../check/funding-diagnostics.ts';
import { scheduleDiagnostics } from '../check/schedule-diagnostics.ts';
import { tableDiagnostics } from '../check/table-diagnostics.ts';
import { unitDiagnostics } from '../bind/unit-diagnostics.ts';
import { lintDiagnostics, silenceDiagnostics } from '../lint/lint-diagnostics.ts';
import { versionDiagnostics } from '../check/version-diagnostics.ts';

/** Every declared code with what it means, in the order of the codes. */
export const codes: ReadonlyMap<string, DiagnosticKind> = new Map(
  [
    syntax,
    bindDiagnostics,
    scheduleDiagnostics,
    unitDiagnostics,
    tableDiagnostics,
    fundingDiagnostics,
    saidOnceDiagnostics,
    versionDiagnostics,
    exampleDiagnostics,
    catalogDiagnostics,
    lintDiagnostics,
    silenceDiagnostics,
  ]
    .flatMap(({ kinds }) => Object.entries<DiagnosticKind>(kinds))
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
