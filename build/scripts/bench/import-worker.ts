/// <reference lib="webworker" />
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { type LocationId, type PersonId, type ShopId, stagingId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { deleteDatabase, shopDatabase } from '#renderer/db/database.ts';
import { nextId } from '#renderer/platform/ids.ts';
import { pull } from '#renderer/sync/exchange.ts';
import { importJobs } from '#renderer/sync/import/import-jobs.ts';
import { startLanes } from '#renderer/sync/lane.ts';
import type { Open } from '#renderer/sync/open-shop.ts';
import { closeShop, createShop, joinShop, openShop } from '#renderer/sync/opening.ts';
import { benchHost } from './bench-host.ts';
import { timeOf } from './figures.ts';

/** What the page asks for, one after the other, and what it is told. */
export type ImportAsk =
  | { readonly step: 'plan'; readonly file: File }
  | { readonly step: 'write' }
  | { readonly step: 'rest' };
export type ImportTold =
  | { readonly step: 'plan'; readonly dbName: string; readonly reading: number; readonly planning: number }
  | { readonly step: 'write'; readonly took: number }
  | {
      readonly step: 'rest';
      readonly bulkPut: number;
      readonly firstPull: number;
      readonly catchUp: number;
      readonly rebuild: number;
    };

const SHOP = deriveUuid('bench', 'shop') as ShopId;
const PLACE = deriveUuid('bench', 'place') as LocationId;
const PERSON = deriveUuid('bench', 'person') as PersonId;
const now = () => Date.now();
const clock = { now, after: (ms: number, run: () => void) => (setTimeout(run, ms), () => undefined) };
const quiet = () => ({ signal: new AbortController().signal, report: () => undefined });

const first = benchHost();
const shop = makeShop();

self.onmessage = ({ data }: MessageEvent<ImportAsk>) => {
  const telling = data.step === 'plan' ? plan(data.file) : data.step === 'write' ? write() : rest();
  telling.then(
    (told) => self.postMessage(told),
    // As a fault of the worker, which the page hears.
    (fault: unknown) => setTimeout(() => reportError(fault)),
  );
};

async function plan(file: File): Promise<ImportTold> {
  const { jobs, session } = await shop;
  let from = performance.now();
  const { files } = value(await jobs['import.read']({ files: [file] }, quiet()));
  const reading = performance.now() - from;
  from = performance.now();
  const mappings = files.map((read) => (read.state === 'read' ? read.mapping : null));
  value(await jobs['import.plan']({ mappings }, quiet()));
  return { step: 'plan', dbName: session.db.name, reading, planning: performance.now() - from };
}

async function write(): Promise<ImportTold> {
  const { jobs } = await shop;
  const target = { locationId: PLACE, personId: PERSON, label: 'list.csv', counts: false };
  return {
    step: 'write',
    took: await timeOf(async () => value(await jobs['import.write'](target, quiet()))),
  };
}

/** The same rows by `bulkPut`, and the same operations as a new desk's first pull, a catching up, and a rebuild. */
async function rest(): Promise<ImportTold> {
  const { open, session } = await shop;
  const bulkPut = await putAgain(session.db);
  await open.lanes.stop();
  await closeShop(session);
  await deleteDatabase(session.entry.dbName);
  let kept: ShopEntry | null = null;
  const rebuild = await timeOf(async () => {
    const opened = value(await openShop(means(first.host), session.entry, false, () => undefined));
    kept = opened.opened.entry;
    await closeShop(opened.session);
  });
  if (kept) await deleteDatabase((kept as ShopEntry).dbName);
  const texts = first.journal.flatMap((record) => (record.type === 'op' ? [record.text] : []));
  return {
    step: 'rest',
    bulkPut,
    rebuild,
    firstPull: await pulled(texts, texts.length),
    catchUp: await pulled(texts, 1),
  };
}

/** How long a desk takes that finds some operations at its server when it joins, and the rest afterwards. */
async function pulled(texts: readonly string[], atFirst: number): Promise<number> {
  const desk = benchHost();
  desk.isTied = true;
  desk.log.push(...texts.slice(0, atFirst));
  const entry = entryOf();
  const person = {
    contactId: PERSON,
    kind: 'person' as const,
    name: 'Bench',
    address: '',
    phone: '',
    email: '',
    note: '',
    erased: false,
  };
  let joined: Awaited<ReturnType<typeof joinShop>> | null = null;
  const joining = await timeOf(async () => {
    joined = await joinShop(means(desk.host), entry, person, () => undefined);
  });
  const { session } = value(must(joined as Awaited<ReturnType<typeof joinShop>> | null, 'it was joined'));
  desk.log.push(...texts.slice(atFirst));
  const pulling = await timeOf(async () => value(await pull(session, 0, now)));
  await closeShop(session);
  await deleteDatabase(entry.dbName);
  return atFirst === texts.length ? joining : pulling;
}

/** Writes every row of the catalogue and its stock again, 5,000 in a transaction, into an empty database. */
async function putAgain(from: ShopDatabase): Promise<number> {
  const to = shopDatabase('bench-bulk', 'relaxed');
  await to.delete();
  await to.open();
  const tables = ['products', 'variants', 'barcodes', 'listings', 'rules', 'stock'];
  const rows = await Promise.all(tables.map(async (name) => [name, await from.table(name).toArray()] as const));
  const took = await timeOf(async () => {
    for (const [name, some] of rows)
      for (let i = 0; i < some.length; i += 5_000) await to.table(name).bulkPut(some.slice(i, i + 5_000));
  });
  await to.delete();
  return took;
}

async function makeShop() {
  const fields = { name: 'Shop', barcode: null, archived: false };
  const decision = {
    type: 'place.added' as const,
    payload: {
      group: null,
      shop: {
        id: SHOP,
        name: 'Shop',
        currency: 'EUR',
        defaultLocationId: PLACE,
        defaultPoint: null,
        defaultUpTo: null,
      },
      locations: [
        { id: PLACE, locationType: 'shop' as const, parentId: null, ...fields },
        { id: stagingId(PLACE), locationType: 'staging' as const, parentId: PLACE, ...fields },
      ],
      suppliers: [],
    },
  };
  const made = await createShop(means(first.host), entryOf(), [{ at: now(), decision }], [], PERSON, () => undefined);
  const { session } = value(made);
  const lanes = startLanes(session, clock, () => undefined);
  const noChannel = async () => fail({ code: 'channel-not-here' });
  const booksOf = () => {
    throw new Error('No books of a channel are read here');
  };
  const stop = async () => undefined;
  const channels = { round: noChannel, withLane: noChannel, followed: async () => null, booksOf, stop };
  const open: Open = { session, lanes, channels, stopHousekeeping: () => undefined };
  const jobs = importJobs({ now, nextId, withShop: (job) => job(open) });
  return { open, session, jobs };
}

function entryOf(): ShopEntry {
  const generation = nextId();
  const dbName = `stockroom-${generation}`;
  return { shopId: SHOP, shopKind: 'real', name: 'Shop', dbName, generation, createdAt: 0 };
}

function means(host: ReturnType<typeof benchHost>['host']) {
  return { host, now, nextId, windowId: nextId() };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}
