import type * as ast from '../../grammar/ast.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { reportUnit } from './unit-diagnostics.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { UnitSymbol } from '../stages.ts';

/**
 * Durations that need no declaration. They do not convert into each other: a month has no fixed number of days, nor a
 * day, where clocks change, of hours.
 */
const DURATIONS = [
  ['hour', 'hours'],
  ['day', 'days'],
  ['month', 'months'],
  ['year', 'years'],
] as const;

const nowhere = { file: '', start: 0, end: 0 };

/** The built-in units; their declarations stand nowhere. */
function builtInUnits(): UnitSymbol[] {
  return DURATIONS.map((names) => {
    const written = names.map((text): ast.Name => ({ kind: 'name', text, form: 'bare', span: nowhere }));
    const node: ast.Unit = { kind: 'unit', counted: false, names: written, equals: null, span: nowhere };
    return { name: names[0], names, counted: false, base: names[0], factor: Exact.one, node };
  });
}

export interface UnitsFound {
  readonly units: ReadonlyMap<string, UnitSymbol>;
  readonly broken: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves `minute = 60 seconds` down to the base unit of each; `declared` holds each name's first declaration. */
export function resolveUnits(declared: ReadonlyMap<string, ast.Unit>): UnitsFound {
  const resolved = new Map<ast.Unit, UnitSymbol | null>();
  const units = new Map<string, UnitSymbol>();
  const diagnostics: Diagnostic[] = [];
  for (const unit of builtInUnits()) for (const name of unit.names) units.set(name, unit);

  const resolve = (node: ast.Unit): UnitSymbol | null => {
    // Declarations may lead to one another a thousand deep, so the way down is a list, not a recursion.
    const way = new Set<ast.Unit>();
    let at: ast.Unit | undefined = node;
    let known: UnitSymbol | null = null;
    while (at && !resolved.has(at)) {
      if (way.has(at)) {
        const loop = [...way].slice([...way].indexOf(at));
        const related = loop.slice(1).map(({ span, names }) => ({
          span,
          note: `then \`${names[0]!.text}\` leads on`,
        }));
        const name = at.names[0]!.text;
        diagnostics.push(reportUnit('TAR2203', at.equals!.span, { name }, { related }));
        for (const unit of way) resolved.set(unit, null);
        return null;
      }
      way.add(at);
      const base: ast.Name | null = at.equals?.unit ?? null;
      if (!base) break;
      at = declared.get(base.text);
      if (!at) known = units.get(base.text) ?? null;
    }
    if (at && resolved.has(at)) known = resolved.get(at)!;
    for (const unit of [...way].reverse()) {
      known = unit.equals ? derived(unit, unit.equals, known) : baseUnit(unit);
      resolved.set(unit, known);
    }
    return known;
  };

  const derived = (node: ast.Unit, equals: ast.Quantity, base: UnitSymbol | null): UnitSymbol | null => {
    const name = node.names[0]!.text;
    const fail = (finding: Diagnostic): null => {
      diagnostics.push(finding);
      return null;
    };
    if (!equals.unit) return fail(reportUnit('TAR2208', equals.span, { what: `what \`${name}\` is` }));
    if (!base) {
      const written = equals.unit.text;
      if (declared.has(written)) return null;
      const extras = didYouMean(equals.unit.span, written, [...declared.keys(), ...units.keys()]);
      return fail(reportUnit('TAR2201', equals.unit.span, { name: written }, extras));
    }
    const value = Exact.of(equals.value.value);
    const values = { name, base: base.name };
    if (!value.isPositive()) return fail(reportUnit('TAR2206', equals.value.span, values));
    if (base.counted !== node.counted) {
      const kind = (counted: boolean): string => (counted ? 'counted' : 'divisible');
      const related = [{ span: base.node.span, note: `\`${base.name}\` is declared here` }];
      const kinds = { ...values, kind: kind(node.counted), baseKind: kind(base.counted) };
      return fail(reportUnit('TAR2205', node.span, kinds, { related: base.node.span.file ? related : [] }));
    }
    if (node.counted && !value.isWhole())
      return fail(reportUnit('TAR2204', equals.value.span, { ...values, value: value.toString() }));
    return { ...baseUnit(node), base: base.base, factor: value.times(base.factor) };
  };

  const broken = new Set<string>();
  for (const [name, node] of declared) {
    const unit = resolve(node);
    if (unit) units.set(name, unit);
    else {
      broken.add(name);
      units.delete(name);
    }
  }
  return { units, broken, diagnostics };
}

function baseUnit(node: ast.Unit): UnitSymbol {
  const names = node.names.map(({ text }) => text);
  const name = names[0]!;
  return { name, names, counted: node.counted, base: name, factor: Exact.one, node };
}
