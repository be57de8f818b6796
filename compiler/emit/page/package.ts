import { Exact } from '../../../runtime/exact.ts';
import type { Package } from '../../ir/ir.ts';
import { exactFigure, grouped } from '../../words/figures.ts';
import { paragraph, type Block } from './document.ts';
import { evenFigures } from './rates.ts';
import { oneFactor, type Use } from './scope.ts';
import { elsewhere, type See, type Vocabulary } from './vocabulary.ts';

/**
 * The sizes of a package: what each costs, what a point comes to and, where every use takes the same, for how many uses
 * it pays and what one of them comes to.
 */
export function packageBlocks(
  vocabulary: Vocabulary,
  { sizes, unit, unpublished }: Package,
  uses: readonly Use[],
  see: See,
): readonly Block[] {
  const others = sizes.length === 0 ? 'Sizes and prices are' : 'Other sizes are';
  const note = unpublished === null ? [] : [paragraph(`${others} `, elsewhere(unpublished, { see }), '.')];
  if (sizes.length === 0) return note;
  const { currency } = vocabulary;
  const one = oneFactor(vocabulary, uses);
  const columns = [
    { title: 'size', figures: sizes.map(({ size }) => vocabulary.quantity(size, unit)) },
    { title: currency, figures: evenFigures(sizes.map(({ price }) => exactFigure(price))) },
    {
      title: `${currency} / ${vocabulary.unit(unit, '1')}`,
      figures: evenFigures(sizes.map(({ size, price }) => grouped(per(price, size)))),
    },
    ...(one === null || Exact.of(one.factor).isZero() ? [] : pieces(vocabulary, sizes, one)),
  ];
  return [
    {
      kind: 'table',
      caption: 'Sizes and prices',
      columns: columns.map(({ title }, index) => ({ title, isKey: index === 0, isFigure: true })),
      rows: sizes.map((_, row) => ({ cells: columns.map(({ figures }) => figures[row]!) })),
    },
    ...note,
  ];
}

/** For how much use a size pays, and what one unit of that comes to. */
function pieces(
  vocabulary: Vocabulary,
  sizes: Package['sizes'],
  { factor, unit, whole }: { readonly factor: string; readonly unit: string; readonly whole: boolean },
) {
  const uses = sizes.map(({ size }) => {
    const count = Exact.of(size).over(Exact.of(factor));
    return (whole ? count.floor() : count).toString();
  });
  return [
    { title: 'pays for', figures: uses.map((count) => `${grouped(count)} ${vocabulary.unit(unit, count)}`) },
    {
      title: `${vocabulary.currency} / ${vocabulary.unit(unit, '1')}`,
      figures: evenFigures(
        sizes.map(({ price }, row) =>
          Exact.of(uses[row]!).isZero() ? '–' : grouped(per(price, uses[row]!)),
        ),
      ),
    },
  ];
}

const per = (price: string, size: string): string => Exact.of(price).over(Exact.of(size)).toString();
