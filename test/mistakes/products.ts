import type * as ast from '../../grammar/ast.ts';
import { mistake, told, untold, type Family, type Mistake } from './mistake.ts';
import { dropped, misspelt, times, transposed } from './slips.ts';
import { exchanged, instead, pairs, put, twice, without, type Source } from './source.ts';

/** Packages and capacity: sizes, terms, limits. */

const QUOTE = 'a quote of the size';

/** The sizes of a package that have a price, in the order written. */
interface Sized {
  readonly size: ast.Size;
  readonly quantity: ast.Quantity;
  readonly money: ast.Money;
}
const sizesOf = ({ items }: ast.Package): readonly Sized[] =>
  items.flatMap((item) =>
    item.kind === 'size' && item.quantity !== null && item.price.kind === 'money'
      ? [{ size: item, quantity: item.quantity, money: item.price }]
      : [],
  );
const perPoint = ({ quantity, money }: Sized): number =>
  Number(money.value.value) / Number(quantity.value.value);

/** Prices of sizes changed by a slip: only those after which a larger size is dearer per point, or only the others. */
const slipped = (
  source: Source,
  change: (figure: string) => string | null,
  isDearer: boolean,
): readonly Mistake[] =>
  source.all('package').flatMap((pack) => {
    const sizes = sizesOf(pack);
    return sizes.flatMap((one, index) => {
      const other = change(source.text(one.money.value.span));
      if (other === null || Number(other.replaceAll(',', '')) === Number(one.money.value.value)) return [];
      const now = Number(other.replaceAll(',', '')) / Number(one.quantity.value.value);
      const [before, after] = [sizes[index - 1], sizes[index + 1]];
      const breaks =
        (before !== undefined && now > perPoint(before)) || (after !== undefined && now < perPoint(after));
      return breaks === isDearer
        ? [
            instead(
              one.money.value.span,
              other,
              sizes.map(({ size }) => size.span),
            ),
          ]
        : [];
    });
  });

/** A term table's columns: day, month, year. */
const termTables = (source: Source): readonly ast.Table[] =>
  source.all('table').filter(({ axes }) => axes.some(({ text }) => text === 'term'));

