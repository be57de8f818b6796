import { PAGE_START } from '../../compiler/html/frame.ts';
import type { ResultPages } from '../../runtime/records/index.ts';

/** Of a run that writes no pages: those of an earlier one go all the same, and are known by how they begin. */
export const NO_INVOICE_PAGES: ResultPages = { files: [], start: PAGE_START };
