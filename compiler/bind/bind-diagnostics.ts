import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR20xx: names, scopes and includes. */
export const bindDiagnostics = defineDiagnostics({
  TAR2001: {
    severity: 'error',
    message: 'there is no catalog in this file',
    help: 'begin it with `catalog name "Title" {`, and put the declarations between its braces',
  },
  TAR2002: { severity: 'error', message: 'a price list has one catalog, and `{name}` is a second one' },
  TAR2003: {
    severity: 'error',
    message: 'an included file holds bare declarations, not a catalog',
    help: 'take away `catalog {name} {` and the closing brace',
  },
  TAR2004: {
    severity: 'error',
    message: 'this stands outside the catalog',
    help: 'move it between the braces of `catalog {name}`',
  },
  TAR2005: {
    severity: 'error',
    message: 'category `{name}` stands in category `{outer}`; categories do not nest',
  },
  TAR2006: {
    severity: 'error',
    message: '`{word}` is for the whole catalog, and stands in category `{category}`',
    help: 'move it out of the category',
  },
  TAR2010: {
    severity: 'error',
    message: '`{path}` is not a path inside the folder of the catalog',
    label: '{why}',
    help: 'write a plain path such as `prices/images.tarifa`, from this file on',
  },
  TAR2011: { severity: 'error', message: 'there is no file `{path}`', label: 'not found' },
  TAR2012: { severity: 'error', message: '`{path}` cannot be read', label: 'not a plain file' },
  TAR2013: { severity: 'error', message: '`{path}` includes itself, by way of {way}' },
  TAR2014: { severity: 'error', message: '`{path}` is included twice' },
  TAR2015: { severity: 'error', message: 'includes are more than {limit} deep here' },
  TAR2016: { severity: 'error', message: 'the catalog has more than {limit} files' },
  TAR2020: { severity: 'error', message: '{kind} `{name}` is declared twice', label: 'declared again' },
  TAR2021: { severity: 'error', message: '`{name}` cannot be the name of {kind}', label: '{why}' },
  TAR2022: { severity: 'error', message: 'there is no {kind} `{name}`' },
  TAR2023: { severity: 'error', message: 'there is no fund `{name}`', help: 'declare it in `deduct`' },
  TAR2024: { severity: 'error', message: '`{word}` is stated twice', label: 'stated again' },
  TAR2025: {
    severity: 'error',
    message: '`{name}` is the name of the {kind} that `for each` makes for feature `{feature}`',
    help: 'give it another name, or sell it as a {kind} in the same fund: then it stands in the place of the one made',
  },
  TAR2026: {
    severity: 'error',
    message: 'product `{name}` is made twice',
    label: 'made again',
    help: 'take the feature out of one `for each`, or give one of the two another name',
  },
  TAR2027: { severity: 'error', message: '`for each` makes more than {limit} products in this catalog' },
  TAR2028: {
    severity: 'error',
    message: '{kind} `{name}` is sold for each feature, but does not cover it',
    help: 'say `covers each`',
  },
  TAR2029: {
    severity: 'error',
    message: '`each` stands in `covers` of a product that is sold `for each` feature, and nowhere else',
    help: 'name the features, or say which they are in the first line: `for each category.*`',
  },
});

export const reportBind = bindDiagnostics.report;
