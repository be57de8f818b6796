import { EmbeddedActionsParser, EOF, isRecognitionException, type IToken, type TokenType } from 'chevrotain';
import type { Block } from './blocks.ts';
import { placeOf, type Tokens } from './lexer.ts';
import { maxFaults } from './limits.ts';
import { foundIn, isNear, withFix, wordFault } from './recovery-messages.ts';
import { expectationExtras } from './token-fixes.ts';
import { syntax, type ExpectedCode } from './syntax-diagnostics.ts';
import type { Diagnostic } from './text/diagnostic.ts';
import { sourceFile, type SourceFile } from './text/source-file.ts';
import type { Span } from './text/span.ts';
import * as t from './tokens.ts';

/** A fault found by hand, thrown like Chevrotain's own so that the statement around it recovers. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** What may follow a name within a statement, and never a statement's first word. */
const afterNames: ReadonlySet<TokenType> = new Set([
  t.Comma,
  t.Above,
  t.Dot,
  t.Slash,
  t.OpenBrace,
  t.CloseBrace,
]);

/** A block that is being read: what may stand in it, and the first word of the statement that opened it. */
export interface Frame {
  readonly block: Block;
  readonly header: IToken;
}

/** The part of the parser that knows where it is, and turns a fault into one finding there. */
export abstract class ReadingParser extends EmbeddedActionsParser {
  /** Chevrotain's own step to the next token, which its types leave out. */
  declare protected readonly consumeToken: () => void;

  protected file: SourceFile = sourceFile('', '');
  protected diagnostics: Diagnostic[] = [];
  /** Keywords that stood where a name is wanted; they are coloured as names. */
  protected keywordsAsNames = new Set<IToken>();
  protected frames: Frame[] = [];
  /** Opening braces less closing ones that are still to come. */
  protected unclosed = 0;
  protected lexical: readonly Diagnostic[] = [];
  protected endReported = false;
  protected stuck = false;

  constructor(skipValidations: boolean) {
    super([...t.allTokens], {
      maxLookahead: 1,
      skipValidations,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
        buildNotAllInputParsedMessage: () => '',
        buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? '',
        buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? '',
      },
    });
  }

  protected begin(file: SourceFile, tokens: Tokens): void {
    this.input = tokens.tokens;
    this.file = file;
    this.diagnostics = [];
    this.keywordsAsNames = new Set();
    this.frames = [];
    this.unclosed = tokens.unclosed;
    this.lexical = tokens.diagnostics;
    this.endReported = tokens.diagnostics.some(({ code }) => code === 'TAR1035');
    this.stuck = false;
  }

  protected spanOf(token: IToken): Span {
    return placeOf(token, this.file);
  }

  /** From a first token to the one last read. */
  protected spanFrom(first: IToken): Span {
    return { file: this.file.path, start: this.spanOf(first).start, end: this.spanOf(this.LA(0)).end };
  }

  /** Whether the next token is the first on its line. */
  protected startsLine(): boolean {
    const last = this.LA(0);
    return last.tokenType === EOF || this.LA(1).startLine !== last.endLine;
  }

  /** Whether the next token begins a line and could begin a statement of a block that is open. */
  protected startsStatement(): boolean {
    const type = this.LA(1).tokenType;
    return this.startsLine() && this.frames.some(({ block }) => block.starts.has(type));
  }

  /**
   * Whether the next token is a statement and not a name that a list goes on with: a statement says something on its
   * line.
   */
  protected isNextStatement(): boolean {
    if (!this.startsStatement()) return false;
    const after = this.LA(2);
    return after.startLine === this.LA(1).startLine && !afterNames.has(after.tokenType);
  }

  /** Whether a word would begin a statement of the block that is being read. */
  protected isStatementWord(type: TokenType): boolean {
    return this.frames.at(-1)?.block.starts.has(type) ?? false;
  }

  protected fail(code: ExpectedCode, token: IToken = this.LA(1)): never {
    throw new SyntaxFault(this.expectation(code, token));
  }

  /** A fault for a mark or a word that is missing. */
  protected expected(what: string, token: IToken = this.LA(1)): never {
    throw new SyntaxFault(this.missing(what, token));
  }

  protected report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
    if (this.diagnostics.length < maxFaults) return;
    // Whatever this is, it is no price list: the rest is skipped, so that time stays bounded.
    this.stuck = true;
  }

  /** Reports a fault of the statement that began at `first`, unless a token of it was already found at fault. */
  protected reportFault(fault: unknown, first: IToken): void {
    const diagnostic = this.diagnosticOf(fault);
    if (this.LA(1).tokenType === EOF) this.endReported = true;
    const start = first.tokenType === EOF ? 0 : this.spanOf(first).start;
    const reach = Math.max(diagnostic.span.end, this.spanOf(this.LA(1)).end);
    if (!this.lexical.some(({ span }) => span.start >= start && span.start <= reach)) this.report(diagnostic);
  }

  private diagnosticOf(fault: unknown): Diagnostic {
    if (fault instanceof SyntaxFault) return fault.diagnostic;
    if (!(fault instanceof Error) || !isRecognitionException(fault)) throw fault;
    const { token } = fault as Error & { token: IToken };
    const { message } = fault;
    if (/^TAR\d+$/.test(message)) return this.expectation(message as ExpectedCode, token);
    if (message !== '') return this.missing(message, token);
    const { span, found } = foundIn(this.file, this.spanOf(token), this.LA(0), token);
    return t.isWord(token.tokenType)
      ? wordFault(token.image, span)
      : syntax.report('TAR1001', span, { found });
  }

  private missing(what: string, token: IToken): Diagnostic {
    const { span, found } = foundIn(this.file, this.spanOf(token), this.LA(0), token);
    const isBound = what === '`{`' && token.image === 'at';
    const help = isBound ? { help: '`at least` and `at most` stand behind the closing brace' } : {};
    const fault = syntax.report('TAR1002', span, { expected: what }, { label: found, ...help });
    return isNear(what, token) ? withFix(fault, what) : fault;
  }

  private expectation(code: ExpectedCode, token: IToken): Diagnostic {
    const { span, found } = foundIn(this.file, this.spanOf(token), this.LA(0), token);
    const meant = expectationExtras(code, token.image, span, this.spanOf(this.LA(0)));
    return syntax.report(code, span, {}, { label: found, ...meant });
  }
}
