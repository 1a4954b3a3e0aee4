import type { TakenBack } from './taken-back.ts';
import type {
  BarcodeId,
  BatchId,
  Cell,
  ChannelId,
  ContactId,
  CountId,
  CountLineId,
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
  RuleId,
  ShopId,
  ShortPickId,
  SupplierId,
  VariantId,
  ViewId,
  WriterId,
} from './ids.ts';

/** Which accepted operation last wrote each field of a row; a field that is not named was written by `addedBy` (DATA-R7). */
export type Written = {
  readonly addedBy: OpId | null;
  readonly fieldOps: { readonly [field: string]: OpId };
  /** True while the act that added the row is undone: the row is kept, shown nowhere and not hashed. */
  readonly voided: boolean;
  /**
   * Number of acts that hide the row, minus the undos of such acts; left out if 0. Two people who detach one barcode
   * hide it twice.
   */
  readonly hides?: number;
  /**
   * The acts that brought the row in, in order; an act that came while the row was gone stands before the earlier ones.
   * Left out if `addedBy` is the only one and was never undone. `addedBy` is the first act that is not undone, and the
   * row has its values (DATA-R4).
   */
  readonly bringings?: readonly Bringing[];
};

/** One of the acts that brought a row in. */
export type Bringing = {
  readonly by: OpId | null;
  /** Number of undos that take it away, minus the undos that gave it back. */
  readonly undone: number;
  /** The row with the act's values; null if no other act brought it in, since the row itself has those values. */
  readonly as: Row | null;
};

export type ShopFields = {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly defaultLocationId: LocationId | null;
  /** The shop-wide reorder rule for tracked variants without one of their own; null: none. */
  readonly defaultPoint: number | null;
  readonly defaultUpTo: number | null;
  /** Whether prices include tax; left out while nobody has set it. */
  readonly pricesIncludeTax?: boolean | null;
  readonly taxRates?: readonly TaxRate[] | null;
  readonly address?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly taxNumber?: string | null;
  /** SHA-256 of the picture, in hexadecimal digits. */
  readonly logo?: string | null;
  /** IANA name of the shop's time zone, in which its days are read (DATA-R21). */
  readonly timeZone?: string | null;
  /** The time zone in which days are read that 0.1 stored as moments. The first accepted value stands for ever. */
  readonly legacyZone?: string | null;
  /** Whether everybody may pack without scanning, and who may besides (PAK6). */
  readonly packWithoutScan?: boolean | null;
  readonly packWithoutScanBy?: readonly PersonId[] | null;
};
/** The rate of a tax class, in thousandths of a percent. */
export type TaxRate = { readonly taxClass: string; readonly rate: number };
/** A calendar day as people mean it, "2026-03-01", in the shop's time zone (DATA-R21). */
export type Day = string;
export type ShopRow = Written & ShopFields & { readonly kind: 'shop'; readonly id: ShopId };

export type ProductType = 'simple' | 'variable' | 'kit' | 'external' | 'virtual';
export type ProductFields = {
  readonly name: string;
  /** A path, outermost first, joined by ` > `. */
  readonly category: string | null;
  readonly supplierId: SupplierId | null;
  readonly description: string | null;
  readonly archived: boolean;
  readonly brand?: string | null;
  readonly manufacturer?: string | null;
  readonly tags?: readonly string[] | null;
  /** SHA-256 of each picture, in hexadecimal digits, the first to be shown first. */
  readonly pictures?: readonly string[] | null;
  readonly taxClass?: string | null;
};
export type ProductRow = Written &
  ProductFields & {
    readonly kind: 'product';
    readonly id: ProductId;
    readonly productType: ProductType;
  };

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
  /** Of one stock unit, in milligrams. */
  readonly weight?: number | null;
  /** Where it usually lies. */
  readonly usualBinId?: LocationId | null;
  /** Whether its stock is told apart by lots or by serial numbers (LOT3); left out where it is not. */
  readonly tracking?: Tracking | null;
};
export type Tracking = 'lot' | 'serial';
export type VariantRow = Written &
  VariantFields & {
    readonly kind: 'variant';
    readonly id: VariantId;
    readonly productId: ProductId;
    /** Quantities are integers in the smallest unit; this says where the point stands. */
    readonly decimals: 0 | 1 | 2 | 3;
  };

