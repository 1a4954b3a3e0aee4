import type {
  BarcodeId,
  Cell,
  ChannelId,
  CountId,
  GroupId,
  IncomingId,
  ListingId,
  LocationId,
  LotId,
  MovementId,
  OpId,
  OrderId,
  OrderLineId,
  PersonId,
  ProductId,
  ShopId,
  SupplierId,
  VariantId,
  WriterId,
} from './ids.ts';
import type {
  ChannelFields,
  CountLineFields,
  CountMode,
  CountReason,
  CountScope,
  CountState,
  Day,
  DocumentRef,
  FieldValue,
  Kind,
  ListingFields,
  LocationFields,
  LotFields,
  ObservationRow,
  LocationType,
  OrderedLine,
  OrderFields,
  OrderState,
  ProductFields,
  ProductType,
  Reason,
  Ref,
  Seen,
  ShopFields,
  SupplierFields,
  VariantFields,
} from './rows.ts';

/** Ties operations that are one act to the person: an import, a bulk edit. At most 25 rows an operation (DATA-R1). */
export type Group = {
  readonly id: GroupId;
  readonly act: 'import' | 'bulk-edit' | 'order-import' | 'setup';
  readonly label: string;
  readonly part: number;
  readonly parts: number;
};

export type NewProduct = ProductFields & {
  readonly id: ProductId;
  readonly productType: ProductType;
};
export type NewVariant = VariantFields & {
  readonly id: VariantId;
  readonly productId: ProductId;
  readonly decimals: 0 | 1 | 2 | 3;
};
export type NewListing = ListingFields & {
  readonly id: ListingId;
  readonly channelId: ChannelId | null;
  readonly source: string;
  readonly remoteProductId: string | null;
  readonly remoteId: string | null;
};
export type NewChannel = ChannelFields & { readonly id: ChannelId; readonly vendor: string };
/** A lot that an act brings in; one that is there stays as it was first said (LOT1). */
export type NewLot = LotFields & { readonly id: LotId; readonly variantId: VariantId };
export type NewBarcode = {
  readonly id: BarcodeId;
  readonly variantId: VariantId;
  readonly code: string;
  readonly packSize: number;
};
export type NewRule = {
  readonly variantId: VariantId;
  readonly locationId: LocationId | null;
  readonly point: number | null;
  readonly upTo: number | null;
  readonly multiple: number | null;
};
export type NewLocation = LocationFields & {
  readonly id: LocationId;
  readonly locationType: LocationType;
  readonly parentId: LocationId | null;
};
export type NewSupplier = SupplierFields & { readonly id: SupplierId };
export type NewOrder = OrderFields & {
  readonly id: OrderId;
  readonly channel: string;
  readonly channelId?: ChannelId | null;
  /** `shipped` for an order that was already shipped when it was imported: it writes no movement. */
  readonly state: 'open' | 'held' | 'shipped' | 'cancelled';
  readonly placedAt: number;
  readonly shippedAt: number | null;
  readonly lines: readonly {
    readonly id: OrderLineId;
    readonly variantId: VariantId;
    readonly locationId: LocationId;
    readonly quantity: number;
    readonly unitPrice: number | null;
    /** How much of it had left before: no movement, and nothing promised. */
    readonly alreadyShipped?: number;
  }[];
};
export type NewIncoming = {
  readonly id: IncomingId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly expectedAt: number | null;
  readonly expectedOn?: Day | null;
};

/** One line of stock as an operation tells it: the outcome, never "decide later". */
export type StockLine = Cell & {
  readonly quantity: number;
  readonly reason: Reason;
  readonly costTotal: number | null;
  readonly tracks: -1 | 0 | 1;
  readonly reverses: MovementId | null;
};

/** One field a person set, and what it was when they set it. */
export type FieldSet = {
  readonly kind: Kind;
  readonly id: string;
  readonly field: string;
  readonly value: FieldValue;
  readonly was: FieldValue;
};

/** What was taken off (negative: put back on) an incoming line. */
export type IncomingChange = { readonly incomingId: IncomingId; readonly received: number };

