import type { Generated, Kysely, Transaction } from 'kysely';

/** One row, made with the database: who the shop is, and the heads of its counters. Its lock orders every write. */
export type ShopTable = {
  readonly lock: 1;
  readonly shop_id: string | null;
  readonly name: string;
  readonly log_epoch: string;
  /** The last sequence given; the log has no gaps below it. */
  readonly head: number;
  readonly contact_head: number;
  /** The fold that made the projections below; an older one is rebuilt at the start. */
  readonly fold_version: number;
};

export type TokenTable = { readonly hash: string; readonly made_at: number };

/** The log. `text` is what the desk sent, byte for byte; `size` is its length in bytes. */
export type OpTable = {
  readonly seq: number;
  readonly op_id: string;
  readonly writer_id: string;
  readonly writer_seq: number;
  readonly size: number;
  readonly text: string;
};

export type NumberOutcome = 'accepted' | 'duplicate' | 'rejected' | 'id-reused' | 'waiting';

/** What became of every number a writer has offered: refused numbers count as used (DATA-R3). */
export type NumberTable = {
  readonly writer_id: string;
  readonly writer_seq: number;
  readonly op_id: string;
  readonly outcome: NumberOutcome;
  readonly code: string | null;
  readonly current: string | null;
};

/** Numbers of a writer that a desk has declared lost, both ends included. */
export type LostNumberTable = { readonly writer_id: string; readonly first: number; readonly last: number };

export type EntityTable = { readonly kind: string; readonly id: string; readonly json: string };

/** Levels of cells (DATA-R19). */
export type LevelTable = {
  readonly id: string;
  readonly variant_id: string;
  readonly location_id: string;
  /** Null for the cell without a lot. */
  readonly lot_id: string | null;
  readonly on_hand: number;
  readonly committed: number;
  readonly incoming: number;
  readonly facts: number;
};

/** The ledger. What its sums need stands in columns, the whole line in `json`. */
export type MovementTable = {
  readonly id: string;
  readonly seq: number;
  readonly variant_id: string;
  readonly location_id: string;
  readonly lot_id: string | null;
  readonly quantity: number;
  readonly tracks: number;
  readonly json: string;
};

/** The checkpoints of a cell, by its id. */
export type CountedTable = { readonly id: string; readonly json: string };

export type InboxTable = { readonly id: string; readonly json: string };

/** How far earlier epochs of the log still hold (DATA-R11). */
export type ForkTable = { readonly log_epoch: string; readonly seq: number };

export type ContactTable = { readonly contact_id: string; readonly version: number; readonly json: string };

/** The bytes of pictures, by their SHA-256. */
export type BlobTable = { readonly hash: string; readonly uploaded_at: number; readonly bytes: Uint8Array };

/** Blobs that an operation of the log names, or once named: they are kept for good. */
export type NamedBlobTable = { readonly hash: string };

/** What a lane keeps (`LaneStore`), a row each; `rev` grows with every write, so that desks can follow. */
export type ChannelRowTable = {
  readonly channel_id: string;
  readonly part: string;
  readonly id: string;
  readonly rev: Generated<number>;
  readonly gone: boolean;
  readonly json: string;
};
/** What was sent to a store, and what became of it; null while that is not known. */
export type ChannelDeliveryTable = {
  readonly channel_id: string;
  readonly task_id: string;
  readonly task: string;
  readonly sent_at: number;
  readonly outcome: 'applied' | 'not-applied' | null;
};
/** Where a store is and its key, sealed. */
export type ChannelAccessTable = {
  readonly channel_id: string;
  readonly vendor: string;
  readonly url: string;
  readonly sealed: string;
};

/** A computer that joined by a code; once removed its token opens nothing more. */
export type ComputerTable = {
  readonly computer_id: string;
  readonly name: string;
  readonly token_hash: string;
  readonly joined_at: number;
  readonly seen_at: number;
  readonly removed_at: number | null;
};

export type Tables = {
  readonly shop: ShopTable;
  readonly tokens: TokenTable;
  readonly ops: OpTable;
  readonly numbers: NumberTable;
  readonly lost_numbers: LostNumberTable;
  readonly entities: EntityTable;
  readonly levels: LevelTable;
  readonly movements: MovementTable;
  readonly counted: CountedTable;
  readonly inbox: InboxTable;
  readonly forks: ForkTable;
  readonly contacts: ContactTable;
  readonly blobs: BlobTable;
  readonly named_blobs: NamedBlobTable;
  readonly channel_rows: ChannelRowTable;
  readonly channel_deliveries: ChannelDeliveryTable;
  readonly channel_access: ChannelAccessTable;
  readonly computers: ComputerTable;
};

export type StoreDatabase = Kysely<Tables>;
export type StoreTransaction = Transaction<Tables>;
