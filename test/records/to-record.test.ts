import { describe, expect, test } from 'vitest';
import { outcome, readText, usageLine } from './read-text.ts';

test('usage with everything left out that may be', async () => {
  expect((await readText(usageLine())).records).toEqual([
    {
      type: 'usage',
      id: 'u-1',
      account: 'acme',
      feature: 'object_detection',
      at: { seconds: 1768435200, nanos: 0 },
      time: '2026-01-15T08:00:00+08:00',
      quantity: '1',
      unit: null,
      attributes: new Map(),
      replaces: null,
      origin: { file: 'standard input', line: 1, raw: usageLine() },
    },
  ]);
});

test('orders of every type', async () => {
  const text = `{"type":"activation","id":"a-1","account":"acme","time":"2026-01-01T00:00:00+08:00"}
{"type":"order","id":"o-1","account":"acme","product":"object_detection_package","size":5000,"count":2,"time":"2026-01-01T10:00:00+08:00","effective":"2026-01-01T12:00:00+08:00"}
{"type":"order","id":"o-2","account":"acme","product":"face_comparison_1_1_qps","quantity":40,"term":"month","terms":3,"time":"2026-01-01T10:00:00+08:00"}
{"type":"upgrade","id":"o-4","account":"acme","order":"o-2","quantity":"50.0","time":"2026-01-20T00:00:00+08:00","until":"2026-01-21T00:00:00+08:00"}
{"type":"renewal","id":"o-5","account":"acme","order":"o-2","term":"month","time":"2026-01-25T00:00:00+08:00"}
{"type":"order","id":"o-6","account":"acme","product":"body_keypoints_sdk","quantity":10,"term":"year","attributes":{"device":"android"},"price":"1e3","time":"2026-01-01T10:00:00+08:00"}
{"type":"activation","id":"a-2","account":"acme","order":"o-6","time":"2026-02-01T00:00:00+08:00"}
{"type":"conversion","id":"o-7","account":"acme","order":"o-1","product":"general_image","time":"2026-03-01T00:00:00+08:00"}`;
  const { records, rejects } = await readText(text, { role: 'orders' });
  expect(rejects).toEqual([]);
  expect(records).toMatchObject([
    { type: 'activation', category: null, order: null },
    {
      type: 'order',
      size: '5000',
      count: 2,
      quantity: null,
      term: null,
      terms: 1,
      price: null,
      effective: { seconds: 1767240000 },
    },
    { type: 'order', quantity: '40', count: 1, term: 'month', terms: 3, effective: { seconds: 1767232800 } },
    { type: 'upgrade', order: 'o-2', quantity: '50', until: { seconds: 1768924800 } },
    { type: 'renewal', order: 'o-2', term: 'month', terms: 1 },
    { type: 'order', attributes: new Map([['device', 'android']]), price: '1000' },
    { type: 'activation', order: 'o-6' },
    { type: 'conversion', order: 'o-1', product: 'general_image' },
  ]);
});

test('attributes are texts as written, numbers canonical, names data', async () => {
  const line = usageLine({
    attributes:
      '{"device":"60.0","frame_rate":"60.0","resolution":1080.50,"other":1e1,"__proto__":"p","constructor":2,"none":null}',
  });
  expect(await outcome(line, 'attributes')).toEqual(
    new Map([
      ['__proto__', 'p'],
      ['constructor', '2'],
      ['device', '60.0'],
      ['frame_rate', '60'],
      ['other', '10'],
      ['resolution', '1080.5'],
    ]),
  );
  // The price list says what is wrong with it, since it knows what a frame rate may be.
  expect(await outcome(usageLine({ attributes: '{"frame_rate":"fast"}' }), 'attributes')).toEqual(
    new Map([['frame_rate', 'fast']]),
  );
});

const long = 'x'.repeat(257);

test('pairs of surrogates are characters', async () => {
  expect(await outcome(usageLine({ id: '"\\ud83d\\ude00 😀"' }), 'id')).toBe('😀 😀');
});