/** What of an order line is picked and shipped. */
export type LineProgress = { readonly picked: number; readonly shipped: number };
/** What a step does to one line of an order: what is picked and shipped more (or less) than before. */
export type LineChange = LineProgress & {
  readonly lineId: OrderLineId;
  /** What the step began from: it is refused where the line is not so any more. Null in what 0.1 wrote. */
  readonly from: LineProgress | null;
};
/** A transition of an order from a named state, with what it did to the lines. */
export type OrderChange = {
  readonly orderId: OrderId;
  readonly from: OrderState;
  readonly to: OrderState;
  readonly lines: readonly LineChange[];
  readonly relocate: readonly { readonly lineId: OrderLineId; readonly from: LocationId; readonly to: LocationId }[];
  readonly shippedAt: number | null;
};
export type OrderAct = 'pick' | 'ship' | 'cancel' | 'hold' | 'resume' | 'relocate';

/** What an amendment makes of one line of an order: null before where it is new, null after where it is taken out. */
export type LineAmendment = {
  readonly lineId: OrderLineId;
  /** Its place among the order's lines, where it is put in: a line that an undo puts back stands where it stood. */
  readonly at: number;
  readonly was: OrderedLine | null;
  readonly becomes: OrderedLine | null;
};
/** A change of what was ordered (DATA-R18). */
export type OrderAmendment = {
  readonly orderId: OrderId;
  /** -1 for the undo of one. */
  readonly step: 1 | -1;
  readonly lines: readonly LineAmendment[];
};

/** One field of a count's line that a person set. */
export type CountLineSet = {
  [F in keyof CountLineFields]: {
    readonly field: F;
    readonly value: CountLineFields[F];
    readonly was: CountLineFields[F];
  };
}[keyof CountLineFields];

/** A transition of a count from a named state. */
export type CountChange = {
  readonly countId: CountId;
  readonly from: CountState;
  readonly to: CountState;
  /** When it came to an end; null for a way back. */
  readonly endedAt: number | null;
};

/** One posted line: the outcome of its observations, of which the latest says when it was seen. */
export type CheckpointLine = Cell & {
  readonly counted: number;
  readonly at: number;
  readonly variance: number;
  readonly observation: OpId;
  readonly observations: readonly OpId[];
  readonly reason: CountReason | null;
  readonly note: string | null;
};

/** Takes the checkpoints of a posting away (1) or gives them back (−1). */
export type CheckpointHide = {
  readonly posting: OpId;
  readonly step: 1 | -1;
  readonly levels: readonly Cell[];
};

