import type * as ast from '../ast.ts';
import { isFeatureItem } from '../blocks.ts';
import { step } from './examples.ts';
import { priceTerms } from './prices.ts';
import { item, scope } from './products.ts';
import * as w from './words.ts';

export function declaration(declaration: ast.Catalog | ast.Declaration): string {
  switch (declaration.kind) {
    case 'catalog':
    case 'category':
      return headed(declaration, '', declarations(declaration.items));
    case 'feature':
      return declaration.items.length === 0
        ? head(declaration)
        : headed(declaration, '', statements(declaration));
    case 'licence':
      return headed(declaration, forEach(declaration), statements(declaration));
    case 'package':
    case 'capacity':
      return headed(
        declaration,
        ` in ${w.name(declaration.fund)}${forEach(declaration)}`,
        statements(declaration),
      );
    case 'example':
      return braces(`example ${w.text(declaration.title)}`, lines(declaration.steps.map(step)));
    case 'schedule':
      return `schedule ${w.name(declaration.name)} ${priceTerms(declaration)}`;
    default:
      return setting(declaration);
  }
}

type Setting = Exclude<
  ast.Declaration,
  | ast.Category
  | ast.Feature
  | ast.Licence
  | ast.Package
  | ast.Capacity
  | ast.Example
  | ast.ScheduleDeclaration
>;

/** A declaration of one line. */
function setting(setting: Setting): string {
  switch (setting.kind) {
    case 'currency':
      return `currency ${w.currency(setting.code)}`;
    case 'timezone':
      return `timezone ${w.text(setting.zone)}`;
    case 'round':
      return `round ${setting.mode} to ${w.number(setting.step)}`;
    case 'unit':
      return w.phrase(
        setting.counted ? 'unit' : 'measure',
        w.names(setting.names),
        setting.equals === null ? null : `= ${w.quantity(setting.equals)}`,
      );
    case 'attribute':
      return attribute(setting);
    case 'deduct':
      return `deduct ${setting.funds.map(w.fund).join(' > ')}`;
    case 'consume':
      return `consume ${w.names(setting.funds)} by ${setting.by.map(({ key }) => key).join(', ')}`;
    case 'activation':
      return setting.each === 'category' ? 'activation required each category' : 'activation required';
    case 'include':
      return `include ${w.text(setting.path)}`;
  }
}

function attribute({ name, type, default: byDefault }: ast.Attribute): string {
  const values = type.kind === 'number' ? `in ${w.name(type.unit)}` : `one of ${w.names(type.values)}`;
  const value = byDefault?.kind === 'number' ? w.number(byDefault) : byDefault && w.name(byDefault);
  return w.phrase(`attribute ${w.name(name)}`, values, value === null ? null : `default ${value}`);
}

type Product = ast.Licence | ast.Package | ast.Capacity;
type Headed = ast.Catalog | ast.Category | ast.Feature | Product;

const head = ({ kind, name, title }: Headed): string => `${kind} ${w.name(name)}${w.title(title)}`;

const headed = (declaration: Headed, rest: string, body: string): string =>
  braces(`${head(declaration)}${rest}`, body);

const forEach = ({ forEach }: Product): string =>
  forEach === null ? '' : ` for each ${forEach.map(scope).join(', ')}`;

const braces = (head: string, body: string): string => `${head} {\n${w.indent(body)}}`;

const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');

const statements = ({ items }: ast.Feature | Product): string => lines(items.map(item));

/** Declarations stand apart by an empty line; what a category says of its features stands together. */
const declarations = (items: readonly ast.CategoryItem[]): string =>
  items
    .map((each, index) => {
      if (!isFeatureItem(each)) return `${index === 0 ? '' : '\n'}${declaration(each)}\n`;
      const before = items[index - 1];
      return `${before && !isFeatureItem(before) ? '\n' : ''}${item(each)}\n`;
    })
    .join('');
