import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { emptyDataFolder } from '#tests/fakes/store-server/start.ts';
import { SyncedFolder, syncedStartParams } from './synced-folder.ts';

test('[SRV19] a commit of the embedded database syncs before it answers; a read does not', async () => {
  const folder = await emptyDataFolder();
  let syncs = 0;
  const fs = new SyncedFolder(join(folder, 'postgres'), () => {
    syncs += 1;
  });
  const database = await PGlite.create({ fs, startParams: [...syncedStartParams] });
  await database.query('create table notes (text text)');
  for (const text of ['one', 'two', 'three']) {
    const before = syncs;
    await database.query('insert into notes values ($1)', [text]);
    expect(syncs).toBeGreaterThan(before);
  }
  const before = syncs;
  await database.query('select * from notes');
  expect(syncs).toBe(before);
  await database.query('checkpoint');
  expect(syncs).toBeGreaterThan(before + 3);
  await database.close();
  rmSync(folder, { recursive: true });
}, 90_000);
