import { told, untold, type Family } from './mistake.ts';
import { instead, without, type Source } from './source.ts';

/** What a price counts in: periods, events, blocks. */

const period = (source: Source) =>
  source.all('period').filter((node) => source.parent(node)?.kind === 'price');

export const periods: Family = {
  name: 'Periods and counting',
  kinds: [
    told('a price that needs a period without one', (source) =>
      period(source)
        .filter(({ word }) => word !== 'per event')
        .flatMap((node) => {
          const price = source.parent(node)!;
          const inside = [...source.all('flat'), ...source.all('rate'), ...source.all('tiers')].filter(
            ({ span }) => source.isIn(span, price.span),
          );
          return [
            without(
              source,
              node.span,
              [price, ...inside].map(({ span }) => span),
            ),
          ];
        }),
    ),
    untold(
      'another period: daily for monthly, yearly for another',
      'an example with use in two months, and on two days',
      (source) =>
        period(source).flatMap((node) =>
          node.word === 'per event' ? [] : [instead(node.span, node.word === 'monthly' ? 'daily' : 'yearly')],
        ),
    ),
    untold(
      '`per event` for `monthly`, and back',
      'an example of two uses that both fall short of a bound',
      (source) =>
        period(source).flatMap((node) => {
          if (node.word === 'per event') return [instead(node.span, 'monthly')];
          return node.word === 'monthly' ? [instead(node.span, 'per event')] : [];
        }),
    ),
    untold(
      '`counting all usage` left out',
      'an example in which a package pays first, then the price',
      (source) =>
        [...source.all('price')].flatMap(({ countingAll }) =>
          countingAll === null ? [] : [instead(countingAll, '')],
        ),
    ),
    untold('`started` and `complete` exchanged', 'an example with a part of a block', (source) =>
      source.all('rate').flatMap(({ block, span }) => {
        const word = block === null ? null : source.find(span, block);
        return word === null ? [] : [instead(word, block === 'started' ? 'complete' : 'started')];
      }),
    ),
  ],
};
