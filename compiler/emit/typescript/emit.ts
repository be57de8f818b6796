import type { Ir } from '../../ir/ir.ts';
import { js, join, type Code } from '../javascript/code.ts';

/** Names of a catalog as TypeScript types, for programs that write usage records: string literals, nothing else. */
export function emitTypeScript(ir: Ir): string {
  const attributes = ir.attributes.map((attribute) =>
    attribute.kind === 'choice'
      ? js`  readonly [${attribute.name}]?: ${union(attribute.values)};`
      : js`  readonly [${attribute.name}]?: number | string;`,
  );
  const features = ir.features.map(
    ({ name, meter }) =>
      js`  | { readonly feature: ${name}; readonly quantity?: number | string; readonly unit?: ${union(meter.units.flatMap(({ names }) => names))}; readonly attributes?: Attributes }`,
  );
  return js`/** Made by Tarifa from a price list. */
export type FeatureName = ${union(ir.features.map(({ name }) => name))};
export type ProductName = ${union(ir.products.map(({ name }) => name))};
export interface Attributes {
${attributes}
}
export type Usage = { readonly id: string; readonly account: string; readonly time: string } & (
${features.length === 0 ? js`  never` : features}
);
`.toString();
}

const union = (names: readonly string[]): Code =>
  names.length === 0
    ? js`never`
    : join(
        [...new Set(names)].map((name) => js`${name}`),
        ' | ',
      );
