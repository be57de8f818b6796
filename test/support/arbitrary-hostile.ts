import fc from 'fast-check';
import type * as ir from '../../compiler/ir/ir.ts';
import { activation, amount, catalog, feature, graduated, meter, price, tier, usage } from './ir-builder.ts';

/** Text that would do something if any of it came to be code; each piece says so on `globalThis`. */
export const CANARY = 'tarifaCanary';
const SET = `globalThis.${CANARY} = 1`;
const HOSTILE = [
  `"; ${SET}; "`,
  `'; ${SET}; '`,
  `\`; ${SET}; \``,
  `\${${SET}}`,
  `\\"; ${SET}; //`,
  `\\`,
  `</script><script>${SET}</script>`,
  `<!--${SET}`,
  `-->${SET}`,
  `</style></title></textarea></table><img src=x onerror="${SET}">`,
  `" onmouseover="${SET}" x="`,
  `' autofocus onfocus='${SET}`,
  `javascript:${SET}`,
  '&lt;b&gt; &amp; &#60;',
  '<a id="x" href=//evil.example>',
  '[a](javascript:1) ![b](//evil.example/c.png) <https://evil.example>',
  '# a\n- b\n1. c\n> d\n| e | f |\n| --- | --- |\n```\ng',
  '**a** _b_ `c` ~~d~~ https://evil.example www.evil.example @e',
  '- a',
  '1) a',
  '===',
  '\u202egnp.exe',
  `\u2028${SET}\u2029`,
  `*/ ${SET} /*`,
  `\n${SET}\n`,
  `\r\n${SET}//`,
  `});${SET};({`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '\0',
  '\ud800',
  '𝒰',
  '{feature}',
  '$&$1$`',
  '',
];

export const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 8 }))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A catalog with hostile text wherever it may hold text. */
export const hostileCatalog = fc
  .record({
    texts: fc.uniqueArray(hostile, { minLength: 16, maxLength: 16 }),
    reject: fc.boolean(),
  })
  .map(({ texts, reject }) => {
    const [
      name,
      title,
      category,
      unit,
      alias,
      choice,
      one,
      two,
      label,
      cell,
      message,
      page,
      currency,
      number,
      numberUnit,
      agreed,
    ] = texts as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const attributes: ir.Attribute[] = [
      { name: choice, kind: 'choice', values: [one, two], default: null },
      { name: number, kind: 'number', unit: numberUnit, default: null },
    ];
    const closing: ir.TierCharge = reject ? { kind: 'reject', message } : { kind: 'unpublished', page };
    const schedule = graduated(tier('10', amount({ label, rate: '0.5' })), tier(null, closing));
    const table: ir.Select<ir.Outcome> = {
      axes: [{ kind: 'choice', attribute: choice, values: [one, two] }],
      cells: [0, 1],
      outcomes: [
        { kind: 'rated', cell, period: 'month', schedule },
        { kind: 'reject', cell: agreed, message },
      ],
    };
    const own = feature(name, {
      title,
      category,
      meter: meter({ unit, units: [{ names: [unit, alias], factor: '1' }] }),
      prices: [
        price(table, {
          flat: { period: 'month', amount: '1' },
          bounds: { period: 'year', atLeast: '3', atMost: '4' },
        }),
      ],
    });
    const built = catalog([own], {
      catalog: { name: title, title: page },
      currency: { code: currency, digits: 2 },
      activation: 'category',
      attributes,
      products: [
        {
          kind: 'package',
          name,
          title,
          fund: cell,
          unit,
          valid: null,
          alert: null,
          sizes: [{ size: '100', price: '9.9', at: message }],
          unpublished: null,
          at: page,
        },
        {
          kind: 'capacity',
          name: alias,
          title,
          fund: cell,
          unit,
          counted: true,
          unpublished: null,
          sellUpTo: '50',
          allows: [],
          upgrade: null,
          at: page,
          terms: [{ term: 'month', price: graduated(tier(null, amount({ label, rate: '2' }))) }],
        },
      ],
    });
    const input = {
      account: message,
      until: 3_000_000,
      orders: [activation(page, 0, category)],
      usage: [
        usage(title, 5, {
          feature: name,
          quantity: '3',
          unit: alias,
          attributes: [
            [choice, one],
            [number, '3'],
          ],
        }),
        usage(`${title}2`, 6, { feature: name, quantity: '30', unit, attributes: [[choice, one]] }),
        usage(`${title}3`, 7, { feature: name, quantity: '3', attributes: [[choice, two]] }),
        usage(`${title}4`, 8, { feature: name, quantity: '3', unit: label, attributes: [[choice, message]] }),
        usage(`${title}5`, 9, { feature: name, quantity: '3', unit: label }),
        usage(`${title}6`, 10, { feature: name, quantity: '0.5', attributes: [[number, label]] }),
        usage(`${title}7`, 11, { feature: message, quantity: '3', attributes: [[page, label]] }),
        usage(`${title}8`, 12, { feature: name, quantity: '3', attributes: [[page, label]] }),
        usage(`${title}9`, 12, { feature: name, quantity: '3.5' }),
        usage(`${title}10`, 12, { feature: name, quantity: '3' }),
      ],
    };
    return { built, input, name, alias };
  });
