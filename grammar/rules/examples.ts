import type * as ast from '../ast.ts';
import { blocks } from '../blocks.ts';
import { expected } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { ProductRules } from './products.ts';

/** Examples: what is used and bought, and what a bill must say. */
export abstract class ExampleRules extends ProductRules {
  example = this.RULE('example', (): ast.Example => {
    const first = this.CONSUME(W.example);
    const title = this.SUBRULE(this.text);
    const steps = this.statementsIn(blocks.example, first, () => this.SUBRULE(this.stepOfExample));
    return { kind: 'example', title, steps, span: this.spanFrom(first) };
  });

  stepOfExample = this.RULE('stepOfExample', (): ast.Step => {
    return this.OR<ast.Step>([
      { ALT: () => this.SUBRULE(this.use) },
      { ALT: () => this.SUBRULE(this.quote) },
      { ALT: () => this.SUBRULE(this.buy) },
      { ALT: () => this.SUBRULE(this.upgradeOrder) },
      { ALT: () => this.SUBRULE(this.renew) },
      { ALT: () => this.SUBRULE(this.activate) },
      { ALT: () => this.SUBRULE(this.expectMoney) },
      { ALT: () => this.SUBRULE(this.expectRemaining) },
      { ALT: () => this.SUBRULE(this.expectCovered) },
      { ALT: () => this.SUBRULE(this.expectAlert) },
      { ALT: () => this.SUBRULE(this.expectRejected) },
    ]);
  });

