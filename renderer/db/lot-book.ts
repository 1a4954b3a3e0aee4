import type { LotId } from '#shared/domain/operations/ids.ts';
import type { LotRow } from '#shared/domain/operations/rows.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import type { Shop } from './shop.ts';
import { readOnce } from './turns.ts';

/** A lot or a serial number, and the variant it is of. */
export type CodedLot = Pick<LotRow, 'id' | 'variantId' | 'code' | 'expiresOn'>;

/** The lots of a shop as they are looked up by code. */
export type LotBook = {
  /** Reads all of them, once; what changes later is heard. */
  readonly read: () => Promise<void>;
  /** Those with exactly this code, its spelling aside, then those whose code begins so; up to `most` of these. */
  readonly find: (
    code: string,
    most: number,
  ) => { readonly exact: readonly CodedLot[]; readonly begun: readonly CodedLot[] };
};

/** Read in pages of this many. */
const PAGE = 1_000;

const books = new WeakMap<Shop['db'], LotBook>();

/** The one lot book of an open shop. */
export function lotBook(shop: Pick<Shop, 'db' | 'feed'>): LotBook {
  const known = books.get(shop.db);
  if (known) return known;
  const book = openLotBook(shop);
  books.set(shop.db, book);
  return book;
}

function openLotBook({ db, feed }: Pick<Shop, 'db' | 'feed'>): LotBook {
  const lots = new Map<string, { readonly key: string; readonly lot: CodedLot }>();
  /** What was told of is newer than what a page that was read meanwhile says. */
  const heard = new Set<string>();
  const put = (row: LotRow) => {
    if (row.voided) lots.delete(row.id);
    else lots.set(row.id, { key: foldCode(row.code), lot: row });
  };
  const reads = readOnce({
    keys: async () => (await db.lots.toCollection().primaryKeys()) as LotId[], // what they are the keys of
    page: PAGE,
    read: async (some) => {
      for (const row of await db.lots.bulkGet([...some])) if (row && !heard.has(row.id)) put(row);
    },
    isGone: () => !db.isOpen(),
  });
  feed.listen((change) => {
    if (!reads.isBegun()) return;
    for (const row of change.rows) {
      if (row.kind !== 'lot') continue;
      heard.add(row.id);
      put(row);
    }
  });
  return {
    read: reads.all,
    find: (code, most) => {
      const key = foldCode(code);
      const [exact, others]: [CodedLot[], CodedLot[]] = [[], []];
      if (key === '') return { exact, begun: others };
      for (const entry of lots.values()) {
        if (entry.key === key) exact.push(entry.lot);
        else if (others.length < most && entry.key.startsWith(key)) others.push(entry.lot);
      }
      return { exact, begun: others };
    },
  };
}
