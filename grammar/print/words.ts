import type * as ast from '../ast.ts';
import { inThrees } from '../digits.ts';
import { statementWords } from '../blocks.ts';
import { afterQuantity } from '../rules/words.ts';
import { reservedWords } from '../tokens.ts';
import { columns, figure, flat, type Columns } from './pieces.ts';

const reserved: ReadonlySet<string> = new Set(reservedWords);
const notUnits: ReadonlySet<string> = new Set([...afterQuantity, ...statementWords, 'unpublished']);
const nothing: ReadonlySet<string> = new Set();

/** A name as it must be written where the words of `avoid` would be taken for something else. */
export function name({ text, form }: ast.Name, avoid: ReadonlySet<string> = nothing): string {
  if (form === 'string') return quoted(text);
  if (form === 'backticks') return `\`${text}\``;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return quoted(text);
  const needsTicks = reserved.has(text) || /^[A-Z]{3}$/.test(text) || avoid.has(text);
  return needsTicks ? `\`${text}\`` : text;
}

/** A fund, where the word `price` is the feature's own. */
export const fund = (fund: ast.Name): string =>
  fund.text === 'price' && fund.form === 'bare' ? 'price' : name(fund);

export const currency = ({ text }: ast.Name): string => text;

export const names = (list: readonly ast.Name[]): string => list.map((item) => name(item)).join(', ');

export function quoted(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${value.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (c) => escapes[c]!)}"`;
}

export const text = ({ value }: ast.Text): string => quoted(value);

/** A title after a name, with the space before it. */
export const title = (title: ast.Text | null): string => (title === null ? '' : ` ${text(title)}`);

/** A number with its digits in groups of three. */
export function number({ value }: ast.Num): string {
  const [whole, fraction] = value.split('.');
  const grouped = inThrees(whole!);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const quantity = ({ value, unit }: ast.Quantity): string =>
  unit === null ? number(value) : `${number(value)} ${name(unit, notUnits)}`;

/** What is counted, or bounds what is: of a money meter, an amount of money. */
export const amount = (counted: ast.Quantity): string => flat(amountColumns(counted));

export const used = (list: readonly ast.Quantity[]): string => list.map(amount).join(' ');

/** Whether a name is a currency: three capitals, not in the backticks in which they are any other name. */
export const isCurrency = ({ text, form }: ast.Name): boolean => form === 'bare' && /^[A-Z]{3}$/.test(text);

/** The same where amounts may stand below one another. */
export const quantityColumns = ({ value, unit }: ast.Quantity): Columns =>
  unit === null
    ? columns('number', figure(number(value)))
    : columns('quantity', figure(number(value)), name(unit, notUnits));

export const amountColumns = (counted: ast.Quantity): Columns => {
  const { value, unit, span } = counted;
  return unit !== null && isCurrency(unit)
    ? moneyColumns({ kind: 'money', currency: unit, value, span })
    : quantityColumns(counted);
};

export const quantities = (list: readonly ast.Quantity[]): string => list.map(quantity).join(' ');

export const money = ({ currency: code, value }: ast.Money): string => `${currency(code)} ${number(value)}`;

export const moneyColumns = ({ currency: code, value }: ast.Money): Columns =>
  columns('money', currency(code), figure(number(value)));

/** `1,000 calls` of a rate, a heading or a factor, where the count may be left out. */
export const per = (count: ast.Num | null, unit: ast.Name, avoid?: ReadonlySet<string>): string =>
  count === null ? name(unit, avoid) : `${number(count)} ${name(unit)}`;

/** What is said of a statement, without what is not. */
export const phrase = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' ');
