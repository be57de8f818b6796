import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import type * as ir from '../ir/ir.ts';

/** A number as the IR writes it: without needless zeros. */
export const exactText = (number: ast.Num): ir.ExactText => Exact.of(number.value).toString();
