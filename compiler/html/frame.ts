import { sha256, utf8 } from '../../runtime/digest.ts';
import { markup, styleElement, type Html } from './markup.ts';

/** What every file of ours begins with, and no file of somebody else. */
export const PAGE_START =
  '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="Tarifa">\n';

/**
 * A whole HTML file: its own style sheet, and a policy that lets it load nothing and run nothing, whatever stands in it.
 */
export function htmlFile(title: string, css: string, body: Html): string {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(utf8(css)))}'; base-uri 'none'; form-action 'none'`;
  const rest = markup`<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styleElement(css)}
</head>
<body>
${body}
</body>
</html>
`;
  return PAGE_START + rest.toString();
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in hexadecimal as Base64, three by three. */
function base64(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 6) {
    const digits = hex.slice(at, at + 6);
    const bits = Number.parseInt(digits.padEnd(6, '0'), 16);
    const signs = [18, 12, 6, 0].map((by) => SIGNS[(bits >> by) & 63]!).join('');
    text += signs.slice(0, digits.length / 2 + 1).padEnd(4, '=');
  }
  return text;
}
