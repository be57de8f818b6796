import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR26xx: examples. */
export const exampleDiagnostics = defineDiagnostics({
  TAR2601: {
    severity: 'error',
    message: 'this step has no date, but another one has',
    help: 'say when: `on 2026-01-31`; steps run in the order of their times',
  },
  TAR2602: {
    severity: 'error',
    message: '`{feature}` is priced by the time of its use, and this use has none',
    help: 'say when: `at 2026-01-31T12:00`',
  },
  TAR2603: { severity: 'error', message: 'there is no such time in {zone}' },
  TAR2604: { severity: 'error', message: '`{attribute}` is given twice' },
  TAR2605: {
    severity: 'error',
    message: 'this quantity has no finite decimal in any unit it is given in, nor in `{unit}`',
  },
  TAR2606: {
    severity: 'error',
    message: 'package `{product}` has no size of {size}',
    label: 'not on the list',
  },
  TAR2607: { severity: 'error', message: 'nothing says how much of `{product}` is bought' },
  TAR2608: { severity: 'error', message: '`{word}` is no term', help: 'a term is `day`, `month` or `year`' },
  TAR2609: {
    severity: 'error',
    message: '{kind} `{product}` is sold by term, and none is given',
    help: 'say which: `by month`',
  },
  TAR2610: { severity: 'error', message: 'package `{product}` is not sold by term' },
  TAR2611: {
    severity: 'error',
    message: 'no step above buys `{product}`',
    help: 'buy it first: `buy {product} …`',
  },
  TAR2612: { severity: 'error', message: '{kind} `{product}` has no {what}' },
  TAR2613: {
    severity: 'error',
    message: 'a quote in an example says what it comes to',
    help: 'add `is` and the amount',
  },
  TAR2614: { severity: 'error', message: 'this catalog asks for no activation' },
  TAR2615: {
    severity: 'error',
    message: 'each category is activated on its own here',
    help: 'say which: `activate some_category`',
  },
  TAR2616: { severity: 'error', message: '`{name}` is neither a category nor a licence' },
  TAR2617: {
    severity: 'error',
    message: '`{code}` is no code of a rejected record',
    help: 'these codes begin with TAR5',
  },
  TAR2618: { severity: 'error', message: 'an amount cannot be compared to the nearest zero' },
  TAR2619: {
    severity: 'error',
    message: 'the account is activated as a whole here, not by category',
    help: 'write `activate` without a category',
  },
  TAR2620: {
    severity: 'error',
    message: 'the example `{title}` fails: expected {expected}, came out {actual}',
    help: '`tarifa test` shows the working behind what came out',
  },
});

export const reportExample = exampleDiagnostics.report;
