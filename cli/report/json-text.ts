/**
 * A value as JSON. The runner of a GitHub workflow takes `##[…]` anywhere in a line for a command: inside of a text, the
 * only place where JSON can hold it, its bracket is written as an escape, which means the same.
 */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll('##[', '##\\u005b');
