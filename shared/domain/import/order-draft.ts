import type { Day } from '#shared/domain/operations/rows.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { RowProblem } from './problem.ts';

/** Who an order goes to, as far as the file says: personal data, kept apart from the operations. */
export type CustomerDraft = {
  readonly foreignId?: string;
  readonly name?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Street lines. */
  readonly address: readonly string[];
  readonly city?: string;
  readonly region?: string;
  readonly postcode?: string;
  readonly country?: string;
};

/** One line of an order, before its product is looked up. The quantity is in units of `decimals` places. */
export type OrderLineDraft = {
  readonly row: number;
  /** Set where lines have a file of their own. */
  readonly file?: 'lines';
  readonly sku?: string;
  readonly barcode?: string;
  readonly productName?: string;
  readonly foreignProductId?: string;
  readonly quantity: number;
  readonly decimals: Decimals;
  /** Minor units for one stock unit, after the line's discount. */
  readonly unitPriceMinor?: number;
};

/** One order as a file describes it. Times are epoch milliseconds. */
export type OrderDraft = {
  readonly row: number;
  readonly source: string;
  readonly number: string;
  readonly placedAt: number;
  /** The day as the file writes it. */
  readonly dueOn?: Day;
  /** Set: the order was shipped before it was imported, and writes no movement. */
  readonly shippedAt?: number;
  readonly cancelledAt?: number;
  readonly note?: string;
  readonly customer: CustomerDraft;
  readonly lines: readonly OrderLineDraft[];
};

/** What the files say, before products are looked up. */
export type ReadOrders = {
  readonly orders: readonly OrderDraft[];
  /** Orders that were refused, and rows that belong to none. */
  readonly refused: number;
  readonly problems: readonly RowProblem[];
};
