import { Dexie, type EntityTable, type Table } from 'dexie';

export type { Table };
import type { Contact, WriterRange } from '#shared/contract/store/protocol.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import type {
  ContactId,
  GroupId,
  LocationId,
  LotId,
  OpId,
  PersonId,
  ShopId,
  VariantId,
  WriterId,
} from '#shared/domain/operations/ids.ts';
import type {
  BarcodeRow,
  BatchRow,
  ChannelRow,
  Counted,
  CountLineRow,
  CountRow,
  InboxRow,
  IncomingRow,
  Kind,
  ListingRow,
  LocationRow,
  LotRow,
  Movement,
  ObservationRow,
  OrderRow,
  ParcelRow,
  ProductRow,
  ReturnRow,
  Row,
  RowOf,
  RuleRow,
  Seen,
  ShopRow,
  ShortPickRow,
  SupplierRow,
  VariantRow,
  ViewRow,
  WriterRow,
} from '#shared/domain/operations/rows.ts';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import type { LaneState } from '#shared/channels/lane-rows.ts';
import type {
  ChannelDriftRow,
  ChannelItemRow,
  ChannelLogRow,
  ChannelNoteRow,
  ChannelOrderRow,
} from './channels/rows.ts';
import { v1 } from './versions/v1.ts';
import { v2 } from './versions/v2.ts';
import { v3 } from './versions/v3.ts';
import { v4 } from './versions/v4.ts';
import { v5 } from './versions/v5.ts';
import { v6 } from './versions/v6.ts';
import { v7 } from './versions/v7.ts';
import { v8 } from './versions/v8.ts';
import { v9 } from './versions/v9.ts';
import { v10 } from './versions/v10.ts';

/**
 * How far an operation has got: `new` → `kept` (in the journal) → `accepted` (by the shop's server) → `settled` (the
 * journal has noted that; a shop without a server settles at once). `foreign`: it came from the server and is not in
 * the journal yet. `rejected`: the server refused it and it was undone, but the journal does not know yet. `refused`:
 * the same, and the journal knows.
 */
export type Stage = 'new' | 'kept' | 'accepted' | 'settled' | 'foreign' | 'rejected' | 'refused';

/** One operation in the buffer, with its text as it is hashed and sent. */
export type StoredOperation = {
  readonly no?: number;
  readonly opId: OpId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  readonly type: OperationType;
  readonly groupId: GroupId | '';
  readonly at: number;
  readonly actor: PersonId;
  readonly stage: Stage;
  readonly seq: number | null;
  readonly logEpoch: string | null;
  /**
   * True when it was made while a server ordered the log: the rows that it wrote have a shadow until it is accepted.
   */
  readonly shadowed: boolean;
  readonly text: string;
  /**
   * Another desk's text of the same act, which the server accepted first. Ours is still sent, so that our sequence
   * number counts as used (DATA-R3).
   */
  readonly acceptedText?: string;
  /** True if the server has counted our sequence number as used before the accepted text arrived here. */
  readonly numberUsed?: true;
  /** True for one that the server refused because the shop was taken back to before it. */
  readonly takenBack?: true;
};

/** A variant's figures at one exact location: the sums of its cells there (LOT4). */
export type LevelFigures = {
  readonly onHand: number;
  readonly committed: number;
  readonly incoming: number;
  readonly facts: number;
  /** The part of it that lies in lots; left out where there is none. A lot whose figures are all 0 is left out, too. */
  readonly lots?: { readonly [lot: LotId]: LotFigures };
};
export type LotFigures = { readonly onHand: number; readonly facts: number };

/** All levels of one variant, by location; a location whose figures are all 0 is left out. */
export type StockRow = {
  readonly variantId: VariantId;
  readonly at: { readonly [location: LocationId]: LevelFigures };
};

/** The ledger lines of one operation. `variants` names the variants of the lines and is indexed. */
export type LedgerRow = {
  readonly no?: number;
  readonly opId: OpId;
  readonly variants: readonly VariantId[];
  readonly lines: readonly Movement[];
};

