import { join } from 'node:path';
import { z } from 'zod';
import { channels, type ShopEntry } from '#shared/contract/bridge/channels.ts';
import { unknownDatabase } from '#shared/contract/bridge/unknown-database.ts';
import { type FileLayer, isMissing } from './file-layer.ts';
import { parseJson } from './json.ts';
import { segmentsAmong } from './recovery.ts';
import { loadSegment, type SegmentFolder } from './segment.ts';
import { isShopId, journalFolder, makeShopFolder, shopFolder } from './shop-folder.ts';
import { type TextFile, textFile } from './text-file.ts';

export type ShopList = { readonly shops: readonly ShopEntry[]; readonly currentShopId: string | null };

type Profile = { readonly profile: string; readonly files: FileLayer };

const entry = channels['shops.create'].ask;
const listShape = z.object({ version: z.literal(1), shops: z.array(entry), currentShopId: z.string().nullable() });

/** Where the list lies. */
export function listPath(profile: string): string {
  return join(profile, 'shops.json');
}

/** The copy of a shop's entry that lies in its folder. */
export function copyOf({ profile, files }: Profile, shopId: string): TextFile {
  return textFile(files, join(shopFolder(profile, shopId), 'shop.json'));
}

/** The list as a text says it; undefined where the text is no list. */
export function listIn(text: string): ShopList | undefined {
  return listShape.safeParse(parseJson(text)).data;
}

/** The text of a list. */
export function listText(list: ShopList): string {
  return JSON.stringify({ version: 1, ...list }, null, 1);
}

/**
 * Makes the folder of a shop that the list names again, with an empty journal and the copy of its entry. False for a shop
 * that is not in the list: nothing is made then.
 */
export async function makeListedAgain(where: Profile, shopId: string): Promise<boolean> {
  const text = await textFile(where.files, listPath(where.profile)).read();
  const shop = text === null ? undefined : listIn(text)?.shops.find((one) => one.shopId === shopId);
  if (!shop) return false;
  await makeShopFolder(where.files, where.profile, shopId);
  await copyOf(where, shopId).write(JSON.stringify(shop));
  return true;
}

/** The shops that have a folder, by the copy of their entry, or by their journal where that copy is gone or cannot be read. */
export async function findShops(where: Profile): Promise<readonly ShopEntry[]> {
  const folders = await foldersIn(where.files, join(where.profile, 'shops'));
  const found: ShopEntry[] = [];
  for (const shopId of folders.filter(isShopId)) {
    const copy = await copyOf(where, shopId).read();
    const shop =
      (copy === null ? undefined : entry.safeParse(parseJson(copy)).data) ?? (await shopOfJournal(where, shopId));
    if (shop) found.push(shop);
  }
  return found.sort((a, b) => a.createdAt - b.createdAt);
}

async function foldersIn(files: FileLayer, folder: string): Promise<readonly string[]> {
  return files.folders(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

/** As much of a place that was added as an entry needs. */
const placeAdded = z.object({
  type: z.literal('place.added'),
  occurredAt: z.int(),
  payload: z.object({ shop: z.object({ name: z.string().max(200) }) }),
});

/**
 * The entry of a shop of which only the journal is there. Its name is the one it began with, as in every entry; what its
 * database is called no act says, so that the window looks for it. Null where the folder has no journal.
 */
async function shopOfJournal({ profile, files }: Profile, shopId: string): Promise<ShopEntry | null> {
  const where = { files, folder: journalFolder(profile, shopId), shopId };
  const { segments } = segmentsAmong(await filesIn(where));
  if (segments.length === 0) return null;
  const known = { shopId, shopKind: 'real' as const, ...unknownDatabase(shopId) };
  for (const segment of segments) {
    // A part that a later version wrote says nothing here; opening the shop tells what is the matter with it.
    const records = await loadSegment(where, segment).then(
      (loaded) => loaded.records,
      () => [],
    );
    for (const { entry: found } of records) {
      if (!('text' in found) || !found.text.includes('"place.added"')) continue;
      const act = placeAdded.safeParse(parseJson(found.text)).data;
      if (act) return { ...known, name: act.payload.shop.name, createdAt: act.occurredAt };
    }
  }
  // Without its first acts the shop is still there; its short number tells it from others.
  return { ...known, name: `Stockroom ${shopId.slice(0, 8)}`, createdAt: 0 };
}

async function filesIn({ files, folder }: SegmentFolder): ReturnType<FileLayer['files']> {
  return files.files(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}
