import type * as ast from '../../grammar/ast.ts';
import { told, untold, type Family, type Mistake } from './mistake.ts';
import { misspelt } from './slips.ts';
import { instead, twice, without, type Source } from './source.ts';

/** Names misspelt where they are used and where they are declared, left out, or declared twice. */

/** Where attributes are named. */
const attributeUses = (source: Source, text: string): readonly ast.Name[] =>
  [
    ...source.all('table').flatMap(({ axes }) => axes),
    ...source.all('condition').map(({ attribute }) => attribute),
    ...source.all('meter').flatMap(({ times }) => (times === null ? [] : [times])),
    ...source.all('attribute value').map(({ name }) => name),
  ].filter((name) => name.text === text);

/** Where categories are named. */
const categoryUses = (source: Source, text: string): readonly ast.Name[] =>
  [
    ...source.all('scope').flatMap(({ name, star }) => (star && name !== null ? [name] : [])),
    ...source.all('activate').flatMap(({ what }) => (what === null ? [] : [what])),
  ].filter((name) => name.text === text);

const spelt = (names: readonly (ast.Name | null)[]): readonly Mistake[] =>
  names.flatMap((name) =>
    name === null
      ? []
      : [
          instead(
            { ...name.span },
            name.form === 'string' ? `"${misspelt(name.text)}"` : misspelt(name.text),
          ),
        ],
  );

const names = (source: Source, text: string): readonly ast.Name[] =>
  source.all('name').filter((name) => name.text === text);

/** A declaration whose name is misspelt: what is missed is missed where it is used, be that once or often. */
const declared = (
  source: Source,
  list: readonly { readonly name: ast.Name }[],
  usesOf: (source: Source, text: string) => readonly ast.Name[] = names,
): readonly Mistake[] =>
  list.flatMap(({ name }) => {
    const uses = usesOf(source, name.text).filter((use) => use !== name);
    return uses.length === 0
      ? []
      : [
          instead(
            name.span,
            misspelt(name.text),
            uses.map(({ span }) => span),
          ),
        ];
  });

/** A declaration left out, where something else names it. */
const missed = (
  source: Source,
  list: readonly (ast.Node & { readonly span: ast.Name['span'] })[],
  nameOf: (node: ast.Node) => readonly string[],
  usesOf: (source: Source, text: string) => readonly ast.Name[] = names,
): readonly Mistake[] =>
  list.flatMap((node) => {
    const uses = nameOf(node)
      .flatMap((text) => usesOf(source, text))
      .filter(({ span }) => !source.isIn(span, node.span));
    return uses.length === 0
      ? []
      : [
          without(
            source,
            node.span,
            uses.map(({ span }) => span),
          ),
        ];
  });

const inTable = (source: Source): readonly ast.Name[] =>
  source.all('cell').flatMap(({ content }) => {
    if (content?.kind !== 'name') return [];
    return source.all('schedule').some(({ name }) => name.text === content.text) ? [] : [content];
  });

const products = (source: Source) => [
  ...source.all('package'),
  ...source.all('capacity'),
  ...source.all('licence'),
];

