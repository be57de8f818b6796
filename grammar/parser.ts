import type * as ast from './ast.ts';
import type { Tokens } from './lexer.ts';
import { DeclarationRules } from './rules/declarations.ts';
import type { Diagnostic } from './text/diagnostic.ts';
import type { SourceFile } from './text/source-file.ts';
import type { IToken } from 'chevrotain';

/** What one reading of a file or sentence gave. */
export interface Reading<T> {
  readonly result: T;
  readonly diagnostics: readonly Diagnostic[];
  readonly keywordsAsNames: ReadonlySet<IToken>;
}

/** The whole grammar. Its validation takes longer than a parse, so that it is left to a test. */
export class TarifaParser extends DeclarationRules {
  constructor({ validate = false } = {}) {
    super(!validate);
    this.performSelfAnalysis();
  }

  readFile(file: SourceFile, tokens: Tokens): Reading<readonly (ast.Catalog | ast.Declaration)[]> {
    this.begin(file, tokens);
    return this.reading(this.items());
  }

  readSentence(file: SourceFile, tokens: Tokens): Reading<ast.Use | ast.Quote | null> {
    this.begin(file, tokens);
    return this.reading(this.wholeSentence());
  }

  readUsed(file: SourceFile, tokens: Tokens): Reading<ast.Use | null> {
    this.begin(file, tokens);
    return this.reading(this.wholeUsed());
  }

  readPurchase(file: SourceFile, tokens: Tokens): Reading<ast.Buy | null> {
    this.begin(file, tokens);
    return this.reading(this.wholePurchase());
  }

  private wholeSentence = this.RULE('wholeSentence', () => this.contained(() => this.SUBRULE(this.sentence)));
  private wholeUsed = this.RULE('wholeUsed', () => this.contained(() => this.SUBRULE(this.used)));
  private wholePurchase = this.RULE('wholePurchase', () => this.contained(() => this.SUBRULE(this.purchase)));

  private reading<T>(result: T): Reading<T> {
    const { diagnostics, keywordsAsNames } = this;
    return { result, diagnostics, keywordsAsNames };
  }
}
