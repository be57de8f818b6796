import type { IToken, TokenType } from 'chevrotain';
import type * as ast from '../ast.ts';
import { maxTiers } from '../limits.ts';
import { expected, syntax } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { WordRules } from './words.ts';

/** The words around a price's body; each may be given once, before or after the braces. */
export interface Terms {
  period: ast.Period | null;
  countingAll: ast.PriceTerms['countingAll'];
  atLeast: ast.Money | null;
  atMost: ast.Money | null;
}

export const boundOperators: ReadonlySet<TokenType> = new Set([t.AtMost, t.Below, t.Above, t.AtLeast]);
const periodWords: ReadonlySet<TokenType> = new Set([W.per, W.daily, W.monthly, W.yearly, W.ever]);

/** Charges, their parts, tiers, and the words around them. */
export abstract class PriceRules extends WordRules {
  period = this.RULE('period', (): ast.Period => {
    const first = this.LA(1);
    const word = this.OR<ast.PeriodWord>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.per);
            this.CONSUME(W.event, { ERR_MSG: expected.period });
            return 'per event';
          },
        },
        { ALT: () => (this.CONSUME(W.daily), 'daily') },
        { ALT: () => (this.CONSUME(W.monthly), 'monthly') },
        { ALT: () => (this.CONSUME(W.yearly), 'yearly') },
        { ALT: () => (this.CONSUME(W.ever), 'ever') },
      ],
      ERR_MSG: expected.period,
    });
    return { kind: 'period', word, span: this.spanFrom(first) };
  });

  modifier = this.RULE('modifier', (terms: Terms): void => {
    this.OR([
      { ALT: () => this.SUBRULE(this.counted, { ARGS: [terms] }) },
      { ALT: () => this.SUBRULE(this.held, { ARGS: [terms] }) },
    ]);
  });

  /** Over what a price counts; it alone may stand between `graduated` or `volume` and the brace. */
  counted = this.RULE('counted', (terms: Terms): void => {
    const first = this.LA(1);
    this.OR([
      {
        ALT: () => {
          const period = this.SUBRULE(this.period);
          this.ACTION(() => {
            this.once(terms.period, 'the period', first);
            terms.period ??= period;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.counting);
          this.CONSUME(W.all);
          this.CONSUME(W.usage);
          this.ACTION(() => {
            this.once(terms.countingAll, '`counting all usage`', first);
            terms.countingAll ??= this.spanFrom(first);
          });
        },
      },
    ]);
  });

  /** What an amount is at least, or at most. */
  held = this.RULE('held', (terms: Terms): void => {
    const first = this.CONSUME(W.at);
    const which = this.OR<'atLeast' | 'atMost'>({
      DEF: [
        { ALT: () => (this.CONSUME(W.least), 'atLeast') },
        { ALT: () => (this.CONSUME(W.most), 'atMost') },
      ],
    });
    const money = this.SUBRULE(this.money);
    this.ACTION(() => {
      this.once(terms[which], which === 'atLeast' ? '`at least`' : '`at most`', first);
      terms[which] ??= money;
    });
  });

  mode = this.RULE('mode', (): ast.TierMode => {
    return this.OR<ast.TierMode>([
      { ALT: () => (this.CONSUME(W.graduated), 'graduated') },
      { ALT: () => (this.CONSUME(W.volume), 'volume') },
    ]);
  });

  tiers = this.RULE('tiers', (terms: Terms): ast.Tiers => {
    const first = this.LA(1);
    const mode = this.SUBRULE(this.mode);
    // The rows are the first of this rule that may be many.
    this.MANY2(() => this.SUBRULE(this.counted, { ARGS: [terms] }));
    const tiers: ast.Tier[] = [];
    this.rowsIn(first, boundOperators, expected.tier, () => {
      const tier = this.SUBRULE(this.tier);
      this.ACTION(() => {
        if (tiers.length < maxTiers) tiers.push(tier);
        else if (this.isFirstPast(tiers)) {
          this.report(syntax.report('TAR1045', tier.span, { limit: String(maxTiers) }));
        }
      });
    });
    return { kind: 'tiers', mode, tiers, span: this.spanFrom(first) };
  });

  tier = this.RULE('tier', (): ast.Tier => {
    const first = this.LA(1);
    const bound = this.SUBRULE(this.bound);
    const charge = this.SUBRULE(this.charge);
    this.ACTION(() => {
      this.endRow(first);
      if (boundOperators.has(this.LA(1).tokenType) && !this.startsLine()) this.fail('TAR1017');
    });
    return { kind: 'tier', bound, charge, span: this.spanFrom(first) };
  });

  bound = this.RULE('bound', (): ast.Bound => {
    const first = this.LA(1);
    const operator = this.OR<ast.BoundOperator>({
      DEF: [
        { ALT: () => (this.CONSUME(t.AtMost), '<=') },
        { ALT: () => (this.CONSUME(t.Below), '<') },
        { ALT: () => (this.CONSUME(t.Above), '>') },
        { ALT: () => (this.CONSUME(t.AtLeast), '>=') },
      ],
      ERR_MSG: expected.tier,
    });
    const quantity = this.OR2<ast.Quantity>({
      DEF: [{ ALT: () => this.SUBRULE(this.moneyCounted) }, { ALT: () => this.SUBRULE(this.quantity) }],
      ERR_MSG: expected.quantity,
    });
    return { kind: 'bound', operator, quantity, span: this.spanFrom(first) };
  });

  charge = this.RULE('charge', (): ast.Charge => {
    return this.OR<ast.Charge>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.free) },
        { ALT: () => this.SUBRULE(this.reject) },
        { GATE: () => this.isUnpublished(), ALT: () => this.SUBRULE(this.unpublished) },
        { ALT: () => this.SUBRULE(this.sum) },
        {
          // A word before a number is no schedule, but a currency in small letters.
          GATE: () => !periodWords.has(this.LA(1).tokenType) && t.kindOf(this.LA(2)) !== 'number',
          ALT: () => this.SUBRULE(this.reference),
        },
      ],
      ERR_MSG: expected.price,
    });
  });

  free = this.RULE('free', (): ast.Free => {
    const token = this.CONSUME(W.free);
    return { kind: 'free', span: this.spanFrom(token) };
  });

  reject = this.RULE('reject', (): ast.Reject => {
    const first = this.CONSUME(W.reject);
    const message = this.SUBRULE(this.text);
    return { kind: 'reject', message, span: this.spanFrom(first) };
  });

  unpublished = this.RULE('unpublished', (): ast.Unpublished => {
    const first = this.CONSUME(W.unpublished);
    const page = this.SUBRULE(this.text);
    return { kind: 'unpublished', page, span: this.spanFrom(first) };
  });

  reference = this.RULE('reference', (): ast.Reference => {
    const name = this.SUBRULE(this.name, { ARGS: [expected.price] });
    return { kind: 'reference', name, span: name.span };
  });

  sum = this.RULE('sum', (): ast.Sum => {
    const first = this.LA(1);
    const parts: ast.Part[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Plus,
      DEF: () => parts.push(this.SUBRULE(this.part)),
      ERR_MSG: expected.price,
    });
    return { kind: 'sum', parts, span: this.spanFrom(first) };
  });

  part = this.RULE('part', (): ast.Part => {
    return this.OR<ast.Part>({
      DEF: [{ ALT: () => this.SUBRULE(this.flatOrRate) }, { ALT: () => this.SUBRULE(this.percent) }],
      ERR_MSG: expected.price,
    });
  });

  flatOrRate = this.RULE('flatOrRate', (): ast.Flat | ast.Rate => {
    const first = this.LA(1);
    const money = this.SUBRULE(this.money);
    const per = this.OPTION(() => {
      this.CONSUME(t.Slash);
      const block =
        this.OPTION2(() =>
          this.OR<'started' | 'complete'>([
            { ALT: () => (this.CONSUME(W.started), 'started') },
            { ALT: () => (this.CONSUME(W.complete), 'complete') },
          ]),
        ) ?? null;
      const count = this.OPTION3(() => this.SUBRULE(this.number)) ?? null;
      const unit = this.SUBRULE(this.name, { ARGS: [expected.unit] });
      return { block, count, unit };
    });
    const span = this.spanFrom(first);
    return per === undefined ? { kind: 'flat', money, span } : { kind: 'rate', money, ...per, span };
  });

  percent = this.RULE('percent', (): ast.Percent => {
    const first = this.LA(1);
    const value = this.SUBRULE(this.number);
    this.CONSUME(t.Percent, { ERR_MSG: expected.price });
    this.CONSUME(W.of);
    const of = this.SUBRULE(this.name);
    return { kind: 'percent', value, of, span: this.spanFrom(first) };
  });

  /** Reports what is said a second time; the first counts. */
  protected once(before: unknown, what: string, first: IToken): void {
    if (before === null) return;
    const span = this.spanFrom(first);
    const fixes = [{ title: 'take the second one away', safe: false, edits: [{ span, text: '' }] }];
    this.report(syntax.report('TAR1023', span, { what }, { fixes }));
  }

  /** A row that has gone on to another line is at fault. */
  protected endRow(first: IToken): void {
    if (this.LA(0).endLine !== first.startLine) this.fail('TAR1016', this.LA(0));
  }

  private overlong: unknown = null;

  /** Whether a list that is full was not yet reported as such. */
  protected isFirstPast(list: unknown): boolean {
    const isFirst = this.overlong !== list;
    this.overlong = list;
    return isFirst;
  }
}
