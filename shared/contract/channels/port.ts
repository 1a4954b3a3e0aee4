import type { Failure } from '#shared/base/result.ts';
import type { NewRemoteProduct, RemoteProduct } from './remote.ts';

/** What a store can do, and how far it can be trusted with it. Measured on real servers, and held by the contract suite. */
export type StoreCapabilities = {
  readonly stockWrite: {
    /** Whether a figure can be set. */
    readonly absolute: boolean;
    /** Whether a difference can be added: `racy` loses some where others write at the same time. */
    readonly delta: 'none' | 'racy' | 'atomic';
    /** Whether a write can name the figure that it expects. */
    readonly compareAndSet: boolean;
  };
  /**
   * How a write whose answer was lost is recognised: by a key that the store keeps, by a marker of ours in the same request
   * (which proves only the last write), or not at all.
   */
  readonly idempotency: 'native-key' | 'marker' | 'none';
  /** Whether a change of stock is in what `pull('catalog')` brings. */
  readonly stockInCatalog: boolean;
  /** How deletions are seen: told, told if soft, or only by comparing all ids. */
  readonly deletions: 'tombstone' | 'soft+reconcile' | 'reconcile';
  readonly multiLocation: boolean;
  readonly fractional: boolean;
  readonly limits: { readonly page: number; readonly batch: number; readonly inFlight: number };
  readonly orders: { readonly fulfil: 'status' | 'fulfilment'; readonly partial: boolean };
};

/** Which shop answered. */
export type StoreIdentity = {
  readonly name: string;
  /** The program and its version, as "WooCommerce 11.0.1". */
  readonly software: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The store's clock less ours, in milliseconds. */
  readonly skewMs: number;
  /** Whether what was given lets us write, too. */
  readonly mayWrite: boolean;
  /** Where it was found: its address without any page. */
  readonly address: string;
  /** What it calls its own address, the same at whichever it was asked; null where it does not say. */
  readonly site: string | null;
  /** The store's own places; empty where it knows only one. */
  readonly locations: readonly { readonly id: string; readonly name: string }[];
};

/** A kind of thing that is pulled with a cursor of its own. */
export type Feed = 'catalog' | 'stock' | 'orders';

/** Where a pull goes on. The connector alone reads it; it is stored with the rows that it covers. */
export type Cursor = string;

/** One page of what is new. Rows may come more than once: taking them again changes nothing. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly cursor: Cursor };

/** A figure of stock as the store shows it. */
export type RemoteStock = {
  readonly ref: RemoteRef;
  /** The store's place; null where it knows only one. */
  readonly locationId: string | null;
  /** In the store's units; null where the store does not count it. */
  readonly quantity: number | null;
};

/** What is sold there under one name: a product, or one of its variants. */
export type RemoteRef = { readonly productId: string; readonly variantId: string | null };

type Told = { readonly taskId: string };

/**
 * Something that a store must hear. `stock.offer`: the offer changed by `delta`; the store is expected to show `expected` before
 * it. `order.transition`: a parcel left.
 */
export type OutboundTask = StockTask | OrderTask;
export type StockTask = Told & {
  readonly kind: 'stock.offer';
  readonly ref: RemoteRef;
  readonly locationId: string | null;
  readonly delta: number;
  /** Brought up to date by the orders seen since, before it is sent and before it is asked what became of it. */
  readonly expected: number;
  /**
   * What was expected when it was sent, where `expected` was brought up to date since. A store that knows a write by its key
   * must hear exactly the same again: with another figure it could not be told what became of the first.
   */
  readonly sentExpected?: number;
};
export type OrderTask = Told & {
  readonly kind: 'order.transition';
  readonly orderId: string;
  /** The status that was seen last, in the store's word. */
  readonly from: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Whether nothing of the order is left to be sent after it. */
  readonly isLast: boolean;
  readonly tracking: {
    readonly carrier: string | null;
    readonly number: string;
    readonly url: string | null;
  } | null;
  /** What the customer is told, for stores that do not write it themselves; null: nothing. */
  readonly tellCustomer: string | null;
};

/**
 * What became of a task. `applied` and `already`: what the store shows after it, where it is about stock. `conflict`: the store
 * shows something else than was expected, nothing was written. `rejected`: the store says no and will say so again. `retry`:
 * nothing was written because of that, ask again. `unknown`: the answer was lost; ask `resolveUnknown`.
 */
export type PushOutcome =
  | { readonly is: 'applied' | 'already'; readonly shown: number | null }
  | { readonly is: 'conflict'; readonly shown: number | null }
  | { readonly is: 'rejected'; readonly reason: RejectReason; readonly detail?: string }
  | { readonly is: 'retry'; readonly because: ChannelFailure }
  | { readonly is: 'unknown' };

/** A product that a store is to make. Told again, also after a lost answer, it is found there by our mark or its SKUs first. */
export type PublishTask = Told & { readonly product: NewRemoteProduct };
/** `made` and `already`: the product as it is there, each variant in the order given. Else as `PushOutcome` says. */
export type PublishOutcome =
  | { readonly is: 'made' | 'already'; readonly product: RemoteProduct }
  | Extract<PushOutcome, { readonly is: 'rejected' | 'retry' | 'unknown' }>;

/** Why a store will never take a task as it is. */
export type RejectReason =
  /** There is no such thing there any more. */
  | 'gone'
  /** The store does not count it, or counts several variants together. */
  | 'not-counted'
  | 'counted-together'
  /** It takes whole pieces only. */
  | 'fractional'
  /** It has no such place. */
  | 'location'
  /** Whatever else the store says; its code is the detail. */
  | 'store-says-no';

/** What became of a task whose answer was lost. Undecidable ones stop the lane until a person looked. */
export type Resolution = 'applied' | 'not-applied' | 'undecidable';

/** Why a store could not be asked, or what it said instead of an answer. */
export type ChannelFailureCode =
  /** No connection, no answer in time, or an error of the server's: later it may work. */
  | 'channel-away'
  /** It asks us to wait. */
  | 'channel-busy'
  /** What it was given as key is wrong, expired, or may not do this. */
  | 'channel-refused'
  /** What answers there is no store of this kind, or not one that this program understands. */
  | 'channel-not-understood'
  /** The address must not be connected to, leads elsewhere, or cannot prove that it is the one. */
  | 'channel-address';
/** `afterMs`: how long to wait, where that is known. */
export type ChannelFailure = Failure<ChannelFailureCode> & { readonly afterMs?: number };
