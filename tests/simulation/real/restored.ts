import { createHash } from 'node:crypto';
import { must } from '#shared/base/must.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import type { Chance } from '#shared/domain/demo/chance.ts';
import { nodeDisk, type BackupDisk } from '#electron/backups/backup-disk.ts';
import { openPlans } from '#electron/backups/backup-plan.ts';
import { openBlobs } from '#electron/journal/blobs.ts';
import { openContacts } from '#electron/journal/contacts.ts';
import { openDrafts } from '#electron/journal/drafts.ts';
import type { FileLayer } from '#electron/journal/file-layer.ts';
import { textFile } from '#electron/journal/text-file.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { readDesk } from '#renderer/db/database.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import { ForgetfulDisk } from '#tests/fakes/forgetful-files.ts';
import { backupHost, hostRooms } from '#tests/fixtures/backup-shop.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { closeSegment } from './journal-damage.ts';
import { realDesk, type RealDesk } from './real-desk.ts';

const profile = '/profile';
const stick = '/stick';

/** What chance and time a shop is restored with. */
export type Means = { readonly chance: Chance; readonly now: () => number };

/** What came of backups of a desk's shop: the desk that one was restored to, and what was not as it must be. */
export type Restored = { readonly desk: RealDesk; readonly wrong: readonly string[]; readonly isAsOpen: boolean };

/**
 * Makes a backup of a desk's shop as it lies on its disk, with pictures, people and begun work that no storm has; restores it on an empty
 * computer, and a backup of that one on another. Each must show what the desk itself shows after the loss of its database.
 */
export async function restoredElsewhere(desk: RealDesk, means: Means, lane: number): Promise<Restored> {
  const { chance, now } = means;
  const disk = desk.disk().copy();
  if (chance.happens(0.6)) await closeSegment(disk, now);
  await furnish(disk, chance);
  const passphrase = chance.happens(0.5) ? `Grüße ${chance.below(1_000)}` : null;
  const bytes = await backedUp(disk, passphrase);
  const wrong = await refusesHarmed(disk, bytes, { passphrase, chance });

  const [there, here, again] = [lane, lane + 1, lane + 2].map((one) => deskOn(one, means)) as [On, On, On]; // Three lanes, three desks.
  const own = await there(await withoutDatabase(disk, lane));
  const first = await here(await restoredFrom(bytes, { passphrase, from: disk }));
  const expected = await shownBy(own);
  wrong.push(...differences('restored elsewhere', await shownBy(first), expected));
  const second = await again(
    await restoredFrom(await backedUp(first.disk().copy(), null), { passphrase: null, from: disk }),
  );
  wrong.push(...differences('restored from a backup of that', await shownBy(second), expected));
  const [open, lost] = [await desk.check(), await own.check()];
  await own.close();
  await second.close();
  return { desk: first, wrong, isAsOpen: open.factHash === lost.factHash && open.bookHash === lost.bookHash };
}

type On = (disk: ForgetfulDisk) => Promise<RealDesk>;

function deskOn(lane: number, { chance, now }: Means): On {
  return async (disk) => {
    const desk = realDesk({ lane, now, chance: () => chance.below(1 << 30) / (1 << 30), disk });
    await desk.openHere();
    return desk;
  };
}

const letters = [
  'Ärmel',
  '茶碗',
  'ʻokina',
  '🍵',
  'Žofie',
  'שלום',
  "O'Neill; drop",
  '"',
  '\\',
  '\u0000',
  'ﬁ',
  'e\u0301',
];

