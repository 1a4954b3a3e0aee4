import type { Table } from 'dexie';
import { must } from '#shared/base/must.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { type ProductId, ruleId, type VariantId } from '#shared/domain/operations/ids.ts';
import { type Catalogue, openCatalogue } from './catalogue/catalogue.ts';
import { isWholeChunk, packChunk, unpackChunk } from './catalogue/chunk.ts';
import { newestOnly } from './catalogue/newest.ts';
import type { ShopDatabase } from './database.ts';
import type { Change, Feed } from './feed.ts';

/** What the cache's header says; another format or fold, and the cache is not read. */
type Header = {
  readonly no: 0;
  readonly format: typeof FORMAT;
  readonly foldVersion: number;
  readonly generation: number;
  readonly records: number;
};

const FORMAT = 3;
/** Variants a record: some milliseconds of the window's thread to read. */
const RECORD = 1_000;
/** Rows a read, likewise. */
const PAGE = 250;
const GENERATION = 100_000;
/** Records that are asked for before the first of them is unpacked. */
const AHEAD = 4;
/** With this many variants to read anew the cache still pays, however small the shop is. */
const FEW_STALE = 500;

/** Fills an empty catalogue from the database and keeps it up to date from then on; answers the stop of that. */
export async function loadCatalogue({
  db,
  feed,
  catalogue,
}: {
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly catalogue: Catalogue;
}): Promise<() => void> {
  const newest = newestOnly();
  const meanwhile: Change[] = [];
  let loading = true;
  const stop = feed.listen((change) => {
    if (loading) meanwhile.push(change);
    else catalogue.apply(newest(change));
  });
  try {
    await fill(db, catalogue);
  } catch (fault) {
    stop();
    // A shop that was closed while it was read is not missed.
    if (!db.isOpen()) return () => undefined;
    throw fault;
  }
  for (const change of meanwhile) catalogue.apply(newest(change));
  loading = false;
  await catalogue.warm();
  catalogue.becomeReady();
  return stop;
}

async function fill(db: ShopDatabase, catalogue: Catalogue): Promise<void> {
  for (const table of [db.shop, db.locations, db.suppliers])
    for (const row of await table.toArray()) catalogue.putRow(row);
  // Header and marks in one transaction: whoever writes the cache anew replaces both together.
  const { header, stale } = await db.transaction('r', [db.chunks, db.stale], async () => ({
    header: await readHeader(db),
    stale: await staleVariants(db),
  }));
  if (header && paysOff(header, stale.length) && (await readChunks(db, catalogue, header))) {
    for (let from = 0; from < stale.length; from += PAGE)
      await readVariants(db, catalogue, stale.slice(from, from + PAGE));
    await readRules(db, catalogue, stale);
    return;
  }
  for (let slot = 0; slot < catalogue.size; slot++) catalogue.forget(catalogue.variantIdAt(slot));
  await readTables(db, catalogue);
}

/** True while reading the cache and then what changed is quicker than reading the rows: one variant alone costs ten in a page. */
function paysOff(header: Header, stale: number): boolean {
  return stale <= Math.max(FEW_STALE, (header.records * RECORD) / 10);
}

async function staleVariants(db: ShopDatabase): Promise<VariantId[]> {
  return [...new Set((await db.stale.toArray()).flatMap((row) => row.variants))];
}

/** Reads the cache, one record a task, the next ones under way; false when it is not whole, or was written anew meanwhile. */
async function readChunks(db: ShopDatabase, catalogue: Catalogue, header: Header): Promise<boolean> {
  const first = header.generation * GENERATION + 1;
  const numbers = Array.from({ length: header.records }, (_, i) => first + i);
  const coming = numbers.splice(0, AHEAD).map((no) => db.chunks.get(no));
  for (let reading = coming.shift(); reading; reading = coming.shift()) {
    const record = await reading;
    const next = numbers.shift();
    if (next !== undefined) coming.push(db.chunks.get(next));
    if (!isWholeChunk(record)) {
      await Promise.all(coming);
      return false;
    }
    unpackChunk(catalogue, record);
  }
  return true;
}

async function readHeader(db: ShopDatabase): Promise<Header | null> {
  // Only `writeChunks` writes number 0; what it is not sure to have written is compared.
  const header = (await db.chunks.get(0)) as Header | undefined;
  return header?.format === FORMAT && header.foldVersion === foldVersion ? header : null;
}

