import type { Ir } from './ir.ts';

/**
 * The IR as text that people can read and programs can parse: JSON with whatever fits on one line kept on one line.
 * The same IR gives the same bytes; `JSON.parse` of them gives the IR back.
 */
export const printIr = (ir: Ir): string => `${print(ir, '')}\n`;

const WIDTH = 110;

function print(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => print(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${print(item, inner)}`);
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
