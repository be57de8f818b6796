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
  EEXIST: 'a file of this name is in the way',
  ENOTEMPTY: 'there is something in the folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead back to themselves',
  EFBIG: 'it would be larger than a file may be',
  EBUSY: 'something else uses it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTSUP: 'the file system cannot do this',
  EINVAL: 'the file system cannot do this',
  ENOSYS: 'the file system cannot do this',
  EXDEV: 'it lies on another file system',
  ESTALE: 'the network drive that it lies on has changed',
  ETIMEDOUT: 'the network drive that it lies on does not answer',
  ENXIO: 'there is no such device',
  ENODEV: 'there is no such device',
  Z_BUF_ERROR: 'the archive is cut short',
  Z_DATA_ERROR: 'the archive is damaged',
  ZSTD_WINDOW: 'it was packed with a window of more than 128 MB',
  ZSTD_DICTIONARY: 'it was packed with a dictionary',
};

/** A system error in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : `the system says ${code}`);
}
