import { EOF, type IToken, type TokenType } from 'chevrotain';
import { blocks, type Block } from './blocks.ts';
import { ReadingParser, SyntaxFault } from './reading.ts';
import {
  closingAtEnd,
  closingBefore,
  foundIn,
  statementFault,
  strayBrace,
  wordFault,
} from './recovery-messages.ts';
import { syntax, type ExpectedCode } from './syntax-diagnostics.ts';
import * as t from './tokens.ts';

/**
 * The part of the parser that knows lines, braces and indentation, and goes on after a fault.
 *
 * A fault never leaves its statement, or its row. After one, reading goes on at a statement's first word at the start of
 * a line with braces balanced. Indentation counts only while the file has more braces of one kind than of the other:
 * in a sound file it means nothing.
 */
export abstract class RecoveringParser extends ReadingParser {
  /** Reads `{ statements }`; a fault stays within its statement. */
  protected statementsIn<T>(block: Block, header: IToken, statement: () => T): T[] {
    if (this.RECORDING_PHASE) return this.recordBraces(statement);
    const opener = this.open(block.starts);
    this.frames.push({ block, header });
    const items = this.statements(block, statement);
    this.frames.pop();
    this.close(opener, header);
    return items;
  }

  /** Reads `{ statements }` where they stand, and nothing where there is no brace, unless one is missing. */
  protected statementsIfAny<T>(block: Block, header: IToken, statement: () => T): T[] {
    if (this.RECORDING_PHASE) return this.OPTION9(() => this.recordBraces(statement)) ?? [];
    const { tokenType } = this.LA(1);
    const missing = block.starts.has(tokenType) && (this.unclosed < 0 || !this.startsLine());
    return tokenType === t.OpenBrace || missing ? this.statementsIn(block, header, statement) : [];
  }

  /** What Chevrotain is told of a pair of braces while it records the grammar. */
  private recordBraces<T>(item: () => T): T[] {
    this.CONSUME(t.OpenBrace);
    this.MANY(item);
    this.CONSUME(t.CloseBrace);
    return [];
  }

  protected statementsOfFile<T>(statement: () => T): T[] {
    const items: T[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(statement);
      return items;
    }
    this.frames.push({ block: blocks.file, header: this.LA(1) });
    while (this.LA(1).tokenType !== EOF && !this.stuck) {
      for (const item of this.statements(blocks.file, statement)) items.push(item);
      if (this.LA(1).tokenType !== t.CloseBrace) continue;
      if (this.diagnostics.every(({ code }) => code !== 'TAR1022')) {
        this.report(strayBrace(this.spanOf(this.LA(1))));
      }
      this.step();
    }
    this.frames.pop();
    return items;
  }

  /** Reads the one sentence that the input must be; null where it is at fault. */
  protected contained<T>(sentence: () => T): T | null {
    if (this.RECORDING_PHASE) return sentence();
    const first = this.LA(1);
    try {
      const result = sentence();
      if (this.LA(1).tokenType === EOF) return result;
      const { found } = foundIn(this.file, this.spanOf(this.LA(1)), this.LA(1), this.LA(1));
      this.report(syntax.report('TAR1001', this.spanOf(this.LA(1)), { found }));
    } catch (fault) {
      this.reportFault(fault, first);
    }
    while (this.LA(1).tokenType !== EOF) this.step();
    return null;
  }

  private statements<T>(block: Block, statement: () => T): T[] {
    const items: T[] = [];
    let before = this.LA(1);
    while (!this.stuck) {
      const first = this.LA(1);
      const type = first.tokenType;
      if (type === EOF || this.isMissingBrace()) break;
      if (type === t.CloseBrace) {
        if (!this.isStrayBrace()) break;
        this.report(strayBrace(this.spanOf(first)));
        this.unclosed++;
        this.step();
        continue;
      }
      if (block.starts.has(type)) {
        try {
          items.push(statement());
        } catch (fault) {
          this.reportFault(fault, first);
          this.resync(first);
        }
      } else {
        // What is left over on a line belongs to the statement before it.
        this.reportFault(this.unknown(first, block), this.startsLine() ? first : before);
        this.resync(first);
      }
      before = first;
    }
    return items;
  }

  private unknown(first: IToken, block: Block): SyntaxFault {
    const span = this.spanOf(first);
    if (t.isWord(first.tokenType)) {
      const report = this.startsLine() || this.LA(0).tokenType === t.OpenBrace ? statementFault : wordFault;
      return new SyntaxFault(report(first.image, span, block));
    }
    const { found } = foundIn(this.file, span, this.LA(0), first);
    return new SyntaxFault(syntax.report('TAR1001', span, { found }));
  }

  /** Opens a block, also where the brace was forgotten but what follows can only stand in it. */
  protected open(starts: ReadonlySet<TokenType>): IToken {
    const next = this.LA(1);
    if (next.tokenType === t.OpenBrace) {
      this.step();
      return next;
    }
    if (this.unclosed < 0 && starts.has(next.tokenType)) {
      const span = this.spanOf(this.LA(0));
      const edits = [{ span: { ...span, start: span.end }, text: ' {' }];
      const fixes = [{ title: 'open the braces here', safe: true, edits }];
      this.report(syntax.report('TAR1021', span, { brace: '{' }, { fixes }));
      this.unclosed++;
      return this.LA(0);
    }
    return this.expected('`{`');
  }

