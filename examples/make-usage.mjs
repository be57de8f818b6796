// Writes a month of usage for the vision catalog: 12,000 lines of NDJSON for 24 accounts, and their orders (see
// make-orders.mjs). The same seed gives the same bytes on every machine. A few of the lines are wrong on purpose;
// `mistakes` says which.
//
//   node examples/make-usage.mjs FOLDER [--without-purchases]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ACCOUNTS, BUYERS, LATE, makeOrders } from './make-orders.mjs';

const LINES = 12_000;
const SEED = 20_260_101;
const MONTH = 31 * 24 * 3600;

/** Mulberry32: 32 bits of state, the same numbers everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pad = (number, length = 2) => String(number).padStart(length, '0');

/** A second of January 2026 in Shanghai, as it is written there. */
const timeOf = (second) => {
  const day = Math.floor(second / 86_400) + 1;
  const rest = second % 86_400;
  return `2026-01-${pad(day)}T${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}+08:00`;
};

/** What goes wrong in real life, a handful of each: each makes its lines from an id. `npm start` shows these accounts. */
const mistakes = [
  // A feature that the price list does not have.
  (id) => [use(id, 'atlas', 'licence_plate_recognition', 10)],
  // Features whose price is not published: the reject names the page.
  (id) => [use(id, 'cobalt', 'general_text_recognition', 25)],
  (id) => [use(id, 'ember', 'video_super_resolution', 3, { unit: 'minute' })],
  // A value that the attribute does not have, and a cell that the table does not have.
  (id) => [use(id, 'harbor', 'license_plate_recognition', 10, { attributes: { status: 'ok' } })],
  (id) => [
    use(id, 'atlas', 'video_enhancement', 60, {
      unit: 'second',
      attributes: { frame_rate: 240, resolution: 1080 },
    }),
  ],
  // Times: a day that is none, and one without its offset from UTC.
  (id) => [use(id, 'cobalt', 'license_plate_recognition', 10, { time: '2026-02-30T10:00:00+08:00' })],
  (id) => [use(id, 'ember', 'license_plate_recognition', 10, { time: '2026-01-12T10:00:00' })],
  // Half a call, and a unit that does not convert.
  (id) => [use(id, 'harbor', 'license_plate_recognition', '10.5')],
  (id) => [use(id, 'atlas', 'license_plate_recognition', 10, { unit: 'minute' })],
  // Sent twice: it counts once.
  (id) => twice(use(id, 'cobalt', 'license_plate_recognition', 500)),
  (id) => twice(use(id, 'ember', 'license_plate_recognition', 700)),
  (id) =>
    twice(
      use(id, 'harbor', 'video_enhancement', 30, {
        unit: 'second',
        attributes: { frame_rate: 25, resolution: 720 },
      }),
    ),
  // One id, two contents: nothing says which is right, so neither counts.
  (id) => [
    use(id, 'atlas', 'license_plate_recognition', 100),
    use(id, 'atlas', 'license_plate_recognition', 1000),
  ],
  // Corrections: of a quantity, of everything, and of a record that does not exist.
  (id) => [
    use(id, 'cobalt', 'license_plate_recognition', 9000),
    use(`${id}-fix`, 'cobalt', 'license_plate_recognition', 900, { replaces: id }),
  ],
  (id) => [
    use(id, 'ember', 'license_plate_recognition', 400),
    use(`${id}-fix`, 'ember', 'license_plate_recognition', 0, { replaces: id }),
  ],
  (id) => [use(id, 'harbor', 'license_plate_recognition', 40, { replaces: 'u-none' })],
  // Before its account was activated.
  (id) => [use(id, LATE, 'license_plate_recognition', 10, { time: '2026-01-02T09:00:00+08:00' })],
  // A line that was cut off.
  (id) => [`{"id":"${id}","account":"atlas","feature":"license_pl`],
];

function use(
  id,
  account,
  feature,
  quantity,
  { time = '2026-01-15T10:00:00+08:00', unit, attributes, replaces } = {},
) {
  return JSON.stringify({ id, account, feature, time, quantity, unit, attributes, replaces });
}

const twice = (line) => [line, line];

/** The lines of `usage.ndjson`. */
function makeUsage({ purchases = true } = {}) {
  const next = random(SEED);
  const below = (end) => Math.floor(next() * end);
  const pick = (values) => values[below(values.length)];
  /** Most calls succeed. */
  const status = () => {
    const chance = next();
    return chance < 0.94 ? undefined : chance < 0.98 ? 'failed' : 'throttled';
  };

  const wrong = mistakes.flatMap((lines, index) => lines(`m-${pad(index + 1)}`));
  const lines = [];
  for (let i = 1; i <= LINES - wrong.length; i++) {
    const rank = Math.floor(ACCOUNTS.length * next() ** 1.6);
    const account = ACCOUNTS[rank];
    const second = below(MONTH - 3 * 86_400) + (account === LATE ? 3 * 86_400 : below(3 * 86_400));
    const time = timeOf(second);
    const id = `u-${pad(i, 5)}`;
    const state = status();
    const chance = next();
    const attributes = state === undefined ? undefined : { status: state };
    if (chance < 0.7) {
      // The largest accounts pass a million plates a month, the smallest stay in the first tier.
      const size = Math.ceil(3000 / (rank + 1) ** 1.2) + 1;
      lines.push(use(id, account, 'license_plate_recognition', 1 + below(size), { time, attributes }));
    } else if (chance < 0.88) {
      const video = {
        frame_rate: pick([24, 25, 30, 50, 60, 120]),
        resolution: pick([480, 720, 1080, 1440, 2160]),
      };
      lines.push(
        use(id, account, 'video_enhancement', 5 + below(600), {
          time,
          unit: 'second',
          attributes: { ...video, ...attributes },
        }),
      );
    } else if (chance < 0.94 || !purchases) {
      lines.push(
        use(id, account, 'face_fusion', 1 + below(5), {
          time,
          attributes: { operation: 'template', ...attributes },
        }),
      );
    } else {
      // Only the accounts that bought a package or QPS use what has no published price of its own.
      const { account: buyer, feature, most } = pick(BUYERS);
      lines.push(use(id, buyer, feature, 1 + below(most), { time, attributes }));
    }
  }
  for (const line of wrong) lines.splice(below(lines.length + 1), 0, line);
  return lines;
}

/** Writes both files and says where they are. */
export function writeSample(folder, options = {}) {
  mkdirSync(folder, { recursive: true });
  const usage = join(folder, 'usage.ndjson');
  const orders = join(folder, 'orders.ndjson');
  writeFileSync(usage, `${makeUsage(options).join('\n')}\n`);
  writeFileSync(orders, `${makeOrders(options).join('\n')}\n`);
  return { usage, orders };
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const [folder = 'out/sample'] = argv.slice(2).filter((word) => !word.startsWith('--'));
  const { usage, orders } = writeSample(folder, { purchases: !argv.includes('--without-purchases') });
  console.log(`${usage}\n${orders}`);
}
