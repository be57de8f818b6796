import { seePage } from '../../../runtime/unsold.ts';
import { paragraph, type Block } from './document.ts';

/** The page that has whatever the cells of a table do not publish, where all of them name one; else null. */
export function onlyPage(named: readonly string[]): string | null {
  const [first = null] = named;
  return named.every((page) => page === first) ? first : null;
}

/** It is told once, beside the table: its name is wider than the figures in the cells. */
export const pageBlocks = (page: string | null): readonly Block[] =>
  page === null ? [] : [paragraph(`Where a price is not published here, ${seePage(page)}.`)];
