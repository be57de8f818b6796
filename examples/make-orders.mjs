// What the accounts of the sample bought: activations, packages that stack, one that expires within the month, prepaid
// QPS with its upgrades and renewals, a conversion, an offline SDK, and some orders that are wrong on purpose.
//
// Amounts that the vendor does not publish are made up; such an order says its own `price`.

/** Names of accounts, the largest users first. */
export const ACCOUNTS = `
  atlas borealis cobalt delta ember fjord granite harbor indigo juniper kestrel lumen
  meridian nimbus onyx prairie quartz ridge saffron tundra umbra vertex willow zephyr
`
  .trim()
  .split(/\s+/);
/** Activates on the third day; all others on the first or, where they bought something earlier, before that. */
export const LATE = 'zephyr';

/** Which account has paid ahead for which feature, and how many calls one of its records has at most. */
export const BUYERS = [
  { account: 'atlas', feature: 'object_detection', most: 740 },
  { account: 'borealis', feature: 'object_detection', most: 300 },
  { account: 'cobalt', feature: 'face_comparison_1_1', most: 40 },
  { account: 'delta', feature: 'face_comparison_1_1', most: 40 },
  { account: 'harbor', feature: 'fingerprint_extraction', most: 20 },
];

const START = '2026-01-01T00:00:00+08:00';

/** Everything bought, in the order in which the accounts stand above. */
const BOUGHT = [
  // Packages stack. The first is a year old in the middle of the month, and expires with points left; the second goes on
  // and is used up; the third, of another size, was paid on the 10th and took effect on the 11th.
  order('o-01', 'atlas', 'object_detection_package', '2025-01-14T10:00:00+08:00', { size: 5000 }),
  order('o-02', 'atlas', 'object_detection_package', START, { size: 5000 }),
  order('o-03', 'atlas', 'object_detection_package', '2026-01-10T15:30:00+08:00', {
    size: 10_000,
    effective: '2026-01-11T09:00:00+08:00',
  }),
  // Two of one size at once: o-04#1 and o-04#2.
  order('o-04', 'borealis', 'object_detection_package', START, { size: 5000, count: 2 }),

  // 40 QPS for a month, raised to 45 for good and to 50 for two days, and renewed at the 45 that then hold.
  order('o-05', 'cobalt', 'face_comparison_1_1_qps', START, { quantity: 40, term: 'month' }),
  change('upgrade', 'o-06', 'cobalt', 'o-05', '2026-01-10T00:00:00+08:00', { quantity: 45, price: 690 }),
  change('upgrade', 'o-07', 'cobalt', 'o-05', '2026-01-20T00:00:00+08:00', {
    quantity: 50,
    until: '2026-01-22T00:00:00+08:00',
    price: 108,
  }),
  change('renewal', 'o-08', 'cobalt', 'o-05', '2026-01-28T10:00:00+08:00', { term: 'month' }),
  // 10 QPS for two weeks, then for 17 days more.
  order('o-09', 'delta', 'face_comparison_1_1_qps', START, { quantity: 10, term: 'day', terms: 14 }),
  change('renewal', 'o-10', 'delta', 'o-09', '2026-01-14T18:00:00+08:00', { term: 'day', terms: 17 }),

  // A package of one feature that the vendor turned into a general-purpose one: points and expiry stay.
  order('o-11', 'ember', 'image_tagging_package', START, { size: 5000, price: 60 }),
  change('conversion', 'o-12', 'ember', 'o-11', '2026-01-20T00:00:00+08:00', { product: 'general_image' }),
  // An offline SDK counts from its activation; the other one still waits for its own.
  order('o-13', 'ember', 'body_keypoints_sdk', '2026-01-05T11:00:00+08:00', {
    quantity: 10,
    term: 'year',
    price: 9000,
    attributes: { device: 'android' },
  }),
  change('activation', 'o-14', 'ember', 'o-13', '2026-01-12T09:00:00+08:00'),
  order('o-15', 'ember', 'body_keypoints_sdk', '2026-01-25T11:00:00+08:00', {
    quantity: 1,
    term: 'year',
    price: 1000,
    attributes: { device: 'ios' },
  }),

  // QPS that expire within the month, of a feature without a price: what comes later falls back to the default capacity.
  order('o-16', 'harbor', 'fingerprint_extraction_qps', START, {
    quantity: 5,
    term: 'day',
    terms: 14,
    price: 700,
  }),

  // Wrong on purpose: a size that is not sold, more than is sold, an upgrade that says no price (none is published), one
  // that would lower, and a renewal that comes too late.
  order('o-17', 'atlas', 'object_detection_package', '2026-01-12T10:00:00+08:00', { size: 3000 }),
  order('o-18', 'cobalt', 'face_comparison_1_1_qps', '2026-01-12T10:00:00+08:00', {
    quantity: 60,
    term: 'day',
  }),
  change('upgrade', 'o-19', 'harbor', 'o-16', '2026-01-08T12:00:00+08:00', { quantity: 8 }),
  change('upgrade', 'o-20', 'cobalt', 'o-05', '2026-01-26T10:00:00+08:00', { quantity: 30 }),
  change('renewal', 'o-21', 'harbor', 'o-16', '2026-01-16T10:00:00+08:00', {
    term: 'day',
    terms: 7,
    price: 350,
  }),
];

/** The lines of `orders.ndjson`: an activation for every account, and what some of them bought. */
export function makeOrders({ purchases = true } = {}) {
  const activations = ACCOUNTS.map((account, index) => ({
    type: 'activation',
    id: `a-${String(index + 1).padStart(2, '0')}`,
    account,
    time: activeFrom(account),
  }));
  return [...activations, ...(purchases ? BOUGHT : [])].map((record) => JSON.stringify(record));
}

function activeFrom(account) {
  if (account === LATE) return '2026-01-03T00:00:00+08:00';
  return account === 'atlas' ? '2025-01-14T09:00:00+08:00' : START;
}

function order(id, account, product, time, rest) {
  return { type: 'order', id, account, product, time, ...rest };
}

/** Whatever happens to an order later. */
function change(type, id, account, of, time, rest = {}) {
  return { type, id, account, order: of, time, ...rest };
}