/**
 * How the outside names a variant: an online store, or a program whose files were imported (DATA-R20). A variant has
 * any number of listings. The id is derived from channel or source and the remote ids, not from the variant, so that
 * one listing is one row wherever it is brought in.
 */
export type ListingRow = Written &
  ListingFields & {
    readonly kind: 'listing';
    readonly id: ListingId;
    /** The channel it is listed in; null if it is known only from a file. */
    readonly channelId: ChannelId | null;
    /**
     * The program whose file named it, such as `woocommerce`; for a channel, the channel's vendor. It never changes.
     */
    readonly source: string;
    /** The product's id there, where it has one. */
    readonly remoteProductId: string | null;
    /** The variant's own id there, where it has one. */
    readonly remoteId: string | null;
  };
export type ListingFields = {
  readonly variantId: VariantId;
  readonly archived: boolean;
  /** Whether its store is told nothing about its stock, since a person said so or has not looked yet. */
  readonly untold?: boolean | null;
};

/** An online store that sells this stock (DATA-R20). Its secrets are in the vault of the desk that runs it. */
export type ChannelRow = Written &
  ChannelFields & { readonly kind: 'channel'; readonly id: ChannelId; readonly vendor: string };
export type ChannelFields = {
  readonly name: string;
  /** Where its orders are served from, best first. */
  readonly locationIds: readonly LocationId[];
  /** Units that are kept back from what it offers. */
  readonly buffer: number;
  /** If its offer would be lower than this, it offers nothing. */
  readonly floor: number;
  /** The desk or server that talks to it; null: nobody. */
  readonly runner: string | null;
  readonly archived: boolean;
  /** What people call that desk or server. */
  readonly runnerName?: string | null;
  /** The store's address. */
  readonly url?: string | null;
  /** What the store calls its own address, the same at whichever it is reached; left out where it does not say. */
  readonly site?: string | null;
  /** Whether nothing is pulled and nothing told for now. */
  readonly paused?: boolean | null;
  /** Which of our locations serve which of the store's places; left out where the store knows one, served from `locationIds`. */
  readonly places?: readonly ChannelPlace[] | null;
  /** Other buffers and floors for some products: a product's own comes before that of its nearest category. */
  readonly offerRules?: readonly OfferRule[] | null;
  /** Whether what the store shows is put right without asking where it differs from what it was told. */
  readonly repairs?: boolean | null;
  /** Whether the store tells its customers that a parcel left; left out: it does. */
  readonly tellsCustomers?: boolean | null;
};
/** One of our locations, with everything below it, at one of the store's places. */
export type ChannelPlace = { readonly remoteId: string; readonly locationId: LocationId };
/** `key`: a product's id, or a category's path, which is meant with everything below it; null: as the channel says. */
export type OfferRule = {
  readonly of: 'product' | 'category';
  readonly key: string;
  readonly buffer: number | null;
  readonly floor: number | null;
};

