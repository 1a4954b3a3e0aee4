import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import {
  actText,
  backupHost,
  backupShopId as shopId,
  backupWriter,
  freshFolder,
  type HostShop,
  hostShop,
  removeFolders,
} from '#tests/fixtures/backup-shop.ts';
import { nodeDisk } from './backup-disk.ts';

const open: HostShop[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(removeFolders);

let folder: string;
beforeEach(async () => {
  folder = await freshFolder('restore');
});

async function shopOn(name: string, acts = 0): Promise<HostShop> {
  const shop = await hostShop(await freshFolder(name));
  open.push(shop);
  await shop.acts(acts);
  return shop;
}

/** A computer without any shop. */
async function freshComputer() {
  const shop = await hostShop(await freshFolder('pc-b'));
  open.push(shop);
  await shop.close();
  await rm(shop.profile, { recursive: true });
  await mkdir(shop.profile);
  return shop;
}

/** The one backup in the folder. */
async function backedUp(shop: HostShop, passphrase: string | null = null) {
  const host = backupHost(shop);
  await host.backups.plan(shopId, { folder });
  if (passphrase !== null) await host.backups.passphrase(shopId, passphrase);
  const made = await host.backups.make(shopId, true);
  return { path: join(folder, must(made.ok ? made.value : null, 'a copy is made').name), passphrase };
}

async function texts(shop: HostShop): Promise<readonly string[]> {
  const read = await shop.journals.withJournal(shopId, async (journal) => {
    const found: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof journal.read>> = await journal.read(cursor, 100);
      const { records, next } = must(page.ok ? page.value : null, 'the journal reads');
      for (const record of records) if (record.type === 'op') found.push(record.text);
      if (next === null) return found;
      cursor = next;
    }
  });
  return must(read.ok ? read.value : null, 'the journal opens');
}

const expected = (count: number) => Array.from({ length: count }, (_none, i) => actText(i + 1));
const files = (root: string) => readdir(root, { recursive: true }).then((names) => names.sort());

/** Every byte of a profile, by name: what must stay as it is. */
async function bytesOf(root: string): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const name of await files(root)) all.set(name, await readFile(join(root, name), 'latin1').catch(() => 'folder'));
  return all;
}

describe('[DATA-P10] [BAK30] a shop on a computer that has none', () => {
  test.each([null, 'Grüße'])('comes back byte for byte, passphrase %s', async (passphrase) => {
    const there = await shopOn('pc-a', 130);
    const chosen = await backedUp(there, passphrase);
    const before = await bytesOf(join(there.profile, 'shops', shopId));
    await there.close();
    await rm(there.profile, { recursive: true });
    const here = await freshComputer();
    const { restores, settings } = backupHost(here);
    expect(await restores.inspect(chosen)).toMatchObject({
      ok: true,
      value: {
        acts: 130,
        pictures: 1,
        here: null,
        harmed: 0,
        shop: { shopId },
        newestAt: 1_700_000_000_130,
        isSealed: passphrase !== null,
      },
    });
    expect(await restores.restore(chosen, 'repair')).toEqual({ ok: true, value: { shopId, aside: null, given: null } });
    expect(settings.taken).toEqual({ server: null, channels: [] });
    expect(await texts(here)).toEqual(expected(130));
    const after = await bytesOf(join(here.profile, 'shops', shopId));
    for (const [name, bytes] of before)
      if (!name.startsWith('journal') && name !== 'shop.json') expect(after.get(name), name).toBe(bytes);
    const listed = await here.shops.list();
    expect(listed).toMatchObject({
      ok: true,
      value: { currentShopId: shopId, shops: [{ shopId, name: 'Töpferei „Übermut“ 陶器', createdAt: 1 }] },
    });
    // Its database is another one: none that lies about somewhere is taken for it.
    expect(JSON.stringify(listed)).not.toContain('stockroom-first');
    expect(await readdir(join(here.profile, 'unpacked'))).toEqual([]);
  });
});

describe('[BAK31] repairing a computer that has the shop', () => {
  test('adds what is missing and changes nothing that is there', async () => {
    const shop = await shopOn('pc-a', 130);
    const chosen = await backedUp(shop);
    await shop.acts(20);
    await shop.compressed();
    await shop.close();
    const journal = join(shop.profile, 'shops', shopId, 'journal');
    const closed = (await readdir(journal)).filter((name) => name.endsWith('.gz')).sort();
    await rm(join(journal, must(closed[1], 'several closed parts')));
    const { restores } = backupHost(shop);
    const lost = 150 - (await texts(shop)).length;
    expect(lost).toBeGreaterThan(0);
    expect(await restores.restore(chosen, 'repair')).toMatchObject({ ok: true, value: { aside: null, given: lost } });
    expect([...(await texts(shop))].sort()).toEqual([...expected(150)].sort());
    const again = await restores.restore(chosen, 'repair');
    expect(again).toMatchObject({ ok: true, value: { given: 0 } });
  });

  test('a journal that is gone whole comes from the backup, and what came since from nowhere', async () => {
    const shop = await shopOn('pc-a', 130);
    const chosen = await backedUp(shop);
    await shop.close();
    await rm(join(shop.profile, 'shops', shopId), { recursive: true });
    const { restores } = backupHost(shop);
    expect(await restores.restore(chosen, 'repair')).toMatchObject({ ok: true });
    expect(await texts(shop)).toEqual(expected(130));
  });

  test('a shop that a window has open is left alone', async () => {
    const shop = await shopOn('pc-a', 10);
    const chosen = await backedUp(shop);
    expect(await backupHost(shop).restores.restore(chosen, 'repair')).toMatchObject({ failure: { code: 'shop-open' } });
  });
});

