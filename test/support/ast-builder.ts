import type * as ast from '../../grammar/ast.ts';

/** Makes nodes of the tree by hand, for generated price lists; places mean nothing here. */
const span = { file: 'main.tarifa', start: 0, end: 0 };

export const name = (text: string): ast.Name => ({
  kind: 'name',
  text,
  form: /^[a-z][a-z0-9_]*$/i.test(text) ? 'bare' : 'string',
  span,
});
export const text = (value: string): ast.Text => ({ kind: 'text', value, span });
export const num = (value: string): ast.Num => ({ kind: 'number', value, span });
export const quantity = (value: string, unit: string | null): ast.Quantity => ({
  kind: 'quantity',
  value: num(value),
  unit: unit === null ? null : name(unit),
  span,
});
export const money = (currency: string, value: string): ast.Money => ({
  kind: 'money',
  currency: name(currency),
  value: num(value),
  span,
});
export const flat = (currency: string, value: string): ast.Flat => ({
  kind: 'flat',
  money: money(currency, value),
  span,
});
export const rate = (
  currency: string,
  value: string,
  unit: string,
  count: string | null = null,
  block: ast.Rate['block'] = null,
): ast.Rate => ({
  kind: 'rate',
  money: money(currency, value),
  block,
  count: count === null ? null : num(count),
  unit: name(unit),
  span,
});
export const percent = (value: string, of: string): ast.Percent => ({
  kind: 'percent',
  value: num(value),
  of: name(of),
  span,
});
export const sum = (...parts: ast.Part[]): ast.Sum => ({ kind: 'sum', parts, span });
export const free: ast.Free = { kind: 'free', span };
export const reject = (message: string): ast.Reject => ({ kind: 'reject', message: text(message), span });
export const unpublished = (page: string): ast.Unpublished => ({
  kind: 'unpublished',
  page: text(page),
  span,
});
export const bound = (operator: ast.BoundOperator, value: string, unit: string): ast.Bound => ({
  kind: 'bound',
  operator,
  quantity: quantity(value, unit),
  span,
});
export const tier = (limit: ast.Bound, charge: ast.Charge): ast.Tier => ({
  kind: 'tier',
  bound: limit,
  charge,
  span,
});
export const tiers = (mode: ast.TierMode, list: ast.Tier[]): ast.Tiers => ({
  kind: 'tiers',
  mode,
  tiers: list,
  span,
});
export const cell = (content: ast.Cell['content']): ast.Cell => ({ kind: 'cell', content, span });
export const row = (...contents: ast.Cell['content'][]): ast.TableRow => ({
  kind: 'row',
  cells: contents.map(cell),
  span,
});
export const time = (days: string[], from: string | null, to: string | null): ast.TimeBand => ({
  kind: 'time',
  days: days.map(name),
  from,
  to,
  span,
});
export const heading = (amount: string, unit: string, count: string | null = null): ast.TableHeading => ({
  kind: 'heading',
  amount: name(amount),
  count: count === null ? null : num(count),
  unit: name(unit),
  span,
});
export const table = (
  axes: string[],
  rows: ast.TableRow[],
  otherwise: ast.Charge | null,
  head: ast.TableHeading | null = null,
): ast.Table => ({ kind: 'table', heading: head, axes: axes.map(name), mode: null, rows, otherwise, span });
export const period = (word: ast.PeriodWord): ast.Period => ({ kind: 'period', word, span });
export const day = (date: string): ast.DateTime => ({ kind: 'date', text: date, precision: 'day', span });

export const price = (
  body: ast.Price['body'],
  more: Partial<{
    from: string;
    period: ast.PeriodWord;
    countingAll: boolean;
    atLeast: ast.Money;
    atMost: ast.Money;
  }> = {},
): ast.Price => ({
  kind: 'price',
  from: more.from === undefined ? null : day(more.from),
  body,
  period: more.period === undefined ? null : period(more.period),
  countingAll: more.countingAll === true ? span : null,
  atLeast: more.atLeast ?? null,
  atMost: more.atMost ?? null,
  span,
});

export const meter = (
  unit: string,
  more: Partial<Omit<ast.Meter, 'kind' | 'unit' | 'span'>> = {},
): ast.Meter => ({
  kind: 'meter',
  unit: name(unit),
  currency: null,
  where: [],
  step: null,
  minimum: null,
  times: null,
  ...more,
  span,
});
export const condition = (attribute: string, values: string[], negated = false): ast.Condition => ({
  kind: 'condition',
  attribute: name(attribute),
  negated,
  values: values.map(name),
  span,
});
export const unit = (counted: boolean, names: string[], equals: ast.Quantity | null = null): ast.Unit => ({
  kind: 'unit',
  counted,
  names: names.map(name),
  equals,
  span,
});
export const numberAttribute = (attribute: string, of: string): ast.Attribute => ({
  kind: 'attribute',
  name: name(attribute),
  type: { kind: 'number', unit: name(of) },
  default: null,
  span,
});
export const choiceAttribute = (
  attribute: string,
  values: string[],
  fallback: string | null,
): ast.Attribute => ({
  kind: 'attribute',
  name: name(attribute),
  type: { kind: 'one of', values: values.map(name) },
  default: fallback === null ? null : name(fallback),
  span,
});
export const feature = (id: string, items: ast.FeatureItem[]): ast.Feature => ({
  kind: 'feature',
  name: name(id),
  title: text(`Feature ${id}`),
  items,
  span,
});
export const file = (items: ast.Declaration[]): ast.File => ({
  kind: 'file',
  path: 'main.tarifa',
  items: [{ kind: 'catalog', name: name('generated'), title: text('Generated'), items, span }],
  comments: [],
  span,
});
export const currency = (code: string): ast.Currency => ({ kind: 'currency', code: name(code), span });
export const timezone = (zone: string): ast.TimeZone => ({ kind: 'timezone', zone: text(zone), span });
export const roundTo = (mode: ast.RoundingWord, step: string): ast.Round => ({
  kind: 'round',
  mode,
  step: num(step),
  span,
});
export const category = (id: string, items: ast.CategoryItem[]): ast.Category => ({
  kind: 'category',
  name: name(id),
  title: text(`Category ${id}`),
  items,
  span,
});
