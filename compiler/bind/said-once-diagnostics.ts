import { defineDiagnostics } from '../../grammar/text/diagnostic.ts';

/** TAR24xx and TAR32xx of what is said once for many: by a category for its features, by `for each` for what it makes. */
export const saidOnceDiagnostics = defineDiagnostics({
  TAR2438: {
    severity: 'error',
    message: 'feature `{feature}` does not accept fund `{fund}`',
    help: 'add `{fund}` to its `accepts`, or take it away here',
  },
  TAR3203: {
    severity: 'warning',
    message:
      'no feature of category `{category}` takes this `{word}`: each says its own, or has no use for it',
  },
  TAR3204: { severity: 'warning', message: '`for each` makes nothing here: {why}' },
});

export const reportSaidOnce = saidOnceDiagnostics.report;
