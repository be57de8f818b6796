/** Codes that no file of this folder shows, and why. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ['TAR1040', 'takes braces 65 deep, which no statement allows: a test writes them'],
  ['TAR1041', 'takes a file of more than 8 MB'],
  ['TAR1043', 'takes a text of more than 4,096 characters'],
  ['TAR1045', 'takes more than 10,000 tiers'],
  ['TAR1046', 'takes more than 1,000,000 cells'],
  ['TAR1047', 'takes more than 100 findings in one file'],
  ['TAR2012', 'takes a file that is there and cannot be read'],
  ['TAR2015', 'takes 17 files, each including the next'],
  ['TAR2016', 'takes more than 1,000 files'],
  ['TAR2027', 'takes more than 100,000 products'],
  ['TAR2126', 'takes more than 10,000 tiers'],
  ['TAR2620', 'takes the examples to be run, which compiling does not'],
  ['TAR2318', 'takes a table of more cells than a file may hold rows for'],
]);
