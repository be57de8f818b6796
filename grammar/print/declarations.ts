import type * as ast from '../ast.ts';
import { step } from './examples.ts';
import { columns, type Piece } from './pieces.ts';
import { priceTerms } from './prices.ts';
import { item, items, scope } from './products.ts';
import { body, line, statement, type Body, type Statement } from './statement.ts';
import * as w from './words.ts';

type Any = ast.Catalog | ast.CategoryItem;

/** A whole file. */
export const fileBody = ({ items }: ast.File): Body => declarations(items);

const declarations = (list: readonly Any[]): Body =>
  body(
    'declarations',
    list.map((one, index) => declaration(one, list[index + 1]?.kind === 'otherwise')),
  );

function declaration(declaration: Any, beforeOtherwise: boolean): Statement {
  switch (declaration.kind) {
    case 'catalog':
    case 'category':
      return headed(declaration, '', declarations(declaration.items));
    case 'feature':
      return headed(declaration, '', body('statements', items(declaration.items), true));
    case 'licence':
      return headed(declaration, forEach(declaration), statements(declaration));
    case 'package':
    case 'capacity':
      return headed(
        declaration,
        ` in ${w.name(declaration.fund)}${forEach(declaration)}`,
        statements(declaration),
      );
    case 'example': {
      const { title, steps } = declaration;
      return statement(declaration, line('example', w.text(title)), body('statements', steps.map(step)));
    }
    case 'schedule': {
      const terms = priceTerms(declaration, beforeOtherwise);
      const rest = columns('schedule', w.name(declaration.name), terms.rest);
      return statement(declaration, line('schedule', rest), terms.body, terms.tail);
    }
    case 'meter':
    case 'accepts':
    case 'price':
    case 'otherwise':
      return item(declaration, beforeOtherwise);
    case 'unit':
      return statement(declaration, line(declaration.counted ? 'unit' : 'measure', setting(declaration)));
    default:
      return statement(declaration, line(declaration.kind, setting(declaration)));
  }
}

type Headed = ast.Catalog | ast.Category | ast.Feature | Product;
type Product = ast.Licence | ast.Package | ast.Capacity;
type Setting = Exclude<Any, Headed | ast.Example | ast.ScheduleDeclaration | ast.FeatureItem>;

/** What stands after the word of a declaration of one line. */
function setting(setting: Setting): Piece {
  switch (setting.kind) {
    case 'currency':
      return w.currency(setting.code);
    case 'timezone':
      return w.text(setting.zone);
    case 'round':
      return `${setting.mode} to ${w.number(setting.step)}`;
    case 'unit':
      return w.phrase(
        w.names(setting.names),
        setting.equals === null ? null : `= ${w.quantity(setting.equals)}`,
      );
    case 'attribute':
      return attribute(setting);
    case 'deduct':
      return setting.funds.map(w.fund).join(' > ');
    case 'consume':
      return `${w.names(setting.funds)} by ${setting.by.map(({ key }) => key).join(', ')}`;
    case 'activation':
      return setting.each === 'category' ? 'required each category' : 'required';
    case 'include':
      return w.text(setting.path);
  }
}

function attribute({ name, type, default: byDefault }: ast.Attribute): Piece {
  const values = type.kind === 'number' ? `in ${w.name(type.unit)}` : `one of ${w.names(type.values)}`;
  const value = byDefault?.kind === 'number' ? w.number(byDefault) : byDefault && w.name(byDefault);
  return columns('attribute', w.name(name), w.phrase(values, value === null ? null : `default ${value}`));
}

const headed = (declaration: Headed, rest: string, body: Body): Statement => {
  const { kind, name, title } = declaration;
  return statement(declaration, line(kind, `${w.name(name)}${w.title(title)}${rest}`), body);
};

const forEach = ({ forEach }: Product): string =>
  forEach === null ? '' : ` for each ${forEach.map(scope).join(', ')}`;

const statements = (product: Product): Body => body('statements', items(product.items));
