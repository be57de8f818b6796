/** Either the path from the catalog's folder, or why a path may not be followed. */
export type IncludePath = { readonly path: string } | { readonly why: string };

/**
 * Resolves an include as written in the file `from`. What could leave the folder on any system, or be read in two ways,
 * is refused here, before anything is read; the host then looks at links.
 */
export function resolveInclude(from: string, written: string): IncludePath {
  const why = fault(written);
  if (why !== null) return { why };
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return { path: folder + written };
}

function fault(path: string): string | null {
  if (path === '') return 'empty';
  if (path.length > 1000) return 'too long';
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(path)) return 'holds an invisible character';
  if (path.includes('\\')) return 'folders are parted by `/`';
  // Covers URLs, drives (`C:`) and streams (`a.tarifa:x`).
  if (path.includes(':')) return 'holds `:`';
  if (path.includes('%')) return 'holds `%`';
  if (/[<>"|?*]/.test(path)) return 'holds a character that not every system allows';
  if (path.startsWith('/')) return 'starts at the root';
  for (const segment of path.split('/')) {
    if (segment === '') return 'holds an empty part';
    if (segment === '..') return 'leaves a folder';
    if (segment === '.') return '`.` says nothing';
    if (segment.startsWith('.') || segment.startsWith('~')) return 'names something hidden';
    if (/[. ]$/.test(segment) || segment.startsWith(' ')) return 'ends a part in a dot or a space';
  }
  if (!path.endsWith('.tarifa')) return 'does not end in `.tarifa`';
  return null;
}
