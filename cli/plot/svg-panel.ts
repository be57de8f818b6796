import * as Plot from '@observablehq/plot';
import { perUnitAlong, type Jump, type Range, type Stroke } from '../../compiler/analyze/plot/strokes.ts';
import { NOT_PUBLISHED, NOT_SOLD } from '../../runtime/unsold.ts';
import type { PictureLine } from './picture.ts';
import { perUnitTop, roundStep, tickText, tickTexts, toNumber } from './scale.ts';

/** What a panel draws of each line. */
export interface Panel {
  readonly lines: readonly PictureLine[];
  readonly range: Range;
  /** What an amount is of: all that is used, or one unit of it. */
  readonly of: 'total' | 'unit';
  readonly width: number;
  readonly height: number;
  /** What stands left of the upright axis, and right of the other one's end. */
  readonly sides: Sides;
}

export interface Sides {
  readonly marginLeft: number;
  readonly marginRight: number;
}

/** The looks of lines, told apart by dashes too: for whoever sees no colors, or prints in none. */
export const LOOKS: readonly { readonly color: string; readonly dashes: string }[] = [
  { color: '#2f6fde', dashes: 'none' },
  { color: '#d9730d', dashes: '7 3' },
  { color: '#1f9d61', dashes: '2 3' },
  { color: '#9a57d6', dashes: '10 3 2 3' },
  { color: '#d13f74', dashes: '4 2' },
];

/** Bounds closer to each other than so many pixels share no row of labels. */
const LABEL_ROWS = 3;
/** So many steps of the upright axis at most. */
const TICKS = 6;
const LABEL_HEIGHT = 13;
const CHARACTER = 7;
/** Left of the numbers of the upright axis, and between them and it. */
const BESIDE_NUMBERS = 20;
const LEAST_LEFT = 68;
const RIGHT = 24;
/** More jumps than these are a stair, and its steps speak for themselves. */
const FEW_JUMPS = 12;

type Point = readonly [quantity: number, amount: number];

/** A chart of exact lines as an SVG element, of the document that is given. */
export function panelOf(document: object, panel: Panel): ReturnType<typeof Plot.plot> {
  const { lines, range, of, width, height, sides } = panel;
  const [from, to] = [toNumber(range.from), toNumber(range.to)];
  const { top, texts, step } = uprightAxis(panel);
  const ticks = texts.map((_, row) => row * step);
  const shown = (at: number): boolean => at > from && at < to;
  const labels = boundLabels(panel, shown);
  return Plot.plot({
    document,
    className: 'tarifa-panel',
    width,
    height,
    ...sides,
    marginTop: 14 + LABEL_HEIGHT * labels.rows,
    marginBottom: 26,
    style: { fontSize: '12px' },
    x: { domain: [from, to], label: null, tickFormat: tickText, ticks: 6 },
    y: { domain: [0, top], label: null, ticks, tickFormat: (_: number, row: number) => texts[row] ?? '' },
    marks: [
      Plot.gridY(ticks, { strokeOpacity: 0.12 }),
      Plot.ruleY([0], { strokeOpacity: 0.5 }),
      ...labels.marks,
      ...lines.flatMap((line, index) => lineMarks(line, of, top, LOOKS[index % LOOKS.length]!)).toReversed(),
      ...lines.flatMap((line) => [...endMarks(line, of), ...meetingMarks(line, of, top, shown)]),
    ],
  });
}

/** What is drawn of lines along an axis. */
type Upright = Pick<Panel, 'lines' | 'range' | 'of'>;

/** Room beside the widest number of some panels, whose axes then stand below each other. */
export function sidesOf(panels: readonly Upright[]): Sides {
  const texts = panels.flatMap((panel) => uprightAxis(panel).texts);
  const widest = texts.reduce((most, { length }) => Math.max(most, length * CHARACTER), 0);
  return { marginLeft: Math.max(LEAST_LEFT, Math.ceil(widest) + BESIDE_NUMBERS), marginRight: RIGHT };
}

