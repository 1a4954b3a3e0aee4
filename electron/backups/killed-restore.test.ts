import { spawn } from 'node:child_process';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { openContacts } from '#electron/journal/contacts.ts';
import { type FileLayer, nodeFiles } from '#electron/journal/file-layer.ts';
import { chanceFrom, ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import {
  backupHost,
  backupShopId as shopId,
  freshFolder,
  hostRooms,
  hostShop,
  removeFolders,
} from '#tests/fixtures/backup-shop.ts';
import { freshSeed } from '#tests/fixtures/fresh-seed.ts';
import { builtRunner } from '#tests/fixtures/built-runner.ts';
import { nodeDisk } from './backup-disk.ts';

const runner = builtRunner('restore-runner');
beforeAll(runner.make);
afterAll(async () => {
  await runner.remove();
  await removeFolders();
});

type Kill = { readonly inside: boolean; readonly calls: number };
type Asked = { readonly path: string; readonly passphrase: string; readonly what: 'undone' | 'repair' | 'back' };

/** Runs it until it is killed; answers how many calls to the disk it made where it came to its end. */
function run(profile: string, { path, passphrase, what }: Asked, kill: Kill): Promise<number | null> {
  const own = String(kill.inside ? kill.calls : 0);
  const child = spawn(process.execPath, [runner.path, profile, path, passphrase, what, own]);
  let [said, heard, complaint] = ['', 0, ''];
  let came: number | null = null;
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (said + chunk.toString()).split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('done ')) came = Number(line.slice(5));
      if (line.startsWith('failed ')) complaint += line;
      if (!kill.inside && ++heard === kill.calls) child.kill('SIGKILL');
    }
  });
  return new Promise((resolve, reject) => {
    child.once('close', () => (complaint === '' ? resolve(came) : reject(new Error(complaint))));
  });
}

/** What a start finds on a profile: every record of the shop, and what else lies about. */
async function lookAt(profile: string, files: FileLayer = nodeFiles) {
  const rooms = await hostRooms(profile, files);
  await backupHost(rooms, { disk: { ...nodeDisk, files } }).restores.sweep();
  const listed = await rooms.shops.list();
  const entry = must(listed.ok ? listed.value : null, 'the list reads').shops.find((one) => one.shopId === shopId);
  const names = (folder: string) =>
    files.files(folder).then(
      (all) => all.map(({ name }) => name),
      (): string[] => [],
    );
  const folders = (folder: string) =>
    files.folders(folder).then(
      (all) => [...all],
      (): string[] => [],
    );
  const records: string[] = [];
  if (entry) {
    const read = await rooms.journals.withJournal(shopId, async (journal) => {
      const page = await journal.read(null, 2_000);
      records.push(
        ...must(page.ok ? page.value : null, 'the journal reads').records.map((record) => JSON.stringify(record)),
      );
    });
    must(read.ok || null, 'the journal opens');
    const people = await openContacts({ profile, files }).read(shopId, null);
    records.push(...must(people.ok ? people.value : null, 'contacts read').contacts.map((one) => JSON.stringify(one)));
    for (const folder of ['blobs', 'drafts']) records.push(...(await names(join(profile, 'shops', shopId, folder))));
  }
  await rooms.journals.close();
  return {
    records: records.sort(),
    entry,
    aside: (await folders(join(profile, 'shops'))).filter((name) => name.includes('.before-')),
    leftovers: [...(await names(join(profile, 'shops'))), ...(await folders(join(profile, 'unpacked')))],
    knowsItsServer: (await names(profile)).includes('taken.json'),
  };
}

type Scene = Asked & {
  readonly name: string;
  readonly profile: string;
  readonly was: readonly string[];
  readonly backup: readonly string[];
};

/** A computer that lost some of its shop, one that has more than the backup, one without the shop's folder and one without anything. */
async function scenes(): Promise<readonly Scene[]> {
  const there = await hostShop(await freshFolder('pc-a'));
  await there.acts(60);
  const stick = await freshFolder('stick');
  const host = backupHost(there);
  await host.backups.plan(shopId, { folder: stick });
  const paths: string[] = [];
  for (const passphrase of [null, 'Grüße']) {
    await host.backups.passphrase(shopId, passphrase);
    const made = await host.backups.make(shopId, true);
    paths.push(join(stick, must(made.ok ? made.value : null, 'a copy is made').name));
    host.clock.at += 1_000;
  }
  const [plain = '', sealed = ''] = paths;
  await there.compressed();
  await there.close();
  const backup = (await lookAt(there.profile)).records;
  const more = await hostShop(there.profile);
  await more.acts(9);
  await more.compressed();
  await more.close();
  const lacking = await freshFolder('pc-lacking');
  await cp(there.profile, lacking, { recursive: true });
  const closed = (await readdir(join(lacking, 'shops', shopId, 'journal')))
    .sort()
    .filter((name) => name.endsWith('.gz'));
  await rm(join(lacking, 'shops', shopId, 'journal', must(closed[1], 'several closed parts')));
  for (const folder of ['contacts', 'blobs', 'drafts'])
    await rm(join(lacking, 'shops', shopId, folder), { recursive: true });
  const gone = await freshFolder('pc-gone');
  await cp(there.profile, gone, { recursive: true });
  await rm(join(gone, 'shops', shopId), { recursive: true });
  const fresh = await freshFolder('pc-new');
  const scene = async (name: string, profile: string, asked: Asked): Promise<Scene> => {
    const looked = await freshFolder('looked');
    await cp(profile, looked, { recursive: true });
    return { ...asked, name, profile, backup, was: (await lookAt(looked)).records };
  };
  return [
    await scene('repaired', lacking, { path: plain, passphrase: '', what: 'repair' }),
    await scene('taken back', there.profile, { path: plain, passphrase: '', what: 'back' }),
    await scene('taken back, sealed', there.profile, { path: sealed, passphrase: 'Grüße', what: 'back' }),
    await scene('its folder gone', gone, { path: plain, passphrase: '', what: 'repair' }),
    await scene('new', fresh, { path: plain, passphrase: '', what: 'repair' }),
    await scene('days asked', there.profile, { path: sealed, passphrase: 'Grüße', what: 'undone' }),
  ];
}

