import type * as ast from '../ast.ts';
import { blocks, isFeatureItem } from '../blocks.ts';
import { expected, syntax } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { FeatureRules } from './features.ts';

/** The file, the catalog, and what these declare for everything in them. */
export abstract class DeclarationRules extends FeatureRules {
  items = this.RULE('items', (): (ast.Catalog | ast.Declaration)[] => {
    return this.statementsOfFile(() => this.SUBRULE(this.fileItem));
  });

  fileItem = this.RULE('fileItem', (): ast.Catalog | ast.Declaration => {
    return this.OR<ast.Catalog | ast.Declaration>([
      { ALT: () => this.SUBRULE(this.catalog) },
      { ALT: () => this.SUBRULE(this.declaration) },
    ]);
  });

  catalog = this.RULE('catalog', (): ast.Catalog => {
    const first = this.CONSUME(W.catalog);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    const items = this.statementsIn(blocks.catalog, first, () => this.SUBRULE(this.declaration));
    return { kind: 'catalog', name, title, items, span: this.spanFrom(first) };
  });

  category = this.RULE('category', (): ast.Category => {
    const first = this.CONSUME(W.category);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    const items = this.statementsIn(blocks.category, first, () => this.SUBRULE(this.categoryItem));
    this.ACTION(() => this.checkCategory(items));
    return { kind: 'category', name, title, items, span: this.spanFrom(first) };
  });

  categoryItem = this.RULE('categoryItem', (): ast.CategoryItem => {
    return this.OR<ast.CategoryItem>([
      { ALT: () => this.SUBRULE(this.declaration) },
      { ALT: () => this.SUBRULE(this.featureItem) },
    ]);
  });

  /**
   * What a category says of its features stands before them. After one it would read as that feature's own, whose braces
   * were forgotten; several such statements in a row are one mistake.
   */
  private checkCategory(items: readonly ast.CategoryItem[]): void {
    let feature: ast.Feature | null = null;
    let before: ast.CategoryItem | null = null;
    for (const inner of items) {
      if (inner.kind === 'category') this.report(syntax.report('TAR1024', inner.name.span, {}));
      else if (inner.kind === 'feature') feature = inner;
      else if (feature !== null && isFeatureItem(inner) && !(before && isFeatureItem(before))) {
        const { file, start } = inner.span;
        const span = { file, start, end: start + inner.kind.length };
        const related = [{ span: feature.name.span, note: 'the feature before it' }];
        this.report(syntax.report('TAR1026', span, { word: inner.kind }, { related }));
      }
      before = inner;
    }
  }

