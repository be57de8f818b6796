declare module 'write-file-atomic' {
  /** Writes to a temporary file beside the target, flushes it to the disk, and renames it. */
  export default function writeFileAtomic(path: string, data: Uint8Array): Promise<void>;
}
