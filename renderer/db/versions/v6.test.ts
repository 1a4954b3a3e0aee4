import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import { shopDatabase } from '#renderer/db/database.ts';
import { endsOfGroup } from '#renderer/db/act-ends.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';
import { v4 } from './v4.ts';
import { v5 } from './v5.ts';

test('[ACT4] a database of step 5 opens with its operations, and knows where the acts of a group stand', async () => {
  const name = 'the-world-of-step-5';
  const old = new Dexie(name);
  for (const [place, step] of [v1, v2, v3, v4, v5].entries()) old.version(place + 1).stores(step);
  const [group, opId] = [
    '0190aaaa-0000-7000-8000-000000000001' as GroupId,
    '0190aaaa-0000-7000-8000-000000000002' as OpId,
  ];
  const row = { opId, groupId: group, type: 'fields.set', stage: 'settled', text: '{}' };
  await old.table('operations').add(row);
  old.close();

  const now = shopDatabase(name, 'relaxed');
  expect(await now.table('operations').toArray()).toEqual([{ ...row, no: 1 }]);
  expect(await endsOfGroup(now, group)).toEqual([{ act: opId, opId, no: 1, turned: 0 }]);
  now.close();
});
