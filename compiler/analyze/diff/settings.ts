import type * as ir from '../../ir/ir.ts';
import { roundsAlike } from '../amount-grid.ts';
import type { Fact, Words } from './changes.ts';
import { fact, list, moneyWords } from './fact.ts';

/** What changed of what is said once for the whole catalog. */
export function settingFacts(old: ir.Ir, now: ir.Ir): Fact[] {
  return [
    ...fact('currency', old.currency.code, now.currency.code, (code) => [code]),
    ...zoneFacts(old, now),
    ...roundingFacts(old, now),
    ...fact('activation', old.activation, now.activation, (activation) => [ACTIVATION[activation]]),
    ...fact('deduct', old.funds, now.funds, (funds) => list(funds.map(({ name }) => name))),
    ...consumeFacts(old, now),
    ...attributeFacts(old, now),
  ];
}

/** A way to round that makes no difference to any amount of the new list is no change. */
function roundingFacts(old: ir.Ir, now: ir.Ir): Fact[] {
  if (roundsAlike(now, old.rounding, now.rounding)) return [];
  return fact('round', old, now, ({ rounding, currency }) => [
    `${rounding.mode} to`,
    ...moneyWords(rounding.step, currency.code),
  ]);
}

/** Two names of one zone's table are one zone. */
const zoneFacts = ({ zone: old }: ir.Ir, { zone: now }: ir.Ir): Fact[] =>
  JSON.stringify(old.offsets) === JSON.stringify(now.offsets)
    ? []
    : [{ what: ['timezone'], where: [], old: [old.name], new: [now.name] }];

const ACTIVATION: Readonly<Record<ir.Ir['activation'], string>> = {
  none: 'not required',
  account: 'required once an account',
  category: 'required each category',
};

function consumeFacts(old: ir.Ir, now: ir.Ir): Fact[] {
  return now.funds.flatMap((fund) => {
    const before = old.funds.find(({ name }) => name === fund.name);
    return before === undefined
      ? []
      : fact(`consume ${fund.name} by`, before.consume, fund.consume, (keys) => list(keys));
  });
}

function attributeFacts(old: ir.Ir, now: ir.Ir): Fact[] {
  const names = new Set([...now.attributes, ...old.attributes].map(({ name }) => name));
  const of = ({ attributes }: ir.Ir, wanted: string): ir.Attribute | undefined =>
    attributes.find(({ name }) => name === wanted);
  return [...names].flatMap((name) =>
    fact(`attribute ${name}`, of(old, name), of(now, name), attributeWords),
  );
}

function attributeWords(attribute: ir.Attribute | undefined): Words | null {
  if (attribute === undefined) return null;
  const preset = attribute.default === null ? '' : ` default ${attribute.default}`;
  return attribute.kind === 'number'
    ? [`a number in ${attribute.unit}${preset}`]
    : [`one of ${attribute.values.toSorted().join(', ')}${preset}`];
}
