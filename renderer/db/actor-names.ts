import type { ShopDatabase } from './database.ts';

/**
 * What those are called who acted: people by their contact records, and channels, in whose name lanes act, by their rows (CHN167).
 * Nobody has a name whose record was erased.
 */
export async function actorNames(db: ShopDatabase, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)];
  const names = new Map<string, string>();
  for (const contact of await db.contacts.bulkGet(asked)) if (contact) names.set(contact.contactId, contact.name);
  // Whoever is no person may be a channel.
  const others = asked.filter((id) => !names.has(id));
  if (others.length === 0) return names;
  for (const channel of await db.channels.bulkGet(others)) if (channel) names.set(channel.id, channel.name);
  return names;
}
