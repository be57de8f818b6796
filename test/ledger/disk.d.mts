export interface FailingDisk {
  /** How often the disk was changed so far. */
  count(): number;
  /** The change that failed first, such as `fsync`; null: none did. */
  failed(): string | null;
  /** The disk works again. */
  mend(): void;
}

export function failDisk(options: {
  /** The change that fails, from 1; null: none does. */
  readonly at: number | null;
  /** A code such as `ENOSPC`, or what does not come back. */
  readonly fault: string | (() => never);
  /** All later changes fail as well; of a full disk, those that need room. */
  readonly stays?: boolean;
}): FailingDisk;
