import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { fail } from '#shared/base/result.ts';
import {
  backupHost,
  backupShopId as shopId,
  freshFolder,
  hostShop,
  removeFolders,
} from '#tests/fixtures/backup-shop.ts';
import { nodeDisk } from './backup-disk.ts';
import { backupHandlers } from './backup-handlers.ts';

afterAll(removeFolders);

test('[BAK65] where a person types paths, only a whole path of a folder or a file that is there is taken', async () => {
  const shop = await hostShop(await freshFolder('typed'));
  await shop.acts(5);
  const stick = await freshFolder('typed-stick');
  const { backups, restores, wholeShop } = backupHost(shop);
  const pick = async () => fail({ code: 'not-here' as const });
  const handlers = backupHandlers({ backups, restores, wholeShop, pick, typesPaths: true, kindAt: nodeDisk.kindAt });
  const typed = (kind: 'folder' | 'file', path: string) => handlers['backups.pick']({ kind, typed: path });

  await writeFile(join(stick, 'a letter.txt'), 'Dear all');
  const link = join(await freshFolder('typed-link'), 'to the stick');
  await symlink(stick, link);
  for (const path of [
    'tests',
    './tests',
    '../..',
    '~/backups',
    join(stick, 'nowhere'),
    join(stick, 'a letter.txt'),
    '/dev/null',
    '\u0000',
  ])
    expect(await typed('folder', path), path).toMatchObject({ failure: { code: 'typed-no-folder' } });
  for (const path of ['package.json', stick, '/dev/zero', join(stick, 'nowhere'), `${stick}/a letter.txt/x`])
    expect(await typed('file', path), path).toMatchObject({ failure: { code: 'typed-no-file' } });
  expect(await typed('folder', '   ')).toEqual({ ok: true, value: { picked: null } });

  const chosen = await typed('folder', ` ${link} `);
  const folder = must(chosen.ok ? chosen.value.picked : null, 'a folder is chosen').handle;
  expect(await handlers['backups.plan']({ shopId, folder })).toMatchObject({ ok: true });
  const made = await handlers['backups.make']({ shopId });
  const { name } = must(made.ok ? made.value : null, 'a backup is made').made;
  const letter = await typed('file', join(stick, 'a letter.txt'));
  const foreign = must(letter.ok ? letter.value.picked : null, 'a file is chosen').handle;
  expect(await handlers['backups.inspect']({ handle: foreign, passphrase: null })).toMatchObject({
    failure: { code: 'backup-foreign' },
  });
  const copy = await typed('file', join(stick, name));
  const handle = must(copy.ok ? copy.value.picked : null, 'the backup is chosen').handle;
  expect(await handlers['backups.inspect']({ handle, passphrase: null })).toMatchObject({
    ok: true,
    value: { acts: 5 },
  });

  // In the installed program nothing that is typed is taken, and no path of the window's own.
  const shown = backupHandlers({ backups, restores, wholeShop, pick, typesPaths: false, kindAt: nodeDisk.kindAt });
  expect(await shown['backups.pick']({ kind: 'folder', typed: stick })).toMatchObject({
    failure: { code: 'not-here' },
  });
  expect(await shown['backups.inspect']({ handle, passphrase: null })).toMatchObject({
    failure: { code: 'file-unknown' },
  });
  await shop.close();
});