test.each<[Record<string, string>, string]>([
  [{ quantity: '"ten"' }, 'TAR5005 `quantity` is `ten`, not a number'],
  [{ quantity: 'true' }, 'TAR5005 `quantity` is `true`, not a number'],
  [{ quantity: '[1]' }, 'TAR5005 `quantity` is a list, not a number'],
  [{ quantity: '{}' }, 'TAR5005 `quantity` is an object, not a number'],
  [{ quantity: '""' }, 'TAR5005 `quantity` is ``, not a number'],
  [{ quantity: '-3' }, 'TAR5008 `quantity` is `-3`, which is negative'],
  [{ quantity: '1e25' }, 'TAR5007 `quantity` is `1e25`, a number with an exponent outside -12 to +24'],
  [{ id: '7' }, 'TAR5005 `id` is the number `7`, not a text'],
  [{ id: '90071992547409931' }, 'TAR5005 `id` is the number `90071992547409931`, not a text'],
  [{ id: 'null' }, 'TAR5005 `id` is `null`, not a text'],
  [{ id: '""' }, 'TAR5005 `id` is empty'],
  [{ id: JSON.stringify(long) }, 'TAR5009 `id` is longer than 256 characters'],
  [{ account: JSON.stringify(long) }, 'TAR5009 `account` is longer than 256 characters'],
  [{ id: '"\\ud800"' }, 'TAR5005 `id` holds half of a surrogate pair, which is no character'],
  [
    { quantity: JSON.stringify('x😀'.repeat(50)) },
    `TAR5005 \`quantity\` is \`${'x😀'.repeat(20).slice(0, -2)}…\`, not a number`,
  ],
  [{ time: '"2026-02-30T00:00:00Z"' }, 'TAR5006 `time` is `2026-02-30T00:00:00Z`, a day that does not exist'],
  [{ time: '1768435200' }, 'TAR5005 `time` is the number `1768435200`, not a text'],
  [{ quantiti: '1' }, 'TAR5004 `quantiti` is no field of usage; did you mean `quantity`?'],
  [{ zzzzzz: '1' }, 'TAR5004 `zzzzzz` is no field of usage'],
  [{ ['__proto__']: '1' }, 'TAR5004 `__proto__` is no field of usage'],
  [{ constructor: '{"prototype":{"a":1}}' }, 'TAR5004 `constructor` is no field of usage'],
  [{ attributes: '"a"' }, 'TAR5005 `attributes` is `a`, not an object of attributes'],
  [{ attributes: '{"a":true}' }, 'TAR5005 `attributes.a` is `true`, not a text or a number'],
  [{ attributes: '{"a":{}}' }, 'TAR5005 `attributes.a` is an object, not a text or a number'],
  [
    { attributes: '{"a":1e99}' },
    'TAR5007 `attributes.a` is `1e99`, a number with an exponent outside -12 to +24',
  ],
  [
    { attributes: '{"frame_rate":"1e99"}' },
    'TAR5007 `attributes.frame_rate` is `1e99`, a number with an exponent outside -12 to +24',
  ],
  [{ attributes: '{"a":""}' }, 'TAR5005 `attributes.a` is empty'],
  [{ type: '"usge"' }, 'TAR5005 `type` is `usge`, no type of record; did you mean `usage`?'],
])('%j', async (fields, expected) => {
  expect(await outcome(usageLine(fields))).toBe(expected);
});

test('a required field that is missing, and one that is misspelled', async () => {
  const line = usageLine().replace('"account":"acme",', '');
  expect(await outcome(line)).toBe('TAR5003 `account` is missing');
  expect(await outcome(line.replace('{', '{"acount":"acme",'))).toBe(
    'TAR5004 `acount` is no field of usage; did you mean `account`?',
  );
});

