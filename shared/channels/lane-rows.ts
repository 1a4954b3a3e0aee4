import type { DriftCause } from '#shared/domain/channels/drift.ts';
import type { ChannelId, ListingId, OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type {
  ChannelFailureCode,
  Cursor,
  OutboundTask,
  RejectReason,
  RemoteRef,
} from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import type { SeenOrder } from './orders/seen-order.ts';

/**
 * What the runner of a channel knows of its store. It lies in tables of the runner's own, outside the log of operations: if it is
 * lost, the store is pulled anew, and a person agrees before anything is told again.
 */

/** How a thing in the store is named in these rows: `productId/variantId`, with nothing behind the stroke for a product itself. */
export type ItemKey = string;

/** One thing in the store that can be sold, ours or not. */
export type LaneItem = {
  readonly channelId: ChannelId;
  readonly key: ItemKey;
  readonly ref: RemoteRef;
  /** The listing that ties it to a variant; the row may be there or not. Its id follows from the channel and `ref`. */
  readonly listingId: ListingId;
  readonly title: string;
  readonly sku: string;
  readonly barcode: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** As the store writes money. */
  readonly price: string | null;
  readonly status: RemoteProduct['status'];
  readonly modifiedAt: number;
  /** By the store's place; one entry with a null place where it knows one. Empty where it shows no figure at all. */
  readonly places: readonly LanePlace[];
  /** Why the store takes no figure for it; null where it does, or nobody has tried. */
  readonly problem: RejectReason | null;
  /** The mark of the write that the store took last, where it keeps one and has told it. */
  readonly marker?: string | null;
};

/** What a store shows of a thing at one of its places, and what it should by all that is known. */
export type LanePlace = {
  readonly locationId: string | null;
  /** What it showed when it was read last; null: it does not count it. */
  readonly shown: number | null;
  /** When that was, by the runner's clock. */
  readonly shownAt: number;
  /**
   * What it must show: what a person agreed to begin from, all that was told since, less what its own orders took. Null: nobody has
   * agreed yet, and nothing is told.
   */
  readonly expected: number | null;
  readonly drift: Drift | null;
  /** Whether an order took or gave back some after it was read, so that `shown` is nothing to begin from before it is read again. */
  readonly mustRead?: boolean;
  /** What was told last, and what was shown after it. */
  readonly lastTold?: {
    readonly taskId: string;
    readonly delta: number;
    readonly at: number;
    readonly shown: number | null;
    /** Whether it was seen since then that the store showed what it should. */
    readonly wasRight: boolean;
  } | null;
  /**
   * Pieces in orders of its store that come into the books once the thing is tied to one of ours: `wanted` are promised then, and `taken` of
   * them the store has taken out of what it shows already. Left out where there are none.
   */
  readonly awaited?: AwaitedPieces;
  /** Offer less `expected` that a person left as it is: nothing is told while it is the same. Null: no such thing. */
  readonly accepted?: number | null;
};

export type { DriftCause };

/** Pieces of orders that are not in the books yet. */
export type AwaitedPieces = { readonly wanted: number; readonly taken: number };

/** A store that shows something else than it must, although its orders were pulled again. Nothing is told until it is put right. */
export type Drift = {
  readonly since: number;
  readonly shown: number;
  readonly expected: number;
  readonly cause: DriftCause;
};
/** A difference that was, for the history. */
export type DriftRecord = Drift & {
  readonly id: string;
  readonly channelId: ChannelId;
  readonly key: ItemKey;
  readonly locationId: string | null;
  readonly title: string;
  readonly sku: string;
  readonly endedAt: number | null;
  /** Null while it stands. `by-itself`: an order came that explains it. */
  readonly ended: 'repaired' | 'by-rule' | 'by-itself' | 'theirs-taken' | null;
};

/** What was seen last of one of the store's orders. */
export type LaneOrder = {
  readonly channelId: ChannelId;
  readonly remoteId: string;
  /** Null while it could not be taken over. */
  readonly orderId: OrderId | null;
  readonly number: string;
  readonly status: string;
  /** By the order of its words: later than all before, also where the store's clock was set back between them. */
  readonly modifiedAt: number;
  /** The store's own stamp of the word that was heard last, where that is another; `identity`: as `RemoteOrder`. */
  readonly stamp?: number;
  readonly identity?: string;
  /** What of its pieces is already in `expected`, by thing and place. */
  readonly taken: readonly { readonly key: ItemKey; readonly locationId: string | null; readonly quantity: number }[];
  /** Ids of the tasks about it that the store was told, or will never take. */
  readonly told: readonly string[];
  /** What it said when it was taken over last; null while it never was. */
  readonly seen: SeenOrder | null;
  /** Kept only while it could not be taken over whole, to try again. It holds personal data and is never logged. */
  readonly pending: RemoteOrder | null;
};

/** Something a person must look at. `id` follows from what it is about, so that it is one row however often it is found. */
export type LaneNote = {
  readonly id: string;
  readonly channelId: ChannelId;
  readonly at: number;
  readonly is: LaneNoteKind;
  readonly remoteId: string | null;
  readonly orderId: OrderId | null;
  readonly variantId: VariantId | null;
  /** Short facts for the sentence, such as an order's number or a SKU; no personal data. */
  readonly facts: readonly string[];
  readonly resolved: boolean;
};
export type LaneNoteKind =
  /** A line of an order is no listing of ours. */
  | 'line-unknown'
  /** An order changed there in a way that cannot be followed here: picked, packed or sent already. */
  | 'change-refused'
  | 'cancelled-after-shipping'
  /** The same order came by a file, perhaps. */
  | 'order-twice'
  | 'refunded'
  | 'status-unknown'
  /** The store will never take what we tell about an order or a thing. */
  | 'task-rejected'
  /** Nobody can say whether the store did what it was told. */
  | 'undecidable'
  /** A thing of ours is not there any more. */
  | 'gone';

/** How a channel is. One row a channel. */
export type LaneState = {
  readonly channelId: ChannelId;
  readonly catalogCursor: Cursor | null;
  readonly ordersCursor: Cursor | null;
  /** The mark of the books up to which offers were compared. */
  readonly booksMark: string | null;
  /** How many came with the first pull, and when it was through; null: it is not. */
  readonly firstPull: { readonly products: number; readonly orders: number; readonly doneAt: number | null };
  /**
   * Whether what is known may be told from. `agree`: the first pull is through, or what was known was lost; a person must look before anything is
   * written.
   */
  readonly trust: 'agree' | 'agreed';
  readonly phase: LanePhase;
  readonly lastRoundAt: number | null;
  /** When the next round begins by itself. */
  readonly nextAt: number | null;
  readonly failure: {
    readonly code: ChannelFailureCode | LaneFailureCode;
    readonly detail: string | null;
    readonly tries: number;
  } | null;
  /** Figures read and ids looked for last, where the store does not tell by itself. */
  readonly stockReadAt: number | null;
  readonly goneLookedAt: number | null;
  /**
   * What is being told: written before it is handed to the deliveries, and taken out with what became of it, in one transaction with
   * `expected`. What stands here when a round begins is asked of the deliveries.
   */
  readonly telling?: readonly OutboundTask[];
  /** What waits to be told, and differences that stand, as of the last round. */
  readonly waiting: number;
  readonly drifting: number;
};
export type LanePhase = 'first-pull' | 'agree' | 'quiet' | 'working' | 'waiting' | 'stopped';
export type LaneFailureCode =
  | 'undecidable'
  | 'books-refused'
  | 'no-key'
  /** What was sent is kept by another computer, or in a file that is damaged: a person agrees before it goes on here. */
  | 'deliveries-elsewhere'
  | 'deliveries-damaged';

/** What was done, for the channel's log. No personal data, no secrets. */
export type LaneLogLine = {
  readonly id: string;
  readonly channelId: ChannelId;
  readonly at: number;
  readonly is:
    | 'pulled'
    | 'told'
    | 'conflict'
    | 'rejected'
    | 'unknown'
    | 'resolved'
    | 'drift'
    | 'repaired'
    | 'order-in'
    | 'order-out'
    | 'published'
    | 'failed'
    | 'agreed'
    | 'paused';
  readonly taskId: string | null;
  readonly key: ItemKey | null;
  readonly locationId: string | null;
  readonly orderNumber: string | null;
  /** Figures of the line: products and orders pulled; delta told and what is shown after it. */
  readonly counts: readonly number[];
  readonly code: string | null;
};

/** A task that was sent and of which no outcome is known yet, as the deliveries keep it. */
export type Unfinished = { readonly task: OutboundTask; readonly sentAt: number };
