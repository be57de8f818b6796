import type { Ir } from '../../compiler/ir/ir.ts';
import type { Results } from '../../runtime/records/index.ts';
import type { Alert, Balance } from '../../runtime/result.ts';
import { timeText } from './line-words.ts';
import { grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import { aligned, type Align } from './table.ts';
import type { Wording } from './wording.ts';

/** Order | product | left | unit | state | until when. */
const ALIGNS: readonly Align[] = ['left', 'left', 'right', 'left', 'left', 'left'];

/** An order in words. */
export interface HeldOrder {
  readonly order: string;
  readonly product: string;
  /** `4,000 of 5,000`; of capacity, how much it is. */
  readonly left: string;
  /** `points left`; `qps`. */
  readonly unit: string;
  readonly state: string;
  /** `until 2026-02-01`; empty where that is not known. */
  readonly validity: string;
  /** The alert that it gave, where it did. */
  readonly alerts: readonly string[];
}

/** What accounts hold at the end of what was rated: the balance of each order, and the alerts it gave. */
export class Holdings {
  readonly #asOf: string | null;
  readonly #wording: Wording;
  readonly #units: ReadonlyMap<string, string>;
  readonly #balances: ReadonlyMap<string, readonly Balance[]>;
  readonly #alerts: ReadonlyMap<string, readonly Alert[]>;

  constructor(ir: Ir, { balances, alerts }: Results, asOf: string | null, wording: Wording) {
    this.#asOf = asOf;
    this.#wording = wording;
    this.#units = new Map(ir.products.map(({ name, unit }) => [name, unit]));
    this.#balances = byAccount(balances);
    this.#alerts = byAccount(alerts);
  }

  /** When what is told holds, in words; null where nothing was rated. */
  get asOf(): string | null {
    return this.#asOf === null ? null : timeText(this.#asOf);
  }

  /** The orders of an account, in the order of the balances. */
  of(account: string): readonly HeldOrder[] {
    const alerts = new Map<string, string[]>();
    const balances = this.#balances.get(account) ?? [];
    const products = new Map(balances.map(({ order, product }) => [order, product]));
    for (const alert of this.#alerts.get(account) ?? []) {
      const text = this.#alert(alert, products.get(alert.order) ?? '');
      const known = alerts.get(alert.order);
      if (known === undefined) alerts.set(alert.order, [text]);
      else known.push(text);
    }
    return balances.map((balance) => ({
      ...this.#held(balance),
      alerts: alerts.get(balance.order) ?? [],
    }));
  }

  /** The same as lines of text; none where it has none. */
  lines(account: string): readonly string[] {
    const orders = this.of(account);
    if (orders.length === 0) return [];
    const rows = aligned(
      orders.map(({ order, product, left, unit, state, validity }) => [
        order,
        product,
        left,
        unit,
        state,
        validity,
      ]),
      ALIGNS,
      '    ',
    );
    return [
      `  Orders${this.asOf === null ? '' : ` as of ${this.asOf}`}`,
      ...orders.flatMap(({ alerts }, index) => [rows[index]!, ...alerts.map((one) => `      ${one}`)]),
    ];
  }

  /** What an order is of; null where nothing is known of it. */
  product(account: string, order: string): string | null {
    const balance = this.#balance(account, order);
    return balance === undefined ? null : this.#wording.title(balance.product);
  }

  /** An amount of what an order holds: `5,000 points`. */
  amount(account: string, order: string, quantity: string): string {
    const balance = this.#balance(account, order);
    return `${grouped(quantity)} ${this.#unit(balance?.product ?? '', quantity)}`.trimEnd();
  }

  #balance(account: string, order: string): Balance | undefined {
    return this.#balances.get(account)?.find((one) => one.order === order);
  }

  #held(balance: Balance): Omit<HeldOrder, 'alerts'> {
    const { order, product, size, remaining, effective, expires, state } = balance;
    const isOver = state === 'expired';
    const isPending = state === 'pending';
    const of = remaining === null ? '' : ` of ${grouped(size)}`;
    const left = remaining === null ? '' : isOver && remaining !== '0' ? ' lost' : ' left';
    const from = isPending && expires !== null ? `from ${timeText(effective)} ` : '';
    return {
      order: printableLine(order),
      product: this.#wording.title(product),
      left: grouped(remaining ?? size) + of,
      unit: this.#unit(product, size) + left,
      state: isPending && expires === null ? 'not activated' : state,
      validity: expires === null ? '' : `${from}${isOver ? 'on' : 'until'} ${timeText(expires)}`,
    };
  }

  #alert({ time, remaining, threshold, record }: Alert, product: string): string {
    const left = `${grouped(remaining)} ${this.#unit(product, remaining)}`;
    return `alert ${timeText(time)}: ${left} left, threshold ${grouped(threshold)} (${printableLine(record)})`;
  }

  #unit(product: string, quantity: string): string {
    return this.#wording.unit(this.#units.get(product) ?? '', quantity);
  }
}

function byAccount<T extends { readonly account: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.account);
    if (group === undefined) groups.set(row.account, [row]);
    else group.push(row);
  }
  return groups;
}
