/** Why a record is rejected before it is rated: code → what it means, in one line. Codes are never reused. */
export const REJECT_CODES = {
  TAR5001: 'the line is not one valid JSON object, or the row has another number of cells than the header',
  TAR5002: 'the line is longer than 1 MB',
  TAR5003: 'a required field is missing',
  TAR5004: 'a field that records of this type do not have',
  TAR5005: 'a value of the wrong type or form',
  TAR5006: 'the time is not an RFC 3339 time with an offset, or is not between 1970 and 2099',
  TAR5007: 'a number has too many digits, is too large, or is outside the limits of its field',
  TAR5008: 'a negative number where none can be',
  TAR5009: 'an id, a name or a text is longer than 256 characters',
  TAR5010: 'one id stands for records with different contents: all of them are rejected',
  TAR5011: 'a correction names a record that does not exist, is not usage, or was itself rejected',
  TAR5012: 'corrections name each other in a loop, or two of them name one record',
  TAR5013: 'a file cannot be read as the format that its name says',
} as const;

export type RejectCode = keyof typeof REJECT_CODES;
