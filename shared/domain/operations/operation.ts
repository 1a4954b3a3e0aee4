import type { TakenBack } from './taken-back.ts';
import type {
  BarcodeId,
  BatchId,
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
  ParcelId,
  PersonId,
  ProductId,
  ReturnId,
  ShopId,
  SupplierId,
  VariantId,
  ViewId,
  WriterId,
} from './ids.ts';
import type {
  BatchState,
  ChannelFields,
  CountLineFields,
  CountMode,
  CountReason,
  CountScope,
  CountState,
  Day,
  DocumentRef,
  FieldValue,
  HoldReason,
  Kind,
  ListingFields,
  LocationFields,
  LotFields,
  ObservationRow,
  LocationType,
  OrderedLine,
  OrderFields,
  OrderState,
  ParcelFields,
  ParcelLine,
  ParcelState,
  PickMethod,
  ProductFields,
  ProductType,
  Reason,
  Ref,
  ReturnFields,
  ReturnLine,
  Seen,
  ShopFields,
  ShortPickRow,
  SupplierFields,
  VariantFields,
  ViewFields,
  ViewRow,
  Written,
} from './rows.ts';

/**
 * Ties together the operations of one act of a person, such as an import or a bulk edit. Each operation has at most 25
 * rows (DATA-R1).
 */
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
/** A lot that an act brings in. A lot that is already there keeps its first values (LOT1). */
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
  /** Why a held one waits; left out where nobody said. */
  readonly heldFor?: HoldReason;
  readonly placedAt: number;
  readonly shippedAt: number | null;
  readonly lines: readonly {
    readonly id: OrderLineId;
    readonly variantId: VariantId;
    readonly locationId: LocationId;
    readonly quantity: number;
    readonly unitPrice: number | null;
    /** Quantity that had been shipped before: it writes no movement and commits nothing. */
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

/** One stock line of an operation. It states the outcome: nothing is decided later. */
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

/** Quantity received on an incoming line; negative: taken back. */
export type IncomingChange = { readonly incomingId: IncomingId; readonly received: number };

/** How much of an order line is picked and shipped. */
export type LineProgress = {
  readonly picked: number;
  readonly shipped: number;
  /** Left out where it equals `shipped`. */
  readonly packed?: number;
  /** Left out if 0. */
  readonly delivered?: number;
  /** Left out if 0. */
  readonly returned?: number;
};
/**
 * What a step does to one line of an order: how much more (negative: less) is picked, packed, shipped, delivered and returned. Where
 * `packed` is left out it is what `shipped` says: what was not packed before is packed as it leaves.
 */
export type LineChange = LineProgress & {
  readonly lineId: OrderLineId;
  /**
   * The line's progress when the step was made. The step is refused if the line has changed since. Null in what 0.1
   * wrote.
   */
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
  /** The order that it is merged into; left out where it is merged into none. */
  readonly mergedInto?: OrderId;
  /** Why it is held, before and after; left out where neither says anything. */
  readonly heldFor?: { readonly was: HoldReason | null; readonly becomes: HoldReason | null };
};
export type OrderAct =
  | 'pick'
  | 'putBack'
  | 'pack'
  | 'unpack'
  | 'repack'
  | 'ship'
  | 'deliver'
  | 'return'
  | 'cancel'
  | 'hold'
  | 'resume'
  | 'reopen'
  | 'relocate';

/** A parcel that a step makes; weight and size may be known with it. */
export type NewParcel = ParcelFields & {
  readonly id: ParcelId;
  readonly state: Extract<ParcelState, 'packed' | 'shipped'>;
  readonly lines: readonly ParcelLine[];
  readonly wrongScans?: number;
};
/** What a step does to a parcel that is there: its state, and how much more (negative: less) of a line lies in it. */
export type ParcelChange = {
  readonly parcelId: ParcelId;
  readonly from: ParcelState;
  readonly to: ParcelState;
  readonly lines: readonly ParcelLine[];
  /** When it left, or was delivered; null where the step is about neither. */
  readonly at: number | null;
  /** What lay in it when the step began, where that matters: so many units in all, and so many of the lines it is about. */
  readonly holds?: { readonly units: number; readonly lines: readonly ParcelLine[] };
};
export type NewReturn = ReturnFields & { readonly id: ReturnId; readonly lines: readonly ReturnLine[] };

/** A transition of a batch from a named state. */
export type BatchChange = {
  readonly batchId: BatchId;
  readonly from: BatchState;
  readonly to: BatchState;
  readonly endedAt: number | null;
};
export type NewShortPick = Omit<ShortPickRow, keyof Written | 'kind' | 'at' | 'by'>;
export type NewView = ViewFields & { readonly id: ViewId; readonly list: ViewRow['list'] };

/** What an order takes over of one that is merged into it: its lines, and what it says besides. */
export type Merging = { readonly amendment: OrderAmendment; readonly sets: readonly FieldSet[] };

/** What an amendment does to one line of an order. `was` is null for a new line, `becomes` for a removed one. */
export type LineAmendment = {
  readonly lineId: OrderLineId;
  /** Index among the order's lines at which it is inserted, so that an undo puts a removed line back in its place. */
  readonly at: number;
  readonly was: OrderedLine | null;
  readonly becomes: OrderedLine | null;
};
/** A change of what was ordered (DATA-R18). */
export type OrderAmendment = {
  readonly orderId: OrderId;
  /** -1 for the undo of one. */
  readonly step: 1 | -1;
  /** The order that is merged into it; left out where none is. */
  readonly merges?: OrderId;
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
  /** When the count ended; used only if `to` is a state in which the count is over. */
  readonly endedAt: number | null;
};

/** One posted line: the outcome of its observations. `observation` is the latest of them and says when it was seen. */
export type CheckpointLine = Cell & {
  readonly counted: number;
  readonly at: number;
  readonly variance: number;
  readonly observation: OpId;
  readonly observations: readonly OpId[];
  readonly reason: CountReason | null;
  readonly note: string | null;
};

/** Takes the checkpoints of a posting away (`step` 1) or gives them back (−1). */
export type CheckpointHide = {
  readonly posting: OpId;
  readonly step: 1 | -1;
  readonly levels: readonly Cell[];
};

/** The payload of every operation type in its present version. `contract/store/upcasts` holds the older versions. */
export type Payloads = {
  /**
   * The first act of every writer (sequence number 1): its predecessor, and the predecessor's last known number
   * (DATA-R3).
   */
  'writer.started': { readonly predecessor: { readonly writerId: WriterId; readonly writerSeq: number } | null };
  /**
   * The log continues under a new epoch: the last number that is valid of each earlier epoch (DATA-R11). The server writes
   * it itself, with the new epoch as the writer: it was set back, or the shop was taken back to a backup (SRV40).
   */
  'log.forked': {
    readonly logEpoch: string;
    readonly forks: readonly { readonly logEpoch: string; readonly seq: number }[];
    readonly takenBack: TakenBack | null;
  };
  'catalog.added': {
    readonly group: Group | null;
    readonly products: readonly NewProduct[];
    readonly variants: readonly NewVariant[];
    readonly barcodes: readonly NewBarcode[];
    readonly rules: readonly NewRule[];
    readonly stock: readonly StockLine[];
    /** Listings of its variants or of others; left out where none are known. */
    readonly listings?: readonly NewListing[];
    /** The lots of its stock; left out where there are none. */
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
  'order.added': {
    readonly group: Group | null;
    readonly orders: readonly NewOrder[];
    /** What leaves the order that they are split off; left out where they are of none. */
    readonly outOf?: OrderAmendment;
  };
  'order.moved': {
    readonly act: OrderAct;
    readonly change: OrderChange;
    readonly stock: readonly StockLine[];
    /** Parcels that it makes, and what it does to others; left out where it is about none. */
    readonly newParcels?: readonly NewParcel[];
    readonly parcels?: readonly ParcelChange[];
    readonly returns?: readonly NewReturn[];
    /** What a cancelled order becomes in the one that it is merged into; left out where it is merged into none. */
    readonly into?: Merging;
    /** The order that sends something else for what came back; left out where none does. */
    readonly exchange?: NewOrder;
  };
  'order.amended': OrderAmendment;
  'pick.short': { readonly shorts: readonly NewShortPick[] };
  'batch.begun': {
    readonly batchId: BatchId;
    readonly number: string;
    readonly method: PickMethod;
    readonly orderIds: readonly OrderId[];
    readonly assigneeId: PersonId | null;
  };
  'batch.moved': { readonly change: BatchChange };
  'view.added': { readonly views: readonly NewView[] };
  'count.begun': {
    readonly countId: CountId;
    readonly name: string;
    readonly locationId: LocationId;
    readonly scope: CountScope;
    readonly mode: CountMode;
    /** Set only when an import created the count. The same holds for its observations and its posting. */
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
    /** The target's type, as it was stored. */
    readonly targetType: string;
    readonly group: Group | null;
    /**
     * The act whose bringing in of rows this undo takes away (`hide`) or gives back (`restore`): a row stands while one
     * of the acts that brought it in is not undone. Null if the undo hides or restores the rows themselves. Null also
     * in every undo of version 1, which hides a row only if its target was the first act to bring it in, and hides
     * every order that its target brought in.
     */
    readonly bringing: OpId | null;
    /** The document of the act that is undone: the ledger lines of the undo belong to it, too. */
    readonly document: DocumentRef | null;
    readonly hide: readonly Ref[];
    readonly restore: readonly Ref[];
    readonly sets: readonly FieldSet[];
    readonly stock: readonly StockLine[];
    readonly incoming: readonly IncomingChange[];
    readonly orders: readonly OrderChange[];
    /** Only if the undone act amended an order. */
    readonly amendments?: readonly OrderAmendment[];
    /** Only if the undone act belonged to a count. Undos that are older than counts have neither field. */
    readonly counts?: readonly CountChange[];
    readonly checkpoints?: readonly CheckpointHide[];
    /** Only if the undone act made or changed parcels, or a batch. */
    readonly parcels?: readonly ParcelChange[];
    readonly batches?: readonly BatchChange[];
  };
};

export type OperationType = keyof Payloads;

/**
 * The version in which every type is written (DATA-R13). A payload that says more than before, or means something else,
 * is a new version: raise its number here, add an upcast of the old one to `contract/store/upcasts`, and raise
 * `foldVersion`.
 */
export const presentVersion = {
  'writer.started': 1,
  'log.forked': 2,
  'catalog.added': 2,
  'place.added': 2,
  'fields.set': 2,
  'barcode.detached': 1,
  'stock.recorded': 2,
  'incoming.marked': 2,
  'order.added': 2,
  'order.moved': 2,
  'order.amended': 1,
  'pick.short': 1,
  'batch.begun': 1,
  'batch.moved': 1,
  'view.added': 1,
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
  /** For every field in `sets`: the operation that had last written it when the person set it (null: none). */
  readonly base?: { readonly [entity: string]: { readonly [field: string]: OpId | null } };
  readonly payload: Payloads[T];
  readonly occurredAt: number;
  readonly actor: PersonId;
};
export type Operation = { [T in OperationType]: OperationOf<T> }[OperationType];

/** What the domain decides: an act without its sequence number, which the database assigns in the same transaction. */
export type Decision = {
  [T in OperationType]: { readonly type: T; readonly payload: Payloads[T]; readonly opId?: OpId };
}[OperationType];

/** Time and chance, handed in. */
export type Stamp = { readonly at: number; readonly nextId: () => string };

/** The larger act that an operation belongs to, such as an import or a bulk edit; null if there is none. */
export function groupOf({ payload }: Operation): Group | null {
  return 'group' in payload ? (payload.group ?? null) : null;
}
