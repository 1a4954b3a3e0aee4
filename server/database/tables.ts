import type { Generated, Kysely, Selectable, Transaction } from 'kysely';

/**
 * A shop of this database: who it is, and the heads of its counters. The lock of its row orders every write of the shop. Every row of
 * every other table has the key, too: the database sets it itself, and shows a shop nothing else (`shop-dialect.ts`).
 */
export type ShopTable = {
  /** Names the shop in this database alone; nobody outside knows it. */
  readonly shop_key: Generated<string>;
  readonly made_at: Generated<number>;
  readonly shop_id: string | null;
  readonly name: string;
  readonly log_epoch: string;
  /** The last sequence given; the log has no gaps below it. */
  readonly head: number;
  readonly contact_head: number;
  /** The fold that made the projections below; an older one is rebuilt at the start. */
  readonly fold_version: number;
};

export type TokenTable = {
  readonly hash: string;
  readonly token_id: string;
  readonly shop_key: string;
  readonly scope: 'desk' | 'read-only' | 'admin';
  readonly label: string;
  readonly made_at: number;
  /** The moment it ends; null: never. */
  readonly until: number | null;
  /** The first token of those that were made of each other by rotating. */
  readonly line: string;
};

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

/** Rows of the books. What channels look for stands in columns that the database makes of the text itself. */
export type EntityTable = {
  readonly kind: string;
  readonly id: string;
  readonly json: string;
  readonly of_channel: Generated<string | null>;
  readonly of_order: Generated<string | null>;
  readonly numbered: Generated<string | null>;
};

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
/** Each time the shop was taken back, with what was answered; the same request is answered the same. */
export type TakingTable = { readonly request_id: string; readonly no: number; readonly answer: string };

/** What left the log, at which time, and at which later one it came back. */
export type TakenBackTable = {
  readonly no: number;
  /** Its sequence number before. */
  readonly place: number;
  readonly returned_no: number | null;
  readonly op_id: string;
  readonly writer_id: string;
  readonly writer_seq: number;
  readonly size: number;
  readonly text: string;
};

/** Numbers that are taken back, as the log says them, both ends included. */
export type TakenNumberTable = { readonly writer_id: string; readonly first: number; readonly last: number };

/** As the database keeps a row of a shop. */
type OfShop<T> = T & { readonly shop_key: Generated<string> };

export type Tables = {
  readonly shop: ShopTable;
  readonly tokens: TokenTable;
  readonly ops: OfShop<OpTable>;
  readonly numbers: OfShop<NumberTable>;
  readonly lost_numbers: OfShop<LostNumberTable>;
  readonly entities: OfShop<EntityTable>;
  readonly levels: OfShop<LevelTable>;
  readonly movements: OfShop<MovementTable>;
  readonly counted: OfShop<CountedTable>;
  readonly inbox: OfShop<InboxTable>;
  readonly forks: OfShop<ForkTable>;
  readonly contacts: OfShop<ContactTable>;
  readonly blobs: OfShop<BlobTable>;
  readonly named_blobs: OfShop<NamedBlobTable>;
  readonly channel_rows: OfShop<ChannelRowTable>;
  readonly channel_deliveries: OfShop<ChannelDeliveryTable>;
  readonly channel_access: OfShop<ChannelAccessTable>;
  readonly computers: ComputerTable;
  readonly takings: OfShop<TakingTable>;
  readonly taken_back: OfShop<TakenBackTable>;
  readonly taken_numbers: OfShop<TakenNumberTable>;
};

/** The row of a shop as it is read. */
export type ShopRow = Selectable<ShopTable>;

export type StoreDatabase = Kysely<Tables>;
export type StoreTransaction = Transaction<Tables>;
