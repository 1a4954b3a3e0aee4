import type {
  BarcodeId,
  ContactId,
  IncomingId,
  LocationId,
  MovementId,
  OpId,
  OrderId,
  OrderLineId,
  PersonId,
  ProductId,
  RuleId,
  ShopId,
  SupplierId,
  VariantId,
  WriterId,
} from './ids.ts';

/** Which accepted operation last wrote each field of a row; a field that is not named was written by `addedBy` (DATA-R7). */
export type Written = {
  readonly addedBy: OpId | null;
  readonly fieldOps: { readonly [field: string]: OpId };
  /** True while the act that added the row is undone: the row is kept, shown nowhere and not hashed. */
  readonly voided: boolean;
  /** How many acts hide the row less how many undid that, where it is not nought: two who detach one barcode hide it twice. */
  readonly hides?: number;
};

export type ShopFields = {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly defaultLocationId: LocationId | null;
  /** The shop-wide reorder rule for tracked variants without one of their own; null: none. */
  readonly defaultPoint: number | null;
  readonly defaultUpTo: number | null;
};
export type ShopRow = Written & ShopFields & { readonly kind: 'shop'; readonly id: ShopId };

export type ProductType = 'simple' | 'variable' | 'kit' | 'external' | 'virtual';
export type ProductFields = {
  readonly name: string;
  /** A path, outermost first, joined by ` > `. */
  readonly category: string | null;
  readonly supplierId: SupplierId | null;
  readonly description: string | null;
  readonly archived: boolean;
};
export type ProductRow = Written &
  ProductFields & {
    readonly kind: 'product';
    readonly id: ProductId;
    readonly productType: ProductType;
    readonly source: SourceRef | null;
  };

/** Where a row came from outside: `woocommerce` + the id it has there. */
export type SourceRef = { readonly source: string; readonly foreignId: string };

export type VariantOption = { readonly name: string; readonly value: string };
export type VariantFields = {
  readonly sku: string | null;
  readonly options: readonly VariantOption[];
  /** Minor units of the shop's currency for one stock unit. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly unit: string | null;
  readonly supplierCode: string | null;
  readonly archived: boolean;
};
export type VariantRow = Written &
  VariantFields & {
    readonly kind: 'variant';
    readonly id: VariantId;
    readonly productId: ProductId;
    /** Quantities are integers in the smallest unit; this says where the point stands. */
    readonly decimals: 0 | 1 | 2 | 3;
    readonly source: SourceRef | null;
  };

export type BarcodeRow = Written & {
  readonly kind: 'barcode';
  readonly id: BarcodeId;
  readonly variantId: VariantId;
  readonly code: string;
  /** Stock units one scan of this code means, in the variant's smallest unit. */
  readonly packSize: number;
};

export type LocationType = 'shop' | 'warehouse' | 'bin' | 'staging';
export type LocationFields = { readonly name: string; readonly barcode: string | null; readonly archived: boolean };
export type LocationRow = Written &
  LocationFields & {
    readonly kind: 'location';
    readonly id: LocationId;
    readonly locationType: LocationType;
    readonly parentId: LocationId | null;
  };

export type SupplierFields = {
  readonly name: string;
  readonly leadTimeDays: number | null;
  readonly archived: boolean;
};
export type SupplierRow = Written & SupplierFields & { readonly kind: 'supplier'; readonly id: SupplierId };

export type RuleFields = {
  /** Alert when available + incoming is at or below this; null: no rule. */
  readonly point: number | null;
  /** Suggest buying up to this; null: twice the point. */
  readonly upTo: number | null;
  /** Suggestions are rounded up to this; null: 1. */
  readonly multiple: number | null;
};
export type RuleRow = Written &
  RuleFields & {
    readonly kind: 'rule';
    readonly id: RuleId;
    readonly variantId: VariantId;
    readonly locationId: LocationId | null;
  };

export type OrderState = 'open' | 'held' | 'picking' | 'shipped' | 'cancelled' | 'void';
export type OrderLine = {
  readonly id: OrderLineId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly picked: number;
  readonly shipped: number;
  /** Minor units for one stock unit. */
  readonly unitPrice: number | null;
};
export type OrderFields = { readonly dueAt: number | null };
export type OrderRow = Written &
  OrderFields & {
    readonly kind: 'order';
    readonly id: OrderId;
    readonly number: string;
    readonly channel: string;
    readonly contactId: ContactId | null;
    readonly state: OrderState;
    readonly placedAt: number;
    readonly shippedAt: number | null;
    readonly lines: readonly OrderLine[];
  };

export type IncomingRow = Written & {
  readonly kind: 'incoming';
  readonly id: IncomingId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  /** What has not been received yet. */
  readonly open: number;
  /** Epoch milliseconds of the expected day, or null. */
  readonly expectedAt: number | null;
  readonly markedAt: number;
};

/** Everything that is kept as one row per thing; levels and movements are sums and lines, and live apart. */
export type Row =
  | ShopRow
  | ProductRow
  | VariantRow
  | BarcodeRow
  | LocationRow
  | SupplierRow
  | RuleRow
  | OrderRow
  | IncomingRow;
export type Kind = Row['kind'];
export type RowOf<K extends Kind> = Extract<Row, { readonly kind: K }>;
export type Ref = { readonly kind: Kind; readonly id: string };

export type Reason =
  | 'opening'
  | 'receive'
  | 'sold'
  | 'customer-return'
  | 'damage'
  | 'theft'
  | 'loss'
  | 'sample'
  | 'internal-use'
  | 'correction'
  | 'move'
  | 'pick'
  | 'ship';

/** Server position an operation was made after (DATA-R1). */
export type Seen = { readonly logEpoch: string; readonly seq: number };

/** One line of the stock ledger. Lines are added, never edited; stock on hand is their fold. */
export type Movement = {
  readonly id: MovementId;
  readonly opId: OpId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly reason: Reason;
  /** What the whole line is worth at cost, in minor units; never per piece. */
  readonly costTotal: number | null;
  readonly reverses: MovementId | null;
  /** +1 starts tracking the variant, −1 takes that back (undo), 0 says nothing. */
  readonly tracks: -1 | 0 | 1;
  readonly orderId: OrderId | null;
  readonly note: string | null;
  readonly occurredAt: number;
  readonly actor: PersonId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  readonly seen: Seen | null;
  readonly skewMs: number | null;
  readonly seq: number | null;
};

/** What a variant has at one exact location. */
export type Level = {
  readonly id: string;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly onHand: number;
  readonly committed: number;
  readonly incoming: number;
  /** Facts that make the variant tracked here; a variant is tracked while the sum over its locations is above zero. */
  readonly facts: number;
};

/** Something a person must look at: an edit that lost, or an act that was refused. */
export type InboxRow =
  | {
      readonly id: string;
      readonly type: 'lost-edit';
      readonly opId: OpId;
      readonly ref: Ref;
      readonly field: string;
      readonly mine: FieldValue;
      readonly theirs: FieldValue;
      readonly actor: PersonId;
      readonly at: number;
      readonly resolved: boolean;
    }
  | {
      readonly id: string;
      readonly type: 'refused';
      readonly opId: OpId;
      readonly operationType: string;
      readonly code: string;
      readonly refs: readonly Ref[];
      readonly actor: PersonId;
      readonly at: number;
      readonly resolved: boolean;
    };

export type FieldValue = string | number | boolean | null | readonly VariantOption[];
