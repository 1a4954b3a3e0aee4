// A shop that is open for reading alone: a backup beside the shops, or a shop whose disk takes no writing.
import { done, fail, type Result } from '#shared/base/result.ts';
import type { OpenedCopy } from '#shared/contract/bridge/backup-calls.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { HostContact } from '#shared/contract/store/protocol.ts';
import type { ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import {
  copyDatabase,
  copyDatabaseName,
  copyDatabaseNames,
  deleteDatabase,
  shopDatabase,
} from '#renderer/db/database.ts';
import { draftsAgain } from '#renderer/db/drafts.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { rebuild } from '#renderer/db/rebuild.ts';
import { countLost } from '#renderer/db/recovery.ts';
import type { OpenedShop } from '#renderer/db/work.ts';
import { readContacts } from './contact-check.ts';
import { hostOfCopy } from './copy-host.ts';
import { readJournal } from './journal-log.ts';
import type { Means, Session } from './session.ts';

type Report = (done: number, total: number | null) => void;
type Opened = { readonly session: Session; readonly opened: OpenedShop };

/**
 * Makes a database of its own of a copy that the host has open, and nothing beside it: no writer begins, and nothing is asked of a server. Where
 * that fails the copy is closed.
 */
export async function openForReading(
  means: Means,
  { copy, shop, madeAt, isShared, heads }: OpenedCopy,
  report: Report,
): Promise<Result<Opened>> {
  const { shopId, shopKind, name, createdAt } = shop;
  const door = { host: hostOfCopy(means.host, copy, shopId), shopId, windowId: means.windowId };
  const dbName = copyDatabaseName(copy);
  const leave = async (failure: Result<never>) => {
    await dropCopy(means.host, copy);
    return failure;
  };
  const log = await readJournal(door, heads, report);
  if (!log.ok) return leave(log);
  const contacts: HostContact[] = [];
  const unread = await readContacts(door, (some) => void contacts.push(...some));
  if (!unread.ok) return leave(unread);
  const { operations, connected, refused, resolved, moved, missing, lost, unreadable, writers } = log.value;
  if (operations.length === 0) return leave(fail({ code: 'shop-empty', detail: shopId }));
  const generation = means.nextId();
  const db = shopDatabase(dbName, 'relaxed');
  const plan = {
    shopId: shopId as ShopId,
    generation,
    writerId: means.nextId() as WriterId,
    // The journal's heads are keyed by writer; a record's keys lose their kind on the wire.
    writers: writers as Record<WriterId, number>,
    connected: connected || isShared,
    contacts,
    ...{ refused, resolved, moved },
    harm: { missing, lost, harmed: unread.value, unreadable },
  };
  const total = operations.length;
  try {
    const lacks = await rebuild(db, operations, plan, (part) => report(part * total, total));
    await draftsAgain(db, door.host, shopId);
    db.close();
    // Every other part of the window knows it by the id of the copy, so that nothing that is kept of the shop is mixed with it.
    const entry: ShopEntry = { shopId: copy, shopKind, name, dbName, generation, createdAt };
    const session = { entry, door, db: copyDatabase(dbName), feed: openFeed(dbName), copy };
    const reading = { madeAt, missing: lacks ? countLost(lacks) : 0 };
    return done({ session, opened: { entry, rebuilt: null, recovery: null, journal: null, contacts: null, reading } });
  } catch (fault) {
    db.close();
    await leave(fail({ code: 'worker-fault' }));
    throw fault;
  }
}

/** Deletes databases of copies that nobody has open any more, and lets the host remove their files. */
export async function dropLeftCopies({ host }: Pick<Means, 'host'>): Promise<void> {
  const left = await copyDatabaseNames();
  const listed = await host.ask('backups.copies', {});
  if (!listed.ok) return;
  const open = new Set(listed.value.copies.map(copyDatabaseName));
  for (const name of left) if (!open.has(name)) await deleteDatabase(name);
}

/** Leaves nothing of a copy: its database goes, and the host lets its files go. */
export async function dropCopy(host: Means['host'], copy: string): Promise<void> {
  await deleteDatabase(copyDatabaseName(copy));
  await host.ask('backups.close', { copy });
}