/**
 * The row as the server has confirmed it, while own edits of it are under way; `row` is null if the server has none.
 */
export type ShadowRow = { readonly key: string; readonly row: Row | null };

/**
 * A contact record as it is here, with the version that the server gave it (0: none yet). `pending` 2: the host has not
 * written it; 1: the server has not been told; 0: done.
 */
export type ContactRow = Contact & {
  readonly contactId: ContactId;
  readonly version: number;
  readonly pending: 0 | 1 | 2;
};

/**
 * An edit of a contact record that lost against a newer one at the server (DATA-R10). It is kept in this database only,
 * never in the log.
 */
export type LostContact = {
  readonly id: string;
  readonly type: 'lost-contact';
  readonly contactId: ContactId;
  readonly mine: Contact;
  readonly theirs: Contact;
  readonly at: number;
  readonly resolved: boolean;
};

/** The state of this copy of Stockroom as a desk of its shop: one record, read and written in every command. */
export type Desk = {
  readonly key: 'desk';
  readonly shopId: ShopId;
  readonly generation: string;
  /** False while a rebuild is under way: such a database is never opened for work. */
  readonly complete: boolean;
  readonly foldVersion: number;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  /**
   * Every writer that this desk has used, with its last sequence number: the operations of these writers are its own.
   */
  readonly writers: { readonly [writer: WriterId]: number };
  /** True once a shop server orders our operations: own edits then keep a shadow until it has answered. */
  readonly connected: boolean;
  readonly cursor: { readonly logEpoch: string; readonly seq: number; readonly opId: string } | null;
  readonly contactsCursor: number;
  readonly seen: Seen | null;
  readonly skewMs: number | null;
  /**
   * Own sequence numbers whose acts are not in these books (DATA-R23): if one arrives after all, it is applied. Absent
   * while there are none.
   */
  readonly lacks?: readonly WriterRange[];
  /**
   * Own sequence numbers whose acts now have the numbers of another writer (DATA-R27): what arrives under them is
   * another act. Absent while there are none.
   */
  readonly moved?: readonly WriterRange[];
  /** The epoch in which this desk had its place before it heard of a later one; absent if it knows no earlier one. */
  readonly epochBefore?: string;
  /** The last valid sequence number of each earlier epoch of the server's log; absent if the log never forked. */
  readonly forks?: Forks;
  /**
   * This computer has only the beginning of the log, since it was cut off while it joined the shop; with the number of the
   * server's newest act, once that is known. Absent when it has had all of it.
   */
  readonly arriving?: { readonly head: number | null };
  /** Number of commits to the command tables, see `Change.rev`. */
  readonly rev: number;
  readonly facts: { readonly count: number; readonly sum: string };
};

export type MetaRow = Desk | { readonly key: string; readonly value: unknown };

/** Unfinished work, as its feature wrote it; the feature reads it through a schema of its own. */
export type DraftRow = { readonly key: string; readonly at: number; readonly value: unknown };

/** One request to print: `request` is what its feature needs to lay it out again. */
export type PrintJobRow = {
  readonly jobId: string;
  readonly at: number;
  readonly title: string;
  readonly printer: string;
  readonly request: unknown;
};