/** The numbers of the upright axis from 0 up, how far they are apart, and where it ends. */
function uprightAxis(panel: Upright) {
  const top = topOf(panel);
  const step = roundStep(top, TICKS);
  const texts = tickTexts(step, Math.floor(top / step + 1e-9)).toReversed();
  return { top, step, texts };
}

/** A little room above the highest line. */
function topOf({ lines, range, of }: Upright): number {
  const highest =
    of === 'unit'
      ? perUnitTop(lines, range)
      : lines
          .flatMap(({ drawn }) => drawn.strokes.flatMap(({ start, end }) => [toNumber(start), toNumber(end)]))
          .reduce((most, amount) => Math.max(most, amount), 0);
  return highest > 0 ? highest * 1.05 : 1;
}

/** A rule at every bound of a tier, with its quantity above the chart in a row where it finds room. */
function boundLabels({ lines, width, range, sides }: Panel, shown: (at: number) => boolean) {
  const bounds = [...new Set(lines.flatMap((line) => line.bounds.map(toNumber)))]
    .filter(shown)
    .toSorted((a, b) => a - b);
  const [from, to] = [toNumber(range.from), toNumber(range.to)];
  const inner = width - sides.marginLeft - sides.marginRight;
  const ends: number[] = [];
  const placed = bounds.flatMap((at) => {
    const text = tickText(at);
    const half = (text.length * CHARACTER) / 2 + 3;
    const middle = ((at - from) / (to - from)) * inner;
    const row = Array.from({ length: LABEL_ROWS }, (_, i) => i).find(
      (i) => (ends[i] ?? -Infinity) <= middle - half,
    );
    if (row === undefined) return [];
    ends[row] = middle + half;
    return [{ at, text, row }];
  });
  return {
    rows: ends.length,
    marks: [
      Plot.ruleX(bounds, { strokeOpacity: 0.35, strokeDasharray: '2 3' }),
      ...placed.map(({ at, text, row }) =>
        Plot.text([at], {
          x: (quantity: number) => quantity,
          text: () => text,
          frameAnchor: 'top',
          lineAnchor: 'bottom',
          dy: -4 - row * LABEL_HEIGHT,
          fillOpacity: 0.75,
        }),
      ),
    ],
  };
}

function lineMarks(
  { drawn }: PictureLine,
  of: Panel['of'],
  top: number,
  { color, dashes }: (typeof LOOKS)[number],
) {
  const runs = runsOf(drawn.strokes, of, top);
  const points = runs.flatMap((run, index) => run.map(([x, y]) => ({ x, y, run: index })));
  const jumps = drawn.jumps.flatMap((jump) => jumpOf(jump, of, top));
  const isFew = jumps.length <= FEW_JUMPS;
  return [
    Plot.link(jumps, {
      x: 'at',
      y1: 'before',
      y2: 'after',
      stroke: color,
      strokeWidth: 1,
      strokeDasharray: isFew ? '1 3' : 'none',
    }),
    Plot.line(points, { x: 'x', y: 'y', z: 'run', stroke: color, strokeWidth: 2, strokeDasharray: dashes }),
    // What is charged at the bound itself is filled, as in a drawing by hand.
    ...(isFew ? [endDots(jumps, color, false), endDots(jumps, color, true)] : []),
  ];
}

interface DrawnJump {
  readonly at: number;
  readonly before: number;
  readonly after: number;
  readonly money: number | null;
}

const endDots = (jumps: readonly DrawnJump[], color: string, isFilled: boolean) =>
  Plot.dot(
    jumps.flatMap(({ at, before, after, money }) =>
      [...new Set([before, after, ...(money === null ? [] : [money])])]
        .filter((y) => (y === money) === isFilled)
        .map((y) => ({ at, y })),
    ),
    { x: 'at', y: 'y', r: 2.5, stroke: color, fill: isFilled ? color : 'var(--paper)' },
  );