test.each([
  [
    '{"id":"o","account":"a","time":"2026-01-01T00:00:00Z"}',
    'TAR5003 `type` is missing: one of usage, activation, order, upgrade, renewal, conversion',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","count":1.5,"time":"2026-01-01T00:00:00Z"}',
    'TAR5005 `count` is `1.5`, not a whole number',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","count":0,"time":"2026-01-01T00:00:00Z"}',
    'TAR5007 `count` is `0`, not between 1 and 10000',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","count":1e15,"time":"2026-01-01T00:00:00Z"}',
    'TAR5007 `count` is `1000000000000000`, not between 1 and 10000',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","term":"months","time":"2026-01-01T00:00:00Z"}',
    'TAR5005 `term` is `months`, not `day`, `month` or `year`; did you mean `month`?',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","price":-1,"time":"2026-01-01T00:00:00Z"}',
    'TAR5008 `price` is `-1`, which is negative',
  ],
  [
    '{"type":"order","id":"o","account":"a","product":"p","effective":"soon","time":"2026-01-01T00:00:00Z"}',
    'TAR5006 `effective` is `soon`, not a time such as `2026-01-15T08:00:00+08:00` or `2026-01-15T00:00:00Z`',
  ],
  [
    '{"type":"upgrade","id":"o","account":"a","order":"p","time":"2026-01-01T00:00:00Z"}',
    'TAR5003 `quantity` is missing',
  ],
  [
    '{"type":"activation","id":"o","account":"a","product":"p","time":"2026-01-01T00:00:00Z"}',
    'TAR5004 `product` is no field of an activation',
  ],
])('%s', async (line, expected) => {
  expect(await outcome(line, 'id', { role: 'orders' })).toBe(expected);
});

describe('CloudEvents', () => {
  const event = (fields: object): string =>
    JSON.stringify({
      specversion: '1.0',
      id: 'e-1',
      source: '/api',
      type: 'object_detection',
      subject: 'acme',
      time: '2026-01-15T08:00:00Z',
      traceparent: 'x',
      ...fields,
    });

  test('are usage', async () => {
    const line = event({ data: { quantity: 3, unit: 'call', attributes: { frame_rate: 60 } } });
    expect((await readText(line)).records).toMatchObject([
      {
        type: 'usage',
        id: 'e-1',
        account: 'acme',
        feature: 'object_detection',
        quantity: '3',
        unit: 'call',
        attributes: new Map([['frame_rate', '60']]),
      },
    ]);
    expect(await outcome(event({}))).toBe('1');
  });

  test.each<[object, string]>([
    [{ specversion: '0.3' }, 'TAR5005 `specversion` is not `1.0`, the version of CloudEvents that is read'],
    [{ subject: undefined }, 'TAR5003 `subject` is missing from the CloudEvent'],
    [{ subject: 7 }, 'TAR5005 `subject` of the CloudEvent is not a text'],
    [{ data: [1] }, 'TAR5005 `data` of the CloudEvent is not an object'],
    [{ data: { quantity: 'ten' } }, 'TAR5005 `quantity` is `ten`, not a number'],
    [{ data: { id: 'x' } }, "TAR5004 `id` is no field of a CloudEvent's `data`"],
    [{ data: { units: 'x' } }, "TAR5004 `units` is no field of a CloudEvent's `data`; did you mean `unit`?"],
    [{ data_base64: 'AA==' }, 'TAR5005 the CloudEvent holds `data_base64`; its data has to be JSON'],
  ])('%j', async (fields, expected) => {
    expect(await outcome(event(fields))).toBe(expected);
  });

  test('a rejected one names its account', async () => {
    const { rejects } = await readText(event({ data: [] }));
    expect(rejects).toMatchObject([{ record: 'e-1', account: 'acme', line: 1 }]);
  });
});

test('hostile records leave every prototype as it was', async () => {
  const before = [Object.prototype, Array.prototype, Map.prototype, globalThis].map((each) =>
    JSON.stringify(Reflect.ownKeys(each).map(String)),
  );
  await readText(
    [
      usageLine({ ['__proto__']: '{"polluted":1}' }),
      usageLine({ attributes: '{"__proto__":"1","constructor":"2","prototype":1e1}' }),
      '{"specversion":"1.0","id":"e","type":"f","subject":"a","time":"2026-01-01T00:00:00Z","data":{"__proto__":{"polluted":1}}}',
      '{"__proto__":{"id":"u","account":"a"},"constructor":{"prototype":{"polluted":12345678901234567890}}}',
    ].join('\n'),
  );
  const after = [Object.prototype, Array.prototype, Map.prototype, globalThis].map((each) =>
    JSON.stringify(Reflect.ownKeys(each).map(String)),
  );
  expect(after).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
