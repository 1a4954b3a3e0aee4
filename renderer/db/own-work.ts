import { databaseExists, type ShopDatabase, shopDatabase } from './database.ts';

/** What a person has begun here and no log holds: a delivery being received, chosen labels, imports under way, what was printed. */
const ownTables = ['drafts', 'plans', 'printJobs'] as const;
const AT_ONCE = 50;

/** Carries the work of a database that is to be replaced, where it is there, into the one made anew: the journal has nothing of it. */
export async function carryOwnWork(oldName: string, to: ShopDatabase): Promise<void> {
  if (!(await databaseExists(oldName))) return;
  const from = shopDatabase(oldName, 'relaxed');
  try {
    for (const name of ownTables) {
      const keys = await from.table(name).toCollection().primaryKeys();
      for (let at = 0; at < keys.length; at += AT_ONCE)
        await to.table(name).bulkPut(await from.table(name).bulkGet(keys.slice(at, at + AT_ONCE)));
    }
  } finally {
    from.close();
  }
}
