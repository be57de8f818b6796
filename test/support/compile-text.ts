import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import type { Compiled, Host } from '../../compiler/stages.ts';

/** A catalog folder held in memory. */
export const memoryHost = (files: Readonly<Record<string, string>>): Host => ({
  read: (path) => (Object.hasOwn(files, path) ? { text: files[path]! } : { failure: 'missing' }),
});

/** Compiles a catalog of one file. */
export const compileText = (text: string): Compiled => compile(memoryHost({ 'main.tarifa': text }));

/** The IR of a text that must be right; the findings are the message where it is not. */
export function irOf(text: string): Ir {
  const { ir, diagnostics } = compileText(text);
  if (ir === null)
    throw new Error(
      [
        ...diagnostics.map(
          ({ code, message, span }) => `${code} ${message} at \`${text.slice(span.start, span.end)}\``,
        ),
        text,
      ].join('\n'),
    );
  return ir;
}

/** The settings that every catalog needs, around what a test is about. */
export const catalogText = (body: string, settings: { round?: string; zone?: string } = {}): string => `
catalog test "Test" {
  currency CNY
  timezone "${settings.zone ?? 'Asia/Shanghai'}"
  round ${settings.round ?? 'half up to 0.01'}
  unit call, calls
  unit scene, scenes
  unit seat, seats
  unit token, tokens
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure hour, hours = 60 minutes
  measure kWh
  measure fps
  measure p
  attribute frame_rate in fps
  attribute resolution in p
  attribute scenes in scene
  attribute quality one of sd, hd, "8k"
  attribute status one of success, failed, throttled default success
${body}
}
`;