/** Reads everything from the rows, in pages: slower, always right. */
async function readTables(db: ShopDatabase, catalogue: Catalogue): Promise<void> {
  await eachPage(db.products, 'id', (row) => catalogue.putRow(row));
  await eachPage(db.variants, 'id', (row) => catalogue.putRow(row));
  await eachPage(db.barcodes, 'id', (row) => catalogue.putRow(row));
  await eachPage(db.rules, 'id', (row) => catalogue.putRow(row));
  await eachPage(db.stock, 'variantId', (row) => catalogue.putStock(row));
}

/** Visits a table's rows in pages by their key, so that no task is long. */
async function eachPage<K extends string, R extends { readonly [key in K]: string }>(
  table: Table<R, string>,
  key: K,
  visit: (row: R) => void,
): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await table.where(key).above(last).limit(PAGE).toArray();
    rows.forEach(visit);
    if (rows.length < PAGE) return;
    last = must(rows.at(-1), 'a full page has a last row')[key];
  }
}

/** Reads variants anew that changed after the cache was written. */
async function readVariants(db: ShopDatabase, catalogue: Catalogue, ids: VariantId[]): Promise<void> {
  const variants = await db.variants.bulkGet(ids);
  const products = await db.products.bulkGet([...new Set<ProductId>(variants.flatMap((row) => row?.productId ?? []))]);
  const barcodes = await db.barcodes.where('variantId').anyOf(ids).toArray();
  const stock = await db.stock.bulkGet(ids);
  for (const id of ids) catalogue.forget(id);
  for (const row of [...products, ...variants, ...barcodes]) if (row) catalogue.putRow(row);
  for (const row of stock) if (row) catalogue.putStock(row);
}

/** Reads the rules of variants: one by one where these are few, else all of them in pages. */
async function readRules(db: ShopDatabase, catalogue: Catalogue, ids: VariantId[]): Promise<void> {
  const places = [null, ...catalogue.places.rows().map((row) => row.id)];
  const keys = places.flatMap((place) => ids.map((id) => ruleId(id, place)));
  const wanted = new Set(ids);
  if (keys.length < (await db.rules.count())) {
    for (let from = 0; from < keys.length; from += PAGE)
      for (const row of await db.rules.bulkGet(keys.slice(from, from + PAGE))) if (row) catalogue.putRow(row);
    return;
  }
  await eachPage(db.rules, 'id', (row) => {
    if (wanted.has(row.variantId)) catalogue.putRow(row);
  });
}

/** How many variants changed that the cache does not know of; writing it anew pays from some hundreds on. */
export async function staleCount(db: ShopDatabase): Promise<number> {
  return (await staleVariants(db)).length;
}

/** True when there is a cache that this version can read. */
export async function hasChunks(db: ShopDatabase): Promise<boolean> {
  return (await readHeader(db)) !== null;
}

/**
 * Writes the cache anew, in a worker: one record a transaction, the header last and together with the removal of what
 * it made outdated. Commands may go on meanwhile; what they change stays marked as stale.
 */
export async function writeChunks(db: ShopDatabase, compareText: (a: string, b: string) => number): Promise<void> {
  const covered = (await db.stale.orderBy('no').last())?.no ?? 0;
  const catalogue = openCatalogue({
    compareText,
    slices: { now: () => 0, later: (run) => run() },
    frames: () => undefined,
  });
  await fill(db, catalogue);
  const shown = await slotsByName(catalogue);
  const generation = ((await readHeader(db))?.generation ?? 0) + 1;
  const base = generation * GENERATION;
  let records = 0;
  for (let from = 0; from < shown.length; from += RECORD)
    await db.chunks.put(packChunk(catalogue, base + ++records, shown.slice(from, from + RECORD)));
  const header: Header = { no: 0, format: FORMAT, foldVersion, generation, records };
  await db.transaction('rw', [db.chunks, db.stale], async () => {
    await db.chunks.where('no').between(1, base).delete();
    await db.chunks
      .where('no')
      .above(base + records)
      .delete();
    await db.chunks.put(header);
    await db.stale.where('no').belowOrEqual(covered).delete();
  });
}

/** Slots in the order most lists begin with, so that sorting what is read back costs nothing. */
function slotsByName(catalogue: Catalogue): Promise<number[]> {
  const names = catalogue.order('name');
  return new Promise((resolve) => {
    names.whenFresh(() => resolve([...names.slots()].filter((slot) => catalogue.isShown(slot))));
  });
}
