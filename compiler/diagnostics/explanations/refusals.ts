import type { Explanation } from './explanation.ts';

const use = '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10}';
const video =
  '{"id":"u-1","account":"acme","feature":"video","time":"2026-03-02T08:00:00+08:00","quantity":2,"attributes":{"resolution":1080}}';
const order =
  '{"type":"order","id":"o-1","account":"acme","product":"pack","size":5000,"time":"2026-03-01T10:00:00+08:00"}';
const line =
  '{"type":"order","id":"o-1","account":"acme","product":"line","quantity":40,"term":"month","time":"2026-03-01T10:00:00+08:00"}';
const licence =
  '{"type":"order","id":"o-1","account":"acme","product":"sdk","quantity":1,"term":"year","time":"2026-03-01T10:00:00+08:00"}';
const activated = '{"type":"activation","id":"a-1","account":"acme","time":"2026-03-01T00:00:00+08:00"}';

/** TAR51xx: records that the price list refuses. The codes stand in `runtime/refusals.ts`. */
export const refused = {
  TAR5101: {
    title: 'used before activation',
    cause: 'The price list asks for an activation, and at the time of the use there was none.',
    frame: 'activated records',
    wrong: use,
    right: `
      ${activated}
      ${use}`,
    fix: 'Send the activation; the time that it names counts, not when it arrives.',
  },
  TAR5102: {
    title: 'an unknown feature',
    cause: 'The price list has no feature of this name.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"orc","time":"2026-03-02T08:00:00+08:00","quantity":10}',
    right: use,
    fix: 'Correct the name, or declare the feature.',
  },
  TAR5103: {
    title: 'a unit that does not convert to the meter',
    cause: 'The record counts something else than the feature meters.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10,"unit":"minute"}',
    right:
      '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":10,"unit":"call"}',
    fix: 'Send the quantity in the unit of the meter, or in one that converts to it.',
  },
  TAR5104: {
    title: 'a fraction of a counted unit',
    cause: 'Calls are whole. Half of one is a mistake where the record was made.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","quantity":1.5}',
    right: use,
    fix: 'Send whole numbers.',
  },
  TAR5105: {
    title: 'a value that an attribute cannot have',
    cause: 'The attribute is a closed list or a number, and the value is neither.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","attributes":{"status":"lost"}}',
    right:
      '{"id":"u-1","account":"acme","feature":"ocr","time":"2026-03-02T08:00:00+08:00","attributes":{"status":"success"}}',
    fix: 'Send a value that the price list declares.',
  },
  TAR5106: {
    title: 'a missing attribute',
    cause: 'The price depends on the attribute, and it has no default.',
    frame: 'records',
    wrong: '{"id":"u-1","account":"acme","feature":"video","time":"2026-03-02T08:00:00+08:00","quantity":2}',
    right: video,
    fix: 'Send the attribute.',
  },
  TAR5107: {
    title: 'a price that is not published',
    cause: 'The price list names a page in the place of this price. Nothing is charged until it is known.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"video","time":"2026-03-02T08:00:00+08:00","quantity":2,"attributes":{"resolution":4320}}',
    right: video,
    fix: 'Put the price into the price list once it is known.',
  },
  TAR5108: {
    title: 'not sold',
    cause:
      'The price list rejects this use with the reason that it gives, such as a quantity above its last tier.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"faces","time":"2026-03-02T08:00:00+08:00","quantity":1001}',
    right:
      '{"id":"u-1","account":"acme","feature":"faces","time":"2026-03-02T08:00:00+08:00","quantity":1000}',
    fix: 'Agree on a price, and put it into the price list.',
  },
  TAR5109: {
    title: 'nothing pays for the use',
    cause: 'The feature has no price, and no order of the account was valid at the time.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"prints","time":"2026-03-02T08:00:00+08:00","quantity":10}',
    right: `
      {"type":"order","id":"o-1","account":"acme","product":"line","quantity":5,"term":"month","time":"2026-03-01T10:00:00+08:00"}
      {"id":"u-1","account":"acme","feature":"prints","time":"2026-03-02T08:00:00+08:00","quantity":10}`,
    fix: 'Send the order if there is one.',
  },
  TAR5110: {
    title: 'used before the first price',
    cause: 'The first price of the feature holds from a later day.',
    frame: 'records',
    wrong:
      '{"id":"u-1","account":"acme","feature":"layout","time":"2026-01-15T08:00:00+08:00","quantity":10}',
    right:
      '{"id":"u-1","account":"acme","feature":"layout","time":"2026-02-15T08:00:00+08:00","quantity":10}',
    fix: 'Add the older price to the price list, or correct the time.',
  },
  TAR5111: {
    title: 'an unknown product',
    cause: 'The price list sells nothing of this name.',
    frame: 'records',
    wrong:
      '{"type":"order","id":"o-1","account":"acme","product":"pakc","size":5000,"time":"2026-03-01T10:00:00+08:00"}',
    right: order,
    fix: 'Correct the name, or declare the product.',
  },
  TAR5112: {
    title: 'not sold like this',
    cause:
      'The product is not sold in this size, count or term, or the order lacks one of them. The message says which sizes there are, or which field it is.',
    frame: 'records',
    wrong:
      '{"type":"order","id":"o-1","account":"acme","product":"pack","size":7000,"time":"2026-03-01T10:00:00+08:00"}',
    right: order,
    fix: 'Order what is on the list.',
  },
  TAR5113: {
    title: 'no price for this term',
    cause: 'The product has a price by other terms, and none for this one.',
    frame: 'records',
    wrong:
      '{"type":"order","id":"o-1","account":"acme","product":"line","quantity":40,"term":"year","time":"2026-03-01T10:00:00+08:00"}',
    right: line,
    fix: 'Order by a term that has a price.',
  },
  TAR5114: {
    title: 'more than is sold',
    cause: 'The price list says up to how much is sold.',
    frame: 'records',
    wrong:
      '{"type":"order","id":"o-1","account":"acme","product":"line","quantity":60,"term":"month","time":"2026-03-01T10:00:00+08:00"}',
    right: line,
    fix: 'Order less, or raise the limit in the price list.',
  },
  TAR5115: {
    title: 'a change that is not allowed',
    cause: 'The product does not allow this change of an order.',
    frame: 'records',
    wrong: `
      ${order}
      {"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-03-10T00:00:00+08:00"}`,
    right: `
      ${line}
      {"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-03-10T00:00:00+08:00"}`,
    fix: 'Add the change to `allows`, or take the record back.',
  },
  TAR5116: {
    title: 'a record speaks of an order that is not there',
    cause:
      'No order of the account has this id when the record is taken: it is unknown or was rejected, it is bought later, or several were bought at once and the record has to name one of them, such as `o-1#2`. The message says which.',
    frame: 'records',
    wrong:
      '{"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-03-10T00:00:00+08:00"}',
    right: `
      ${line}
      {"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-03-10T00:00:00+08:00"}`,
    fix: 'Send the order as well, or correct the id.',
  },
  TAR5117: {
    title: 'an order that is not valid at this time',
    cause: 'The order has expired, or has not begun.',
    frame: 'records',
    wrong: `
      ${line}
      {"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-05-10T00:00:00+08:00"}`,
    right: `
      ${line}
      {"type":"renewal","id":"o-2","account":"acme","order":"o-1","term":"month","time":"2026-03-10T00:00:00+08:00"}`,
    fix: 'Buy anew; an order is renewed before it expires.',
  },
  TAR5118: {
    title: 'an upgrade that does not raise',
    cause: 'The quantity of an upgrade is the new total, and must be above the old one.',
    frame: 'records',
    wrong: `
      ${line}
      {"type":"upgrade","id":"o-2","account":"acme","order":"o-1","quantity":30,"price":100,"time":"2026-03-10T00:00:00+08:00"}`,
    right: `
      ${line}
      {"type":"upgrade","id":"o-2","account":"acme","order":"o-1","quantity":45,"price":100,"time":"2026-03-10T00:00:00+08:00"}`,
    fix: 'Send the new total.',
  },
  TAR5119: {
    title: 'a conversion that cannot be',
    cause:
      'A package becomes one of a fund that stands later in `deduct`, with points of the same unit, and keeps its points and its expiry. Nothing else is converted: the other way, points would come to pay before those that were bought for it.',
    frame: 'records',
    wrong: `
      ${order}
      {"type":"conversion","id":"o-2","account":"acme","order":"o-1","product":"line","time":"2026-03-10T00:00:00+08:00"}`,
    right: `
      ${order}
      {"type":"conversion","id":"o-2","account":"acme","order":"o-1","product":"other","time":"2026-03-10T00:00:00+08:00"}`,
    fix: 'Name a package of a later fund, whose points are of the same unit.',
  },
  TAR5120: {
    title: 'a licence that was activated too late',
    cause: 'The licence had to be activated within the time that the price list names.',
    frame: 'records',
    wrong: `
      ${licence}
      {"type":"activation","id":"a-1","account":"acme","order":"o-1","time":"2026-05-01T00:00:00+08:00"}`,
    right: `
      ${licence}
      {"type":"activation","id":"a-1","account":"acme","order":"o-1","time":"2026-03-15T00:00:00+08:00"}`,
    fix: 'Buy anew.',
  },
  TAR5121: {
    title: 'more in all than is sold',
    cause:
      'Orders that are valid at one instant add up, and all of them together may not exceed what is sold.',
    frame: 'records',
    wrong: `
      ${line}
      {"type":"order","id":"o-2","account":"acme","product":"line","quantity":20,"term":"month","time":"2026-03-10T10:00:00+08:00"}`,
    right: `
      ${line}
      {"type":"order","id":"o-2","account":"acme","product":"line","quantity":10,"term":"month","time":"2026-03-10T10:00:00+08:00"}`,
    fix: 'Order less, or raise the limit in the price list.',
  },
  TAR5122: {
    title: 'an order that the account holds already',
    cause:
      'Several that are bought at once are held as `o-1#1`, `o-1#2` and so on. An order whose own id is one of these would be held by the same name, and a later record could mean either. The one that was bought first stands.',
    frame: 'records',
    wrong: `
      {"type":"order","id":"o-1","account":"acme","product":"pack","size":5000,"count":2,"time":"2026-03-01T10:00:00+08:00"}
      {"type":"order","id":"o-1#1","account":"acme","product":"pack","size":5000,"time":"2026-03-02T10:00:00+08:00"}`,
    right: `
      {"type":"order","id":"o-1","account":"acme","product":"pack","size":5000,"count":2,"time":"2026-03-01T10:00:00+08:00"}
      {"type":"order","id":"o-2","account":"acme","product":"pack","size":5000,"time":"2026-03-02T10:00:00+08:00"}`,
    fix: 'Give the order an id of its own.',
  },
  TAR5123: {
    title: 'a temporary upgrade that ends before it begins',
    cause: 'The upgrade would hold at no instant: it begins at its `time`, and `until` is not after that.',
    frame: 'records',
    wrong: `
      ${line}
      {"type":"upgrade","id":"o-2","account":"acme","order":"o-1","quantity":45,"price":100,"time":"2026-03-10T00:00:00+08:00","until":"2026-03-09T00:00:00+08:00"}`,
    right: `
      ${line}
      {"type":"upgrade","id":"o-2","account":"acme","order":"o-1","quantity":45,"price":100,"time":"2026-03-10T00:00:00+08:00","until":"2026-03-12T00:00:00+08:00"}`,
    fix: 'Correct `until`, or leave it out for an upgrade that lasts as long as the order.',
  },
  TAR5124: {
    title: 'an order that would pay before it is bought',
    cause:
      'What was used before a purchase has been paid from what the account held then, and its bill may have been written. So an order pays from its `time` on, or from a later `effective`.',
    frame: 'records',
    wrong:
      '{"type":"order","id":"o-1","account":"acme","product":"pack","size":5000,"time":"2026-03-15T10:00:00+08:00","effective":"2026-03-01T00:00:00+08:00"}',
    right:
      '{"type":"order","id":"o-1","account":"acme","product":"pack","size":5000,"time":"2026-03-01T00:00:00+08:00"}',
    fix: 'Where it was agreed that it pays from then on, send that instant as its `time`.',
  },
  TAR5125: {
    title: 'an order that takes no activation',
    cause: 'Only a licence is activated, and only once. The message says which of the two it is.',
    frame: 'records',
    wrong: `
      ${order}
      {"type":"activation","id":"a-1","account":"acme","order":"o-1","time":"2026-03-15T00:00:00+08:00"}`,
    right: `
      ${licence}
      {"type":"activation","id":"a-1","account":"acme","order":"o-1","time":"2026-03-15T00:00:00+08:00"}`,
    fix: 'Take the record back.',
  },
  TAR5126: {
    title: 'an activation of a category that is not activated',
    cause:
      'The price list has no such category, or it asks for one activation of the whole account, which names none.',
    frame: 'category records',
    wrong:
      '{"type":"activation","id":"a-1","account":"acme","category":"imagess","time":"2026-03-01T00:00:00+08:00"}',
    right:
      '{"type":"activation","id":"a-1","account":"acme","category":"images","time":"2026-03-01T00:00:00+08:00"}',
    fix: 'Correct the name, or leave it out.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
