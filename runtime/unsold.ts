/** What a price list does not sell, or sells and does not price: in the same words in messages, on pages and in pictures. */

export const NOT_SOLD = 'not sold';
export const NOT_PUBLISHED = 'not published';

/** Whether a reason begins with what everybody is told anyway. */
const SAYS_SO = /^not sold\b/i;

/** What is not sold, by the reason that the price list gives. */
export const notSold = (reason: string): string => (SAYS_SO.test(reason) ? reason : `${NOT_SOLD}: ${reason}`);

/** What has its price on a page elsewhere. */
export const notPublished = (page: string, what = NOT_PUBLISHED): string => `${what}; ${seePage(page)}`;

export const seePage = (page: string): string => `see “${page}”`;
