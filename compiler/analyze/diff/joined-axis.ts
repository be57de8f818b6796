import { Exact } from '../../../runtime/exact.ts';
import type { Attribute, Axis, ExactText, Select } from '../../ir/ir.ts';

/** One axis that two tables are laid out on together. */
export interface JoinedAxis {
  readonly kind: Axis['kind'];
  readonly attribute: string;
  readonly unit: string;
  /** The axis of each table; null where it has none. */
  readonly old: Axis | null;
  readonly new: Axis | null;
  readonly atoms: readonly JoinedAtom[];
}

interface Cut {
  readonly value: ExactText;
  readonly closed: boolean;
}

/** Values that neither table tells apart, and which atom they are in each; null: not a value there. */
interface JoinedAtom {
  readonly old: number | null;
  readonly new: number | null;
  /** Of a choice. */
  readonly value?: string;
  /** Of time: the minute of the week at which it starts. */
  readonly start?: number;
  /** Of numbers: the cut below and the one above. */
  readonly above?: Cut | null;
  readonly upTo?: Cut | null;
}

interface Side {
  readonly select: Select<unknown>;
  readonly attributes: readonly Attribute[];
}

/** The axes of both tables, those of the new one first. */
export function joinedAxes(old: Side, now: Side): JoinedAxis[] {
  const name = (axis: Axis): string => (axis.kind === 'time' ? 'time' : `${axis.kind} ${axis.attribute}`);
  const names = new Set([...now.select.axes, ...old.select.axes].map(name));
  return [...names].map((each) => {
    const [one, other] = [old, now].map(
      ({ select }) => select.axes.find((axis) => name(axis) === each) ?? null,
    );
    return joined(one ?? null, other ?? null, old, now);
  });
}

function joined(old: Axis | null, now: Axis | null, oldSide: Side, nowSide: Side): JoinedAxis {
  const axis = now ?? old;
  if (axis === null) throw new RangeError('an axis of neither table');
  const attribute = axis.kind === 'time' ? 'time' : axis.attribute;
  const units = new Set(
    [nowSide, oldSide].flatMap(({ attributes }) =>
      attributes.flatMap((one) => (one.name === attribute && one.kind === 'number' ? [one.unit] : [])),
    ),
  );
  // A record gives a bare number: where its unit is another now, the same number is compared, and is of neither.
  const unit = units.size === 1 ? [...units][0]! : '';
  const shape = { kind: axis.kind, attribute, unit, old, new: now };
  switch (axis.kind) {
    case 'number':
      return { ...shape, atoms: numberAtoms(old, now) };
    case 'choice':
      return { ...shape, atoms: choiceAtoms(attribute, old, now, oldSide, nowSide) };
    case 'time':
      return { ...shape, atoms: timeAtoms(old, now) };
  }
}

function numberAtoms(old: Axis | null, now: Axis | null): JoinedAtom[] {
  const cutsOf = (axis: Axis | null): readonly Cut[] => (axis?.kind === 'number' ? axis.cuts : []);
  const compare = (a: Cut, b: Cut): number =>
    Exact.of(a.value).compare(Exact.of(b.value)) || Number(a.closed) - Number(b.closed);
  const all = [...cutsOf(old), ...cutsOf(now)].toSorted(compare);
  const cuts = all.filter((cut, i) => i === 0 || compare(cut, all[i - 1]!) !== 0);
  // Values up to a cut lie below all cuts that are not before it.
  const atomIn = (axis: Axis | null, upTo: Cut | null): number => {
    const own = cutsOf(axis);
    const found = upTo === null ? -1 : own.findIndex((cut) => compare(cut, upTo) >= 0);
    return found === -1 ? own.length : found;
  };
  return [...cuts, null].map((upTo, i) => ({
    old: atomIn(old, upTo),
    new: atomIn(now, upTo),
    above: cuts[i - 1] ?? null,
    upTo,
  }));
}

function choiceAtoms(
  attribute: string,
  old: Axis | null,
  now: Axis | null,
  oldSide: Side,
  nowSide: Side,
): JoinedAtom[] {
  const valuesOf = (axis: Axis | null, { attributes }: Side): readonly string[] | null => {
    if (axis?.kind === 'choice') return axis.values;
    const declared = attributes.find(({ name }) => name === attribute);
    return declared?.kind === 'choice' ? declared.values : null;
  };
  const [before, after] = [valuesOf(old, oldSide), valuesOf(now, nowSide)];
  const atomIn = (values: readonly string[] | null, axis: Axis | null, value: string): number | null => {
    // A table without the axis says the same for every value that its catalog knows, and for records without one.
    if (axis === null && values === null) return 0;
    const index = values?.indexOf(value) ?? -1;
    return index === -1 ? null : axis === null ? 0 : index;
  };
  return [...new Set([...(after ?? []), ...(before ?? [])])].map((value) => ({
    old: atomIn(before, old, value),
    new: atomIn(after, now, value),
    value,
  }));
}

function timeAtoms(old: Axis | null, now: Axis | null): JoinedAtom[] {
  const startsOf = (axis: Axis | null): readonly number[] => (axis?.kind === 'time' ? axis.starts : [0]);
  const starts = [...new Set([...startsOf(old), ...startsOf(now)])].toSorted((a, b) => a - b);
  const atomIn = (axis: Axis | null, start: number): number =>
    startsOf(axis).findLastIndex((own) => own <= start);
  return starts.map((start) => ({ old: atomIn(old, start), new: atomIn(now, start), start }));
}
