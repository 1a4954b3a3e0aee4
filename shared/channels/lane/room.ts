import { fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, ListingRow } from '#shared/domain/operations/rows.ts';
import { keyOf } from '../item-key.ts';
import type { ItemKey, LaneItem, LanePlace } from '../lane-rows.ts';
import type { CustomerTexts, OrderTasksOf, StoreOrdersOf, TakeOrder } from '../orders/taken-order.ts';
import type { Deliveries, LaneBooks, LaneStore } from '../ports.ts';
import { Recent } from './recent.ts';
import { Shelf } from './shelf.ts';

/** What a lane is made of. Time and chance are handed in. */
export type LaneParts = {
  readonly channelId: ChannelId;
  readonly connector: StoreConnector;
  readonly deliveries: Deliveries;
  readonly books: LaneBooks;
  readonly store: LaneStore;
  readonly takeOrder: TakeOrder;
  readonly orderTasksOf: OrderTasksOf;
  readonly storeOrdersOf: StoreOrdersOf;
  readonly texts: CustomerTexts;
  readonly now: () => number;
  readonly nextId: () => string;
};

/** Why a lane does not go on for now. `afterMs`: how long to wait, where that is known. */
export type LaneFailure = Failure & { readonly afterMs?: number };

/** A thing at one of the store's places. */
export type Spot = { readonly key: ItemKey; readonly locationId: string | null };

/** What the steps of a lane share. */
export class Room {
  readonly parts: LaneParts;
  readonly shelf: Shelf;
  readonly recent: Recent;
  /** The channel as it is in this round. */
  channel: ChannelRow | null = null;
  #listings: ReadonlyMap<string, ListingRow> = new Map();
  #listingsByKey: ReadonlyMap<ItemKey, ListingRow> = new Map();
  /** Things to be compared with our offers although nothing moved here, such as what orders there touched; null: all. */
  again: Set<ItemKey> | null = null;
  /** Orders that were not as they were seen when they were told, by task: when they had been changed last. */
  readonly conflicts = new Map<string, number>();
  /** With which listings orders that could not be taken over were tried last, and when. */
  tried: { readonly listings: string; readonly at: number } | null = null;

  constructor(parts: LaneParts) {
    this.parts = parts;
    this.shelf = new Shelf(parts.store, parts.channelId);
    this.recent = new Recent();
  }

  /** Reads what the books say of the channel. */
  async open(): Promise<void> {
    await this.shelf.open();
    this.channel = await this.parts.books.channel();
    const rows = await this.parts.books.listings();
    this.#listings = new Map(rows.map((row) => [row.id, row]));
    this.#listingsByKey = new Map(
      rows.map((row) => [keyOf({ productId: row.remoteProductId ?? '', variantId: row.remoteId }), row]),
    );
  }

  get listings(): ReadonlyMap<string, ListingRow> {
    return this.#listings;
  }

  /** The listing of a thing of the store, where it is one of ours. */
  listingOf(item: Pick<LaneItem, 'listingId'>): ListingRow | undefined {
    return this.#listings.get(item.listingId);
  }

  listingAt(key: ItemKey): ListingRow | undefined {
    const item = this.shelf.item(key);
    return (item && this.listingOf(item)) ?? this.#listingsByKey.get(key);
  }

  /** Whether a thing is one that the store is told about. */
  isTold(item: LaneItem): boolean {
    const listing = this.listingOf(item);
    return listing !== undefined && listing.untold !== true && item.status !== 'gone';
  }
}

/** What stopped it: the work goes on where it was. */
export function stopped(): { readonly ok: false; readonly failure: LaneFailure } {
  return fail({ code: 'stopped' });
}

/** How a thing at a place is named among others. */
export function spotId({ key, locationId }: Spot): string {
  return `${key} ${locationId ?? ''}`;
}

/** What is known of a thing at one of its places. */
export function placeAt(item: LaneItem | undefined, locationId: string | null): LanePlace | undefined {
  return item?.places.find((place) => place.locationId === locationId);
}

export type Step<T> = Promise<Result<T, LaneFailure>>;
