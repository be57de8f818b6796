import { code, type Inline } from './document.ts';

/** A message with what it has between backticks as words of the price list, or of records. */
export const messageText = (message: string): readonly Inline[] =>
  message
    .split('`')
    .map((part, index): Inline => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '');
