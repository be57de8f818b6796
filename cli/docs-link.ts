import type { Io } from './io.ts';
import { pageOf } from './report/code-pages.ts';
import { packageHomepage } from './version.ts';

/**
 * The page that explains a code, where it is known where the pages are: below the address in `TARIFA_DOCS`, which the
 * action sets to its own revision, or below the package's homepage.
 */
export function docsLink(code: string, env: Io['env']): string | null {
  const base = webAddress(env['TARIFA_DOCS'] ?? '') ?? webAddress(packageHomepage() ?? '');
  const page = pageOf(code);
  return base === null || page === null ? null : `${base.replace(/\/+$/, '')}/${page}`;
}

/** An address that a link may lead to; null for anything else. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
