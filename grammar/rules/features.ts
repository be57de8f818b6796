import type * as ast from '../ast.ts';
import { blocks } from '../blocks.ts';
import { expected } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { ExampleRules } from './examples.ts';

interface Closer {
  where: ast.Condition[] | null;
  step: ast.Quantity | null;
  minimum: ast.Quantity | null;
  times: ast.Name | null;
}

/** Features: what is metered, which funds it takes, and what it falls back to. */
export abstract class FeatureRules extends ExampleRules {
  feature = this.RULE('feature', (): ast.Feature => {
    const first = this.CONSUME(W.feature);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    const items = this.statementsIfAny(blocks.feature, first, () => this.SUBRULE(this.featureItem));
    return { kind: 'feature', name, title, items, span: this.spanFrom(first) };
  });

  featureItem = this.RULE('featureItem', (): ast.FeatureItem => {
    return this.OR<ast.FeatureItem>([
      { ALT: () => this.SUBRULE(this.meter) },
      { ALT: () => this.SUBRULE(this.accepts) },
      { ALT: () => this.SUBRULE(this.price) },
      { ALT: () => this.SUBRULE(this.featureOtherwise) },
    ]);
  });

  meter = this.RULE('meter', (): ast.Meter => {
    const first = this.CONSUME(W.meter);
    const unit = this.SUBRULE(this.name, { ARGS: [expected.unit] });
    const currency =
      this.OPTION(() => {
        this.CONSUME(W.in);
        return this.SUBRULE(this.currencyCode);
      }) ?? null;
    const closer: Closer = { where: null, step: null, minimum: null, times: null };
    this.MANY(() => this.SUBRULE(this.meterCloser, { ARGS: [closer] }));
    return {
      kind: 'meter',
      unit,
      currency,
      ...closer,
      where: closer.where ?? [],
      span: this.spanFrom(first),
    };
  });

  /** What a record counts for, said more closely. */
  meterCloser = this.RULE('meterCloser', (closer: Closer): void => {
    const first = this.LA(1);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(W.where);
          const where: ast.Condition[] = [];
          this.AT_LEAST_ONE_SEP({ SEP: W.and, DEF: () => where.push(this.SUBRULE(this.condition)) });
          this.ACTION(() => {
            this.once(closer.where, '`where`', first);
            closer.where ??= where;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.rounded);
          this.CONSUME(W.up);
          this.CONSUME(W.to);
          const step = this.SUBRULE(this.quantity);
          this.CONSUME(W.each);
          this.ACTION(() => {
            this.once(closer.step, '`rounded up to`', first);
            closer.step ??= step;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.at);
          this.CONSUME(W.least);
          const minimum = this.SUBRULE2(this.quantity);
          this.CONSUME2(W.each);
          this.ACTION(() => {
            this.once(closer.minimum, '`at least`', first);
            closer.minimum ??= minimum;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.times);
          const times = this.SUBRULE(this.name);
          this.ACTION(() => {
            this.once(closer.times, '`times`', first);
            closer.times ??= times;
          });
        },
      },
    ]);
  });

  condition = this.RULE('condition', (): ast.Condition => {
    const first = this.LA(1);
    const attribute = this.SUBRULE(this.name);
    this.CONSUME(W.is);
    const negated = this.OPTION(() => this.CONSUME(W.not)) !== undefined;
    const values: ast.Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: W.or,
      DEF: () => values.push(this.SUBRULE(this.value)),
      ERR_MSG: expected.value,
    });
    return { kind: 'condition', attribute, negated, values, span: this.spanFrom(first) };
  });

  accepts = this.RULE('accepts', (): ast.Accepts => {
    const first = this.CONSUME(W.accepts);
    const funds: ast.Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => funds.push(this.SUBRULE(this.fund)),
      ERR_MSG: expected.name,
    });
    return { kind: 'accepts', funds, span: this.spanFrom(first) };
  });

  featureOtherwise = this.RULE('featureOtherwise', (): ast.FeatureOtherwise => {
    const first = this.CONSUME(W.otherwise);
    const charge = this.OR<ast.FeatureOtherwise['charge']>({
      DEF: [
        { ALT: () => this.SUBRULE(this.free) },
        { ALT: () => this.SUBRULE(this.reject) },
        { ALT: () => this.SUBRULE(this.unpublished) },
      ],
      ERR_MSG: '`free`, `reject "…"` or `unpublished "…"`',
    });
    const upTo =
      this.OPTION(() => {
        this.CONSUME(W.up);
        this.CONSUME(W.to);
        return this.SUBRULE(this.quantity);
      }) ?? null;
    return { kind: 'otherwise', charge, upTo, span: this.spanFrom(first) };
  });
}
