import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Tier {
  readonly upto: string | null;
  readonly upto_inclusive: boolean;
  readonly unit_price: string;
  readonly flat?: string;
}

interface Price {
  readonly kind?: string;
  readonly tiers?: readonly Tier[];
  readonly block_size?: string;
  readonly block_price?: string;
  readonly minimum?: string;
  readonly per?: string;
  readonly cells?: readonly { when: { context?: { gt: string } }; unit_price: string }[];
  readonly start?: string;
  readonly grants?: readonly { id: string; amount: string; effective: string; expires: string }[];
}

export interface Vector {
  readonly id: string;
  readonly source: string;
  readonly model: string;
  readonly price: Price;
  readonly usage:
    | string
    | { readonly from: string; readonly to: string }
    | readonly { readonly at?: string; readonly context?: string; readonly quantity: string }[];
  readonly expected: string;
  readonly expected_balances?: Readonly<Record<string, string>>;
}

export const vectors = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')) as {
    vectors: readonly Vector[];
  }
).vectors;

/** What of the other engines the language leaves out, and why. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ['commitment', 'a minimum over a window with an overage rate: commitments are not part of the language'],
  ['proration', 'a plan changed within its period: subscriptions are not part of the language'],
]);

/** The money that one charge of a tier comes to: a flat part, a rate, both, or nothing. */
function chargeText({ unit_price, flat }: Tier): string {
  const rate = Number(unit_price) === 0 ? [] : [`CNY ${unit_price} / piece`];
  const parts = [...(flat === undefined || Number(flat) === 0 ? [] : [`CNY ${flat}`]), ...rate];
  return parts.length === 0 ? 'free' : parts.join(' + ');
}

function tiersText(mode: 'graduated' | 'volume', tiers: readonly Tier[]): string {
  const rows: string[] = [];
  let last: Tier | null = null;
  for (const tier of tiers) {
    const bound: string =
      tier.upto !== null
        ? `${tier.upto_inclusive ? '<=' : '<'} ${tier.upto} pieces`
        : last === null
          ? '>= 0 pieces'
          : `${last.upto_inclusive ? '>' : '>='} ${last.upto} pieces`;
    rows.push(`    ${bound}  ${chargeText(tier)}`);
    last = tier;
  }
  if (last?.upto !== null && last !== null)
    rows.push(`    ${last.upto_inclusive ? '>' : '>='} ${last.upto} pieces  reject "beyond the table"`);
  return `price ${mode} monthly {\n${rows.join('\n')}\n  }`;
}

function matrixText({ cells = [], per }: Price): string {
  const bound = cells.find(({ when }) => when.context)!.when.context!.gt;
  const above = cells.find(({ when }) => when.context)!.unit_price;
  const below = cells.find(({ when }) => !when.context)!.unit_price;
  return `price CNY / ${per} pieces by context {
    | <= ${bound} words | ${below} |
    | >  ${bound} words | ${above} |
  }`;
}

function priceText({ model, price }: Vector): string {
  switch (model === 'incremental' || model === 'minimum' ? price.kind : model) {
    case 'graduated':
      return tiersText('graduated', price.tiers!);
    case 'volume':
    case 'stairstep':
      return `${tiersText('volume', price.tiers!)}${price.minimum === undefined ? '' : ` at least CNY ${price.minimum}`}`;
    case 'package':
      return `price CNY ${price.block_price} / started ${price.block_size} pieces monthly`;
    case 'matrix':
      return matrixText(price);
    default:
      return 'price CNY 1 / piece';
  }
}

/** The catalog of a vector: one feature, `f`. */
export function catalogOf(vector: Vector): string {
  const { grants, start } = vector.price;
  const months = (from: string, to: string): number =>
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  const products = (grants ?? []).map(
    ({ id, amount, effective, expires }) => `
  package ${id} "A grant" in credits {
    covers f at 1 credit / piece
    valid  ${months(effective, expires)} months
    size   ${amount} credits  CNY 0
  }
`,
  );
  const buys = (grants ?? []).map(
    ({ id, amount, effective }) => `    buy ${id} ${amount} credits on ${effective.slice(0, 10)}`,
  );
  const uses = Array.isArray(vector.usage)
    ? vector.usage.map(({ at, quantity }) => `    use ${quantity} pieces of f on ${String(at).slice(0, 10)}`)
    : [];
  const left = Object.entries(vector.expected_balances ?? {}).map(
    ([id, rest]) => `    remaining ${rest} credits of ${id}`,
  );
  const example = [
    '  example "the vector" {',
    ...buys,
    ...uses,
    `    charge CNY ${vector.expected}`,
    ...left,
    '  }',
  ];
  return `catalog vector "${vector.id}" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  measure piece, pieces
  measure word, words
  measure credit, credits
  attribute context in words
${start === undefined ? '' : '  deduct credits > price\n  consume credits by soonest expiry\n'}
  feature f "F" {
  meter piece
  ${priceText(vector)}
  }
${products.join('')}${start === undefined ? '' : `${example.join('\n')}\n`}}
`;
}