/** A small picture for lists, made from a kept one; may be deleted at any time. */
export type ThumbRow = { readonly hash: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** That the server said it has a picture: when, and in which epoch of its log. May be deleted at any time. */
export type SharedBlobRow = { readonly hash: string; readonly logEpoch: string; readonly at: number };

/** The shop's working database. Tables of rows are named by kind in `tableOf`. */
export type ShopDatabase = Dexie & {
  meta: Table<MetaRow, string>;
  operations: EntityTable<StoredOperation, 'no'>;
  shop: Table<ShopRow, string>;
  products: Table<ProductRow, string>;
  variants: Table<VariantRow, string>;
  barcodes: Table<BarcodeRow, string>;
  locations: Table<LocationRow, string>;
  suppliers: Table<SupplierRow, string>;
  rules: Table<RuleRow, string>;
  listings: Table<ListingRow, string>;
  channels: Table<ChannelRow, string>;
  lots: Table<LotRow, string>;
  orders: Table<OrderRow, string>;
  parcels: Table<ParcelRow, string>;
  returns: Table<ReturnRow, string>;
  batches: Table<BatchRow, string>;
  shortPicks: Table<ShortPickRow, string>;
  views: Table<ViewRow, string>;
  incoming: Table<IncomingRow, string>;
  writers: Table<WriterRow, string>;
  counts: Table<CountRow, string>;
  observations: Table<ObservationRow, string>;
  countLines: Table<CountLineRow, string>;
  /** The checkpoints of every level that was ever posted from a count. */
  counted: Table<Counted, string>;
  stock: Table<StockRow, string>;
  ledger: EntityTable<LedgerRow, 'no'>;
  segments: Table<unknown, number>;
  /** Where the lines of each variant lie in the segments; may be deleted at any time. */
  ledgerIndex: Table<unknown, number>;
  shadows: Table<ShadowRow, string>;
  inbox: Table<InboxRow | LostContact, string>;
  contacts: Table<ContactRow, string>;
  chunks: Table<unknown, number>;
  /** Variants whose cached columns are older than their rows. */
  stale: EntityTable<{ readonly no?: number; readonly variants: readonly VariantId[] }, 'no'>;
  /** Imports under way: what is still to be written, so that an import can be continued or undone after a crash. */
  plans: Table<unknown, string>;
  /** Unfinished work of a person, under a key of its feature; outside the log, kept on this desk only. */
  drafts: Table<DraftRow, string>;
  /** Requests to print that were made here, so that they can be repeated under the same id. */
  printJobs: Table<PrintJobRow, string>;
  thumbs: Table<ThumbRow, string>;
  blobs: Table<SharedBlobRow, string>;
  /**
   * What this computer knows of the stores it talks to, outside the log. If it is lost, the stores are pulled anew, and a person agrees before
   * anything is told again.
   */
  channelStates: Table<LaneState, string>;
  channelItems: Table<ChannelItemRow, [string, string]>;
  channelOrders: Table<ChannelOrderRow, [string, string]>;
  channelDrifts: Table<ChannelDriftRow, string>;
  channelNotes: Table<ChannelNoteRow, string>;
  channelLog: EntityTable<ChannelLogRow, 'no'>;
};

const tables = {
  shop: 'shop',
  product: 'products',
  variant: 'variants',
  barcode: 'barcodes',
  location: 'locations',
  supplier: 'suppliers',
  rule: 'rules',
  listing: 'listings',
  channel: 'channels',
  lot: 'lots',
  order: 'orders',
  incoming: 'incoming',
  writer: 'writers',
  count: 'counts',
  observation: 'observations',
  'count-line': 'countLines',
  parcel: 'parcels',
  return: 'returns',
  batch: 'batches',
  'short-pick': 'shortPicks',
  view: 'views',
} as const satisfies Record<Kind, keyof ShopDatabase>;

/** The table that keeps the rows of a kind. */
export function tableOf(db: ShopDatabase, kind: Kind): Table<Row, string> {
  return db.table(tables[kind]);
}

/** The same with the rows of that kind alone. */
export function rowsOfKind<K extends Kind>(db: ShopDatabase, kind: K): Table<RowOf<K>, string> {
  return db.table(tables[kind]);
}

/** Every kind of row that is kept. */
// The keys of an object lose their type; these are the kinds.
export const kinds = Object.keys(tables) as readonly Kind[];

/** The tables a command may touch; one fixed scope, so that commands of the window and the worker take turns. */
export const commandTables = [
  'meta',
  'operations',
  ...Object.values(tables),
  'stock',
  'counted',
  'ledger',
  'segments',
  'shadows',
  'inbox',
  'stale',
  'contacts',
] as const;

/** The tables of what is known of stores; writes to them touch nothing else. */
export const channelTables = [
  'channelStates',
  'channelItems',
  'channelOrders',
  'channelDrifts',
  'channelNotes',
  'channelLog',
] as const;

/** The tables that reading the ledger needs; a transaction around it must include them. */
export const ledgerTables = ['ledger', 'segments', 'ledgerIndex', 'counted', 'meta'] as const;

/** Whether the transaction that is under way, if any, may read a table. */
export function isInScope(table: string): boolean {
  // Outside a transaction this is null, although its type does not say so.
  const under: { readonly storeNames: readonly string[] } | null = Dexie.currentTransaction;
  return under === null || under.storeNames.includes(table);
}

/**
 * Opens (or makes) a shop's database. `strict` waits for the disk at each commit: for a person's commands. `relaxed`
 * does not: for bulk work, which the journal already has.
 */
export function shopDatabase(name: string, durability: 'strict' | 'relaxed'): ShopDatabase {
  const db = new Dexie(name, { chromeTransactionDurability: durability, cache: 'disabled' });
  db.version(1).stores(v1);
  db.version(2).stores(v2);
  db.version(3).stores(v3);
  db.version(4).stores(v4);
  db.version(5).stores(v5);
  db.version(6).stores(v6);
  db.version(7).stores(v7);
  db.version(8).stores(v8);
  db.version(9).stores(v9);
  db.version(10).stores(v10);
  // Dexie adds the tables named in the step as properties; the type above says which rows they hold.
  return db as ShopDatabase;
}

const COPY = 'copy-';

/** The name of the database of a shop that is open for reading alone; no shop of this computer has such a name. */
export const copyDatabaseName = (copy: string) => `${COPY}${copy}`;

/** Whether a database is that of a shop that is open for reading alone: nothing of the shop is written there. */
export function isForReading({ name }: Pick<Dexie, 'name'>): boolean {
  return name.startsWith(COPY);
}

/**
 * What a window keeps for itself even then, until it is closed: what is only made faster by being kept, and work that a person begins, such as a
 * choice of labels.
 */
export const ownTables: ReadonlySet<string> = new Set([
  ...['chunks', 'stale', 'ledgerIndex', 'thumbs'],
  ...['drafts', 'printJobs', 'plans'],
]);

/** A write that reached the database of a shop that is open for reading alone; what people do is refused before. */
export class ReadOnlyFault extends Error {}

/** Opens the database of a shop that is open for reading alone. Whatever would write to the shop in it, on whichever way, is thrown. */
export function copyDatabase(name: string): ShopDatabase {
  const db = shopDatabase(name, 'relaxed');
  db.use({
    stack: 'dbcore',
    name: 'for-reading',
    create: (core) => ({
      ...core,
      table: (tableName) => {
        const table = core.table(tableName);
        if (ownTables.has(tableName)) return table;
        return {
          ...table,
          mutate: async ({ type }) => {
            throw new ReadOnlyFault(`${type} ${tableName}`);
          },
        };
      },
    }),
  });
  return db;
}

/** Opens a shop's database for a window: for reading alone where it is one of those. */
export function windowDatabase(name: string): ShopDatabase {
  return isForReading({ name }) ? copyDatabase(name) : shopDatabase(name, 'strict');
}

/** The databases of shops that are, or were, open for reading alone. */
export async function copyDatabaseNames(): Promise<readonly string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(COPY));
}

/** The desk's own record, or undefined in a database that was never finished. */
export async function readDesk(db: ShopDatabase): Promise<Desk | undefined> {
  const row = await db.meta.get('desk');
  return row && 'shopId' in row ? row : undefined;
}

/** True when a database of this name is there, whatever is in it. */
export function databaseExists(name: string): Promise<boolean> {
  return Dexie.exists(name);
}

/** The names of every database that may be a shop's, of whatever shop. */
export async function shopDatabaseNames(): Promise<readonly string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith('stockroom-'));
}

/** Deletes a database for good: one that a rebuild replaced, or a removed demo shop's. */
export function deleteDatabase(name: string): Promise<void> {
  return Dexie.delete(name);
}
