import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR31xx to TAR34xx: figures that mean something, and are probably not meant. Each is a warning. */
export const lintDiagnostics = defineDiagnostics({
  TAR3101: {
    severity: 'warning',
    message: 'using more costs less in total: {more} cost {less}, and {fewer} cost {cost}',
    label: '{range} cost less than {fewer}, at most by {loss}',
    help: 'if each {unit} should cost the rate of its own tier, write `graduated`',
  },
  TAR3102: {
    severity: 'warning',
    message: '{what} dearer than the one before',
    label: '{rate} a {unit}, after {before}',
    help: 'if it is meant, say why on the line above: `// allow TAR3102: the page says so`',
  },
  TAR3103: {
    severity: 'warning',
    message: 'no sale reaches this tier',
    label: 'begins above {bound}',
    help: 'leave out the tiers from here on, or raise `sell up to`',
  },
  TAR3104: {
    severity: 'warning',
    message: 'for {one} of `{feature}` the charge is {charge}, which is rounded to nothing',
    label: '{enough}',
    help: 'if it is meant, say why on the line above: `// allow TAR3104: the page says so`',
  },
  TAR3105: {
    severity: 'warning',
    message: 'figures side by side are a factor of {times} apart: {figure} and {other}',
    help: 'a digit may be missing, or one too many',
  },
  TAR3106: {
    severity: 'warning',
    message: 'along `{axis}` all other figures {usual}, and here they {unusual}',
    label: '{figure} after {before}',
    help: 'two cells, or two rows, may have changed places',
  },
  TAR3107: {
    severity: 'warning',
    message: 'this rate is out of line with the tiers beside it',
    label: '{rate} a {unit}, beside {others}',
    help: 'a digit may be missing, or one too many: {better} would be in line',
  },
  TAR3205: {
    severity: 'warning',
    message: 'package `{product}` is dearer than pay-as-you-go at every volume',
    label: '{size} cost {price}; all that they can pay for costs at most {value}',
    help: 'if it is meant, say why on the line above: `// allow TAR3205: the page says so`',
  },
  TAR3206: {
    severity: 'warning',
    message: 'a larger size costs more per {unit} than a smaller one',
    label: '{price} per {unit}, above {smaller}',
    help: 'if it is meant, say why on the line above: `// allow TAR3206: the page says so`',
  },
  TAR3207: {
    severity: 'warning',
    message: 'a {longer} costs more than {count} {shorter}s',
    label: '{quantity}: {price} for a {longer}, {other} for {count} {shorter}s',
    help: 'if it is meant, say why on the line above: `// allow TAR3207: the page says so`',
  },
  TAR3208: {
    severity: 'warning',
    message: 'package `{product}` pays for what is free',
    label: 'takes from the balance where `{feature}` costs nothing',
    help: 'leave {what} out of what the package covers',
  },
  TAR3209: {
    severity: 'warning',
    message: 'a larger size costs less than a smaller one',
    label: '{price}, and {smaller} cost {more}',
    help: 'if it is meant, say why on the line above: `// allow TAR3209: the page says so`',
  },
  TAR3210: {
    severity: 'warning',
    message: 'a {longer} costs less than a {shorter}',
    label: '{quantity}: {price} for a {longer}, {other} for a {shorter}',
    help: 'two headings or two figures may have changed places',
  },
  TAR3401: {
    severity: 'warning',
    message: 'no example tries feature `{feature}`',
    help: 'work out one of its figures: `use … of {feature}`, then `charge …`',
  },
});

/** TAR39xx: what is said to silence a warning. These cannot be silenced. */
export const silenceDiagnostics = defineDiagnostics({
  TAR3901: {
    severity: 'warning',
    message: 'this silences {codes} without a reason',
    help: 'say why it is meant: `// allow {codes}: the page says so`',
  },
  TAR3902: {
    severity: 'warning',
    message: '`{code}` is not found {where}, so nothing is silenced here',
    help: 'take the comment away',
  },
  TAR3903: {
    severity: 'warning',
    message: '`{code}` cannot be silenced',
    label: '{why}',
  },
});
