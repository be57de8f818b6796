import type { IToken } from 'chevrotain';
import type * as ast from '../ast.ts';
import { RecoveringParser } from '../recovery.ts';
import { expected, type ExpectedCode } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Words that follow a quantity, and so are no unit without backticks. */
// prettier-ignore
export const afterQuantity: ReadonlySet<string> = new Set<t.KeyWord>([
  'of', 'by', 'each', 'is', 'in', 'on', 'at', 'until', 'for', 'with', 'to', 'counting', 'per',
  'daily', 'monthly', 'yearly', 'ever',
]);

/** Names, numbers, texts, dates and amounts: what every construct is made of. */
export abstract class WordRules extends RecoveringParser {
  name = this.RULE('name', (wanted: ExpectedCode = expected.name): ast.Name => {
    // A statement's first word at the start of a line is that statement: a name is missing before it.
    this.ACTION(() => {
      if (this.isNextStatement()) this.fail(wanted);
    });
    const token = this.CONSUME(t.Name, { ERR_MSG: wanted });
    return this.ACTION(() => this.nameOf(token));
  });

  names = this.RULE('names', (wanted: ExpectedCode = expected.name): ast.Name[] => {
    const names: ast.Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => names.push(this.SUBRULE(this.name, { ARGS: [wanted] })),
      ERR_MSG: expected.name,
    });
    return names;
  });

  /** A name, or a text that names what is no name. */
  value = this.RULE('value', (): ast.Name => {
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.name, { ARGS: [expected.value] }) },
        {
          ALT: () => {
            const text = this.SUBRULE(this.text);
            return { kind: 'name', text: text.value, form: 'string', span: text.span };
          },
        },
      ],
      ERR_MSG: expected.value,
    });
  });

  values = this.RULE('values', (): ast.Name[] => {
    const values: ast.Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => values.push(this.SUBRULE(this.value)),
      ERR_MSG: expected.value,
    });
    return values;
  });

  /** A fund: a package's or capacity's, or the feature's own `price`. */
  fund = this.RULE('fund', (): ast.Name => {
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.name) },
        {
          // At the start of a line `price` is a statement that follows a comma too many.
          GATE: () => !this.isNextStatement(),
          ALT: () => {
            const token = this.CONSUME(W.price);
            return this.ACTION(() => this.nameOf(token));
          },
        },
      ],
      ERR_MSG: expected.name,
    });
  });

  text = this.RULE('text', (wanted: ExpectedCode = expected.text): ast.Text => {
    const token = this.CONSUME(t.Str, { ERR_MSG: wanted });
    return this.ACTION(() => ({ kind: 'text', value: textOf(token), span: this.spanOf(token) }));
  });

  title = this.RULE('title', (): ast.Text | null => {
    return this.OPTION(() => this.SUBRULE(this.text)) ?? null;
  });

  number = this.RULE('number', (wanted: ExpectedCode = expected.number): ast.Num => {
    const token = this.CONSUME(t.Num, { ERR_MSG: wanted });
    return this.ACTION(() => ({ kind: 'number', value: valueOf(token), span: this.spanOf(token) }));
  });

  quantity = this.RULE('quantity', (wanted: ExpectedCode = expected.quantity): ast.Quantity => {
    const first = this.LA(1);
    const value = this.SUBRULE(this.number, { ARGS: [wanted] });
    const unit = this.OPTION({ GATE: () => this.isUnit(), DEF: () => this.SUBRULE(this.name) }) ?? null;
    return { kind: 'quantity', value, unit, span: this.spanFrom(first) };
  });

  /** `2 minutes 20 seconds`. */
  quantities = this.RULE('quantities', (): ast.Quantity[] => {
    const quantities: ast.Quantity[] = [];
    this.AT_LEAST_ONE({
      DEF: () => quantities.push(this.SUBRULE(this.quantity)),
      ERR_MSG: expected.quantity,
    });
    return quantities;
  });

  /** `1 year`: a count that must have its unit. */
  duration = this.RULE('duration', (): { count: ast.Num; unit: ast.Name } => {
    const count = this.SUBRULE(this.number);
    const unit = this.SUBRULE(this.name, { ARGS: [expected.unit] });
    return { count, unit };
  });

  currencyCode = this.RULE('currencyCode', (wanted: ExpectedCode = expected.currency): ast.Name => {
    const token = this.CONSUME(t.Currency, { ERR_MSG: wanted });
    return this.ACTION(() => this.nameOf(token));
  });

  money = this.RULE('money', (): ast.Money => {
    const first = this.LA(1);
    const currency = this.SUBRULE(this.currencyCode, { ARGS: [expected.amount] });
    const value = this.SUBRULE(this.number);
    return { kind: 'money', currency, value, span: this.spanFrom(first) };
  });

  /** What a money meter counts, as the quantity that it is. */
  moneyCounted = this.RULE('moneyCounted', (): ast.Quantity => {
    const { currency, value, span } = this.SUBRULE(this.money);
    return { kind: 'quantity', value, unit: currency, span };
  });

  date = this.RULE('date', (): ast.DateTime => {
    const token = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Date) },
        {
          // A year alone reads as a number.
          GATE: () => /^\d{4}$/.test(this.LA(1).image),
          ALT: () => this.CONSUME(t.Num),
        },
      ],
      ERR_MSG: expected.date,
    });
    return this.ACTION(() => ({
      kind: 'date',
      text: token.image,
      precision: precisionOf(token.image),
      span: this.spanOf(token),
    }));
  });

  /** Whether what follows a number is its unit, and not the next word of the sentence. */
  private isUnit(): boolean {
    if (this.startsStatement()) return false;
    const next = this.LA(1);
    const { tokenType: after } = this.LA(2);
    if (next.tokenType !== W.of && (after === W.of || after === W.each)) return true;
    if (t.isKeyword(next.tokenType) && afterQuantity.has(next.image)) return false;
    if (next.tokenType === W.unpublished) return !this.isUnpublished();
    return !this.isStatementWord(next.tokenType);
  }

  /** `unpublished "…"`, where `unpublished` alone could be a name. */
  protected isUnpublished(): boolean {
    return this.LA(1).tokenType === W.unpublished && t.kindOf(this.LA(2)) === 'string';
  }

  protected nameOf(token: IToken): ast.Name {
    const type = token.tokenType;
    const inBackticks = type === t.Backticks || type === t.OpenBackticks;
    if (t.isKeyword(type)) this.keywordsAsNames.add(token);
    return {
      kind: 'name',
      text: inBackticks ? token.image.replaceAll('`', '') : token.image,
      form: inBackticks ? 'backticks' : 'bare',
      span: this.spanOf(token),
    };
  }
}

/** The text between the quotation marks, its escapes resolved; an unknown escape stands for its character. */
function textOf(token: IToken): string {
  const closed = token.tokenType !== t.OpenString;
  const inner = token.image.slice(1, closed ? -1 : undefined);
  return inner.includes('\\') ? inner.replace(/\\(.)/g, (_, c: string) => escapes[c] ?? c) : inner;
}

/** The plain decimal; a malformed number, already reported, keeps what can be read of it. */
function valueOf(token: IToken): string {
  if (token.tokenType === t.GoodNumber) return token.image.replaceAll(',', '');
  const [whole, fraction] = token.image.replace(/[^0-9.]/g, '').split('.');
  const digits = (whole ?? '').replace(/^0+(?=\d)/, '') || '0';
  return fraction ? `${digits}.${fraction}` : digits;
}

function precisionOf(text: string): ast.DateTime['precision'] {
  if (text.length <= 4) return 'year';
  if (text.length <= 7) return 'month';
  if (text.length <= 10) return 'day';
  return text.length <= 16 ? 'minute' : 'second';
}
