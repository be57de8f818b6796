const NOTHING = new Uint8Array(0);

/** Reads so many bytes as are asked for out of pieces of any length. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = NOTHING;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#piece.length === 0) {
      const next = await this.#pieces.next();
      if (next.done === true) return true;
      this.#piece = next.value;
    }
    return false;
  }

  /** The next bytes; null where fewer are left. */
  async take(count: number): Promise<Uint8Array | null> {
    if (this.#piece.length >= count) return this.#cut(count);
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count;) {
      if (await this.isAtEnd()) return null;
      const part = this.#cut(Math.min(count - at, this.#piece.length));
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** Passes over the next bytes, of which nothing is kept; false where fewer are left. */
  async passOver(count: number): Promise<boolean> {
    for (let left = count; left > 0;) {
      if (await this.isAtEnd()) return false;
      left -= this.#cut(Math.min(left, this.#piece.length)).length;
    }
    return true;
  }

  #cut(count: number): Uint8Array {
    const part = this.#piece.subarray(0, count);
    this.#piece = this.#piece.subarray(count);
    return part;
  }
}
