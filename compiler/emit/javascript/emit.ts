import { digestOf } from '../../ir/digest.ts';
import type { Ir } from '../../ir/ir.ts';
import { js } from './code.ts';
import { catalogCode, type EmitOptions } from './module.ts';

/** A catalog as a standalone ES module: no imports, the same bytes for the same catalog. */
export const emitJavaScript = (ir: Ir, options: EmitOptions = {}): string =>
  js`${catalogCode(ir, { digest: digestOf(ir), ...options })}
export { createRater, catalog, kernels, UnsupportedRecords };
`.toString();
