/** What must hold of every run, whatever the price list and the records. */
export type Invariant =
  | 'quantity in is quantity out'
  | 'points drawn are quantity times factor'
  | 'an order is what was drawn and what remains'
  | 'one alert an order'
  | 'charges add up to lines'
  | 'lines add up to invoices'
  | 'adjustments make up for what came late'
  | 'nothing is lost';

/** Something that must hold by construction and does not: a bug of Tarifa's, never of the records or the catalog. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  readonly invariant: Invariant;

  /** `message` names the account, the order or record, and the numbers that differ. */
  constructor(invariant: Invariant, message: string) {
    super(`${invariant}: ${message}`);
    this.invariant = invariant;
  }
}
