import type { Ir } from '../compiler/ir/ir.ts';
import type { Rater } from '../runtime/rater.ts';
import { FallbackRater } from './fallback-rater.ts';

/** What can rate here. */
export const BACKENDS = ['interpret', 'js'] as const;
export type Backend = (typeof BACKENDS)[number];

/** A catalog ready to be rated with; each backend is loaded only when it is asked for. */
export async function raterOf(ir: Ir, backend: Backend): Promise<Rater> {
  switch (backend) {
    case 'interpret': {
      const { interpreter } = await import('../compiler/ir/interpret/interpret.ts');
      return interpreter(ir);
    }
    case 'js': {
      const { loadJavaScript } = await import('../compiler/emit/javascript/load.ts');
      return loadJavaScript(ir);
    }
  }
}

/** The same, for whatever records come: what the backend was not made for, the interpreter rates. */
export const anyRaterOf = async (ir: Ir, backend: Backend): Promise<FallbackRater> =>
  new FallbackRater(await raterOf(ir, backend), await raterOf(ir, 'interpret'));
