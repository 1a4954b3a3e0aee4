import { Dexie } from 'dexie';
import { must } from '#shared/base/must.ts';
import type { ShopDatabase, Table } from './database.ts';

type Key = string | number;

/** A table of the database, by its rows. */
type Rows<R> = { readonly name: string; readonly bulkGet: (keys: never[]) => PromiseLike<(R | undefined)[]> };

/**
 * The rows that the operations of one transaction read and write: each row is read once, and what operations make of the
 * rows is written for many at a time. Operations are few requests then instead of some dozens each.
 */
export type Batch = {
  /** For what no operation of this batch can have written, and nothing else. */
  readonly db: ShopDatabase;
  /** Rows by key, in the order of the keys, with what was put here before. */
  readonly get: <R>(table: Rows<R>, keys: readonly string[]) => Promise<readonly (R | undefined)[]>;
  readonly put: <R>(table: Rows<R>, rows: readonly NoInfer<R>[]) => void;
  readonly remove: <R>(table: Rows<R>, keys: readonly string[]) => void;
  /** Adds rows whose keys the database gives; here they are not read again. */
  readonly add: <R>(table: Rows<R>, rows: readonly NoInfer<R>[]) => void;
  readonly isEmpty: <R>(table: Rows<R>) => Promise<boolean>;
  /** Begins to write what was gathered; what was read stays known. The database writes while the next operation is made. */
  readonly send: () => void;
  /** Writes what was gathered and forgets what was read: then the database may be asked and written directly. */
  readonly written: () => Promise<ShopDatabase>;
  /** The key that the database gave to the last row that was added and written; undefined while there is none. */
  readonly lastKey: <R>(table: Rows<R>) => Key | undefined;
};

/** What is known of one table: rows by key, undefined where there is none, and which of them are to be written. */
type Sheet = {
  readonly table: Table<unknown, Key>;
  readonly known: Map<Key, unknown>;
  readonly changed: Set<Key>;
  readonly added: unknown[];
  isEmpty: boolean | null;
};

/** An empty batch; to be made and written inside one transaction. */
export function batchOf(db: ShopDatabase): Batch {
  const sheets = new Map<string, Sheet>();
  const lastKeys = new Map<string, Key>();
  const sending = writerHere();
  const send = () => {
    for (const sheet of sheets.values()) {
      if (sheet.changed.size + sheet.added.length === 0) continue;
      sending.write(sheet, (key) => lastKeys.set(sheet.table.name, key));
      sheet.changed.clear();
      sheet.added.length = 0;
      sheet.isEmpty = null;
    }
  };
  const sheetOf = ({ name }: { readonly name: string }): Sheet => {
    const kept = sheets.get(name);
    if (kept) return kept;
    const sheet: Sheet = { table: db.table(name), known: new Map(), changed: new Set(), added: [], isEmpty: null };
    sheets.set(name, sheet);
    return sheet;
  };
  const change = (sheet: Sheet, key: Key, row: unknown) => {
    sheet.known.set(key, row);
    sheet.changed.add(key);
  };
  return {
    db,
    get: async (table, keys) => {
      const { known, table: stored } = sheetOf(table);
      const missing = [...new Set(keys)].filter((key) => !known.has(key));
      const found = await rowsOf(stored, missing);
      for (const [i, key] of missing.entries()) known.set(key, found[i]);
      // Under a key lies a row of this table.
      return keys.map((key) => known.get(key) as never);
    },
    put: (table, rows) => {
      const sheet = sheetOf(table);
      for (const row of rows) change(sheet, keyOf(sheet.table, row), row);
    },
    remove: (table, keys) => {
      const sheet = sheetOf(table);
      // One that is known not to be there is not asked to be deleted.
      const isThere = (key: Key) => !sheet.known.has(key) || sheet.known.get(key) !== undefined;
      for (const key of keys) if (isThere(key)) change(sheet, key, undefined);
    },
    add: (table, rows) => void sheetOf(table).added.push(...rows),
    isEmpty: async (table) => {
      const sheet = sheetOf(table);
      if (sheet.changed.size + sheet.added.length > 0) return false;
      sheet.isEmpty ??= (await sheet.table.limit(1).primaryKeys()).length === 0;
      return sheet.isEmpty;
    },
    send,
    written: async () => {
      send();
      sheets.clear();
      await sending.ended();
      return db;
    },
    lastKey: ({ name }) => lastKeys.get(name),
  };
}

type Writer = {
  /** Begins to write a table's rows; `onLast` is told the key of the last one that was added. */
  readonly write: (sheet: Sheet, onLast: (key: Key) => void) => void;
  /** Resolves when everything is written; rejects if something could not be. */
  readonly ended: () => Promise<void>;
};

/**
 * Writes in the transaction that is under way, past what Dexie does at each request: it notes every key for live queries,
 * which nobody asks here.
 */
function writerHere(): Writer {
  let last: IDBRequest | null = null;
  let fault: DOMException | null = null;
  const asked = (request: IDBRequest) => {
    request.onerror = (event) => {
      // Told by `ended`; whoever waits there lets the transaction fail with it.
      event.preventDefault();
      event.stopPropagation();
      fault ??= request.error;
    };
    last = request;
  };
  return {
    write: ({ table, known, changed, added }, onLast) => {
      const { idbtrans } = must(Dexie.currentTransaction, 'a batch is written inside a transaction');
      const store = idbtrans.objectStore(table.name);
      for (const key of changed) {
        const row = known.get(key);
        asked(row === undefined ? store.delete(key) : store.put(row));
      }
      for (const [i, row] of added.entries()) {
        const request = store.add(row);
        asked(request);
        // The keys of these tables are texts and numbers.
        if (i === added.length - 1) request.onsuccess = () => onLast(request.result as Key);
      }
    },
    ended: () =>
      new Dexie.Promise((resolve, reject) => {
        const answer = () => (fault ? reject(fault) : resolve());
        if (!last || last.readyState === 'done') return answer();
        // Requests are carried out in their order.
        last.addEventListener('success', answer);
        last.addEventListener('error', answer);
        return undefined;
      }),
  };
}

function keyOf(table: Table<unknown, Key>, row: unknown): Key {
  // Every table here keeps its key in the row, under one name.
  return (row as Record<string, Key>)[table.schema.primKey.keyPath as string] as Key;
}

const FEW = 5;

/**
 * Rows by key, in the order of the keys; an empty list if there are none. Ids that were just made lie side by side where
 * the table is still empty: one look at that range replaces a look-up for each.
 */
async function rowsOf(table: Sheet['table'], keys: readonly string[]): Promise<readonly unknown[]> {
  if (keys.length === 0) return [];
  if (keys.length > FEW) {
    const sorted = [...keys].sort();
    const span = table.where(':id').between(sorted[0], sorted.at(-1), true, true);
    if ((await span.limit(1).primaryKeys()).length === 0) return [];
  }
  return table.bulkGet([...keys]);
}