/** Pictures, people and begun work of any letters beside the journal. */
async function furnish(disk: ForgetfulDisk, chance: Chance): Promise<void> {
  const at = { profile, files: disk.process() };
  const text = () => Array.from({ length: chance.between(1, 6) }, () => chance.pick(letters)).join(' ');
  const contacts = Array.from({ length: chance.below(6) }, (_, i) => ({
    ...{ contactId: deriveUuid('furnished', String(i)), kind: 'customer' as const, erased: false },
    ...{ name: text(), address: text(), phone: '', email: 'ö@example.org', note: text() },
  }));
  if (contacts.length > 0) expectDone(await openContacts(at).put(shopId, contacts));
  for (let i = chance.below(4); i > 0; i--) {
    const bytes = Buffer.from(Array.from({ length: chance.between(1, 5_000) }, () => chance.below(256)));
    expectDone(await openBlobs(at).put(shopId, createHash('sha256').update(bytes).digest('hex'), bytes));
  }
  for (let i = chance.below(4); i > 0; i--)
    expectDone(
      await openDrafts(at).keep(shopId, {
        key: `parcel:${i}`,
        at: i,
        text: JSON.stringify({ half: 0.1 + 0.2, note: text() }),
      }),
    );
}

/** A disk in memory, as backups use disks. */
function memoryDisk(disk: ForgetfulDisk): BackupDisk & { readonly files: FileLayer } {
  const files = disk.process();
  const names = async (folder: string) => (await files.files(folder)).map(({ name }) => name).sort();
  return {
    ...nodeDisk,
    files,
    names,
    about: async (folder) => ({ disk: folder, free: 1e12 }),
    openToRead: async (path) => {
      const bytes = Buffer.from(await files.readFile(path));
      return {
        size: bytes.length,
        read: async (at, length) => bytes.subarray(at, at + length),
        close: async () => undefined,
      };
    },
    fileAt: async (path) => ({ bytes: (await files.readFile(path)).length, changedAt: 1 }),
  };
}

async function hostOn(disk: ForgetfulDisk) {
  const on = memoryDisk(disk);
  const rooms = await hostRooms(profile, on.files);
  const host = backupHost(rooms, { disk: on, plans: openPlans(textFile(on.files, `${profile}/backups.json`)) });
  return { ...host, ...rooms, files: on.files };
}

async function backedUp(disk: ForgetfulDisk, passphrase: string | null): Promise<Buffer> {
  const host = await hostOn(disk);
  await host.files.makeFolder(stick);
  expectDone(await host.backups.plan(shopId, { folder: stick }));
  if (passphrase !== null) await host.backups.passphrase(shopId, passphrase);
  const made = await host.backups.make(shopId, true);
  const { name } = must(made.ok ? made.value : null, `a backup is made: ${JSON.stringify(made)}`);
  await host.journals.close();
  return Buffer.from(await host.files.readFile(`${stick}/${name}`));
}

async function put(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  await files.remove(path).catch(() => undefined);
  const file = await files.create(path);
  await file.write(bytes, 0);
  await file.close();
}

/** An empty computer that the shop was restored on, and that knows its server. */
async function restoredFrom(
  bytes: Buffer,
  { passphrase, from }: { readonly passphrase: string | null; readonly from: ForgetfulDisk },
): Promise<ForgetfulDisk> {
  const disk = new ForgetfulDisk(() => 0.5);
  const host = await hostOn(disk);
  for (const folder of [profile, stick]) await host.files.makeFolder(folder);
  await put(host.files, `${stick}/it`, bytes);
  expectDone(await host.restores.restore({ path: `${stick}/it`, passphrase }, 'repair'));
  await host.journals.close();
  // The address of the server is in a backup; which one that is, is the program's own matter.
  const known = await from
    .process()
    .readFile(`${profile}/connections.json`)
    .catch(() => null);
  if (known) await put(host.files, `${profile}/connections.json`, known);
  return disk;
}

/** The computer whose window has lost its database: the shop is made anew from the journal. */
async function withoutDatabase(disk: ForgetfulDisk, lane: number): Promise<ForgetfulDisk> {
  const host = await hostOn(disk);
  const generation = deriveUuid('without', String(lane));
  expectDone(await host.shops.change(shopId, { dbName: `stockroom-${generation}`, generation }));
  return disk;
}

