import { EOF, type IToken, type TokenType } from 'chevrotain';
import type * as ast from '../ast.ts';
import { maxCells } from '../limits.ts';
import { expected, syntax } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { PriceRules, type Terms } from './prices.ts';

const bars: ReadonlySet<TokenType> = new Set([t.Bar]);

/** Tables of prices and of factors, and the prices that are made of any of these. */
export abstract class TableRules extends PriceRules {
  price = this.RULE('price', (): ast.Price => {
    const first = this.CONSUME(W.price);
    const from = this.OPTION({
      GATE: () => this.LA(2).tokenType !== W.at,
      DEF: () => {
        this.CONSUME(W.from);
        return this.SUBRULE(this.date);
      },
    });
    const terms = this.SUBRULE(this.priceTerms);
    return { kind: 'price', from: from ?? null, ...terms, span: this.spanFrom(first) };
  });

  priceTerms = this.RULE('priceTerms', (): Omit<ast.PriceTerms, 'span'> => {
    const terms: Terms = { period: null, countingAll: null, atLeast: null, atMost: null };
    const body = this.OR<ast.PriceTerms['body']>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.tiers, { ARGS: [terms] }) },
        {
          GATE: () => this.LA(1).tokenType === W.by || this.LA(2).tokenType === t.Slash,
          ALT: () => this.SUBRULE(this.priceTable, { ARGS: [terms] }),
        },
        { ALT: () => this.SUBRULE(this.charge) },
      ],
      ERR_MSG: expected.price,
    });
    this.MANY(() => this.SUBRULE(this.modifier, { ARGS: [terms] }));
    return { body, ...terms };
  });

  /** `CNY / minute by resolution, frame_rate { … } otherwise …`. */
  priceTable = this.RULE('priceTable', (terms: Terms): ast.Table => {
    const first = this.LA(1);
    const heading =
      this.OPTION(() => {
        const amount = this.SUBRULE(this.currencyCode);
        return this.SUBRULE(this.heading, { ARGS: [amount] });
      }) ?? null;
    const axes = this.SUBRULE(this.axes);
    const mode = this.OPTION2(() => this.SUBRULE(this.mode)) ?? null;
    this.MANY(() => this.SUBRULE(this.counted, { ARGS: [terms] }));
    const rows = this.SUBRULE(this.rows, { ARGS: [first] });
    // Right after the brace it is the table's: the feature's own `otherwise` stands elsewhere.
    const otherwise =
      this.OPTION3(() => {
        this.CONSUME(W.otherwise);
        return this.SUBRULE(this.charge);
      }) ?? null;
    return { kind: 'table', heading, axes, mode, rows, otherwise, span: this.spanFrom(first) };
  });

  /** `points / minute by resolution, frame_rate { … }`. */
  factorTable = this.RULE('factorTable', (): ast.FactorTable => {
    const first = this.LA(1);
    const amount = this.SUBRULE(this.name, { ARGS: [expected.factor] });
    const heading = this.SUBRULE(this.heading, { ARGS: [amount] });
    const axes = this.SUBRULE(this.axes);
    const rows = this.SUBRULE(this.rows, { ARGS: [first] });
    const span = this.spanFrom(first);
    const table: ast.Table = { kind: 'table', heading, axes, mode: null, rows, otherwise: null, span };
    return { kind: 'factor table', table, span };
  });

  heading = this.RULE('heading', (amount: ast.Name): ast.TableHeading => {
    this.CONSUME(t.Slash);
    const count = this.OPTION(() => this.SUBRULE(this.number)) ?? null;
    const unit = this.SUBRULE(this.name, { ARGS: [expected.unit] });
    return this.ACTION(() => ({
      kind: 'heading',
      amount,
      count,
      unit,
      span: { ...unit.span, start: amount.span.start },
    }));
  });

  axes = this.RULE('axes', (): ast.Name[] => {
    this.CONSUME(W.by);
    return this.SUBRULE(this.names);
  });

  rows = this.RULE('rows', (header: IToken): ast.TableRow[] => {
    const rows: ast.TableRow[] = [];
    let cells = 0;
    this.rowsIn(header, bars, expected.row, () => {
      const row = this.SUBRULE(this.row);
      this.ACTION(() => {
        cells += row.cells.length;
        if (cells <= maxCells) rows.push(row);
        else if (this.isFirstPast(rows)) {
          this.report(syntax.report('TAR1046', row.span, { limit: String(maxCells) }));
        }
      });
    });
    return rows;
  });

  row = this.RULE('row', (): ast.TableRow => {
    const cells: ast.Cell[] = [];
    const first = this.CONSUME(t.Bar);
    this.MANY({
      GATE: () => this.LA(1).startLine === first.startLine,
      DEF: () => {
        cells.push(this.SUBRULE(this.cell));
        this.ACTION(() => this.expectBar(first));
        this.CONSUME2(t.Bar);
      },
    });
    this.ACTION(() => {
      const { tokenType } = this.LA(1);
      if (!this.startsLine() && tokenType !== t.CloseBrace && tokenType !== EOF) this.fail('TAR1019');
    });
    return { kind: 'row', cells, span: this.spanFrom(first) };
  });

  cell = this.RULE('cell', (): ast.Cell => {
    const bar = this.LA(0);
    const content =
      this.OPTION(() =>
        this.OR<NonNullable<ast.Cell['content']>>({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            { ALT: () => this.SUBRULE(this.bound) },
            { GATE: () => this.isTimeBand(), ALT: () => this.SUBRULE(this.timeBand) },
            { GATE: () => !this.isUnpublished(), ALT: () => this.SUBRULE(this.value) },
            {
              GATE: () => this.LA(2).tokenType !== t.Percent,
              ALT: () => this.SUBRULE(this.number),
            },
            { ALT: () => this.SUBRULE(this.charge) },
          ],
        }),
      ) ?? null;
    return this.ACTION(() => {
      // An empty cell is the room between its bars.
      const room = { ...this.spanOf(bar), start: this.spanOf(bar).end, end: this.spanOf(this.LA(1)).start };
      return { kind: 'cell', content, span: content?.span ?? room };
    });
  });

  timeBand = this.RULE('timeBand', (): ast.TimeBand => {
    const first = this.LA(1);
    const days: ast.Name[] = [];
    const hours = this.OR<IToken | undefined>([
      { ALT: () => this.CONSUME(t.Hours) },
      {
        ALT: () => {
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => days.push(this.SUBRULE(this.name)) });
          return this.OPTION(() => this.CONSUME2(t.Hours));
        },
      },
    ]);
    return this.ACTION(() => {
      const [from, to] = hours?.image.split('-') ?? [];
      return { kind: 'time', days, from: from ?? null, to: to ?? null, span: this.spanFrom(first) };
    });
  });

  /** Hours, or days before hours or a comma; a day alone is a name like any other key. */
  private isTimeBand(): boolean {
    const isHours = (type: TokenType): boolean => type === t.GoodHours || type === t.BadHours;
    const { tokenType } = this.LA(2);
    return isHours(this.LA(1).tokenType) || tokenType === t.Comma || isHours(tokenType);
  }

  /** The cell must be closed on the line on which its row began. */
  private expectBar(first: IToken): void {
    this.endRow(first);
    if (this.LA(1).startLine !== first.startLine) this.expected('`|`');
  }
}
