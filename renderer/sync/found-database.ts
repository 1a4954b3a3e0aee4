import { deriveUuid } from '#shared/base/hash.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { isUnknown } from '#shared/contract/bridge/unknown-database.ts';
import { deleteDatabase, readDesk, shopDatabase, shopDatabaseNames } from '#renderer/db/database.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import type { Session } from './session.ts';

/** The generation of the database that is made in the place of one. */
export function generationAfter(generation: string): string {
  return deriveUuid('generation', generation);
}

type Heads = Readonly<Record<string, number>>;

/** A database of the shop that is there. `isWitness`: it is complete and not behind the journal. */
type Found = Pick<ShopEntry, 'dbName' | 'generation'> & {
  readonly name: string | null;
  readonly isWitness: boolean;
  readonly operations: number;
};

/**
 * Where the host knew a shop by its journal alone, its entry is pointed at the shop's database that is there, and takes the
 * shop's name from it; without one it stays as it is, and the database is made anew from the journal (SHP4).
 */
export async function withFoundDatabase(host: Host, entry: ShopEntry, heads: Heads): Promise<Result<ShopEntry>> {
  const best = isUnknown(entry) ? bestOf(await databasesOf(entry.shopId, heads)) : null;
  if (!best) return done(entry);
  const { shopId } = entry;
  // One that is behind is read for what it has and made anew: of no generation that is trusted.
  const generation = best.isWitness ? best.generation : deriveUuid('left-behind', best.generation);
  const pointed = await host.ask('shops.point', { shopId, dbName: best.dbName, generation });
  if (!pointed.ok) return pointed;
  const name = best.name ?? entry.name;
  const renamed = name === entry.name ? pointed : await host.ask('shops.rename', { shopId, name });
  return renamed.ok ? done({ ...entry, name, dbName: best.dbName, generation }) : renamed;
}

function bestOf(found: readonly Found[]): Found | null {
  const rank = ({ isWitness, operations }: Found) => (isWitness ? Number.MAX_SAFE_INTEGER : operations);
  return [...found].sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

async function databasesOf(shopId: string, heads: Heads): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const dbName of await shopDatabaseNames()) {
    const db = shopDatabase(dbName, 'relaxed');
    try {
      const desk = await readDesk(db);
      if (desk?.shopId !== shopId) continue;
      const known: Heads = { ...desk.writers, [desk.writerId]: desk.writerSeq };
      const isBehind = Object.entries(heads).some(([writerId, seq]) => (known[writerId] ?? 0) < seq);
      found.push({
        dbName,
        generation: desk.generation,
        name: (await db.shop.toCollection().first())?.name ?? null,
        isWitness: desk.complete && !isBehind,
        operations: await db.operations.count(),
      });
    } finally {
      db.close();
    }
  }
  return found;
}

/**
 * Deletes the database that the one a shop has now was made in place of: a program that was killed between the two left it,
 * with everything in it, people among it who were erased since. Only while nothing of the shop is missing. Another desk of
 * the same shop may keep its own here, under the same address of a browser.
 */
export async function dropReplaced({ entry, db }: Session): Promise<void> {
  if (await readRecovery(db)) return;
  for (const other of await shopDatabaseNames())
    if (other !== entry.dbName && (await isReplaced(other, entry))) await deleteDatabase(other);
}

async function isReplaced(dbName: string, by: ShopEntry): Promise<boolean> {
  const db = shopDatabase(dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    return desk?.shopId === by.shopId && generationAfter(desk.generation) === by.generation;
  } catch {
    // A newer program's, or one that does not open: nothing that was replaced here.
    return false;
  } finally {
    db.close();
  }
}