export const naming: Family = {
  name: 'Names',
  kinds: [
    told('a feature misspelt in `covers`', (source) =>
      spelt(source.all('scope').flatMap(({ name, star }) => (star ? [] : [name]))),
    ),
    told('a category misspelt in `covers` or `for each`', (source) =>
      spelt(source.all('scope').flatMap(({ name, star }) => (star ? [name] : []))),
    ),
    told('a fund misspelt in `accepts`', (source) =>
      spelt(source.all('accepts').flatMap(({ funds }) => funds)),
    ),
    told('a fund misspelt in `consume`', (source) =>
      spelt(source.all('consume').flatMap(({ funds }) => funds)),
    ),
    told('a fund misspelt in `deduct`', (source) =>
      source.all('deduct').flatMap(({ funds }) =>
        funds.map((fund) =>
          instead(
            fund.span,
            misspelt(fund.text),
            names(source, fund.text).map(({ span }) => span),
          ),
        ),
      ),
    ),
    told('the fund of a product misspelt', (source) =>
      spelt([...source.all('package'), ...source.all('capacity')].map(({ fund }) => fund)),
    ),
    told('a unit misspelt in a price', (source) => spelt(source.all('rate').map(({ unit }) => unit))),
    told('a unit misspelt in a bound', (source) =>
      spelt(source.all('bound').map(({ quantity }) => quantity.unit)),
    ),
    told("a unit misspelt in a table's heading", (source) =>
      spelt(source.all('heading').map(({ unit }) => unit)),
    ),
    told('a unit misspelt in a meter', (source) =>
      spelt(source.all('meter').flatMap(({ unit, currency }) => (currency === null ? [unit] : []))),
    ),
    told('a unit misspelt in a factor', (source) => spelt(source.all('factor').map(({ unit }) => unit))),
    told('a unit misspelt in a size', (source) =>
      spelt(source.all('size').map(({ quantity }) => quantity?.unit ?? null)),
    ),
    told('an attribute misspelt after `by`', (source) =>
      spelt(source.all('table').flatMap(({ axes }) => axes)),
    ),
    told('an attribute misspelt in `where`', (source) =>
      spelt(source.all('condition').map(({ attribute }) => attribute)),
    ),
    told('a value misspelt in `where`', (source) =>
      spelt(source.all('condition').flatMap(({ values }) => values)),
    ),
    told('a key misspelt in a table', (source) => spelt(inTable(source))),
    told('a schedule misspelt', (source) => spelt(source.all('reference').map(({ name }) => name))),
    told('a day of the week misspelt', (source) => spelt(source.all('time').flatMap(({ days }) => days))),
    told('a currency misspelt in a price', (source) =>
      source
        .all('money')
        .map(({ currency }) =>
          instead(currency.span, currency.text[0]! + currency.text[2]! + currency.text[1]!),
        ),
    ),
    told('a feature misspelt in an example', (source) =>
      spelt(source.all('use').map(({ feature }) => feature)),
    ),
    told('a product misspelt in an example', (source) =>
      spelt(
        [...source.all('buy'), ...source.all('quote'), ...source.all('remaining')].map(
          ({ product }) => product,
        ),
      ),
    ),
    told('an attribute misspelt in an example', (source) =>
      spelt(source.all('attribute value').map(({ name }) => name)),
    ),
    told('a value misspelt in an example', (source) =>
      spelt(source.all('attribute value').flatMap(({ value }) => (value.kind === 'name' ? [value] : []))),
    ),
    told('a unit misspelt in an example', (source) =>
      spelt(source.all('use').flatMap(({ quantity }) => quantity.map(({ unit }) => unit))),
    ),
    told('a feature misspelt where it is declared', (source) => declared(source, source.all('feature'))),
    told('a category misspelt where it is declared', (source) =>
      declared(source, source.all('category'), categoryUses),
    ),
    told('a product misspelt where it is declared', (source) =>
      declared(
        source,
        products(source).filter(({ forEach }) => forEach === null),
      ),
    ),
    told('an attribute misspelt where it is declared', (source) =>
      declared(source, source.all('attribute'), attributeUses),
    ),
    told('a unit misspelt where it is declared', (source) =>
      declared(
        source,
        source.all('unit').flatMap((unit) => unit.names.map((name) => ({ name }))),
      ),
    ),
    told('a value misspelt where it is declared', (source) =>
      declared(
        source,
        source
          .all('attribute')
          .flatMap(({ type }) =>
            type.kind === 'one of'
              ? type.values.filter(({ form }) => form === 'bare').map((name) => ({ name }))
              : [],
          ),
      ),
    ),
    told('a schedule misspelt where it is declared', (source) => declared(source, source.all('schedule'))),
    told('a unit not declared', (source) =>
      missed(source, source.all('unit'), (node) =>
        node.kind === 'unit' ? node.names.map(({ text }) => text) : [],
      ),
    ),
    told('an attribute not declared', (source) =>
      missed(
        source,
        source.all('attribute'),
        (node) => (node.kind === 'attribute' ? [node.name.text] : []),
        attributeUses,
      ),
    ),
    told('a feature left out that a product or an example names', (source) =>
      missed(source, source.all('feature'), (node) => (node.kind === 'feature' ? [node.name.text] : [])),
    ),
    told('the plural of a unit not declared', (source) =>
      source.all('unit').flatMap(({ names: all }) => {
        const [singular, plural] = all;
        if (singular === undefined || plural === undefined) return [];
        const uses = names(source, plural.text).filter((use) => use !== plural);
        const span = { ...plural.span, start: singular.span.end };
        return uses.length === 0
          ? []
          : [
              instead(
                span,
                '',
                uses.map((use) => use.span),
              ),
            ];
      }),
    ),
    told('a feature typed twice', (source) => source.all('feature').map(({ span }) => twice(source, span))),
    told('a unit typed twice', (source) => source.all('unit').map(({ span }) => twice(source, span))),
    told('an attribute typed twice', (source) =>
      source.all('attribute').map(({ span }) => twice(source, span)),
    ),
    told('a product typed twice', (source) => products(source).map(({ span }) => twice(source, span))),
    told('an included file misspelt', (source) =>
      source.all('include').map(({ path }) => instead(path.span, `"${misspelt(path.value)}"`)),
    ),
    told('a file included twice', (source) => source.all('include').map(({ span }) => twice(source, span))),
    untold('a file not included', 'one use of a feature of that file, in an example of another', (source) =>
      source.all('include').map(({ span }) => without(source, span)),
    ),
  ],
};
