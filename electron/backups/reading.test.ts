import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import { type BridgeHandlers, type Channel, channels } from '#shared/contract/bridge/channels.ts';
import { journalFolder } from '#electron/journal/shop-folder.ts';
import {
  backupHost,
  backupShopId as shopId,
  freshFolder,
  type HostShop,
  hostShop,
  removeFolders,
} from '#tests/fixtures/backup-shop.ts';
import { readingAlone } from './reading.ts';

let shop: HostShop;
let host: ReturnType<typeof backupHost>;
let stick: string;
beforeEach(async () => {
  stick = await freshFolder('reading-stick');
  shop = await hostShop(await freshFolder('reading'));
  await shop.acts(12);
  host = backupHost(shop);
});
afterEach(async () => {
  await host.restores.copies.closeAll();
  await shop.close();
});
afterAll(removeFolders);

async function openedBackup(): Promise<string> {
  await host.backups.plan(shopId, { folder: stick });
  const made = await host.backups.make(shopId, true);
  const path = join(stick, must(made.ok ? made.value : null, 'a copy is made').name);
  const opened = await host.restores.copies.open({ path, passphrase: null });
  return must(opened.ok ? opened.value : null, 'it opens').copy;
}

/** Every file below a folder with its bytes, but those of the copy itself: what is damaged there is put aside, as in any shop. */
async function bytesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const paths = found
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('unpacked'))
    .sort();
  return new Map(await Promise.all(paths.map(async (path) => [path, (await readFile(path)).toString('hex')] as const)));
}

const named = (Object.keys(channels) as readonly Channel[]).filter(
  (channel) => 'shopId' in channels[channel].ask.shape,
);

/** The host's door; a room behind it that hears of a copy is noted. */
function door() {
  const heard: string[] = [];
  const rooms = Object.fromEntries(
    Object.keys(channels).map((channel) => [channel, async () => (heard.push(channel), done({}))]),
  ) as unknown as BridgeHandlers;
  return { heard, handlers: readingAlone(rooms, host.restores.copies.at) };
}

const page = { cursor: null, limit: 100, after: null, hash: 'a'.repeat(64), hashes: ['a'.repeat(64)] };

describe('the one door to what is open for reading alone', () => {
  test('[BAK41] whatever names it by whichever channel is read or refused, and no byte of the host changes', async () => {
    const copy = await openedBackup();
    const { heard, handlers } = door();
    await shop.close();
    const before = [await bytesIn(shop.profile), await bytesIn(stick)];
    const read: Channel[] = [];
    for (const channel of named) {
      const handler = handlers[channel] as (ask: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>;
      const answer = await handler({ ...page, shopId: copy });
      if (answer.failure?.code !== 'shop-read-only') read.push(channel);
    }
    expect(read.sort()).toEqual([
      ...['blobs.here', 'blobs.read', 'contacts.read', 'disk.look', 'drafts.read', 'journal.files', 'journal.gaps'],
      ...['journal.read', 'journal.status', 'journal.verify', 'store.connection'],
    ]);
    expect(heard).toEqual([]);
    expect([await bytesIn(shop.profile), await bytesIn(stick)]).toEqual(before);
    // The shop itself goes its ways.
    await handlers['journal.detach']({ shopId, windowId: copy });
    expect(heard).toEqual(['journal.detach']);
  });

  test('[BAK41] it says what lies in the backup', async () => {
    const copy = await openedBackup();
    const { handlers } = door();
    const read = await handlers['journal.read']({ shopId: copy, cursor: null, limit: 100 });
    expect(read.ok && read.value.records.filter(({ type }) => type === 'op')).toHaveLength(12);
    expect(await handlers['drafts.read']({ shopId: copy, after: null })).toMatchObject({
      value: { drafts: [{ key: 'parcel:1' }] },
    });
    expect(await handlers['disk.look']({ shopId: copy })).toEqual(done({ refusing: 'shop-read-only' }));
  });

  test('[BAK43] closed, its files are gone; what a killed program left goes before anything else is opened', async () => {
    const copy = await openedBackup();
    const room = join(shop.profile, 'unpacked');
    expect(await readdir(room)).toHaveLength(1);
    expect(await host.restores.copies.listed()).toEqual([copy]);
    await host.restores.copies.close(copy);
    expect(await readdir(room)).toEqual([]);
    expect(host.restores.copies.at(copy)).toBe(null);

    const next = backupHost(shop);
    await mkdir(join(room, 'left'), { recursive: true });
    expect(await next.restores.copies.listed()).toEqual([]);
    expect(await readdir(shop.profile)).not.toContain('unpacked');
  });
});

test('[BAK47] a shop whose disk takes no writing is read from a copy elsewhere, and says what its disk says', async () => {
  const disk: { code: 'disk-read-only' | null } = { code: 'disk-read-only' };
  host = backupHost(shop, { diskOf: async () => disk.code });
  // An end that opening would cut off is mended in the copy alone.
  await shop.close();
  const folder = journalFolder(shop.profile, shopId);
  const newest = must(
    (await readdir(folder))
      .filter((name) => name.endsWith('.log'))
      .sort()
      .at(-1),
    'a segment',
  );
  const whole = await readFile(join(folder, newest));
  await writeFile(join(folder, newest), whole.subarray(0, whole.length - 3));
  const before = await bytesIn(shop.profile);
  const opened = await host.restores.copies.openShop(shopId);
  const { copy, madeAt, shop: its } = must(opened.ok ? opened.value : null, 'it opens');
  expect([madeAt, its.shopId]).toEqual([null, shopId]);
  const { handlers } = door();
  const read = await handlers['journal.read']({ shopId: copy, cursor: null, limit: 100 });
  expect(read.ok && read.value.records.filter(({ type }) => type === 'op')).toHaveLength(11);
  expect(await handlers['disk.look']({ shopId: copy })).toEqual(done({ refusing: 'disk-read-only' }));
  disk.code = null;
  expect(await handlers['disk.look']({ shopId: copy })).toEqual(done({ refusing: null }));
  await host.restores.copies.close(copy);
  expect(await bytesIn(shop.profile)).toEqual(before);
});
