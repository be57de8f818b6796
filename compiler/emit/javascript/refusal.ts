import { refusals, type RefusalCode } from '../../../runtime/refusals.ts';
import { EMPTY, join, js, type Code } from './code.ts';

/** What fills a hole: an expression for it, a text, or what is said with holes of its own. */
export type Hole = Code | string | SaidHoles;

interface SaidHoles {
  readonly says: string;
  readonly [hole: string]: Hole;
}

type Holes = Readonly<Record<string, Hole>>;

/** What a refusal says, as an object literal. */
export const saidCode = (code: RefusalCode, holes: Holes): Code =>
  fillingCode({ ...holes, says: refusals[code] });

/** The names of holes are ours, and none of a price list or a record. */
export function fillingCode(hole: Hole): Code {
  if (typeof hole === 'string' || !('says' in hole)) return js`${hole}`;
  const { says, ...holes } = hole;
  const fillings = Object.entries(holes).map(([name, filling]) => js`${name}: ${fillingCode(filling)}`);
  return js`{ ${join(fillings, ', ')}${fillings.length === 0 ? EMPTY : js`, `}says: ${says} }`;
}

/** Refuses a record, or `quantity` of it (an expression for its text). */
export const refuse = (code: RefusalCode, holes: Holes, quantity: Code | null = null): Code =>
  js`state.refused.push(refused(usage.id, ${quantity}, ${code}, ${saidCode(code, holes)}));`;

/** A refusal as an object, of the whole of what was asked. */
export const fault = (code: RefusalCode, holes: Holes): Code =>
  js`faultOf(${code}, ${saidCode(code, holes)})`;

/** What a refusal says as its message (`runtime/said.ts`). */
export const REFUSAL_PRELUDE: Code = js`const textOf = (said) =>
  typeof said === "string" ? said : said.says.replace(/\{(\w+)\}/g, (_, hole) => textOf(said[hole]));
const refused = (record, quantity, code, said) => ({ record, quantity, code, message: textOf(said), said });
const faultOf = (code, said) => ({ code, message: textOf(said), said, quantity: null });
`;