/** Cuts and flips at random bytes: each is refused, and nothing of the computer changes. */
async function refusesHarmed(
  disk: ForgetfulDisk,
  bytes: Buffer,
  { passphrase, chance }: { readonly passphrase: string | null; readonly chance: Chance },
): Promise<string[]> {
  const host = await hostOn(disk);
  const before = await everyByte(host.files, profile);
  const wrong: string[] = [];
  for (let i = 0; i < 4; i++) {
    const at = chance.below(bytes.length);
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8));
    await put(host.files, `${stick}/harmed`, i % 2 === 0 ? flipped : bytes.subarray(0, at));
    const did = await host.restores.restore(
      { path: `${stick}/harmed`, passphrase },
      chance.pick(['repair', 'back'] as const),
    );
    if (did.ok)
      wrong.push(
        `[DATA-P10] a backup ${i % 2 === 0 ? 'flipped' : 'cut'} at byte ${at} of ${bytes.length} was restored`,
      );
  }
  if ((await everyByte(host.files, profile)) !== before)
    wrong.push('[DATA-P10] a refused backup changed what was there');
  return wrong;
}

async function everyByte(files: FileLayer, folder: string): Promise<string> {
  const sum = createHash('sha256');
  for (const { name } of await files.files(folder))
    sum.update(`${folder}/${name}\n`).update(await files.readFile(`${folder}/${name}`));
  for (const name of await files.folders(folder))
    if (name !== 'unpacked') sum.update(await everyByte(files, `${folder}/${name}`));
  return sum.digest('hex');
}

/** All that a shop is, by names that say what is not the same. */
async function shownBy(desk: RealDesk): Promise<ReadonlyMap<string, string>> {
  const { factHash, bookHash, differences } = await desk.check();
  const files = desk.disk().process();
  const folder = `${profile}/shops/${shopId}/blobs`;
  const pictures = await files.files(folder).catch(() => []);
  const { db } = desk.session();
  // Each computer goes on as a writer of its own, which is waiting to be saved; and where a person went on without what is missing, with
  // what that writer had to make anew.
  const { writerId } = must(await readDesk(db), 'the shop is open');
  const own = new Set(
    await db.operations
      .where({ writerId })
      .toArray()
      .then((acts) => acts.map(({ opId }) => opId)),
  );
  const goesOn = (await readRecovery(db))?.confirmed === true;
  const isOwn = (row: string) => goesOn && own.has((JSON.parse(row) as { readonly addedBy: OpId }).addedBy);
  const rows = [...(await desk.books())].filter(([key, row]) => key !== `writer:${writerId}` && !isOwn(row));
  const sums = await Promise.all(
    pictures.map(
      async ({ name }) =>
        [
          name,
          createHash('sha256')
            .update(await files.readFile(`${folder}/${name}`))
            .digest('hex'),
        ] as const,
    ),
  );
  return new Map<string, string>([
    ['levels that do not add up', String(differences)],
    ...(goesOn
      ? []
      : ([
          ['facts', factHash],
          ['books', bookHash],
        ] as const)),
    ...rows.map(([key, row]) => [`row ${key}`, row] as const),
    ...[...(await desk.levels())].map(([key, level]) => [`level ${key}`, level] as const),
    ...(await desk.contacts()).map((contact) => [`contact ${contact.contactId}`, JSON.stringify(contact)] as const),
    ...(await desk.session().db.drafts.toArray()).map(
      (draft) => [`draft ${draft.key}`, JSON.stringify(draft)] as const,
    ),
    ...sums.map(([name, sum]) => [`picture ${name}`, sum] as const),
  ]);
}

function differences(
  what: string,
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): readonly string[] {
  const keys = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (key) => found.get(key) !== expected.get(key),
  );
  return keys
    .slice(0, 5)
    .map(
      (key) =>
        `[DATA-P10] ${what}, ${key} is ${found.get(key) ?? 'not there'} and not ${expected.get(key) ?? 'missing'}`,
    );
}

function expectDone(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
