import type { Align } from './table.ts';

export { asReckoned, isWhole, stepCells, stepWords, type StepWords } from '../../compiler/words/steps.ts';

/** How the cells of a step stand in their columns. */
export const STEP_ALIGNS: readonly Align[] = ['right', 'left', 'left', 'left', 'left', 'right', 'left'];