function jumpOf({ at, before, after, money }: Jump, of: Panel['of'], top: number): DrawnJump[] {
  const quantity = toNumber(at);
  const amount = (exact: Jump['before']): number => toNumber(exact) / (of === 'unit' ? quantity : 1);
  const jump = {
    at: quantity,
    before: amount(before),
    after: amount(after),
    money: money && amount(money),
  };
  return quantity > 0 && Math.max(jump.before, jump.after) <= top ? [jump] : [];
}

/** The points of each run of strokes that are joined without a jump. */
function runsOf(strokes: readonly Stroke[], of: Panel['of'], top: number): Point[][] {
  const runs: Point[][] = [];
  let last: Stroke | null = null;
  for (const stroke of strokes) {
    const points = of === 'total' ? straight(stroke) : alongUnit(stroke, top);
    const isJoined = last !== null && last.to.equals(stroke.from) && last.end.equals(stroke.start);
    last = stroke;
    if (points.length === 0) continue;
    if (isJoined && runs.length > 0) runs.at(-1)!.push(...points);
    else runs.push([...points]);
  }
  return runs;
}

const straight = ({ from, to, start, end }: Stroke): Point[] => [
  [toNumber(from), toNumber(start)],
  [toNumber(to), toNumber(end)],
];

/** From point to point of a bent line, a quantity grows by so much: a chord is then nearer to it than can be seen. */
const GROWTH = 1.03;
const MOST_POINTS = 800;

/** What one unit costs along a stroke: level without a fixed part, else a hyperbola, cut where it leaves the panel. */
function alongUnit(stroke: Stroke, top: number): Point[] {
  const along = perUnitAlong(stroke);
  const [fixed, rate] = [toNumber(along.fixed), toNumber(along.rate)];
  const [from, to] = [toNumber(stroke.from), toNumber(stroke.to)];
  if (along.fixed.isZero())
    return [
      [from, rate],
      [to, rate],
    ];
  const enters = fixed > 0 ? fixed / (top - rate) : from;
  const first = Math.max(from, enters, to / GROWTH ** MOST_POINTS);
  if (!(first < to)) return [];
  const points: Point[] = [];
  for (let at = first; at < to; at *= GROWTH) points.push([at, fixed / at + rate]);
  return [...points, [to, fixed / to + rate]];
}

/** Says where a line ends that nothing is sold beyond. */
function endMarks({ curve: { end }, drawn }: PictureLine, of: Panel['of']) {
  const last = drawn.strokes.at(-1);
  if (end === null || of === 'unit' || last === undefined || !last.to.equals(end.limit)) return [];
  return [
    Plot.text([[toNumber(last.to), toNumber(last.end)]], {
      text: () => (end.charge.kind === 'reject' ? NOT_SOLD : NOT_PUBLISHED),
      dx: 5,
      textAnchor: 'start',
      fillOpacity: 0.75,
    }),
  ];
}

/** A mark where a line changes places with the first one. */
function meetingMarks(
  { comparison }: PictureLine,
  of: Panel['of'],
  top: number,
  shown: (at: number) => boolean,
) {
  const points = (comparison?.breakEvens ?? [])
    .map(({ at, money }) => ({ x: toNumber(at), y: toNumber(of === 'unit' ? money.over(at) : money) }))
    .filter(({ x, y }) => shown(x) && y <= top);
  return [
    Plot.dot(points, {
      x: 'x',
      y: 'y',
      r: 4.5,
      stroke: 'currentColor',
      strokeWidth: 1.5,
      fill: 'var(--paper)',
    }),
    Plot.text(points, {
      x: 'x',
      y: 'y',
      text: ({ x }: { readonly x: number }) => tickText(x),
      dy: of === 'unit' ? -14 : 16,
      fontWeight: 'bold',
      stroke: 'var(--paper)',
      strokeWidth: 4,
      fill: 'currentColor',
    }),
  ];
}
