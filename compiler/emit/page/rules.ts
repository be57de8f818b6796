import type { ConsumeKey, Fund, Ir, RoundingMode } from '../../ir/ir.ts';
import type { Text } from '../../words/text.ts';
import { paragraph, type Block, type Fact, type Section } from './document.ts';
import { owedFacts } from './owed.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is said once for the whole list: what pays first, how it is rounded, when a month begins. */
export function rulesSection(vocabulary: Vocabulary): Section {
  const { ir } = vocabulary;
  const facts: Fact[] = [
    ...activationFact(ir),
    { what: 'invoices', is: `one for each calendar month, before tax, in ${ir.currency.code}` },
    { what: 'days, months, years', is: `those of the calendar in ${ir.zone.name}` },
    ...owedFacts(vocabulary),
    { what: 'rounding', is: roundingText(vocabulary) },
    ...consumeFacts(vocabulary),
  ];
  return {
    anchor: vocabulary.anchors.of('page', 'rules'),
    title: 'How charges are reckoned',
    blocks: [...deductBlocks(vocabulary), { kind: 'facts', facts }],
  };
}

function activationFact({ activation }: Ir): readonly Fact[] {
  switch (activation) {
    case 'none':
      return [];
    case 'account':
      return [
        {
          what: 'activation',
          is: 'an account is activated before anything else; use before that is refused',
        },
      ];
    case 'category':
      return [
        {
          what: 'activation',
          is: 'each category is activated by itself before its features are used; use before that is refused',
        },
      ];
  }
}

/** The waterfall, in the order in which it pays. */
function deductBlocks(vocabulary: Vocabulary): readonly Block[] {
  const { funds, products } = vocabulary.ir;
  if (funds.length === 0) return [];
  const ways = funds.map(({ name }): { readonly text: Text } => {
    const filling = products.filter((one) => one.kind !== 'licence' && one.fund === name);
    const packages = filling.filter(({ kind }) => kind === 'package');
    const points = new Set(packages.map(({ unit }) => vocabulary.unit(unit)));
    const how = [
      ...(packages.length < filling.length
        ? ['capacity bought ahead, which covers all use while it is valid']
        : []),
      ...(points.size > 0 ? [`packages, from which each use takes its ${[...points].join(' or ')}`] : []),
    ].join('; ');
    return { text: how === '' ? vocabulary.words(name) : `${vocabulary.words(name)}: ${how}` };
  });
  return [
    paragraph('Use is paid by what was bought ahead before it is charged, in this order:'),
    {
      kind: 'list',
      style: 'numbered',
      items: [...ways, { text: 'the price: what is left is charged as it comes' }],
    },
    paragraph(
      'What one of them does not cover goes on to the next. Which of them a feature accepts stands with it.',
    ),
  ];
}

const KEYS: Readonly<Record<ConsumeKey, string>> = {
  'soonest expiry': 'the one that expires first',
  'earliest order': 'the one that was ordered first',
  'order id': 'the one with the smaller order number',
};

/** Which of several orders pays first; funds with one rule are told together. */
function consumeFacts(vocabulary: Vocabulary): readonly Fact[] {
  const { funds, products } = vocabulary.ir;
  const drawn = funds.filter(({ name }) =>
    products.some((one) => one.kind === 'package' && one.fund === name),
  );
  const groups = new Map<string, Fund[]>();
  for (const fund of drawn) {
    const key = fund.consume.join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [fund]);
    else known.push(fund);
  }
  return [...groups.values()].map((group): Fact => {
    const names = group.map(({ name }) => vocabulary.words(name)).join(', ');
    const what = groups.size === 1 ? 'of several orders' : `of several orders, ${names}`;
    const [first = '', ...others] = group[0]!.consume.map((key) => KEYS[key]);
    const ties = others.map((key) => `; of equals, ${key}`).join('');
    return { what, is: `${first} pays first${ties}` };
  });
}

const MODES: Readonly<Record<RoundingMode, string>> = {
  'half up': 'to the nearest {step}, a half upwards',
  'half even': 'to the nearest {step}, half to even',
  'half down': 'to the nearest {step}, a half downwards',
  up: 'up to a whole {step}',
  down: 'down to a whole {step}',
};

function roundingText({ ir, currency }: Vocabulary): string {
  const { mode, step } = ir.rounding;
  const apart = ir.features.some(({ prices }) => prices.some(({ perEvent }) => perEvent));
  const rest = apart ? '; where it is said of a price, each record is rounded instead' : '';
  return `each line of an invoice once, ${MODES[mode].replace('{step}', `${currency} ${step}`)}${rest}`;
}
