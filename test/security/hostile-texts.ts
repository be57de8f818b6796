import fc from 'fast-check';
import { escapeControls } from '../../compiler/diagnostics/escape.ts';

/** Texts that would be a command, a tag, a link or a place to fill, if what is around them let them. */
const HOSTILE = [
  '::error::forged',
  '\n::error file=a.tarifa::forged',
  '\r::add-mask::CNY',
  '  ::stop-commands::x',
  '##[error]forged',
  '##[add-path]/tmp',
  '%0A::error::forged',
  '%25%0D%3A%2C',
  ',line=1::forged',
  ':,;=',
  ']]>',
  '<![CDATA[',
  '</testcase><testcase name="forged"/>',
  '--><!--',
  '"><script>alert(1)</script>',
  '&lt;&#10;&amp;',
  '[forged](https://forged.example)',
  '![forged](https://forged.example/x.png)',
  '\\[\\](1)',
  '{0}',
  '{{1}}',
  '@everyone #1 www.forged.example https://forged.example',
  '| forged | row |',
  '`code` **bold** $x$',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u0000\u0008\u007f\u0085\u2028\u202e',
  '\ufffe\uffff',
  '\ud800',
  '\t tab',
  'SARIF_BUILDER_INVALID',
  '__proto__',
];
export const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom(...HOSTILE))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A text in XML: controls, and what XML cannot hold, are spelt out. */
export const shownInXml = (text: string): string =>
  escapeControls(text).replace(/[\ufffe\uffff]/g, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
