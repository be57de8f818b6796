/** Bounds on what is read. Passing one is a finding, never a crash; a real price list stays far below all of them. */

/** Braces within braces, counted on tokens before parsing. */
export const maxNesting = 64;
/** Length of a file in UTF-16 code units. */
export const maxFileLength = 8 * 1024 * 1024;
export const maxNameLength = 128;
export const maxStringLength = 4096;
export const maxNumberDigits = 40;
/** Tiers of one schedule. */
export const maxTiers = 10_000;
/** Cells of one table. */
export const maxCells = 1_000_000;
/** Findings of one file that are shown; the last one says how many more there are. */
export const maxFindings = 100;
/** Faults after which the rest of a file is not looked at: it is no price list. */
export const maxFaults = 1_000;
/** Faults of one file that are kept, shown or not: fixes mend them all at once. */
export const maxKeptFaults = 100_000;
