/** Something to be written under an axis, at a column of it. */
export interface AxisMark {
  readonly column: number;
  /** `┴` a bound of a tier, `▲` a break-even, the others the ends of the axis. */
  readonly sign: '┴' | '▲' | '├' | '┤';
  readonly text: string;
}

export interface AxisShape {
  /** Columns of the labels at the left of the chart. */
  readonly margin: number;
  readonly width: number;
  readonly name: string;
}

/** Labels that find no room in so many rows are left out. */
const ROWS = 3;

/** An axis with its marks, their labels below it where they find room, and its name at the end. */
export function axisRows(marks: readonly AxisMark[], { margin, width, name }: AxisShape): string[] {
  const indent = ' '.repeat(margin + 1);
  const line = Array.from({ length: width + 1 }, () => '─');
  for (const { column, sign } of marks) line[column] = sign === '├' ? '└' : sign === '┤' ? '┘' : sign;
  const rows: string[] = [];
  const placed = new Set<string>();
  for (const { column, text } of marks) {
    // Several lines may have a bound in one place.
    const key = `${column} ${text}`;
    if (placed.has(key)) continue;
    placed.add(key);
    const start = Math.min(Math.max(0, column - Math.floor(text.length / 2)), width + 1 - text.length);
    for (let row = 0; row < ROWS; row++) {
      const before = rows[row] ?? '';
      const gap = before
        .padEnd(start + text.length + 1)
        .slice(Math.max(0, start - 1), start + text.length + 1);
      if (gap.trim() !== '') continue;
      const whole = before.padEnd(start + text.length);
      rows[row] = whole.slice(0, start) + text + whole.slice(start + text.length);
      break;
    }
  }
  return [
    indent + line.join(''),
    ...rows.map((row) => indent + row.trimEnd()),
    indent + name.padStart(width + 1),
  ];
}
