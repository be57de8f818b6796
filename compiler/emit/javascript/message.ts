import { refusals, type RefusalCode } from '../../../runtime/refusals.ts';
import { join, js, type Code } from './code.ts';

/** The message of a refusal as an expression, its holes filled with literals or with expressions. */
export function message(code: RefusalCode, holes: Readonly<Record<string, Code | string>>): Code {
  const parts = refusals[code].split(/\{(\w+)\}/);
  // Odd parts are the names of holes. Neighbouring literals become one.
  const pieces: (Code | string)[] = [''];
  for (const [index, part] of parts.entries()) {
    const piece = index % 2 === 0 ? part : (holes[part] ?? '');
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return join(
    pieces.filter((piece, index) => piece !== '' || index === 0).map((piece) => js`${piece}`),
    ' + ',
  );
}

/** Refuses a record, or `quantity` of it (an expression for its text). */
export const refuse = (
  code: RefusalCode,
  holes: Readonly<Record<string, Code | string>>,
  quantity: Code | null = null,
): Code =>
  js`state.refused.push({ record: usage.id, quantity: ${quantity}, code: ${code}, message: ${message(code, holes)} });`;

/** A refusal as an object, of the whole of what was asked. */
export const fault = (code: RefusalCode, holes: Readonly<Record<string, Code | string>>): Code =>
  js`{ code: ${code}, message: ${message(code, holes)}, quantity: null }`;
