import type { Failure, Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ChannelFailure, OutboundTask, PushOutcome, Resolution } from '#shared/contract/channels/port.ts';
import type { ContactId, OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type {
  ChannelRow,
  ListingRow,
  OrderRow,
  ParcelRow,
  ReturnRow,
  ShopRow,
  VariantRow,
} from '#shared/domain/operations/rows.ts';
import type {
  DriftRecord,
  ItemKey,
  LaneItem,
  LaneLogLine,
  LaneNote,
  LaneOrder,
  LaneState,
  Unfinished,
} from './lane-rows.ts';

/** Rows to write and to delete, in one transaction. */
export type LaneChanges = {
  readonly state?: LaneState;
  readonly items?: readonly LaneItem[];
  readonly itemsGone?: readonly ItemKey[];
  readonly orders?: readonly LaneOrder[];
  readonly drifts?: readonly DriftRecord[];
  readonly notes?: readonly LaneNote[];
  readonly log?: readonly LaneLogLine[];
};

/** The runner's own tables, of one channel. */
export type LaneStore = {
  readonly state: () => Promise<LaneState | null>;
  readonly items: () => Promise<readonly LaneItem[]>;
  readonly itemsOf: (keys: readonly ItemKey[]) => Promise<readonly LaneItem[]>;
  readonly orders: (remoteIds: readonly string[]) => Promise<readonly LaneOrder[]>;
  /** What was seen of orders of ours. */
  readonly ordersOf: (orderIds: readonly OrderId[]) => Promise<readonly LaneOrder[]>;
  /** Orders that could not be taken over whole. */
  readonly pendingOrders: () => Promise<readonly LaneOrder[]>;
  readonly orderIds: () => Promise<readonly string[]>;
  readonly openDrifts: () => Promise<readonly DriftRecord[]>;
  readonly notes: () => Promise<readonly LaneNote[]>;
  /** Writes all or nothing. The log keeps its newest lines. */
  readonly commit: (changes: LaneChanges) => Promise<void>;
};

/** What of a shop's books a lane reads, and the one way it writes into them. */
export type LaneBooks = {
  readonly channel: () => Promise<ChannelRow | null>;
  readonly shop: () => Promise<ShopRow>;
  /** The listings of this channel that are not archived. */
  readonly listings: () => Promise<readonly ListingRow[]>;
  /**
   * What the store is to show of each variant, by its place (`offerOf`); null as a place where it knows one. A variant that is not
   * tracked or not there has no offer; of one that is archived nothing is offered.
   */
  readonly offers: (
    variantIds: readonly VariantId[],
  ) => Promise<ReadonlyMap<VariantId, ReadonlyMap<string | null, number>>>;
  /** Variants whose offer may have changed since a mark, and the new mark; null for all of them. */
  readonly movedSince: (
    mark: string | null,
  ) => Promise<{ readonly mark: string; readonly variantIds: readonly VariantId[] | null }>;
  readonly variants: (ids: readonly VariantId[]) => Promise<readonly VariantRow[]>;
  readonly order: (id: OrderId) => Promise<OrderRow | null>;
  /** Orders with this number, of any channel. */
  readonly ordersNumbered: (number: string) => Promise<readonly OrderRow[]>;
  readonly parcelsOf: (orderId: OrderId) => Promise<readonly ParcelRow[]>;
  readonly returnsOf: (orderId: OrderId) => Promise<readonly ReturnRow[]>;
  /** Orders of which something left since a mark, and that may concern this channel (`mayConcern`). */
  readonly ordersMovedSince: (mark: string | null) => Promise<readonly OrderId[]>;
  readonly contact: (id: ContactId) => Promise<Contact | null>;
  /**
   * Makes acts of the runner, in one transaction, and answers when they are saved. An act whose id is known already is not made
   * again, and is no failure. A refused one refuses all of them.
   */
  readonly record: (decisions: readonly Decision[], contacts: readonly Contact[]) => Promise<Result<null, Failure>>;
};

/**
 * The one way to a store's writing side: what is sent is kept before it goes, and what became of it before anything else goes. While something
 * is unfinished, `push` refuses.
 */
export type Deliveries = {
  readonly push: (
    tasks: readonly OutboundTask[],
    signal: AbortSignal,
  ) => Promise<Result<readonly PushOutcome[], Failure>>;
  /** What was sent and of which no outcome is known. */
  readonly unfinished: () => Promise<Result<readonly Unfinished[], Failure>>;
  /**
   * What became of a task. Where it is kept, that is the answer, and the store is not asked: `applied` and `already` are "applied", the
   * others "not-applied". One that was never sent is "not-applied". Else the store is asked, and what is decided is kept. `expected` is brought up to
   * date by the orders seen since.
   */
  readonly resolve: (task: OutboundTask, signal: AbortSignal) => Promise<Result<Resolution, ChannelFailure | Failure>>;
  /** What a person found out about one that nobody could decide. */
  readonly settle: (taskId: string, as: 'applied' | 'not-applied') => Promise<Result<null, Failure>>;
};
