import type * as ast from '../ast.ts';
import { blocks } from '../blocks.ts';
import { expected } from '../syntax-diagnostics.ts';
import * as t from '../tokens.ts';
import { W } from '../tokens.ts';
import { TableRules } from './tables.ts';

/** What is sold: packages, capacities and licences. */
export abstract class ProductRules extends TableRules {
  package = this.RULE('package', (): ast.Package => {
    const first = this.CONSUME(W.package);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    this.CONSUME(W.in);
    const fund = this.SUBRULE2(this.name);
    const forEach = this.SUBRULE(this.forEach);
    const items = this.statementsIn(blocks.package, first, () => this.SUBRULE(this.packageItem));
    return { kind: 'package', name, title, fund, forEach, items, span: this.spanFrom(first) };
  });

  capacity = this.RULE('capacity', (): ast.Capacity => {
    const first = this.CONSUME(W.capacity);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    this.CONSUME(W.in);
    const fund = this.SUBRULE2(this.name);
    const forEach = this.SUBRULE(this.forEach);
    const items = this.statementsIn(blocks.capacity, first, () => this.SUBRULE(this.capacityItem));
    return { kind: 'capacity', name, title, fund, forEach, items, span: this.spanFrom(first) };
  });

  licence = this.RULE('licence', (): ast.Licence => {
    const first = this.CONSUME(W.licence);
    const name = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.title);
    const forEach = this.SUBRULE(this.forEach);
    const items = this.statementsIn(blocks.licence, first, () => this.SUBRULE(this.licenceItem));
    return { kind: 'licence', name, title, forEach, items, span: this.spanFrom(first) };
  });

  packageItem = this.RULE('packageItem', (): ast.PackageItem => {
    return this.OR<ast.PackageItem>([
      { ALT: () => this.SUBRULE(this.covers) },
      { ALT: () => this.SUBRULE(this.valid) },
      { ALT: () => this.SUBRULE(this.alert) },
      { ALT: () => this.SUBRULE(this.draw) },
      { ALT: () => this.SUBRULE(this.size) },
    ]);
  });

  capacityItem = this.RULE('capacityItem', (): ast.CapacityItem => {
    return this.OR<ast.CapacityItem>([
      { ALT: () => this.SUBRULE(this.covers) },
      { ALT: () => this.SUBRULE(this.price) },
      { ALT: () => this.SUBRULE(this.sell) },
      { ALT: () => this.SUBRULE(this.allows) },
      { ALT: () => this.SUBRULE(this.upgrade) },
    ]);
  });

  licenceItem = this.RULE('licenceItem', (): ast.LicenceItem => {
    return this.OR<ast.LicenceItem>([
      { ALT: () => this.SUBRULE(this.term) },
      { ALT: () => this.SUBRULE(this.price) },
    ]);
  });

  covers = this.RULE('covers', (): ast.Covers => {
    const first = this.CONSUME(W.covers);
    const scopes = this.SUBRULE(this.scopes);
    const factor =
      this.OPTION(() => {
        this.CONSUME(W.at);
        return this.OR<NonNullable<ast.Covers['factor']>>({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            { GATE: () => this.isUnpublished(), ALT: () => this.SUBRULE(this.unpublished) },
            { ALT: () => this.SUBRULE(this.factor) },
            { ALT: () => this.SUBRULE(this.factorTable) },
          ],
          ERR_MSG: expected.factor,
        });
      }) ?? null;
    return { kind: 'covers', scopes, factor, span: this.spanFrom(first) };
  });

  /** `for each a.*`: one product for every feature of the scopes. */
  forEach = this.RULE('forEach', (): readonly ast.Scope[] | null => {
    const scopes = this.OPTION(() => {
      this.CONSUME(W.for);
      this.CONSUME(W.each);
      return this.SUBRULE(this.scopes);
    });
    return scopes ?? null;
  });

  scopes = this.RULE('scopes', (): ast.Scope[] => {
    const scopes: ast.Scope[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => scopes.push(this.SUBRULE(this.scope)),
      ERR_MSG: expected.name,
    });
    return scopes;
  });

  scope = this.RULE('scope', (): ast.Scope => {
    const first = this.LA(1);
    const { name, star } = this.OR<{ name: ast.Name | null; star: boolean }>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          // `each.*` is a category of that name.
          GATE: () => this.LA(2).tokenType !== t.Dot,
          ALT: () => {
            this.CONSUME(W.each);
            return { name: null, star: false };
          },
        },
        {
          ALT: () => {
            const name = this.SUBRULE(this.name);
            let star = false;
            this.OPTION(() => {
              this.CONSUME(t.Dot);
              this.CONSUME(t.Star);
              star = true;
            });
            return { name, star };
          },
        },
        {
          ALT: () => {
            this.CONSUME2(t.Star);
            return { name: null, star: true };
          },
        },
      ],
      ERR_MSG: expected.name,
    });
    return { kind: 'scope', name, star, span: this.spanFrom(first) };
  });

  factor = this.RULE('factor', (): ast.Factor => {
    const first = this.LA(1);
    const points = this.SUBRULE(this.quantity, { ARGS: [expected.factor] });
    this.CONSUME(t.Slash, { ERR_MSG: expected.factor });
    const count = this.OPTION(() => this.SUBRULE(this.number)) ?? null;
    const unit = this.SUBRULE(this.name, { ARGS: [expected.unit] });
    return { kind: 'factor', points, count, unit, span: this.spanFrom(first) };
  });

  valid = this.RULE('valid', (): ast.Valid => {
    const first = this.CONSUME(W.valid);
    const duration = this.SUBRULE(this.duration);
    return { kind: 'valid', ...duration, span: this.spanFrom(first) };
  });

  alert = this.RULE('alert', (): ast.Alert => {
    const first = this.CONSUME(W.alert);
    this.CONSUME(W.at);
    const percent = this.SUBRULE(this.number);
    this.CONSUME(t.Percent);
    this.CONSUME(W.remaining);
    return { kind: 'alert', percent, span: this.spanFrom(first) };
  });

  draw = this.RULE('draw', (): ast.Draw => {
    const first = this.CONSUME(W.draw);
    const what = this.OR<ast.Draw['what']>({
      DEF: [
        { ALT: () => (this.CONSUME(W.whole), this.CONSUME(W.units), 'whole units') },
        { ALT: () => (this.CONSUME(W.fractions), 'fractions') },
      ],
      ERR_MSG: '`whole units` or `fractions`',
    });
    return { kind: 'draw', what, span: this.spanFrom(first) };
  });

  size = this.RULE('size', (): ast.Size => {
    const first = this.CONSUME(W.size);
    const quantity = this.OPTION(() => this.SUBRULE(this.quantity)) ?? null;
    const price = this.OR<ast.Size['price']>({
      DEF: [
        {
          // A size without a quantity is one whose price is not published.
          GATE: () => this.LA(0) !== first,
          ALT: () => this.SUBRULE(this.money),
        },
        { ALT: () => this.SUBRULE(this.unpublished) },
      ],
      ERR_MSG: expected.amount,
    });
    return { kind: 'size', quantity, price, span: this.spanFrom(first) };
  });

  sell = this.RULE('sell', (): ast.Sell => {
    const first = this.CONSUME(W.sell);
    this.CONSUME(W.up);
    this.CONSUME(W.to);
    const upTo = this.SUBRULE(this.quantity);
    return { kind: 'sell', upTo, span: this.spanFrom(first) };
  });

  allows = this.RULE('allows', (): ast.Allows => {
    const first = this.CONSUME(W.allows);
    const changes: { change: ast.Change; span: ast.Allows['span'] }[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const word = this.LA(1);
        const change = this.OR<ast.Change>({
          DEF: [
            { ALT: () => (this.CONSUME(W.renewal), 'renewal') },
            { ALT: () => (this.CONSUME(W.upgrade), 'upgrade') },
            { ALT: () => (this.CONSUME(W.temporary), this.CONSUME2(W.upgrade), 'temporary upgrade') },
          ],
        });
        changes.push({ change, span: this.spanFrom(word) });
      },
      ERR_MSG: '`renewal`, `upgrade` or `temporary upgrade`',
    });
    return { kind: 'allows', changes, span: this.spanFrom(first) };
  });

  upgrade = this.RULE('upgrade', (): ast.Upgrade => {
    const first = this.CONSUME(W.upgrade);
    const price = this.SUBRULE(this.unpublished);
    return { kind: 'upgrade', price, span: this.spanFrom(first) };
  });

  /** `term starts on activation within 1 month`. */
  term = this.RULE('term', (): ast.Term => {
    const first = this.CONSUME(W.term);
    this.CONSUME(W.starts);
    this.CONSUME(W.on);
    this.CONSUME(W.activation);
    this.CONSUME(W.within);
    const duration = this.SUBRULE(this.duration);
    return { kind: 'term', ...duration, span: this.spanFrom(first) };
  });
}
