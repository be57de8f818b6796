import type { Piece } from '../../compiler/analyze/curve.ts';
import type { Interval } from '../../compiler/analyze/interval.ts';
import type { Exact } from '../../runtime/exact.ts';
import type { Picture, PictureLine } from './picture.ts';

/** A picture for programs: every line as its exact pieces, numbers as decimals or `"p/q"`. */
export const pictureJson = (picture: Picture): object => ({
  version: 1,
  title: picture.title,
  currency: picture.currency,
  unit: picture.lines[0]?.cost.feature.meter.unit ?? '',
  /** Of a `record`, a `day`, `month` or `year`, of all time (`ever`), or of `any` stretch of it. */
  per: picture.stretch,
  from: picture.range.from.toString(),
  to: picture.range.to.toString(),
  lines: picture.lines.map(lineJson),
  notes: picture.notes,
});

const lineJson = ({ name, cost, bounds, comparison }: PictureLine): object => ({
  name,
  pieces: cost.curve.pieces.map(pieceJson),
  end:
    cost.curve.end === null
      ? null
      : { limit: text(cost.curve.end.limit), beyond: cost.curve.end.charge.kind },
  bounds: bounds.map(text),
  cheaper: comparison === null ? null : (comparison.cheaper?.map(intervalJson) ?? null),
  dearer: comparison === null ? null : (comparison.dearer?.map(intervalJson) ?? null),
  undecided: comparison?.undecided ?? null,
  breakEvens: (comparison?.breakEvens ?? []).map(({ at, money }) => ({ at: text(at), amount: text(money) })),
});

/** `start + rate × (quantity − from)`, and the price of every block that is started or complete from `origin` on. */
const pieceJson = (piece: Piece): object => ({
  ...intervalJson(piece),
  start: text(piece.start),
  rate: text(piece.rate),
  blocks: piece.steps.map(({ size, price, part, origin }) => ({
    size: text(size),
    price: text(price),
    part,
    origin: text(origin),
  })),
});

const intervalJson = ({ from, fromClosed, to, toClosed }: Interval): object => ({
  from: text(from),
  fromIncluded: fromClosed,
  to: to === null ? null : text(to),
  toIncluded: to !== null && toClosed,
});

const text = (exact: Exact): string => exact.toString();
