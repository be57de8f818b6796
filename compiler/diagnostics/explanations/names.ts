import type { Explanation } from './explanation.ts';

const sound = `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01
      }`;

/** TAR20xx: names, scopes and includes. */
export const names = {
  TAR2001: {
    cause: 'A price list is one `catalog` with a name and a title, and everything stands between its braces.',
    frame: 'file',
    wrong: 'unit call, calls',
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01

        unit call, calls
      }`,
    fix: 'Put the declarations between the braces of a catalog.',
  },
  TAR2002: {
    title: 'a second catalog in one file',
    cause:
      'A price list has one currency, one time zone, one way to round: two catalogs are two price lists.',
    frame: 'file',
    wrong: `${sound}
      catalog speech "Speech" {
      }`,
    right: sound,
    fix: 'Give the second one a file of its own, or move its declarations into the first.',
  },
  TAR2003: {
    cause: 'What is included stands in the place of the `include`, in the catalog that is there already.',
    frame: 'declarations',
    wrong: `
      include "units.tarifa"`,
    right: `
      include "pages.tarifa"`,
    files: {
      'units.tarifa': 'catalog units "Units" {\n  unit page, pages\n}\n',
      'pages.tarifa': 'unit page, pages\n',
    },
    fix: 'In the included file, take away the line with `catalog` and its closing brace.',
  },
  TAR2004: {
    cause: 'The declaration stands above or below the braces of the catalog, so it belongs to no price list.',
    frame: 'file',
    wrong: `${sound}
      unit call, calls`,
    right: `
      catalog vision "Vision" {
        currency CNY
        timezone "Asia/Shanghai"
        round    half up to 0.01

        unit call, calls
      }`,
    fix: 'Move it between the braces.',
  },
  TAR2005: {
    title: 'a category stands in a category by way of an include',
    cause: 'Categories do not nest, and an `include` in a category brings a second one into it.',
    frame: 'declarations',
    wrong: `
      category images "Images" {
        include "text.tarifa"
      }`,
    right: 'include "text.tarifa"',
    files: {
      'text.tarifa':
        'category text "Text" {\n  feature ocr "Text recognition" {\n    meter call\n    price CNY 0.15 / call\n  }\n}\n',
    },
    fix: 'Move the `include` out of the category.',
  },
  TAR2006: {
    title: 'a setting of the whole catalog stands in a category',
    cause: 'Currency, time zone, rounding, the order of funds and activation hold for the whole price list.',
    frame: 'declarations',
    wrong: `
      category images "Images" {
        deduct price
      }`,
    right: 'deduct price',
    fix: 'Move it out of the category.',
  },
  TAR2010: {
    title: 'the path leads out of the folder',
    cause:
      'A price list is read from one folder and nowhere else, so that it means the same on every machine. Paths are plain, from this file on.',
    frame: 'declarations',
    wrong: 'include "../units.tarifa"',
    right: 'include "prices/units.tarifa"',
    files: { 'prices/units.tarifa': 'unit page, pages\n' },
    fix: 'Move the file into the folder of the catalog.',
  },
  TAR2011: {
    title: 'an included file is missing',
    cause: 'No file of that name is in the folder.',
    frame: 'declarations',
    wrong: 'include "unit.tarifa"',
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Correct the path, or create the file.',
  },
  TAR2012: {
    title: 'an included file cannot be read',
    cause: 'There is something of that name, but it is a folder, or a device, or may not be read.',
    frame: 'declarations',
    wrong: 'include "units.tarifa"     // a folder',
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Put a plain file in its place that may be read.',
    sketch: true,
  },
  TAR2013: {
    title: 'a file includes itself',
    cause: 'Following the includes leads back to a file that is being read, so reading would never end.',
    frame: 'declarations',
    wrong: 'include "main.tarifa"',
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Take the include away, or move what both files need into a third.',
  },
  TAR2014: {
    title: 'a file is included twice',
    cause: 'Its declarations would all be there twice.',
    frame: 'declarations',
    wrong: `
      include "units.tarifa"
      include "units.tarifa"`,
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Take one of the two away.',
  },
  TAR2015: {
    title: 'includes are nested too deep',
    cause: 'A file includes a file that includes a file, more than sixteen deep. Nobody finds a price there.',
    frame: 'declarations',
    wrong: 'include "1.tarifa"     // which includes "2.tarifa", and so on to "17.tarifa"',
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Include the files from the main file.',
    sketch: true,
  },
  TAR2016: {
    title: 'too many files',
    cause: 'A catalog of more than a thousand files cannot be read or proven in good time.',
    frame: 'declarations',
    wrong: `
      include "1.tarifa"
      …  1,000 files`,
    right: 'include "units.tarifa"',
    files: { 'units.tarifa': 'unit page, pages\n' },
    fix: 'Put several declarations into one file.',
    sketch: true,
  },
  TAR2020: {
    title: 'a name is declared twice',
    cause: 'Records and other declarations speak of it by its name, which can mean one thing only.',
    frame: 'declarations',
    wrong: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      feature ocr "Text recognition, fast" {
        meter call
        price CNY 0.30 / call
      }`,
    right: `
      feature ocr "Text recognition" {
        meter call
        price CNY 0.15 / call
      }
      feature ocr_fast "Text recognition, fast" {
        meter call
        price CNY 0.30 / call
      }`,
    fix: 'Rename one of the two, or take it away.',
  },
  TAR2021: {
    title: 'a word that cannot be a name here',
    cause:
      'The word means something else in its place: `year` and `day` are durations, `time` is an axis of tables.',
    frame: 'declarations',
    wrong: 'unit day',
    right: 'unit day_of_work, days_of_work',
    fix: 'Choose another name.',
  },
  TAR2022: {
    title: 'a name that nothing declares',
    cause:
      'The name is not declared in this price list. It is probably misspelt, or its declaration is missing.',
    frame: 'example',
    wrong: `
      use    1 call of orc
      charge CNY 0.15`,
    right: `
      use    1 call of ocr
      charge CNY 0.15`,
    fix: 'Correct the name, or declare it.',
  },
  TAR2023: {
    title: 'a fund that is not in `deduct`',
    cause: 'Funds are declared by `deduct`, which says in which order they pay.',
    frame: 'funded',
    wrong: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }
      package more "More" in prepayed {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    right: `
      package pack "Package" in prepaid {
        covers ocr at 1 point / call
        size   5,000 points  CNY 500
      }`,
    fix: 'Correct the name, or add the fund to `deduct`.',
  },
  TAR2024: {
    title: 'a setting is stated twice',
    cause: 'Of two statements, nothing says which counts.',
    frame: 'declarations',
    wrong: `
      deduct price
      deduct price`,
    right: 'deduct price',
    fix: 'Take one of the two away.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
