/** The same things in an order that a seed picks: Fisher and Yates, over mulberry32. */
export function shuffled<T>(things: readonly T[], seed: number): readonly T[] {
  const all = [...things];
  let state = seed | 0;
  for (let i = all.length - 1; i > 0; i--) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const j = ((mixed ^ (mixed >>> 14)) >>> 0) % (i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
