import { Exact } from '../../../runtime/exact.ts';
import type * as ir from '../../ir/ir.ts';
import type { Fact, Words } from './changes.ts';
import { fact, quantityWords, text, yesNo } from './fact.ts';

/** What changed of what a record counts for. */
export function meterFacts(old: ir.Meter, now: ir.Meter): Fact[] {
  const where = (condition: ir.Condition | undefined): Words | null =>
    condition === undefined ? null : [condition.values.toSorted().join(', ')];
  const attributes = new Set([...old.where, ...now.where].map(({ attribute }) => attribute));
  const facts = [
    ...fact('meter', old.unit, now.unit, (unit) => [unit]),
    ...fact('counted', old.counted, now.counted, yesNo),
    ...fact('amount of money', old.money, now.money, yesNo),
    ...unitFacts(old, now),
  ];
  for (const name of attributes) {
    const of = ({ where: all }: ir.Meter): ir.Condition | undefined =>
      all.find(({ attribute }) => attribute === name);
    facts.push(...fact(`counts where ${name} is`, of(old), of(now), where));
  }
  const amount = (meter: ir.Meter, value: ir.ExactText | null): Words | null =>
    value === null ? null : quantityWords(value, meter.unit);
  facts.push(
    ...fact('rounded up to', amount(old, old.step), amount(now, now.step), (words) => words),
    ...fact('at least', amount(old, old.minimum), amount(now, now.minimum), (words) => words),
    ...fact('times', old.times, now.times, text),
  );
  return facts;
}

/** Units that a record may name, where the meter's own stayed what it is. */
function unitFacts(old: ir.Meter, now: ir.Meter): Fact[] {
  if (old.unit !== now.unit) return [];
  const factors = ({ units }: ir.Meter): ReadonlyMap<string, ir.ExactText> =>
    new Map(units.flatMap(({ names, factor }) => names.map((name) => [name, factor] as const)));
  const [before, after] = [factors(old), factors(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) =>
    fact(`unit ${name}`, before.get(name), after.get(name), (factor) =>
      factor === undefined ? null : quantityWords(factor, now.unit),
    ),
  );
}

/** How many of the new meter's unit one of the old is; null where they do not convert. */
export function meterFactor(old: ir.Meter, now: ir.Meter): Exact | null {
  if (old.counted !== now.counted || old.money !== now.money) return null;
  const own = (meter: ir.Meter, unit: string): Exact | null => {
    const found = meter.units.find(({ names }) => names.includes(unit));
    return found === undefined ? null : Exact.of(found.factor);
  };
  if (old.unit === now.unit) return Exact.one;
  const forward = own(now, old.unit);
  if (forward !== null) return forward;
  const backward = own(old, now.unit);
  return backward === null ? null : Exact.one.over(backward);
}