const RUNS = 60;

test('[BAK61] [DATA-P1] killed at any instant of a restore, a shop is what it was or what the backup says, and a start leaves nothing else', async () => {
  const seed = freshSeed;
  const chance = chanceFrom(seed);
  const all = await scenes();
  const lengths = new Map<Scene, number>();
  for (const scene of all)
    lengths.set(scene, must(await run(await copyOf(scene), scene, { inside: true, calls: 0 }), 'it ends'));
  const ends: string[] = [];
  for (let i = 0; i < RUNS; i++) {
    const scene = must(all[i % all.length], 'a scene');
    // Unpacking is most of it; where names change is at its end.
    const kill = { inside: i % 3 !== 0, calls: 1 + Math.floor(chance() ** 0.6 * (lengths.get(scene) ?? 1)) };
    const profile = await copyOf(scene);
    const told = `seed ${seed}, run ${i}: ${scene.name}, ${kill.inside ? 'at' : 'after'} call ${kill.calls}`;
    await run(profile, scene, kill);
    const found = await lookAt(profile);
    const isBackup = same(found.records, scene.backup);
    const end = expectWhole(scene, found, told);
    expect(found.leftovers, told).toEqual([]);
    // What was put aside (of a folder that is gone, an empty one) is there if the backup has its place, and has its name again if not.
    if (scene.name !== 'its folder gone')
      expect(found.aside.length, told).toBe(scene.what === 'back' && isBackup ? 1 : 0);
    if (scene.name === 'new' && found.entry) expect(found.knowsItsServer, told).toBe(true);
    if (i % 9 === 0) {
      // Asked again, it comes to its end.
      await run(profile, scene, { inside: true, calls: 0 });
      expectWhole(scene, await lookAt(profile), told);
    }
    ends.push(`${scene.name} ${kill.calls}/${lengths.get(scene)} ${end}`);
    await rm(profile, { recursive: true, force: true });
  }
  console.info(`killed at, from seed ${seed}: ${ends.join(', ')}`);
}, 120_000);

test('[BAK61] [DATA-P1] a power failure at any call to the disk while a shop is taken back leaves the one or the other', async () => {
  const [, scene] = await scenes();
  const { path, profile, was, backup, ...rest } = must(scene, 'a shop is taken back');
  const before = new ForgetfulDisk(chanceFrom(freshSeed));
  await load(before.process(), profile, '/');
  const about = async () => ({ disk: 'one', free: 1e12 });
  let ended = false;
  const ends = { was: 0, backup: 0 };
  for (let calls = 1; !ended; calls++) {
    const disk = before.copy();
    const files = disk.process();
    disk.callsLeft = calls;
    const rooms = await hostRooms('/', files);
    const { restores } = backupHost(rooms, { disk: { ...nodeDisk, files, about } });
    ended = (await restores.restore({ path, passphrase: null }, 'back')).ok;
    for (let luck = 0; luck < 3; luck++) {
      const told = `seed ${freshSeed}, call ${calls}, luck ${luck}`;
      const left = disk.afterPowerLoss(chanceFrom(freshSeed + 1_000 * calls + luck));
      const found = await lookAt('/', left.process());
      const end = expectWhole({ ...rest, path, profile, was, backup }, found, told);
      expect(found.leftovers, told).toEqual([]);
      expect(found.aside.length, told).toBe(end === 'backup' ? 1 : 0);
      if (end !== 'between') ends[end]++;
    }
  }
  expect(ends.was).toBeGreaterThan(60);
  expect(ends.backup).toBeGreaterThan(6);
}, 60_000);

/** Copies a folder of the real disk to another one, safe there. */
async function load(files: FileLayer, from: string, to: string): Promise<void> {
  for (const one of await readdir(from, { withFileTypes: true })) {
    const path = join(to, one.name);
    if (one.isDirectory()) {
      await files.makeFolder(path);
      await load(files, join(from, one.name), path);
    } else if (one.isFile()) {
      const file = await files.create(path);
      await file.write(await readFile(join(from, one.name)), 0);
      await file.datasync();
      await file.close();
    }
  }
  await files.syncFolder(to);
}

async function copyOf({ profile }: Scene): Promise<string> {
  const own = await freshFolder('killed');
  await cp(profile, own, { recursive: true });
  return own;
}

const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);

/** What the shop is: as it was, or the backup. A repair adds: it has all that was here, and nothing that neither had. */
function expectWhole(
  scene: Scene,
  { records }: { readonly records: readonly string[] },
  told: string,
): 'was' | 'backup' | 'between' {
  if (same(records, scene.was)) return 'was';
  if (same(records, scene.backup)) return 'backup';
  expect(scene.name, told).toBe('repaired');
  expect(
    scene.was.filter((record) => !records.includes(record)),
    told,
  ).toEqual([]);
  expect(
    records.filter((record) => !scene.was.includes(record) && !scene.backup.includes(record)),
    told,
  ).toEqual([]);
  return 'between';
}
