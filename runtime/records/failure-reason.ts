const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'there is a file where a folder would have to be',
  EACCES: 'it is not permitted',
  EPERM: 'it is not permitted',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the space that is allowed is used up',
  EIO: 'the disk does not work as it should',
  EPIPE: 'its reader has left',
  EROFS: 'the file system is read-only',
  Z_BUF_ERROR: 'the archive is cut short',
  Z_DATA_ERROR: 'the archive is damaged',
};

/** A system error in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}
