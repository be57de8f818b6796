import { describe, expect, it } from 'vitest';
import { plain, render, type Paint } from '../../../compiler/diagnostics/render.ts';
import type { Diagnostic } from '../../../grammar/text/diagnostic.ts';
import { sourceFile } from '../../../grammar/text/source-file.ts';

/** Renders a finding at the first `⟦…⟧` of a text. */
function rendered(
  text: string,
  more: Partial<Diagnostic> = {},
  paint?: Paint,
  path = 'vision.tarifa',
): string {
  const start = text.indexOf('⟦');
  const end = text.indexOf('⟧') - 1;
  const file = sourceFile(path, text.replace('⟦', '').replace('⟧', ''));
  const diagnostic: Diagnostic = {
    code: 'TAR2104',
    severity: 'error',
    message: 'tiers leave a gap',
    values: {},
    span: { file: path, start, end },
    related: [],
    fixes: [],
    ...more,
  };
  return render(new Map([[path, file]]), diagnostic, paint);
}

describe('a finding', () => {
  it('is shown as the language says', () => {
    const lines =
      '\n'.repeat(10) + '    <=  10,000 calls   CNY 0.15 / call\n    >   ⟦12,000⟧ calls   CNY 0.10 / call\n';
    const more = {
      label: 'starts at 12,000, but the tier above ends at 10,000',
      help: 'write `> 10,000 calls`',
    };
    expect(rendered(lines, more)).toBe(
      `vision.tarifa:12:9 error TAR2104: tiers leave a gap
   11 |     <=  10,000 calls   CNY 0.15 / call
   12 |     >   12,000 calls   CNY 0.10 / call
      |         ^^^^^^ starts at 12,000, but the tier above ends at 10,000
   help: write \`> 10,000 calls\``,
    );
  });

  it('points at the other place', () => {
    const span = { file: 'vision.tarifa', start: 0, end: 4 };
    expect(rendered('unit a\n\nunit ⟦a⟧', { related: [{ span, note: 'first declared here' }] })).toBe(
      `vision.tarifa:3:6 error TAR2104: tiers leave a gap
    3 | unit a
      |      ^
   vision.tarifa:1:1 first declared here
    1 | unit a
      | ^^^^`,
    );
  });

  it('keeps tabs, and counts wide characters as two columns', () => {
    expect(rendered('\t图像 ⟦识别⟧')).toContain('\n    1 | \t图像 识别\n      | \t     ^^^^');
  });

  it('lets nothing through that steers a terminal', () => {
    const bad = '\u001b[31m\u0007\u007f\u009b\u202e\u2066\u200f';
    const out = rendered(
      `"${bad}" ⟦x⟧ \u202e`,
      { message: bad, label: bad, help: bad },
      plain,
      `a${bad}.tarifa`,
    );
    expect(out).not.toMatch(/(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(out).toContain('\\u{1b}[31m\\u{7}\\u{7f}\\u{9b}\\u{202e}\\u{2066}\\u{200f}');
    const [, line = '', under = ''] = out.split('\n');
    expect(under.indexOf('^')).toBe(line.indexOf('x \\u{202e}'));
  });

  it('shows a long line around the fault only', () => {
    const out = rendered(`${'a'.repeat(100_000)}⟦b⟧${'c'.repeat(100_000)}`);
    expect(out.length).toBeLessThan(500);
    const [, line = '', under = ''] = out.split('\n');
    expect(under.indexOf('^')).toBe(line.indexOf('b'));
  });

  it('underlines one column where the span is empty, and to the end of the first line where it is long', () => {
    expect(rendered('ab⟦⟧')).toContain('\n    1 | ab\n      |   ^');
    expect(rendered('a⟦bc\nde⟧f')).toMatch(/\| {2}\^\^$/);
  });

  it('has no frame where there is no text', () => {
    expect(rendered('⟦⟧')).toBe('vision.tarifa:1:1 error TAR2104: tiers leave a gap');
  });

  it('is painted where a paint is given', () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = { error: tag('e'), warning: tag('w'), dim: tag('d'), help: tag('h') };
    expect(rendered('⟦x⟧', { severity: 'warning', help: 'go' }, paint)).toBe(
      `<d>vision.tarifa:1:1</d> <w>warning TAR2104</w>: tiers leave a gap
<d>    1 |</d> x
<d>      |</d> <w>^</w>
   <h>help:</h> go`,
    );
  });
});
