import 'fake-indexeddb/auto';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { expectedShop, profileOf } from '#tests/fixtures/released/load.ts';
import type { ReleasedDesk } from '#tests/fixtures/released/make/desk.ts';
import { deskOfToday, folderFor, letAllGo, sell } from '#tests/fixtures/released/programs.ts';

const { shopId, at } = expectedShop();
let profile: string;
let desk: ReleasedDesk;
beforeEach(async () => {
  profile = folderFor(profileOf('shop'));
  desk = await opened(profile);
});
afterEach(async () => {
  await desk.loseDatabase();
  await desk.stop();
});
afterAll(letAllGo);

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.detail ?? ''}`);
  return result.value;
}

async function opened(on: string): Promise<ReleasedDesk> {
  const it = await deskOfToday(on, () => at);
  await it.openShop();
  return it;
}

/** Makes a backup; answers where it lies. */
async function backedUp(of: ReleasedDesk, id = of.shop().entry.shopId): Promise<string> {
  const folder = join(folderFor(), 'stick');
  mkdirSync(folder);
  const { picked } = valueOf(await of.host.ask('backups.pick', { kind: 'folder', typed: folder }));
  valueOf(await of.host.ask('backups.plan', { shopId: id, folder: must(picked, 'a folder').handle }));
  return join(folder, valueOf(await of.host.ask('backups.make', { shopId: id })).made.name);
}

async function chosen(path: string, on = desk): Promise<string> {
  return must(valueOf(await on.host.ask('backups.pick', { kind: 'file', typed: path })).picked, 'a file').handle;
}

const proven = async (path: string, on = desk) =>
  valueOf(await on.ask('backup.prove', { handle: await chosen(path, on) }));
const right = { isOtherShop: false, newer: 0, lacking: 0, missing: 0, changed: 0, wrongHere: 0, isSame: true };

describe('[BAK38] [BAK64] a copy that is proven beside the open shop', () => {
  test('is right, also when more was entered since', async () => {
    const path = await backedUp(desk);
    const proof = await proven(path);
    expect(proof).toMatchObject(right);
    await sell(desk, 1);
    expect(await proven(path)).toMatchObject({ ...right, newer: 1, acts: proof.acts });
  });

  test('lacks what the shop had: a part of its journal was gone when it was made', async () => {
    await desk.stop();
    const part = join(profile, 'shops', shopId, 'journal', '00000003.log.gz');
    renameSync(part, `${part}.away`);
    const closed = await deskOfToday(profile, () => at);
    const path = await backedUp(closed, shopId);
    await closed.stop();
    renameSync(`${part}.away`, part);
    desk = await opened(profile);
    const proof = await proven(path);
    expect(proof.missing).toBeGreaterThan(0);
    expect(proof).toMatchObject({ ...right, missing: proof.missing });
  });

  test('has what the shop lacks', async () => {
    const alone = await deskOfToday(folderFor(), () => at);
    const { entry } = await alone.newShop('Corner shop');
    valueOf((await alone.importFile('list.csv', 'SKU,Name,Stock\nA-1,Apple,40')).written);
    const before = await backedUp(alone);
    await sell(alone, 1);
    const path = await backedUp(alone);
    await alone.loseDatabase();
    valueOf(await alone.host.ask('backups.restore', { handle: await chosen(before, alone), way: 'back' }));
    await alone.openShop(entry.shopId);
    // A restored shop begins as a new writer, which says so.
    expect(await proven(path, alone)).toMatchObject({ ...right, lacking: 1, newer: 1 });
    await alone.loseDatabase();
    await alone.stop();
  });

  test('is right where a figure of the open shop is wrong, which is told', async () => {
    const path = await backedUp(desk);
    const { db } = desk.shop();
    const row = must(await db.stock.toCollection().first(), 'something lies somewhere');
    const [place, figures] = must(Object.entries(row.at)[0], 'it lies at a place');
    await db.stock.put({ ...row, at: { ...row.at, [place]: { ...figures, onHand: figures.onHand + 1 } } });
    expect(await proven(path)).toMatchObject({ ...right, wrongHere: 1 });
  });

  test('is of another shop, which has its name and its place', async () => {
    const path = await backedUp(desk);
    const other = await deskOfToday(folderFor(), () => at);
    await other.newShop('Corner shop');
    copyFileSync(await backedUp(other), path);
    await other.loseDatabase();
    await other.stop();
    expect(await proven(path)).toMatchObject({ isOtherShop: true, isSame: false });
  });
});
