import type { OrderTask } from '#shared/contract/channels/port.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import type { ItemKey, LaneNote, LaneNoteKind, LaneOrder } from '../lane-rows.ts';
import type { LaneBooks } from '../ports.ts';
import type { SeenOrder } from './seen-order.ts';

/** What of the books, and of what was known before, it takes to take over an order. */
export type OrderReads = Pick<
  LaneBooks,
  'channel' | 'shop' | 'order' | 'ordersNumbered' | 'parcelsOf' | 'returnsOf' | 'variants' | 'contact'
> & {
  /** The listings of this channel that these things have, by their keys. */
  readonly listingsOf: (keys: readonly ItemKey[]) => Promise<ReadonlyMap<ItemKey, ListingRow>>;
  /** What was seen of it last; null: never, or it was lost. */
  readonly seenBefore: (remoteId: string) => Promise<LaneOrder | null>;
};

/** What the state of one order of a store makes of the books. */
export type TakenOrder = {
  /** To be recorded in one transaction, with the contacts; in this order. */
  readonly decisions: readonly Decision[];
  readonly contacts: readonly Contact[];
  readonly orderId: OrderId | null;
  /** Whether nothing is left to try again; else it is kept as `pending`. */
  readonly whole: boolean;
  /** What a person must look at. A note that is known stays as it is. */
  readonly notes: readonly OrderNote[];
  /** Kinds of notes about this order that are settled by now. */
  readonly settled: readonly LaneNoteKind[];
  /** To be kept in its `LaneOrder`. */
  readonly seen: SeenOrder;
  /** What goes into `LaneOrder.told` besides what is there: parcels that left before the order was tied to the store. */
  readonly told: readonly string[];
  /** Whether it is older than what was seen before: nothing of it is to be kept then. */
  readonly outOfDate: boolean;
};
/** Takes over one order: `takeOrder`. */
export type TakeOrder = (remote: RemoteOrder, reads: OrderReads) => Promise<TakenOrder>;

/** What of the books it takes to tell a store of its parcels. */
export type OutReads = Pick<LaneBooks, 'channel' | 'order' | 'ordersNumbered' | 'parcelsOf' | 'returnsOf'>;
/** What customers are told, in the language of the shop. */
export type CustomerTexts = {
  readonly parcelLeft: (parcel: {
    readonly carrier: string | null;
    readonly number: string | null;
    readonly url: string | null;
    /** Whether more will follow. */
    readonly isLast: boolean;
  }) => string;
};
/** What the store of an order must hear and was not told yet, in this order, and what of what it was told is not so any more. */
export type OrdersOut = { readonly tasks: readonly OrderTask[]; readonly notes: readonly OrderNote[] };
/** `orderTasksOf`. */
export type OrderTasksOf = (order: LaneOrder, reads: OutReads, texts: CustomerTexts) => Promise<OrdersOut>;
/**
 * `storeOrdersOf`: the orders of which the store may have to be told when something of this one left: itself, and the one it was
 * split off. Their `LaneOrder` is the one with that `orderId`.
 */
export type StoreOrdersOf = (orderId: OrderId, reads: OutReads) => Promise<readonly OrderId[]>;

export type OrderNote = Omit<LaneNote, 'id' | 'at' | 'resolved'>;

/**
 * What cannot be followed here. A note of this kind has as its facts: the order's number, one of these, and what is named here.
 */
export const refusedChanges = [
  /** It is done there and waits here: its goods left from somewhere else, or not at all. */
  'done-there',
  /** It came to nothing there while goods of it lie picked or packed here. */
  'cancelled-picked',
  /** It came to nothing there, and is part of another order here, or of several. */
  'cancelled-elsewhere',
  /** It goes on there, and was cancelled here or has left. */
  'reopened',
  /** Less is wanted there of something (SKU) than is picked here. */
  'less-than-picked',
  /** Its lines changed there after it was cancelled, sent or joined with another here. */
  'changed-after',
  /** Here and there differ, and nobody knows any more what was said before. */
  'differs',
  /** Its amounts are in another currency (its code) than the shop's, and left out. */
  'currency',
  /** Nobody has said from which location its channel sells. */
  'no-place',
  /** More lines than an order can have. */
  'too-many-lines',
  /** A parcel that the store was told of has not left after all. */
  'parcel-back',
] as const;
export type RefusedChange = (typeof refusedChanges)[number];
