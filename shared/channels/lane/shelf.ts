import type { ItemKey, LaneItem, LaneState } from '../lane-rows.ts';
import type { LaneChanges, LaneStore } from '../ports.ts';
import type { ChannelId, ListingId } from '#shared/domain/operations/ids.ts';

/**
 * What a lane knows of its store, kept at hand: the lane alone writes it. A write that fails leaves nothing at hand, so that it is read anew.
 */
export class Shelf {
  readonly #store: LaneStore;
  readonly #channelId: ChannelId;
  #state: LaneState | null = null;
  #items: Map<ItemKey, LaneItem> | null = null;
  readonly #byProduct = new Map<string, Set<ItemKey>>();
  readonly #byListing = new Map<ListingId, ItemKey>();

  constructor(store: LaneStore, channelId: ChannelId) {
    this.#store = store;
    this.#channelId = channelId;
  }

  /** Reads everything, where it is not at hand. What is left of items without a state is worth nothing and goes. */
  async open(): Promise<void> {
    if (this.#items) return;
    const state = await this.#store.state();
    const items = await this.#store.items();
    if (state === null && items.length > 0) await this.#store.commit({ itemsGone: items.map(({ key }) => key) });
    this.#byProduct.clear();
    this.#byListing.clear();
    this.#items = new Map();
    this.#state = state ?? freshState(this.#channelId);
    if (state !== null) for (const item of items) this.#put(item);
  }

  get state(): LaneState {
    return this.#state ?? freshState(this.#channelId);
  }

  item(key: ItemKey): LaneItem | undefined {
    return this.#items?.get(key);
  }

  itemOf(listingId: ListingId): LaneItem | undefined {
    const key = this.#byListing.get(listingId);
    return key === undefined ? undefined : this.item(key);
  }

  all(): Iterable<LaneItem> {
    return this.#items?.values() ?? [];
  }

  get size(): number {
    return this.#items?.size ?? 0;
  }

  /** What of a product was seen. */
  keysOf(productId: string): readonly ItemKey[] {
    return [...(this.#byProduct.get(productId) ?? [])];
  }

  async commit(changes: LaneChanges): Promise<void> {
    try {
      await this.#store.commit(changes);
    } catch (error) {
      this.#items = null;
      throw error;
    }
    if (changes.state) this.#state = changes.state;
    for (const item of changes.items ?? []) this.#put(item);
    for (const key of changes.itemsGone ?? []) this.#drop(key);
  }

  #put(item: LaneItem): void {
    this.#items?.set(item.key, item);
    this.#byListing.set(item.listingId, item.key);
    const some = this.#byProduct.get(item.ref.productId);
    if (some) some.add(item.key);
    else this.#byProduct.set(item.ref.productId, new Set([item.key]));
  }

  #drop(key: ItemKey): void {
    const item = this.#items?.get(key);
    if (!item) return;
    this.#items?.delete(key);
    this.#byListing.delete(item.listingId);
    this.#byProduct.get(item.ref.productId)?.delete(key);
  }
}

/** Of a channel of which nothing is known. */
export function freshState(channelId: ChannelId): LaneState {
  return {
    channelId,
    catalogCursor: null,
    ordersCursor: null,
    booksMark: null,
    firstPull: { products: 0, orders: 0, doneAt: null },
    trust: 'agree',
    phase: 'first-pull',
    lastRoundAt: null,
    nextAt: null,
    failure: null,
    stockReadAt: null,
    goneLookedAt: null,
    telling: [],
    waiting: 0,
    drifting: 0,
  };
}