  protected close(opener: IToken, header: IToken): void {
    if (this.LA(1).tokenType === t.CloseBrace && !this.closesFurtherOut(header)) {
      this.step();
      return;
    }
    if (this.stuck) return;
    const atEnd = this.LA(1).tokenType === EOF;
    this.unclosed--;
    // A file cut short leaves every block open: that is one fault.
    if (atEnd && this.endReported) return;
    if (atEnd) this.endReported = true;
    const where = atEnd ? [] : [{ span: this.spanOf(this.LA(1)), note: 'expected `}` before this' }];
    const fixes = [
      atEnd ? closingAtEnd(this.spanOf(this.LA(0))) : closingBefore(this.spanOf(this.LA(1)), this.LA(1)),
    ];
    this.report(syntax.report('TAR1020', this.spanOf(opener), {}, { related: where, fixes }));
  }

  /** A word that belongs further out, and stands as far out as the word that opened this block. */
  protected isMissingBrace(rowsOf?: IToken): boolean {
    if (this.unclosed <= 0 || !this.startsLine()) return false;
    const { tokenType, startColumn } = this.LA(1);
    const outer = rowsOf === undefined ? this.frames.slice(0, -1) : this.frames;
    const header = rowsOf ?? this.frames.at(-1)!.header;
    if (this.closesFurtherOut(header)) return true;
    if (!outer.some(({ block }) => block.starts.has(tokenType))) return false;
    return rowsOf !== undefined || startColumn! <= header.startColumn!;
  }

  /** A closing brace that stands further out than the line that opened the block, in a file with one too few. */
  private closesFurtherOut(header: IToken): boolean {
    const { tokenType, startColumn } = this.LA(1);
    if (this.unclosed <= 0 || tokenType !== t.CloseBrace || !this.startsLine()) return false;
    const lineStart = this.file.text.lastIndexOf('\n', header.startOffset - 1) + 1;
    const indent = this.file.text.slice(lineStart, header.startOffset).search(/\S|$/);
    return startColumn! - 1 < indent;
  }

  /** A closing brace that stands further in than the word that opened the block, in a file with one too many. */
  private isStrayBrace(): boolean {
    if (this.unclosed >= 0 || !this.startsLine()) return false;
    const frame = this.frames.at(-1)!;
    return frame.block === blocks.file ? false : this.LA(1).startColumn! > frame.header.startColumn!;
  }

  /** Reads one token. At the end of the file it stays there. */
  protected step(): void {
    if (this.LA(1).tokenType !== EOF) this.consumeToken();
  }

  /** Skips to the next statement after a fault in the one that began at `first`. */
  private resync(first: IToken): void {
    let depth = 0;
    for (let back = 0; this.LA(1) !== first; back--) {
      const token = this.LA(back);
      if (token.tokenType === t.OpenBrace) depth++;
      else if (token.tokenType === t.CloseBrace) depth--;
      if (token === first || token.tokenType === EOF) break;
    }
    depth = Math.max(depth, 0);
    if (this.LA(1) === first) {
      if (first.tokenType === t.OpenBrace) depth++;
      this.step();
    }
    for (;;) {
      const { tokenType, startColumn } = this.LA(1);
      if (tokenType === EOF) return;
      if (tokenType === t.CloseBrace && depth-- === 0) return;
      if (tokenType === t.OpenBrace) depth++;
      else if (this.startsStatement()) {
        if (depth === 0) return;
        if (this.unclosed > 0 && startColumn! <= first.startColumn!) {
          // The statement was at fault and its brace missing: the first is reported, the second counted.
          this.unclosed -= depth;
          return;
        }
      } else if (depth === 0 && this.startsLine() && t.isWord(tokenType)) {
        // A word no further in than the statement at fault is another statement, if an unknown one.
        if (startColumn! <= first.startColumn!) return;
      }
      this.step();
    }
  }

  /** Reads the lines between the braces of a table or of tiers; a fault stays within its line. */
  protected rowsIn<T>(
    header: IToken,
    starts: ReadonlySet<TokenType>,
    wanted: ExpectedCode,
    row: () => T,
  ): T[] {
    if (this.RECORDING_PHASE) return this.recordBraces(row);
    const opener = this.open(starts);
    const rows: T[] = [];
    while (!this.stuck) {
      const first = this.LA(1);
      const type = first.tokenType;
      if (type === EOF || type === t.CloseBrace || this.isMissingBrace(header)) break;
      try {
        if (!starts.has(type)) throw new SyntaxFault(syntax.report(wanted, this.spanOf(first), {}));
        rows.push(row());
      } catch (fault) {
        this.reportFault(fault, first);
        const depth = this.LA(1) === first && type === t.OpenBrace ? 1 : 0;
        if (this.LA(1) === first) this.step();
        this.skipRow(header, starts, depth);
      }
    }
    this.close(opener, header);
    return rows;
  }

  /** Skips to the next line that begins as a row does, or to what closes the rows. */
  private skipRow(header: IToken, starts: ReadonlySet<TokenType>, depth: number): void {
    for (;;) {
      const { tokenType } = this.LA(1);
      if (tokenType === EOF || this.isMissingBrace(header)) return;
      if (tokenType === t.CloseBrace && depth-- === 0) return;
      if (tokenType === t.OpenBrace) depth++;
      else if (depth === 0 && this.startsLine() && starts.has(tokenType)) return;
      this.step();
    }
  }
}