  /** A use or a quote as one asks for it on a command line: its first word may be left out. */
  sentence = this.RULE('sentence', (): ast.Use | ast.Quote => {
    const isNumber = (at: number): boolean => ['number', 'currency'].includes(t.kindOf(this.LA(at)) ?? '');
    return this.OR<ast.Use | ast.Quote>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => isNumber(2), ALT: () => this.SUBRULE(this.use) },
        { ALT: () => this.SUBRULE(this.useWords) },
        { GATE: () => !isNumber(2), ALT: () => this.SUBRULE(this.quote) },
        { ALT: () => this.SUBRULE(this.quoteWords) },
      ],
      ERR_MSG: expected.quantity,
    });
  });

  use = this.RULE('use', (): ast.Use => {
    const first = this.CONSUME(W.use);
    const words = this.SUBRULE(this.useWords);
    return { ...words, span: this.spanFrom(first) };
  });

  useWords = this.RULE('useWords', (): ast.Use => {
    const first = this.LA(1);
    const quantity = this.OR<ast.Quantity[]>({
      DEF: [
        { ALT: () => [this.SUBRULE(this.moneyCounted)] },
        { ALT: () => this.SUBRULE(this.quantitiesUsed) },
      ],
      ERR_MSG: expected.quantity,
    });
    this.CONSUME(W.of);
    const used = this.SUBRULE(this.used);
    return { ...used, quantity, span: this.spanFrom(first) };
  });

  /** Of a money meter, `100 CNY` says the same as `CNY 100`, which is how it is printed. */
  private quantitiesUsed = this.RULE('quantitiesUsed', (): ast.Quantity[] => {
    const first = this.LA(1);
    const quantities = this.SUBRULE(this.quantities);
    const currency = this.OPTION({
      GATE: () => quantities.length === 1 && quantities[0]!.unit === null,
      DEF: () => this.SUBRULE(this.currencyCode),
    });
    return currency === undefined
      ? quantities
      : [{ ...quantities[0]!, unit: currency, span: this.spanFrom(first) }];
  });

  /** A use without its quantity, as one asks for a picture of all quantities. */
  used = this.RULE('used', (): ast.Use => {
    const first = this.LA(1);
    const feature = this.SUBRULE(this.name);
    const attributes: ast.AttributeValue[] = [];
    this.OPTION(() => {
      this.CONSUME(W.with);
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => attributes.push(this.SUBRULE(this.attributeValue)),
        ERR_MSG: expected.name,
      });
    });
    const when = this.SUBRULE(this.when);
    return { kind: 'use', quantity: [], feature, attributes, when, span: this.spanFrom(first) };
  });

  attributeValue = this.RULE('attributeValue', (): ast.AttributeValue => {
    const name = this.SUBRULE(this.name);
    const value = this.OR<ast.Name | ast.Num>({
      DEF: [{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => this.SUBRULE(this.number) }],
      ERR_MSG: expected.value,
    });
    return this.ACTION(() => ({
      kind: 'attribute value',
      name,
      value,
      span: { ...name.span, end: value.span.end },
    }));
  });

  when = this.RULE('when', (): ast.When | null => {
    const first = this.LA(1);
    return (
      this.OPTION((): ast.When => {
        const preposition = this.OR<ast.When['preposition']>([
          { ALT: () => (this.CONSUME(W.in), 'in') },
          { ALT: () => (this.CONSUME(W.on), 'on') },
          { ALT: () => (this.CONSUME(W.at), 'at') },
        ]);
        const date = this.SUBRULE(this.date);
        return { kind: 'when', preposition, date, span: this.spanFrom(first) };
      }) ?? null
    );
  });

  byTerm = this.RULE('byTerm', (): ast.Name | null => {
    return (
      this.OPTION(() => {
        this.CONSUME(W.by);
        return this.SUBRULE(this.name);
      }) ?? null
    );
  });

  forPrice = this.RULE('forPrice', (): ast.Money | null => {
    return (
      this.OPTION(() => {
        this.CONSUME(W.for);
        return this.SUBRULE(this.money);
      }) ?? null
    );
  });

  quote = this.RULE('quote', (): ast.Quote => {
    const first = this.CONSUME(W.quote);
    const words = this.SUBRULE(this.quoteWords);
    return { ...words, span: this.spanFrom(first) };
  });

  quoteWords = this.RULE('quoteWords', (): ast.Quote => {
    const first = this.LA(1);
    const product = this.SUBRULE(this.name);
    const quantity = this.OPTION(() => this.SUBRULE(this.quantity)) ?? null;
    const term = this.SUBRULE(this.byTerm);
    const price =
      this.OPTION2(() => {
        this.CONSUME(W.is);
        return this.SUBRULE(this.money);
      }) ?? null;
    return { kind: 'quote', product, quantity, term, price, span: this.spanFrom(first) };
  });

  buy = this.RULE('buy', (): ast.Buy => {
    const first = this.CONSUME(W.buy);
    const words = this.SUBRULE(this.buyWords);
    return { ...words, span: this.spanFrom(first) };
  });

  /** A purchase as one names it on a command line: its first word may be left out. */
  purchase = this.RULE('purchase', (): ast.Buy => {
    const isQuantity = (): boolean => t.kindOf(this.LA(2)) === 'number';
    return this.OR<ast.Buy>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => !isQuantity(), ALT: () => this.SUBRULE(this.buy) },
        { ALT: () => this.SUBRULE(this.buyWords) },
      ],
      ERR_MSG: expected.name,
    });
  });

  buyWords = this.RULE('buyWords', (): ast.Buy => {
    const first = this.LA(1);
    const product = this.SUBRULE(this.name);
    const quantity = this.OPTION(() => this.SUBRULE(this.quantity)) ?? null;
    const term = this.SUBRULE(this.byTerm);
    const when = this.SUBRULE(this.when);
    const price = this.SUBRULE(this.forPrice);
    return { kind: 'buy', product, quantity, term, when, price, span: this.spanFrom(first) };
  });

  upgradeOrder = this.RULE('upgradeOrder', (): ast.UpgradeOrder => {
    const first = this.CONSUME(W.upgrade);
    const product = this.SUBRULE(this.name);
    this.CONSUME(W.to);
    const quantity = this.SUBRULE(this.quantity);
    const when = this.SUBRULE(this.when);
    const until =
      this.OPTION(() => {
        this.CONSUME(W.until);
        return this.SUBRULE(this.date);
      }) ?? null;
    const price = this.SUBRULE(this.forPrice);
    return { kind: 'upgrade order', product, quantity, when, until, price, span: this.spanFrom(first) };
  });

  renew = this.RULE('renew', (): ast.Renew => {
    const first = this.CONSUME(W.renew);
    const product = this.SUBRULE(this.name);
    const term = this.SUBRULE(this.byTerm);
    const when = this.SUBRULE(this.when);
    const price = this.SUBRULE(this.forPrice);
    return { kind: 'renew', product, term, when, price, span: this.spanFrom(first) };
  });

  activate = this.RULE('activate', (): ast.Activate => {
    const first = this.CONSUME(W.activate);
    const what =
      this.OPTION({
        GATE: () => !this.isWhen() && !this.startsStatement() && !this.isStatementWord(this.LA(1).tokenType),
        DEF: () => this.SUBRULE(this.name),
      }) ?? null;
    const when = this.SUBRULE(this.when);
    return { kind: 'activate', what, when, span: this.spanFrom(first) };
  });

  private isWhen(): boolean {
    const { tokenType } = this.LA(1);
    return tokenType === W.in || tokenType === W.on || tokenType === W.at;
  }

  expectMoney = this.RULE('expectMoney', (): ast.ExpectMoney => {
    const first = this.LA(1);
    const kind = this.OR<ast.ExpectMoney['kind']>([
      { ALT: () => (this.CONSUME(W.charge), 'charge') },
      { ALT: () => (this.CONSUME(W.total), 'total') },
    ]);
    const money = this.SUBRULE(this.money);
    const nearest =
      this.OPTION(() => {
        this.CONSUME(W.to);
        this.CONSUME(W.the);
        this.CONSUME(W.nearest);
        return this.SUBRULE(this.number);
      }) ?? null;
    return { kind, money, nearest, span: this.spanFrom(first) };
  });

  expectRemaining = this.RULE('expectRemaining', (): ast.ExpectRemaining => {
    const first = this.CONSUME(W.remaining);
    const quantity = this.SUBRULE(this.quantity);
    this.CONSUME(W.of);
    const product = this.SUBRULE(this.name);
    return { kind: 'remaining', quantity, product, span: this.spanFrom(first) };
  });

  expectCovered = this.RULE('expectCovered', (): ast.ExpectCovered => {
    const first = this.CONSUME(W.covered);
    const quantity = this.SUBRULE(this.quantities);
    this.CONSUME(W.by);
    const product = this.SUBRULE(this.name);
    return { kind: 'covered', quantity, product, span: this.spanFrom(first) };
  });

  expectAlert = this.RULE('expectAlert', (): ast.ExpectAlert => {
    const first = this.CONSUME(W.alert);
    const product = this.SUBRULE(this.name);
    return { kind: 'expect alert', product, span: this.spanFrom(first) };
  });

  expectRejected = this.RULE('expectRejected', (): ast.ExpectRejected => {
    const first = this.CONSUME(W.rejected);
    const code = this.SUBRULE(this.name);
    return { kind: 'rejected', code, span: this.spanFrom(first) };
  });
}
