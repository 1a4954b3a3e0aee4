import { dirname, join } from 'node:path';
import { z } from 'zod';
import { must } from '#shared/base/must.ts';
import type { FileLayer } from './file-layer.ts';

const shopIdShape = z.uuid();

/** Where a shop's files lie. The id becomes part of a path, so anything but a UUID is a broken assumption. */
export function shopFolder(profile: string, shopId: string): string {
  return join(profile, 'shops', must(shopIdShape.safeParse(shopId).data, 'a shop id is a UUID').toLowerCase());
}

/** Whether a folder's name is one that a shop's folder has. */
export function isShopId(name: string): boolean {
  return shopIdShape.safeParse(name).success && name === name.toLowerCase();
}

/** Where a shop's journal lies. */
export function journalFolder(profile: string, shopId: string): string {
  return join(shopFolder(profile, shopId), 'journal');
}

/** Makes the folders of a shop, or finds them there, and makes their names safe. */
export async function makeShopFolder(files: FileLayer, profile: string, shopId: string): Promise<void> {
  const journal = journalFolder(profile, shopId);
  const chain = [join(profile, 'shops'), dirname(journal), journal];
  for (const folder of chain) {
    await files.makeFolder(folder);
    await files.syncFolder(dirname(folder));
  }
}
