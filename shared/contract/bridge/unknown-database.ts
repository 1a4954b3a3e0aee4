import type { ShopEntry } from './channels.ts';

type Database = Pick<ShopEntry, 'dbName' | 'generation'>;

/**
 * What an entry says of its database where the host found nothing but the shop's journal: a name that no database of a
 * shop has, whose names come from fresh ids. Whoever opens the shop looks for the database that is there.
 */
export function unknownDatabase(shopId: string): Database {
  return { dbName: `stockroom-${shopId}`, generation: shopId };
}

/** True for an entry that was made from a journal and has not been pointed at a database since. */
export function isUnknown({ shopId, dbName, generation }: Pick<ShopEntry, 'shopId'> & Database): boolean {
  const unknown = unknownDatabase(shopId);
  return dbName === unknown.dbName && generation === unknown.generation;
}
