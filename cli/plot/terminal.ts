import { moneyAt } from '../../compiler/analyze/curve.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Printer } from '../report/printer.ts';
import { aligned } from '../report/table.ts';
import { axisRows, type AxisMark } from './axis.ts';
import type { Picture, PictureLine } from './picture.ts';
import { perUnitTop, roundRows, tickText, tickTexts, toNumber } from './scale.ts';
import { chartRows, sampleOf, type ChartLine } from './terminal-chart.ts';

const TOTAL_ROWS = [9, 14] as const;
const UNIT_ROWS = [5, 10] as const;
/** Columns that a chart takes at least and at most, labels included. */
const [NARROW, WIDE] = [40, 120];

type Amount = (line: PictureLine, quantity: Exact) => Exact | null;

/** What an amount comes to in all, and for one unit. */
const total: Amount = ({ curve }, quantity) => moneyAt(curve, quantity);
const perUnit: Amount = (line, quantity) =>
  quantity.isPositive() ? (total(line, quantity)?.over(quantity) ?? null) : null;

/** A picture as text: what all of it costs, what one unit costs, the prices, and what is to be known. */
export function terminalText(picture: Picture, columns: number, { colors }: Printer): string {
  const { title, subtitle, currency, unit, range, lines, notes } = picture;
  const paints = [colors.cyan, colors.yellow, colors.green, colors.magenta, colors.blue];
  const paintOf = (index: number): ((text: string) => string) => paints[index % paints.length]!;
  const most = lines
    .flatMap(({ drawn }) => drawn.strokes.flatMap(({ start, end }) => [start, end]))
    .reduce(Exact.max, Exact.zero);
  const charts = [
    { heading: currency, amount: total, within: TOTAL_ROWS, top: toNumber(most) },
    { heading: `${currency} / ${unit}`, amount: perUnit, within: UNIT_ROWS, top: perUnitTop(lines, range) },
  ].map((chart) => {
    const { rows, step } = roundRows(chart.top, chart.within);
    return { ...chart, rows, step, labels: tickTexts(step, rows) };
  });
  const margin = charts
    .flatMap(({ labels }) => labels)
    .reduce((most, { length }) => Math.max(most, length), 0);
  const width = Math.max(NARROW, Math.min(columns, WIDE)) - margin - 3;

  const text = [colors.bold(title), subtitle, ''];
  for (const { heading, amount, rows, step, labels } of charts) {
    const drawn = lines.map((line, index): ChartLine => ({
      values: valuesOf(line, amount, picture, width, rows * step),
      paint: paintOf(index),
    }));
    text.push(`${' '.repeat(margin + 1)}${heading}`);
    text.push(...chartRows(drawn, { rows, step, labels, margin }));
    text.push(...axisRows(marksOf(picture, width), { margin, width, name: picture.quantities }), '');
  }
  text.push(...legend(lines, paintOf), ...notes.map((note) => `${note}.`));
  return text.join('\n').trimEnd();
}

/** Exact amounts at evenly spaced quantities, one for each column's edge. */
function valuesOf(
  line: PictureLine,
  amount: Amount,
  { range: { from, to } }: Picture,
  width: number,
  top: number,
): (number | null)[] {
  const step = to.minus(from).over(Exact.of(width));
  return Array.from({ length: width + 1 }, (_, column) => {
    const money = amount(line, from.plus(step.times(Exact.of(column))));
    const value = money === null ? null : toNumber(money);
    return value === null || value > top * (1 + 1e-9) || value < 0 ? null : value;
  });
}

/** What is written under an axis: its ends, the bounds of tiers, and where a purchase breaks even. */
function marksOf({ lines, range }: Picture, width: number): readonly AxisMark[] {
  const [from, to] = [toNumber(range.from), toNumber(range.to)];
  const columnOf = (at: Exact): number => Math.round(((toNumber(at) - from) / (to - from)) * width);
  const mark = (at: Exact, sign: AxisMark['sign']): AxisMark => ({
    column: columnOf(at),
    sign,
    text: tickText(toNumber(at)),
  });
  const isShown = (at: Exact): boolean => at.compare(range.from) > 0 && at.compare(range.to) < 0;
  const bounds = lines.flatMap((line) => line.bounds).filter(isShown);
  const evens = lines
    .flatMap(({ comparison }) => comparison?.breakEvens ?? [])
    .filter(({ at }) => isShown(at));
  const ends = [mark(range.from, '├'), mark(range.to, '┤')];
  return [...ends, ...bounds.map((at) => mark(at, '┴')), ...evens.map(({ at }) => mark(at, '▲'))];
}

/** Each line with a piece of it, and its price tier by tier. */
function legend(
  lines: readonly PictureLine[],
  paintOf: (index: number) => (text: string) => string,
): readonly string[] {
  const text = lines.flatMap(({ name, rows }, index) => {
    const cells = rows.map(({ quantities, price }) => [quantities, price]);
    return [`${paintOf(index)(sampleOf(index))} ${name}`, ...aligned(cells, ['right', 'left'], '   ')];
  });
  return [...text, ''];
}