describe('[BAK32] taking the whole shop back', () => {
  test('says what it undoes by day, puts aside what was there, and keeps it', async () => {
    const shop = await shopOn('pc-a', 50);
    const chosen = await backedUp(shop);
    await shop.acts(7);
    await shop.close();
    const { restores } = backupHost(shop);
    expect(await restores.inspect(chosen)).toMatchObject({ ok: true, value: { here: { ahead: 7, isShared: false } } });
    const undone = await restores.undone(chosen);
    expect(undone).toEqual({
      ok: true,
      value: [{ at: Math.floor(1_700_000_000_055 / 86_400_000) * 86_400_000, acts: 7 }],
    });
    const before = await texts(shop);
    const back = await restores.restore(chosen, 'back');
    const aside = must(back.ok ? back.value.aside : null, 'what was there is put aside');
    expect(await texts(shop)).toEqual(expected(50));
    await rm(join(shop.profile, 'shops', shopId), { recursive: true });
    await cp(aside, join(shop.profile, 'shops', shopId), { recursive: true });
    expect(await texts(shop)).toEqual(before);
  });

  test('[BAK61] a disk that refuses after what was there was put aside gives it its place again', async () => {
    const shop = await shopOn('pc-a', 50);
    const chosen = await backedUp(shop);
    await shop.acts(7);
    await shop.close();
    const rename: typeof nodeDisk.files.rename = (from, to) =>
      from.includes('unpacked') && to.endsWith(shopId)
        ? Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }))
        : nodeDisk.files.rename(from, to);
    const { restores } = backupHost(shop, { disk: { ...nodeDisk, files: { ...nodeDisk.files, rename } } });
    const before = await bytesOf(join(shop.profile, 'shops'));
    expect(await restores.restore(chosen, 'back')).toMatchObject({ failure: { code: 'not-restored', detail: 'EIO' } });
    expect(await bytesOf(join(shop.profile, 'shops'))).toEqual(before);
    expect(await texts(shop)).toEqual(expected(57));
  });

  test('[BAK33] a shop with a server is not set back on one computer alone', async () => {
    const shop = await shopOn('pc-a', 5);
    const chosen = await backedUp(shop);
    await shop.close();
    const { restores } = backupHost(shop, { isShared: async () => true });
    expect(await restores.restore(chosen, 'back')).toMatchObject({ failure: { code: 'shop-shared' } });
    expect(await texts(shop)).toEqual(expected(5));
  });
});

describe('[DATA-P10] [BAK34] a backup that is not whole', () => {
  test('cut or flipped at random bytes is refused, and what is here stays untouched', async () => {
    const shop = await shopOn('pc-a', 120);
    const chosen = await backedUp(shop);
    await shop.acts(3);
    await shop.close();
    const whole = await readFile(chosen.path);
    const { restores } = backupHost(shop);
    const before = await bytesOf(join(shop.profile, 'shops'));
    const seed = Number(process.env.STOCKROOM_SEED ?? Math.floor(Math.random() * 1e6));
    for (let i = 0; i < 24; i++) {
      const at = (seed * 7_919 + i * 104_729) % whole.length;
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 16;
      await writeFile(chosen.path, i % 2 === 0 ? flipped : whole.subarray(0, at));
      for (const way of ['repair', 'back'] as const)
        expect((await restores.restore(chosen, way)).ok, `seed ${seed}, byte ${at}`).toBe(false);
      expect((await restores.inspect(chosen)).ok).toBe(false);
    }
    expect(await bytesOf(join(shop.profile, 'shops'))).toEqual(before);
  });

  test('[BAK35] a disk without room for it says so, and keeps nothing of it', async () => {
    const there = await shopOn('pc-a', 20);
    const chosen = await backedUp(there);
    const here = await freshComputer();
    const full = { ...nodeDisk, about: async () => ({ disk: 'x', free: 1_000 }) };
    expect(await backupHost(here, { disk: full }).restores.restore(chosen, 'repair')).toMatchObject({
      failure: { code: 'no-room' },
    });
    expect(await files(here.profile)).toEqual([]);
  });
});

test('[DATA-R3] [BAK36] numbers of the old writer are in the journal that came back, for the next writer to follow', async () => {
  const there = await shopOn('pc-a', 30);
  const chosen = await backedUp(there);
  const here = await freshComputer();
  await backupHost(here).restores.restore(chosen, 'repair');
  const heads = await here.journals.withJournal(shopId, async (journal) => journal.heads());
  expect(heads).toEqual({ ok: true, value: { [backupWriter]: 30 } });
});
