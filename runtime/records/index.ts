export { FileFailure, type Fault } from './fault.ts';
export { groupByAccount } from './group.ts';
export { openInput, type Input, type InputFormat, type InputOptions } from './open-input.ts';
export type { Fields } from './parse-json.ts';
export { INDEX_PAGE, pageFile } from './page-file.ts';
export { readRecords, type Read } from './read-records.ts';
export type { RecordShape, Role } from './record-fields.ts';
export { REJECT_CODES, type RejectCode } from './reject-codes.ts';
export { resolve, type Resolved } from './resolve.ts';
export {
  instantOf,
  RESULT_NAMES,
  resultRows,
  selectPeriod,
  sortLines,
  type ResultName,
  type ResultRow,
  type Results,
} from './result-rows.ts';
export type { CatalogMark, CloseEntry } from './store/manifest.ts';
export { LedgerStore, type ClosedBill, type NewRecord } from './store/store.ts';
export { storedLine } from './store/stored-record.ts';
export {
  placeResults,
  writeResults,
  type PlacedResults,
  type ResultPages,
  type WriteOptions,
} from './write-results.ts';
