import type { Explanation } from './explanation.ts';

const use = '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}';

/** TAR50xx: records that are rejected before they are rated. The codes stand in the reader, `runtime/records`. */
export const records = {
  TAR5001: {
    cause:
      'A file of records holds one JSON object a line, or one row as wide as its header. A line that is cut off or holds two objects is not guessed at.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00"',
    right: use,
    fix: 'Write the line again from where it came from.',
  },
  TAR5002: {
    cause: 'No record is that long: a line end is probably missing, or a quotation mark.',
    frame: 'records',
    wrong: '{"id":"u-1", …  more than 1 MB',
    right: use,
    fix: 'Put one record on each line.',
    sketch: true,
  },
  TAR5003: {
    cause:
      'A record of use says its id, its account, its feature and its time; other records have required fields of their own.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","quantity":10}',
    right: use,
    fix: 'Add the field that the message names.',
  },
  TAR5004: {
    cause:
      'A misspelt field would be read as absent, and `quantitiy` as a quantity of 1. So no field is ignored.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantitiy":10}',
    right: use,
    fix: 'Correct the name of the field, or leave it out.',
  },
  TAR5005: {
    cause: 'The field holds something else than it should, such as an object in the place of a number.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":"ten"}',
    right: use,
    fix: 'Write a value of the kind that the message names.',
  },
  TAR5006: {
    cause: 'The time decides the month and the price. Without an offset it would depend on who reads it.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02 08:00","quantity":10}',
    right: use,
    fix: 'Write it like `2026-03-02T08:00:00+08:00`.',
  },
  TAR5007: {
    cause: 'Numbers are kept exactly, up to a size and a number of digits that no use reaches.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":1e40}',
    right: use,
    fix: 'Look for the mistake where the record was made.',
  },
  TAR5008: {
    cause: 'A use is never below 0. What was reported too high is put right by a correction.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":-10}',
    right: use,
    fix: 'Send a record with `replaces`, which names the one that it corrects.',
  },
  TAR5009: {
    cause: 'An id or a name so long is probably something else in the wrong field.',
    frame: 'records',
    wrong: `{"id":"${'u'.repeat(257)}","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00"}`,
    right: use,
    fix: 'Shorten it to 256 characters.',
  },
  TAR5010: {
    cause:
      'The same record twice counts once. Two different ones with one id contradict each other, and nothing says which is right, so both are rejected: this code stands once for each.',
    frame: 'records',
    wrong: `
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12}`,
    right: `
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}
      {"id":"u-2","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12,"replaces":"u-1"}`,
    fix: 'Give the second an id of its own, with `replaces` if it corrects the first.',
  },
  TAR5011: {
    cause: 'A correction takes the place of a record of use, and there is none that holds.',
    frame: 'records',
    wrong:
      '{"id":"u-2","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12,"replaces":"u-1"}',
    right: `
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}
      {"id":"u-2","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12,"replaces":"u-1"}`,
    fix: 'Send the record that it names as well, or correct the name.',
  },
  TAR5012: {
    cause:
      'Each of two corrections would take the place of one record. Neither holds, and this code stands once for each; the original stands.',
    frame: 'records',
    wrong: `
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}
      {"id":"u-2","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12,"replaces":"u-1"}
      {"id":"u-3","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":13,"replaces":"u-1"}`,
    right: `
      {"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}
      {"id":"u-2","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":12,"replaces":"u-1"}
      {"id":"u-3","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":13,"replaces":"u-2"}`,
    fix: 'Let each correction name the one before it.',
  },
  TAR5013: {
    cause: 'The file is not what its name says, such as a `.gz` that is cut off. It is reported as a whole.',
    frame: 'records',
    wrong: 'usage.ndjson.gz  …  cut off in the middle',
    right: use,
    fix: 'Copy the file again, or give it the ending of its format.',
    sketch: true,
  },
} as const satisfies Readonly<Record<string, Explanation>>;
