import type { Result } from '#shared/base/result.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { ShopDatabase } from './database.ts';
import type { Shop } from './shop.ts';

/** What keeping a draft needs of the open shop. */
export type DraftHome = Pick<Shop, 'db' | 'entry' | 'host' | 'now'>;

/**
 * Keeps what a person has begun: in the window's database, where screens read it, and with the shop's files, where it outlives
 * that database (DATA-R11). A host that cannot keep it now is not waited for: what is here is read first.
 */
export async function keepDraft({ db, entry, host, now }: DraftHome, key: string, value: unknown): Promise<void> {
  const at = now();
  void host.ask('drafts.keep', { shopId: entry.shopId, key, at, text: JSON.stringify(value) });
  await db.drafts.put({ key, at, value });
}

/** Lets a draft go, here and with the shop's files. */
export async function dropDraft({ db, entry, host, now }: DraftHome, key: string): Promise<void> {
  void host.ask('drafts.keep', { shopId: entry.shopId, key, at: now(), text: null });
  await db.drafts.delete(key);
}

/** Puts the drafts that lie with the shop's files into a database made anew; what cannot be read there is left out. */
export async function draftsAgain(db: ShopDatabase, host: Host, shopId: string): Promise<void> {
  let after: string | null = null;
  do {
    const page: Result<Answer<'drafts.read'>> = await host.ask('drafts.read', { shopId, after });
    if (!page.ok) return;
    await db.drafts.bulkPut(
      page.value.drafts.flatMap(({ key, at, text }) => {
        const value = valueOf(text);
        return value === undefined ? [] : [{ key, at, value }];
      }),
    );
    after = page.value.next;
  } while (after !== null);
}

/** What a text holds; undefined where it cannot be read. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