export const products: Family = {
  name: 'Sizes and terms',
  kinds: [
    told('a size typed twice', (source) =>
      source
        .all('size')
        .filter(({ quantity }) => quantity !== null)
        .map(({ span }) => twice(source, span)),
    ),
    told('the only size left out', (source) =>
      source.all('package').flatMap((pack) => {
        const sizes = pack.items.filter(({ kind }) => kind === 'size');
        return sizes.length === 1 ? [without(source, sizes[0]!.span, [pack.span, pack.name.span])] : [];
      }),
    ),
    untold('one of several sizes left out', QUOTE, (source) =>
      source
        .all('package')
        .flatMap((pack) =>
          sizesOf(pack).length > 1 ? sizesOf(pack).map(({ size }) => without(source, size.span)) : [],
        ),
    ),
    told('the prices of two sizes exchanged', (source) =>
      source.all('package').flatMap((pack) =>
        pairs(sizesOf(pack))
          .filter(([a, b]) => perPoint(b) <= perPoint(a))
          .map(([a, b]) =>
            exchanged(
              source,
              a.money.span,
              b.money.span,
              sizesOf(pack).map(({ size }) => size.span),
            ),
          ),
      ),
    ),
    told("a size's price with its point moved, so that a larger size is dearer per point", (source) => [
      ...slipped(source, (figure) => times(figure, 10), true),
      ...slipped(source, (figure) => times(figure, 0.1), true),
    ]),
    told("a digit of a size's price dropped, so that a larger size is dearer per point", (source) =>
      slipped(source, dropped, true),
    ),
    told("two digits of a size's price exchanged, so that a larger size is dearer per point", (source) =>
      slipped(source, transposed, true),
    ),
    untold(
      "a size's price with another figure, and larger sizes are still cheaper per point",
      QUOTE,
      (source) => [
        ...slipped(source, (figure) => times(figure, 0.1), false),
        ...slipped(source, dropped, false),
        ...slipped(source, transposed, false),
      ],
    ),
    told('a size with a digit too many, so that a larger size is dearer per point', (source) =>
      source.all('package').flatMap((pack) => {
        const sizes = sizesOf(pack);
        return sizes.slice(0, -1).map(({ quantity }) =>
          instead(
            quantity.value.span,
            times(source.text(quantity.value.span), 10),
            [...sizes.map(({ size }) => size), ...source.all('buy'), ...source.all('quote')].map(
              ({ span }) => span,
            ),
          ),
        );
      }),
    ),
    told('a term misspelt in a table', (source) =>
      termTables(source).flatMap((table) =>
        table.rows.flatMap(({ cells }) =>
          cells.flatMap(({ content }) =>
            content?.kind === 'name' && /^(day|month|year)$/.test(content.text)
              ? [instead(content.span, misspelt(content.text))]
              : [],
          ),
        ),
      ),
    ),
    told('the headings of two terms exchanged', (source) =>
      termTables(source).flatMap(({ rows, span }) => {
        const names = (rows[0]?.cells ?? []).flatMap(({ content }) =>
          content?.kind === 'name' ? [content] : [],
        );
        return pairs(names).map(([a, b]) =>
          exchanged(source, a.span, b.span, [span, ...rows.map((row) => row.span)]),
        );
      }),
    ),
    told('a limit of sale below the last bound', (source) =>
      source.all('sell').flatMap(({ upTo, span }) => {
        const capacity = source.around(
          source.all('sell').find((one) => one.span === span)!,
          'capacity',
        );
        const bounds = source
          .all('bound')
          .filter((bound) => capacity !== null && source.isIn(bound.span, capacity.span));
        return bounds.length === 0
          ? []
          : [
              instead(
                upTo.value.span,
                '1',
                bounds.map((bound) => bound.span),
              ),
            ];
      }),
    ),
    told('a limit of sale in another unit', (source) =>
      source.all('sell').flatMap(({ upTo }) => {
        const other = source.all('unit').find(({ names }) => names[0]?.text !== upTo.unit?.text)?.names[0];
        return other === undefined || upTo.unit === null
          ? []
          : [
              instead(
                upTo.unit.span,
                other.text,
                [...source.all('quantity'), ...source.all('heading')].map(({ span }) => span),
              ),
            ];
      }),
    ),
    untold('another limit of sale', 'a purchase of the most that is sold, and one of more', (source) =>
      source.all('sell').map(({ upTo }) => instead(upTo.value.span, times(source.text(upTo.value.span), 2))),
    ),
    untold('a change left out of `allows`', 'an example of the change', (source) =>
      source
        .all('allows')
        .flatMap(({ changes }) =>
          pairs(changes).map(([a, b]) => instead({ ...b.span, start: a.span.end }, '')),
        ),
    ),
    told('the price of a product left out', (source) =>
      source
        .all('capacity')
        .flatMap((capacity) =>
          capacity.items.flatMap((item) =>
            item.kind === 'price' ? [without(source, item.span, [capacity.span, capacity.name.span])] : [],
          ),
        ),
    ),
    told('`each` left out of `covers` of a product sold for each', (source) =>
      source
        .all('scope')
        .filter(({ name, star }) => name === null && !star)
        .map(({ span }) => mistake([put({ ...span, end: span.end + 1 }, '')])),
    ),
    told('`upgrade` without leave in `allows`', (source) =>
      source.all('capacity').flatMap(({ items }) => {
        const allows = items.find((item) => item.kind === 'allows');
        const upgrade = items.find((item) => item.kind === 'upgrade');
        return allows === undefined || upgrade === undefined
          ? []
          : [without(source, allows.span, [upgrade.span])];
      }),
    ),
  ],
};
