/** Days and months in words; times are texts of the catalog's zone, as results have them. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `January 2026` for `2026-01`. */
export function monthText(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `1 July 2026` for `2026-07-01`, `1 July 2026, 08:00` where it is not midnight; `July 2026` for a month. */
export function dateText(time: string): string {
  const [, year = '', month = '', day, hour = '', second = ''] =
    /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?)?/.exec(time) ?? [];
  if (year === '') return time;
  if (day === undefined) return monthText(`${year}-${month}`);
  const shown = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  const clock = `${hour}${second === ':00' ? '' : second}`;
  return clock === '' || clock === '00:00' ? shown : `${shown}, ${clock}`;
}
