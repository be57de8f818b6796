/** Why a record, or a part of one, cannot be rated: one message a code, with `{holes}` for what the record says. */
export const refusals = {
  TAR5101: '{what} is not activated at {time}',
  TAR5102: 'the price list has no feature `{feature}`',
  TAR5103: '`{feature}` is metered in {meter}; `{unit}` does not convert to it',
  TAR5104: 'the quantity {quantity} is a fraction, and `{unit}` is counted in whole numbers',
  TAR5105: 'attribute `{attribute}` cannot be `{value}`: {reason}',
  TAR5106: '`{feature}` needs the attribute `{attribute}`',
  TAR5107: 'no price is published here; see {page}',
  TAR5108: '{reason}',
  TAR5109: 'nothing the account holds pays for `{feature}`, and it has no pay-as-you-go price',
  TAR5110: '`{feature}` has no price yet at {time}',
  TAR5111: 'the price list has no product `{product}`',
  TAR5112: '`{product}` is not sold like this: {reason}',
  TAR5113: '`{product}` has no price by {term}',
  TAR5114: '`{product}` is sold up to {limit} {unit}',
  TAR5115: '`{product}` allows no {change}',
  TAR5116: 'no order `{order}` that this record could speak of: {reason}',
  TAR5117: 'order `{order}` is not valid at {time}',
  TAR5118: 'order `{order}` holds {holds} {unit}; {quantity} would not raise it',
  TAR5119: 'order `{order}` cannot become `{product}`: {reason}',
  TAR5120: 'order `{order}` had to be activated before {time}',
  TAR5121:
    '`{product}` is sold up to {limit} {unit} in all: at {time} the account holds {holds} by {orders}, and {quantity} beside them would be {sum}',
  TAR5122: 'the account holds an order `{order}` already, and an id names one of them',
  TAR5123: 'the upgrade of `{order}` ends at {until}, and would begin at {time}',
  TAR5124: 'an order pays from its purchase on: `effective` is {effective}, and `time` is {time}',
  TAR5125: 'order `{order}` takes no activation: {reason}',
  TAR5126: 'the category `{category}` is not activated: {reason}',
} as const;

export type RefusalCode = keyof typeof refusals;