  declaration = this.RULE('declaration', (): ast.Declaration => {
    return this.OR<ast.Declaration>([
      { ALT: () => this.SUBRULE(this.currency) },
      { ALT: () => this.SUBRULE(this.timezone) },
      { ALT: () => this.SUBRULE(this.round) },
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.attribute) },
      { ALT: () => this.SUBRULE(this.deduct) },
      { ALT: () => this.SUBRULE(this.consumeOrder) },
      { ALT: () => this.SUBRULE(this.activation) },
      { ALT: () => this.SUBRULE(this.include) },
      { ALT: () => this.SUBRULE(this.category) },
      { ALT: () => this.SUBRULE(this.feature) },
      { ALT: () => this.SUBRULE(this.schedule) },
      { ALT: () => this.SUBRULE(this.package) },
      { ALT: () => this.SUBRULE(this.capacity) },
      { ALT: () => this.SUBRULE(this.licence) },
      { ALT: () => this.SUBRULE(this.example) },
    ]);
  });

  currency = this.RULE('currency', (): ast.Currency => {
    const first = this.CONSUME(W.currency);
    const code = this.SUBRULE(this.currencyCode);
    return { kind: 'currency', code, span: this.spanFrom(first) };
  });

  timezone = this.RULE('timezone', (): ast.TimeZone => {
    const first = this.CONSUME(W.timezone);
    const zone = this.SUBRULE(this.text);
    return { kind: 'timezone', zone, span: this.spanFrom(first) };
  });

  round = this.RULE('round', (): ast.Round => {
    const first = this.CONSUME(W.round);
    const mode = this.OR<ast.RoundingWord>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.half);
            return this.OR2<ast.RoundingWord>({
              DEF: [
                { ALT: () => (this.CONSUME(W.up), 'half up') },
                { ALT: () => (this.CONSUME(W.even), 'half even') },
                { ALT: () => (this.CONSUME(W.down), 'half down') },
              ],
              ERR_MSG: '`up`, `even` or `down`',
            });
          },
        },
        { ALT: () => (this.CONSUME2(W.up), 'up') },
        { ALT: () => (this.CONSUME2(W.down), 'down') },
      ],
      ERR_MSG: 'a rounding such as `half up`',
    });
    this.CONSUME(W.to);
    const step = this.SUBRULE(this.number);
    return { kind: 'round', mode, step, span: this.spanFrom(first) };
  });

  unit = this.RULE('unit', (): ast.Unit => {
    const first = this.LA(1);
    const counted = this.OR([
      { ALT: () => (this.CONSUME(W.unit), true) },
      { ALT: () => (this.CONSUME(W.measure), false) },
    ]);
    const names = this.SUBRULE(this.names);
    const equals =
      this.OPTION(() => {
        this.CONSUME(t.Equals);
        return this.SUBRULE(this.quantity);
      }) ?? null;
    return { kind: 'unit', counted, names, equals, span: this.spanFrom(first) };
  });

  attribute = this.RULE('attribute', (): ast.Attribute => {
    const first = this.CONSUME(W.attribute);
    const name = this.SUBRULE(this.name);
    const type = this.OR<ast.Attribute['type']>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.in);
            return { kind: 'number', unit: this.SUBRULE2(this.name, { ARGS: [expected.unit] }) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.one);
            this.CONSUME(W.of);
            return { kind: 'one of', values: this.SUBRULE(this.values) };
          },
        },
      ],
      ERR_MSG: '`in` and a unit, or `one of` and values',
    });
    const byDefault = this.OPTION(() => {
      this.CONSUME(W.default);
      return this.OR2<ast.Name | ast.Num>({
        DEF: [{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => this.SUBRULE(this.number) }],
        ERR_MSG: expected.value,
      });
    });
    return { kind: 'attribute', name, type, default: byDefault ?? null, span: this.spanFrom(first) };
  });

  deduct = this.RULE('deduct', (): ast.Deduct => {
    const first = this.CONSUME(W.deduct);
    const funds: ast.Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Above,
      DEF: () => funds.push(this.SUBRULE(this.fund)),
      ERR_MSG: expected.name,
    });
    return { kind: 'deduct', funds, span: this.spanFrom(first) };
  });

  consumeOrder = this.RULE('consumeOrder', (): ast.Consume => {
    const first = this.CONSUME(W.consume);
    const funds = this.SUBRULE(this.names);
    this.CONSUME(W.by);
    const by: { key: ast.ConsumeKey; span: ast.Consume['span'] }[] = [];
    const orders = '`soonest expiry`, `earliest order` or `order id`';
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const word = this.LA(1);
        const key = this.OR<ast.ConsumeKey>([
          { ALT: () => (this.CONSUME(W.soonest), this.CONSUME(W.expiry), 'soonest expiry') },
          { ALT: () => (this.CONSUME(W.earliest), this.CONSUME(W.order), 'earliest order') },
          { ALT: () => (this.CONSUME2(W.order), this.CONSUME(W.id), 'order id') },
        ]);
        by.push({ key, span: this.spanFrom(word) });
      },
      ERR_MSG: orders,
    });
    return { kind: 'consume', funds, by, span: this.spanFrom(first) };
  });

  activation = this.RULE('activation', (): ast.Activation => {
    const first = this.CONSUME(W.activation);
    this.CONSUME(W.required);
    const each = this.OPTION((): ast.Activation['each'] => {
      this.CONSUME(W.each);
      this.CONSUME(W.category);
      return 'category';
    });
    return { kind: 'activation', each: each ?? 'account', span: this.spanFrom(first) };
  });

  include = this.RULE('include', (): ast.Include => {
    const first = this.CONSUME(W.include);
    const path = this.SUBRULE(this.text);
    return { kind: 'include', path, span: this.spanFrom(first) };
  });

  schedule = this.RULE('schedule', (): ast.ScheduleDeclaration => {
    const first = this.CONSUME(W.schedule);
    const name = this.SUBRULE(this.name);
    const terms = this.SUBRULE(this.priceTerms);
    return { kind: 'schedule', name, ...terms, span: this.spanFrom(first) };
  });
}
