import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { actorOf } from '#shared/channels/actor.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { actorNames } from './actor-names.ts';
import { deleteDatabase, shopDatabase } from './database.ts';

test('[CHN167] who acted has the name of a person or of a channel; nobody else has one', async () => {
  const db = shopDatabase('stockroom-actor-names', 'relaxed');
  const web = 'c1' as ChannelId;
  await db.table('contacts').bulkPut([
    { contactId: 'anna', kind: 'person', name: 'Anna', pending: 0 },
    { contactId: 'gone', kind: 'person', name: '', erased: true, pending: 0 },
  ]);
  await db.table('channels').put({ id: web, kind: 'channel', name: 'Web shop' });
  const names = await actorNames(db, ['anna', 'gone', actorOf(web), 'nobody', 'anna']);
  expect([...names]).toEqual([
    ['anna', 'Anna'],
    ['gone', ''],
    [web, 'Web shop'],
  ]);
  db.close();
  await deleteDatabase('stockroom-actor-names');
});