/** The payload of every operation type, as it is written today; how older versions said it stands in `contract/store/upcasts`. */
export type Payloads = {
  /** The first act of every writer (number 1): which writer it follows, and the last number known of it (DATA-R3). */
  'writer.started': { readonly predecessor: { readonly writerId: WriterId; readonly writerSeq: number } | null };
  /**
   * The server was set back and goes on under a new epoch: how far every earlier one still holds (DATA-R11). Written by
   * the server itself, in the name of the epoch that begins.
   */
  'log.forked': {
    readonly logEpoch: string;
    readonly forks: readonly { readonly logEpoch: string; readonly seq: number }[];
  };
  'catalog.added': {
    readonly group: Group | null;
    readonly products: readonly NewProduct[];
    readonly variants: readonly NewVariant[];
    readonly barcodes: readonly NewBarcode[];
    readonly rules: readonly NewRule[];
    readonly stock: readonly StockLine[];
    /** What its variants, or others, are called outside; left out where nothing is known. */
    readonly listings?: readonly NewListing[];
    /** The lots that its stock lies in; left out where there is none. */
    readonly lots?: readonly NewLot[];
  };
  'place.added': {
    readonly group: Group | null;
    readonly shop: (ShopFields & { readonly id: ShopId }) | null;
    readonly locations: readonly NewLocation[];
    readonly suppliers: readonly NewSupplier[];
    readonly channels?: readonly NewChannel[];
  };
  'fields.set': { readonly group: Group | null; readonly sets: readonly FieldSet[] };
  'barcode.detached': { readonly barcodeId: BarcodeId };
  'stock.recorded': {
    readonly group: Group | null;
    readonly lines: readonly StockLine[];
    readonly incoming: readonly IncomingChange[];
    readonly note: string | null;
    /** Lots that it brings in; left out where there is none. */
    readonly lots?: readonly NewLot[];
  };
  'incoming.marked': { readonly group: Group | null; readonly lines: readonly NewIncoming[] };
  'order.added': { readonly group: Group | null; readonly orders: readonly NewOrder[] };
  'order.moved': { readonly act: OrderAct; readonly change: OrderChange; readonly stock: readonly StockLine[] };
  'order.amended': OrderAmendment;
  'count.begun': {
    readonly countId: CountId;
    readonly name: string;
    readonly locationId: LocationId;
    readonly scope: CountScope;
    readonly mode: CountMode;
    /** Only where a file was counted: counts of people belong to nothing larger. The same holds for what is seen and posted. */
    readonly group?: Group;
  };
  'count.observed': Pick<ObservationRow, 'countId' | keyof Cell | 'how' | 'quantity' | 'from' | 'to'> & {
    readonly group?: Group;
  };
  'count.noted': Cell & {
    readonly countId: CountId;
    readonly sets: readonly CountLineSet[];
  };
  'count.posted': {
    readonly change: CountChange;
    readonly lines: readonly CheckpointLine[];
    readonly group?: Group;
  };
  'count.closed': { readonly change: CountChange };
  'act.reversed': {
    readonly target: OpId;
    /** Its type, as it was written. */
    readonly targetType: string;
    readonly group: Group | null;
    /**
     * The act whose bringing in of rows this takes away (`hide`) or gives back (`restore`): a row stands as long as one act
     * that brought it in does. Null where it hides rows themselves, and in every undo of version 1, which takes a row away
     * where its target brought it in first, and every order it brought in.
     */
    readonly bringing: OpId | null;
    /** The document of the act that is undone: the lines that answer its lines belong to it, too. */
    readonly document: DocumentRef | null;
    readonly hide: readonly Ref[];
    readonly restore: readonly Ref[];
    readonly sets: readonly FieldSet[];
    readonly stock: readonly StockLine[];
    readonly incoming: readonly IncomingChange[];
    readonly orders: readonly OrderChange[];
    /** Only where the act amended an order. */
    readonly amendments?: readonly OrderAmendment[];
    /** Only where the act was of a count: what was written before counts were has neither. */
    readonly counts?: readonly CountChange[];
    readonly checkpoints?: readonly CheckpointHide[];
  };
};

export type OperationType = keyof Payloads;

/**
 * The version every type is written in (DATA-R13). A payload that says more than before, or means something else, is a
 * new version: it is raised here, the old one gets its upcast in `contract/store/upcasts`, and `foldVersion` is raised.
 */
export const presentVersion = {
  'writer.started': 1,
  'log.forked': 1,
  'catalog.added': 2,
  'place.added': 2,
  'fields.set': 2,
  'barcode.detached': 1,
  'stock.recorded': 2,
  'incoming.marked': 2,
  'order.added': 2,
  'order.moved': 2,
  'order.amended': 1,
  'count.begun': 1,
  'count.observed': 2,
  'count.noted': 2,
  'count.posted': 2,
  'count.closed': 1,
  'act.reversed': 2,
} as const satisfies Record<OperationType, number>;

/** The envelope of one act (DATA-R1). Its JSON text is stored once and never rewritten. */
export type OperationOf<T extends OperationType> = {
  readonly opId: OpId;
  readonly shopId: ShopId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  readonly seen: Seen | null;
  readonly skewMs: number | null;
  readonly type: T;
  readonly v: (typeof presentVersion)[T];
  /** `kind:id` of every row the operation writes, levels left out. */
  readonly entities: readonly string[];
  /** For every field set: the operation that had written it when the person set it (null: nobody). */
  readonly base?: { readonly [entity: string]: { readonly [field: string]: OpId | null } };
  readonly payload: Payloads[T];
  readonly occurredAt: number;
  readonly actor: PersonId;
};
export type Operation = { [T in OperationType]: OperationOf<T> }[OperationType];

/** What the domain decides: an act without its number, which the database gives it in the same transaction. */
export type Decision = {
  [T in OperationType]: { readonly type: T; readonly payload: Payloads[T]; readonly opId?: OpId };
}[OperationType];

/** Time and chance, handed in. */
export type Stamp = { readonly at: number; readonly nextId: () => string };

/** The larger act an operation is a part of: an import, a bulk edit; null where it stands for itself. */
export function groupOf({ payload }: Operation): Group | null {
  return 'group' in payload ? (payload.group ?? null) : null;
}
