import { cell, row } from './markdown-cell.ts';
import { counted } from './numbers.ts';

/** What a comment on a pull request may hold, with room for what is put in front of it and below. */
export const MOST_CHARACTERS = 60_000;
const ROOM = 500;

export type Row = readonly string[];

/** Gathers blocks as long as there is room, and counts what there was none for. */
export class MarkdownPage {
  readonly #blocks: string[] = [];
  readonly #cut = new Map<string, number>();
  readonly #most: number;
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** A block that cannot be missing. */
  block(text: string): void {
    this.#blocks.push(text);
    this.#length += text.length + 2;
  }

  /** Blocks as long as there is room for them. */
  blocks(texts: readonly string[], noun: string): void {
    for (const [index, text] of texts.entries()) {
      if (text.length > this.room) return this.leaveOut(noun, texts.length - index);
      this.block(text);
    }
  }

  /** What may still be written, with room for the line that says what was cut. */
  get room(): number {
    return this.#most - ROOM - this.#length;
  }

  table(head: Row, rows: readonly Row[], noun: string): void {
    const lines = this.#table(head, rows, noun, 0);
    if (lines.length > 0) this.block(lines.join('\n'));
  }

  folded(summary: string, head: Row, rows: readonly Row[], noun: string): void {
    if (rows.length === 0) return;
    const frame = [`<details><summary>${cell(summary)}</summary>`, '', '', '</details>'];
    const lines = this.#table(head, rows, noun, frame.join('\n').length);
    if (lines.length === 0) return;
    frame.splice(2, 0, ...lines);
    this.block(frame.join('\n'));
  }

  /** Head and rows as long as there is room; nothing where no row fits. */
  #table(head: Row, rows: readonly Row[], noun: string, frame: number): string[] {
    const lines = [row(head), row(head.map(() => '---'))];
    let length = this.#length + frame + lines.join('\n').length;
    for (const [index, cells] of rows.entries()) {
      const text = row(cells);
      length += text.length + 1;
      if (length > this.#most - ROOM) {
        this.leaveOut(noun, rows.length - index);
        break;
      }
      lines.push(text);
    }
    return lines.length > 2 ? lines : [];
  }

  leaveOut(noun: string, count: number): void {
    this.#cut.set(noun, (this.#cut.get(noun) ?? 0) + count);
  }

  text(): string {
    const cut = [...this.#cut].map(([noun, count]) => counted(count, noun));
    if (cut.length > 0)
      this.#blocks.push(
        `Cut to fit a comment: ${cut.join(', ')}. \`tarifa diff\` without \`--format markdown\` shows all.`,
      );
    return `${this.#blocks.join('\n\n')}\n`;
  }
}
