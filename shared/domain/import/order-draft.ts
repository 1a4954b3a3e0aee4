import type { Day } from '#shared/domain/operations/rows.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { Standing } from './mapping.ts';
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
  /** The values of the product's options, as the file writes them. */
  readonly options?: string;
  readonly foreignProductId?: string;
  readonly quantity: number;
  /** How many of them left before; left out where the file does not say. */
  readonly alreadyShipped?: number;
  readonly decimals: Decimals;
  /** Minor units for one stock unit, after the line's discount. */
  readonly unitPriceMinor?: number;
  /** Whether the file says that nothing of it is sent: a line without a product is no fault then. */
  readonly isBodiless?: boolean;
};

/** What every order of a file has. */
export type OrderHead = {
  readonly row: number;
  readonly source: string;
  readonly number: string;
  readonly customer: CustomerDraft;
};

/** What a file says of an order besides who it is for and what is in it. */
export type OrderSaid = {
  /** Personal data like its customer: kept apart from the operations. */
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly shippingMethod?: string;
};

/** One order as a file describes it. Times are epoch milliseconds. */
export type OrderDraft = OrderHead &
  OrderSaid & {
    /** A `shipped` one left before it was imported, and writes no movement. */
    readonly standing: Exclude<Standing, 'out'>;
    readonly placedAt: number;
    /** The day as the file writes it. */
    readonly dueOn?: Day;
    readonly shippedAt?: number;
    readonly lines: readonly OrderLineDraft[];
  };

/** An order that came to nothing where it comes from, and is not imported. */
export type OrderOut = OrderHead & {
  /** The file's own word for it. */
  readonly said: string;
};

/** What the files say, before products are looked up. */
export type ReadOrders = {
  readonly orders: readonly OrderDraft[];
  readonly out: readonly OrderOut[];
  /** Orders that were refused, and rows that belong to none. */
  readonly refused: number;
  readonly problems: readonly RowProblem[];
};
