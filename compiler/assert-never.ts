/** Closes a switch over every kind: a new kind does not compile until it is answered. */
export function assertNever(value: never): never {
  throw new Error(`unexpected kind: ${JSON.stringify((value as { kind?: unknown }).kind)}`);
}