/** A lot of a variant, or one piece of it by its serial number (LOT1). The id is derived from variant and code. */
export type LotRow = Written & LotFields & { readonly kind: 'lot'; readonly id: LotId; readonly variantId: VariantId };
export type LotFields = {
  /** Spelled as in the act that first brought it in. */
  readonly code: string;
  readonly expiresOn: Day | null;
  readonly receivedOn: Day | null;
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
export type LocationFields = {
  readonly name: string;
  readonly barcode: string | null;
  readonly archived: boolean;
  /** Whether what lies there is not for sale (LOC14); left out while nobody has said so. */
  readonly notForSale?: boolean | null;
};
export type LocationRow = Written &
  LocationFields & {
    readonly kind: 'location';
    readonly id: LocationId;
    readonly locationType: LocationType;
    /** What it lies in, as it was said; what desks moved into each other is read through `parentsOf`. */
    readonly parentId: LocationId | null;
    /** Whether a person has removed it (LOC6); left out where nobody has. */
    readonly removed?: boolean | null;
  };

export type SupplierFields = {
  readonly name: string;
  readonly leadTimeDays: number | null;
  readonly archived: boolean;
  /** The contact record of the person to write to. */
  readonly contactId?: ContactId | null;
  /** The supplier that it turned out to be, as it was said; who remains is read through `remainingSupplier`. */
  readonly mergedInto?: SupplierId | null;
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

/** Part shipped, part returned and the like follow from the quantities of the lines (`standingOf`). */
export type OrderState = 'open' | 'held' | 'picking' | 'packed' | 'shipped' | 'delivered' | 'cancelled' | 'void';
export type HoldReason = 'payment' | 'address' | 'stock' | 'customer' | 'check' | 'other';
export type OrderPriority = 'low' | 'high' | 'urgent';
export type OrderLine = {
  readonly id: OrderLineId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly picked: number;
  readonly shipped: number;
  /** Quantity that had been shipped before the order was brought in; left out if 0. */
  readonly cameShipped?: number;
  /** Quantity that lies in parcels, what left included; left out where it equals `shipped` (`packedOf`). */
  readonly packed?: number;
  /** Quantity of what left that reached its customer; left out if 0. */
  readonly delivered?: number;
  /** Quantity of what left that came back; left out if 0. */
  readonly returned?: number;
  /** Minor units for one stock unit. */
  readonly unitPrice: number | null;
};
/** What was ordered on a line. */
export type OrderedLine = Pick<OrderLine, 'variantId' | 'locationId' | 'quantity' | 'unitPrice'>;
export type OrderFields = {
  readonly number: string;
  readonly contactId: ContactId | null;
  /** The moment that 0.1 stored in place of the due day; used only if there is no `dueOn`. */
  readonly dueAt: number | null;
  readonly dueOn?: Day | null;
  readonly priority?: OrderPriority | null;
  /** The day that the customer was promised. */
  readonly promisedOn?: Day | null;
  readonly tags?: readonly string[] | null;
  /** Who works on it. */
  readonly assigneeId?: PersonId | null;
  /** How it is to be sent, as the store or a person says it. */
  readonly shippingMethod?: string | null;
  /** What the customer pays for shipping, and what is taken off, in minor units of the shop's currency. */
  readonly shippingAmount?: number | null;
  readonly discountAmount?: number | null;
  /** Whether it leaves whole or not at all. */
  readonly onlyWhole?: boolean | null;
};
export type OrderRow = Written &
  OrderFields & {
    readonly kind: 'order';
    readonly id: OrderId;
    /**
     * Where the order was entered, or the program whose file brought it. Ids are derived from it, so it never changes.
     */
    readonly channel: string;
    /** The store it came from; left out for every other order. */
    readonly channelId?: ChannelId | null;
    readonly state: OrderState;
    readonly placedAt: number;
    readonly shippedAt: number | null;
    readonly lines: readonly OrderLine[];
    /** Number of amendments of its lines that are not undone; left out if 0. */
    readonly amended?: number;
    /** The order that it was merged into; left out where it was merged into none. */
    readonly mergedInto?: OrderId;
    /** The orders that were merged into it; left out where none was. */
    readonly merged?: readonly OrderId[];
    /** Why it is held; left out where it is not, or nobody said why. */
    readonly heldFor?: HoldReason;
  };

export type ParcelState = 'packed' | 'shipped' | 'delivered' | 'void';
export type ParcelLine = { readonly lineId: OrderLineId; readonly quantity: number };
export type ParcelFields = {
  /** A carrier's name, as the shop calls it. */
  readonly carrier?: string | null;
  readonly service?: string | null;
  readonly trackingNumber?: string | null;
  /** In grams. */
  readonly weight?: number | null;
  /** In millimetres. */
  readonly length?: number | null;
  readonly width?: number | null;
  readonly height?: number | null;
};
/** What leaves an order together. Every shipping has a parcel; what was shipped by 0.1 has none. */
export type ParcelRow = Written &
  ParcelFields & {
    readonly kind: 'parcel';
    readonly id: ParcelId;
    readonly orderId: OrderId;
    readonly state: ParcelState;
    readonly lines: readonly ParcelLine[];
    readonly packedAt: number;
    readonly packedBy: PersonId;
    readonly shippedAt: number | null;
    readonly deliveredAt: number | null;
    /** Scans of what does not belong into it that were caught while it was packed; left out if 0. */
    readonly wrongScans?: number;
  };

export type ReturnOutcome = 'restock' | 'damaged' | 'discard';
export type ReturnReason = 'not-wanted' | 'does-not-fit' | 'defective' | 'wrong-item' | 'not-delivered' | 'other';
export type ReturnLine = {
  readonly lineId: OrderLineId;
  readonly quantity: number;
  readonly outcome: ReturnOutcome;
  /** Where it was put; null for what is not kept. */
  readonly locationId: LocationId | null;
  readonly reason: ReturnReason;
};
export type ReturnFields = {
  /** The order that sends something else instead. */
  readonly exchangeId?: OrderId | null;
  /** What a person decided to pay back, in minor units of the shop's currency. */
  readonly refund?: number | null;
};
/** Pieces of an order that came back together, and what became of each. */
export type ReturnRow = Written &
  ReturnFields & {
    readonly kind: 'return';
    readonly id: ReturnId;
    readonly orderId: OrderId;
    readonly receivedAt: number;
    readonly receivedBy: PersonId;
    readonly lines: readonly ReturnLine[];
  };

export type BatchState = 'open' | 'done' | 'cancelled' | 'void';
/** Single: order by order; batch: all together, sorted at the packing table; cluster: sorted into boxes while picking. */
export type PickMethod = 'single' | 'batch' | 'cluster';
export type BatchFields = { readonly assigneeId?: PersonId | null };
/** Orders that one person picks in one round. */
export type BatchRow = Written &
  BatchFields & {
    readonly kind: 'batch';
    readonly id: BatchId;
    readonly number: string;
    readonly method: PickMethod;
    /** In the order of their boxes. */
    readonly orderIds: readonly OrderId[];
    readonly state: BatchState;
    readonly begunAt: number;
    readonly endedAt: number | null;
  };

export type ShortPickReason = 'not-found' | 'damaged' | 'expired' | 'other';
/** Units that were not where the books say when somebody came to pick them. */
export type ShortPickRow = Written & {
  readonly kind: 'short-pick';
  readonly id: ShortPickId;
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly reason: ShortPickReason;
  readonly at: number;
  readonly by: PersonId;
  readonly batchId: BatchId | null;
};

export type ViewFields = {
  readonly name: string;
  /** The list's question, as its address says it. */
  readonly query: string;
  readonly columns?: readonly string[] | null;
  readonly archived: boolean;
};
/** A way to look at a list that everybody in the shop has. */
export type ViewRow = Written &
  ViewFields & { readonly kind: 'view'; readonly id: ViewId; readonly list: 'orders' | 'stock' };

export type IncomingRow = Written & {
  readonly kind: 'incoming';
  readonly id: IncomingId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
  /** Quantity that has not been received yet. */
  readonly open: number;
  /** The moment that 0.1 stored in place of the expected day; used only if there is no `expectedOn`. */
  readonly expectedAt: number | null;
  readonly expectedOn?: Day | null;
  readonly markedAt: number;
};

/**
 * A writer and its predecessor on the same desk. The sequence numbers of both are in one order, up to the number of the
 * predecessor that is named here (DATA-R6).
 */
export type WriterRow = Written & {
  readonly kind: 'writer';
  readonly id: WriterId;
  readonly predecessor: { readonly writerId: WriterId; readonly writerSeq: number } | null;
};

/** What a count covers: everything at its location, or the variants it names. */
export type CountScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'list'; readonly variantIds: readonly VariantId[] }
  | { readonly kind: 'category'; readonly category: string; readonly variantIds: readonly VariantId[] }
  | { readonly kind: 'not-counted'; readonly days: number; readonly variantIds: readonly VariantId[] };
export type CountMode = 'blind' | 'guided';
export type CountState = 'open' | 'posted' | 'cancelled' | 'void';
export type CountRow = Written & {
  readonly kind: 'count';
  readonly id: CountId;
  readonly name: string;
  /** Counted with everything below it. */
  readonly locationId: LocationId;
  readonly scope: CountScope;
  readonly mode: CountMode;
  readonly state: CountState;
  readonly begunAt: number;
  readonly begunBy: PersonId;
  /** When it was posted or cancelled; null while it is open. */
  readonly endedAt: number | null;
};

/** One observation of a count: a quantity of a variant in one cell, seen over an interval (DATA-R6). */
export type ObservationRow = Written &
  Standing &
  Cell & {
    readonly kind: 'observation';
    /** The operation that recorded it. */
    readonly id: OpId;
    readonly countId: CountId;
    /** A scan adds; a typed number or a recount replaces what was seen before it. */
    readonly how: 'add' | 'replace';
    readonly quantity: number;
    /** The interval over which it was seen, by the desk's clock, in epoch milliseconds. */
    readonly from: number;
    readonly to: number;
    readonly actor: PersonId;
  };

/** Why a line differs, as chosen by a person; `count` gives no further reason. */
export type CountReason = Extract<
  Reason,
  'count' | 'damage' | 'theft' | 'loss' | 'sample' | 'internal-use' | 'correction'
>;
export type CountLineFields = {
  readonly reason: CountReason | null;
  readonly note: string | null;
  /** True for a line that is not to be posted. */
  readonly dropped: boolean;
};
export type CountLineRow = Written &
  CountLineFields &
  Cell & {
    readonly kind: 'count-line';
    readonly id: CountLineId;
    readonly countId: CountId;
  };

/** Everything that is stored as one row per thing. Levels (sums) and movements (ledger lines) are stored elsewhere. */
export type Row =
  | ShopRow
  | ProductRow
  | VariantRow
  | ListingRow
  | ChannelRow
  | LotRow
  | BarcodeRow
  | LocationRow
  | SupplierRow
  | RuleRow
  | OrderRow
  | IncomingRow
  | WriterRow
  | CountRow
  | ObservationRow
  | CountLineRow
  | ParcelRow
  | ReturnRow
  | BatchRow
  | ShortPickRow
  | ViewRow;
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
  | 'ship'
  | 'count';

/** The highest server position that the desk had applied when the operation was made (DATA-R1). */
export type Seen = { readonly logEpoch: string; readonly seq: number };

/**
 * The kinds of document that a ledger line can belong to. A receipt, transfer or return is the act itself; orders,
 * counts and imports are documents of their own.
 */
export type DocumentKind =
  | 'order'
  | 'parcel'
  | 'receipt'
  | 'purchase-order'
  | 'transfer'
  | 'count'
  | 'return'
  | 'build'
  | 'import';
/**
 * A document by kind and id. The id of a receipt, transfer or return is that of its operation, or of the operation's
 * group if it has one.
 */
export type DocumentRef = { readonly kind: DocumentKind; readonly id: string };

/** One line of the stock ledger. Lines are added, never edited; stock on hand is their fold. */
export type Movement = Standing &
  Cell & {
    readonly id: MovementId;
    readonly opId: OpId;
    readonly quantity: number;
    readonly reason: Reason;
    /** What the whole line is worth at cost, in minor units; never per piece. */
    readonly costTotal: number | null;
    readonly reverses: MovementId | null;
    /** +1 starts tracking the variant, −1 takes that back (undo), 0 says nothing. */
    readonly tracks: -1 | 0 | 1;
    /** The document it belongs to; null for a line that stands for itself, such as an adjustment (DATA-R17). */
    readonly document: DocumentRef | null;
    readonly note: string | null;
    readonly occurredAt: number;
    readonly actor: PersonId;
    /**
     * Only on lines prepared for display that belong to a posted count: what was counted, and the variance at that time
     * (`quantity` is the present variance).
     */
    readonly checkpoint?: PostedLine;
  };

/** The place of an act among others, from its envelope. `seq`: the server's sequence number, null if there is none. */
export type Standing = {
  readonly writerId: WriterId;
  readonly writerSeq: number;
  readonly seen: Seen | null;
  readonly skewMs: number | null;
  readonly seq: number | null;
};

/** What `before.ts` needs to place a movement or an observation (DATA-R6). `at` is the desk's clock. */
export type Moment = Standing & { readonly at: number };

/** What the writer of an act could know: the act's place on the chain of writers, and what its desk had seen. */
export type Knowledge = Pick<Moment, 'writerId' | 'writerSeq' | 'seen'>;

/**
 * A movement that is shown to a person beside a posted line: it was unknown when the line was posted, or made close to
 * the count.
 */
export type Told = {
  readonly movementId: MovementId;
  readonly quantity: number;
  readonly document: DocumentRef | null;
  /** True when it counts as made before the observation: it changed the variance. */
  readonly before: boolean;
  /** True when the writer of the posting did not know of it. */
  readonly late: boolean;
  /** True when only clocks tell which was first, and they are less than two minutes apart or of unknown skew. */
  readonly around: boolean;
};

/** One line of a posted count: a checkpoint of its cell (DATA-R6). */
export type PostedLine = {
  /** The ledger line that shows its variance. */
  readonly id: MovementId;
  readonly opId: OpId;
  readonly countId: CountId;
  readonly counted: number;
  /** Orders the checkpoints of one cell; the last is the greatest (`at`, `id`). */
  readonly at: number;
  /** The variance as it was when it was posted. */
  readonly asPosted: number;
  readonly observation: OpId;
  /** All observations that it sums up. */
  readonly observations: readonly OpId[];
  /** The moment of `observation`. */
  readonly moment: Moment;
  /** What the writer of the posting could know. */
  readonly posting: Knowledge;
  /** The sum of the movements before the observation; movements that arrive late change it. */
  readonly before: number;
  readonly told: readonly Told[];
  /** Number of acts that hide it, minus the undos of such acts. Above 0 it is no checkpoint. */
  readonly hides: number;
};

/** The checkpoints of one cell, ordered by `at`. Exists only for cells with a posted count. */
export type Counted = Cell & {
  readonly id: string;
  readonly lines: readonly PostedLine[];
};

/** The sums of one cell. Committed and incoming quantities are kept in the cell without a lot (LOT4). */
export type Level = Cell & {
  readonly id: string;
  readonly onHand: number;
  readonly committed: number;
  readonly incoming: number;
  /** Facts that make the variant tracked here; a variant is tracked while the sum over its locations is above zero. */
  readonly facts: number;
};

/** Something a person must look at: an edit that lost, an act that was refused, a shop that was taken back. */
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
    }
  | {
      readonly id: string;
      readonly type: 'taken-back';
      readonly opId: OpId;
      readonly takenBack: Omit<TakenBack, 'ranges'>;
      readonly actor: PersonId;
      readonly at: number;
      readonly resolved: boolean;
    };

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly VariantOption[]
  | readonly TaxRate[]
  | readonly ChannelPlace[]
  | readonly OfferRule[]
  | readonly string[];
