// A shop whose folder comes from elsewhere: what was begun is written down first, so that whatever ends the program on the way, the next
// start has the shop that was here or the one that came, and never a place without either.
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { channels, type ShopEntry } from '#shared/contract/bridge/channels.ts';
import { type FileLayer, isMissing } from './file-layer.ts';
import { parseJson } from './json.ts';
import { isShopId, shopFolder } from './shop-folder.ts';
import { copyOf } from './shop-list.ts';
import { replaceFile } from './text-file.ts';

type Profile = { readonly profile: string; readonly files: FileLayer };

const entry = channels['shops.create'].ask;
/** `had`: whether the shop had a folder when it began. */
const note = z.object({ entry, had: z.boolean() });
const ending = '.placing';

/** The name that a shop's folder gets when it is put aside. */
export function asideName(shopId: string, now: number): string {
  return `${shopId.toLowerCase()}.before-${now}`;
}

/** Writes down that a shop's folder is about to be replaced by that of an entry. */
export async function beginPlacing({ profile, files }: Profile, shop: ShopEntry): Promise<void> {
  const folders = await foldersIn(files, join(profile, 'shops'));
  await files.makeFolder(join(profile, 'shops'));
  const text = JSON.stringify({ entry: shop, had: folders.includes(shop.shopId.toLowerCase()) });
  await replaceFile(files, notePath(profile, shop.shopId), Buffer.from(text, 'utf8'));
}

/** The list says what there is: nothing is under way any more. */
export async function endPlacings({ profile, files }: Profile): Promise<void> {
  const shops = join(profile, 'shops');
  // Also one that was being written when the program ended.
  const notes = (await filesIn(files, shops)).filter(({ name }) => /\.placing(\.new)?$/.test(name));
  for (const { name } of notes) await files.remove(join(shops, name)).catch(unlessMissing);
  if (notes.length > 0) await files.syncFolder(shops);
}

/**
 * Ends what was begun and not finished. Answers the entries that have come: their folders are whole and in their places. Where none has
 * come, the folder that was put aside has its name again.
 */
export async function settlePlacing({ profile, files }: Profile): Promise<readonly ShopEntry[]> {
  const shops = join(profile, 'shops');
  const come: ShopEntry[] = [];
  for (const { name } of await filesIn(files, shops)) {
    if (!name.endsWith(ending) || !isShopId(name.slice(0, -ending.length))) continue;
    const begun = note.safeParse(parseJson(Buffer.from(await files.readFile(join(shops, name))).toString('utf8'))).data;
    if (begun && (await hasCome({ profile, files }, begun.entry))) come.push(begun.entry);
    else if (begun?.had) await putBack({ profile, files }, begun.entry.shopId);
  }
  return come;
}

async function hasCome(where: Profile, shop: ShopEntry): Promise<boolean> {
  const text = await copyOf(where, shop.shopId).read();
  return text !== null && entry.safeParse(parseJson(text)).data?.generation === shop.generation;
}

/** Gives the folder that was put aside last its name again, unless it has one. */
async function putBack({ profile, files }: Profile, shopId: string): Promise<void> {
  const to = shopFolder(profile, shopId);
  const begins = asideName(shopId, 0).slice(0, -1);
  const folders = await foldersIn(files, dirname(to));
  if (folders.includes(shopId.toLowerCase())) return;
  const aside = folders.filter((name) => name.startsWith(begins)).sort(byNumbers(begins.length));
  const newest = aside.at(-1);
  if (newest === undefined) return;
  await files.rename(join(dirname(to), newest), to);
  await files.syncFolder(dirname(to));
}

/** Moments, and behind them the numbers of those that have the same one. */
function byNumbers(from: number): (a: string, b: string) => number {
  const numbers = (name: string) => name.slice(from).split('-').map(Number);
  return (a, b) => {
    const [[atA = 0, nA = 0], [atB = 0, nB = 0]] = [numbers(a), numbers(b)];
    return atA - atB || nA - nB;
  };
}

function notePath(profile: string, shopId: string): string {
  return `${shopFolder(profile, shopId)}${ending}`;
}

async function filesIn(files: FileLayer, folder: string): ReturnType<FileLayer['files']> {
  return files.files(folder).catch((error: unknown) => (unlessMissing(error), []));
}

async function foldersIn(files: FileLayer, folder: string): Promise<readonly string[]> {
  return files.folders(folder).catch((error: unknown) => (unlessMissing(error), []));
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
