import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { InspectedBackup, RestoredBackup } from '#shared/contract/bridge/backup-calls.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import type { BackupManifest, BackupSettings } from '#shared/contract/formats/backup.ts';
import { errorCode } from '#electron/journal/file-layer.ts';
import { type Journal, openJournal } from '#electron/journal/journal.ts';
import { asideName } from '#electron/journal/placing.ts';
import { journalFolder, shopFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { BackupFailure } from './backup-fault.ts';
import { withBackup } from './backup-file.ts';
import type { Chosen, RestoreFailure } from './chosen.ts';
import { fillBeside } from './fill-beside.ts';
import { fillJournal } from './fill.ts';
import { copyShop, removeCopied } from './copy-shop.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { openCopies, type OpenCopies } from './open-copies.ts';
import { nameShop, putAside, removeUnpacked, type ShopCopy, unpack, type Unpacked } from './unpack.ts';

export type RestoreSettings = {
  readonly profile: string;
  readonly disk: BackupDisk;
  readonly now: () => number;
  readonly shopOf: (shopId: string) => Promise<ShopEntry | null>;
  readonly isOpen: (shopId: string) => boolean;
  /** Whether the shop has a server here. */
  readonly isShared: (shopId: string) => Promise<boolean>;
  /** Lists a shop whose folder is there, in the place of the entry it had. */
  readonly adopt: (entry: ShopEntry, place: () => Promise<void>) => Promise<Result<unknown, Failure>>;
  /** Does something with the journal of a shop of this computer, which nobody has open. */
  readonly withJournal: <T>(shopId: string, act: (journal: Journal) => Promise<T>) => Promise<Result<T, Failure>>;
  /** Why the disk that the shops lie on takes no writing, looked at now; null where it does. */
  readonly diskOf: (shopId: string) => Promise<ReadOnlyCode | null>;
  readonly takeSettings: (shopId: string, settings: BackupSettings) => Promise<void>;
};

/** A backup, as it is compared with a server. */
export type HeldBackup = { readonly shopId: string; readonly madeAt: number; readonly held: Holdings };

export type Restores = {
  /** Reads a backup whole and says what it is, and what of it this computer has. */
  readonly inspect: (chosen: Chosen) => Promise<Result<InspectedBackup, BackupFailure>>;
  /** Removes what an earlier run left of backups that it was unpacking when it ended. */
  readonly sweep: () => Promise<void>;
  /** Backups that are open for reading. */
  readonly copies: OpenCopies;
  readonly restore: (chosen: Chosen, way: 'repair' | 'back') => Promise<Result<RestoredBackup, RestoreFailure>>;
  /** What the backup holds, as a server compares its log with it. */
  readonly holdings: (chosen: Chosen) => Promise<Result<HeldBackup, RestoreFailure>>;
  /** How many acts of each day are here and not in the backup, newest day first. */
  readonly undone: (
    chosen: Chosen,
  ) => Promise<Result<readonly { readonly at: number; readonly acts: number }[], RestoreFailure>>;
};

const DAY_MS = 86_400_000;

export function openRestores(settings: RestoreSettings): Restores {
  const { profile, disk, shopOf } = settings;
  /** What an earlier run left goes before the first of this one. */
  let cleared: Promise<void> | null = null;
  const sweep = () =>
    (cleared ??= Promise.all([removeUnpacked(disk, profile), removeCopied(disk, profile)])
      // A disk that takes no writing keeps what lies there until it does.
      .then(
        () => undefined,
        () => undefined,
      ));

  async function unpackKept({ path, passphrase }: Chosen): Promise<Result<Unpacked, RestoreFailure>> {
    try {
      await sweep();
      const source = await withBackup(disk, { path, passphrase }, (backup) => unpack(disk, profile, backup));
      return !source.ok && source.failure.detail === 'ENOSPC' ? fail({ code: 'no-room' }) : source;
    } catch (error) {
      return fail({ code: 'not-restored', detail: errorCode(error) });
    }
  }

  async function copied(shopId: string): Promise<Result<ShopCopy, RestoreFailure>> {
    const entry = await shopOf(shopId);
    if (!entry) return fail({ code: 'not-restored', detail: 'shop-unknown' });
    try {
      await sweep();
      return done(await copyShop(disk, { profile, entry, isShared: await settings.isShared(shopId) }));
    } catch (error) {
      return fail({ code: errorCode(error) === 'ENOSPC' ? 'no-room' : 'not-restored', detail: errorCode(error) });
    }
  }

  async function unpacked<T>(
    chosen: Chosen,
    work: (copy: Unpacked) => Promise<Result<T, RestoreFailure>>,
  ): Promise<Result<T, RestoreFailure>> {
    const copy = await unpackKept(chosen);
    if (!copy.ok) return copy;
    try {
      return await work(copy.value);
    } catch (error) {
      return fail({ code: errorCode(error) === 'ENOSPC' ? 'no-room' : 'not-restored', detail: errorCode(error) });
    } finally {
      await copy.value.remove().catch(() => undefined);
    }
  }

  async function hereOf({ shop, journal }: BackupManifest): Promise<InspectedBackup['here']> {
    const here = await shopOf(shop.shopId);
    if (!here) return null;
    const heads = await settings.withJournal(shop.shopId, async (own) => own.heads());
    const ahead = heads.ok
      ? Object.entries(heads.value).reduce(
          (sum, [writerId, head]) => sum + Math.max(0, head - (journal.heads[writerId] ?? 0)),
          0,
        )
      : 0;
    return { name: here.name, ahead, isShared: await settings.isShared(shop.shopId) };
  }

  /**
   * The whole shop comes from the backup; what has its place here is put aside. A database of `asked` is asked for what it has when the
   * shop is opened; without one, nothing of before is.
   */
  async function place(copy: Unpacked, asked: string | null): Promise<Result<RestoredBackup, RestoreFailure>> {
    const { shop } = copy.manifest;
    const generation = randomUUID();
    const entry: ShopEntry = { ...shop, generation, dbName: asked ?? `stockroom-${generation}` };
    const from = shopFolder(copy.profile, shop.shopId);
    const to = shopFolder(profile, shop.shopId);
    let aside: string | null = null;
    await nameShop(disk, from, entry);
    const adopted = await settings.adopt(entry, async () => {
      await disk.files.makeFolder(join(to, '..'));
      aside = await putAside(disk, to, asideName(shop.shopId, settings.now()));
      await disk.files.rename(from, to);
      await disk.files.syncFolder(join(to, '..'));
    });
    return adopted.ok
      ? done({ shopId: shop.shopId, aside, given: null })
      : fail({ code: 'not-restored', detail: adopted.failure.detail ?? adopted.failure.code });
  }

  /** Whether a shop's folder has an empty journal, and nothing else that a person may miss. */
  async function isBare(shopId: string): Promise<boolean> {
    return (await disk.files.folders(shopFolder(profile, shopId))).every((name) => name === 'journal');
  }

  async function placeOverNothing(copy: Unpacked, asked: string): Promise<Result<RestoredBackup, RestoreFailure>> {
    const placed = await place(copy, asked);
    if (!placed.ok || placed.value.aside === null) return placed;
    await disk.files.removeFolder(placed.value.aside).catch(() => undefined);
    return done({ ...placed.value, aside: null });
  }

  async function repair(copy: Unpacked): Promise<Result<RestoredBackup, RestoreFailure>> {
    const { shop } = copy.manifest;
    const here = await shopOf(shop.shopId);
    if (!here) return place(copy, null);
    // A journal here that does not even open is put aside whole: its database is still asked for what it has.
    const held = await settings.withJournal(shop.shopId, async (own) => own.status().records);
    if (!held.ok) return place(copy, here.dbName);
    // Of a folder that is gone there is nothing to add to: the backup comes whole or not at all.
    if (held.value === 0 && (await isBare(shop.shopId))) return placeOverNothing(copy, here.dbName);
    // Of another generation than its database, the shop is opened anew from its journal, and begins a new writer: also where this ends on
    // the way, and the journal has some of what comes.
    const adopted = await settings.adopt({ ...here, generation: randomUUID() }, async () => undefined);
    if (!adopted.ok) return fail({ code: 'not-restored', detail: adopted.failure.detail ?? adopted.failure.code });
    const where = { files: disk.files, folder: journalFolder(copy.profile, shop.shopId), shopId: shop.shopId };
    const theirs = await openJournal(where, { now: settings.now });
    const filled = await settings.withJournal(shop.shopId, (own) => fillJournal(own, theirs));
    await theirs.close();
    if (!filled.ok) return fail({ code: 'not-restored', detail: filled.failure.code });
    if (!filled.value.ok) return fail({ code: 'not-restored', detail: filled.value.failure.code });
    const beside = await fillBeside(disk, { from: copy.profile, to: profile, shopId: shop.shopId });
    return done({ shopId: shop.shopId, aside: null, given: filled.value.value + beside });
  }

  return {
    sweep,
    copies: openCopies({
      disk,
      profile,
      now: settings.now,
      unpackKept,
      copyShop: copied,
      look: settings.diskOf,
      clear: sweep,
    }),
    inspect: (chosen) =>
      withBackup(disk, chosen, async ({ manifest, isSealed, part }) => {
        for (let i = 0; i < manifest.parts.length; i++) await part(i);
        const { shop, madeAt, madeBy, journal, parts, settings: kept } = manifest;
        return {
          shop: { shopId: shop.shopId, name: shop.name, isDemo: shop.shopKind === 'demo' },
          madeAt,
          madeBy,
          acts: journal.acts,
          newestAt: journal.newestAt,
          pictures: parts.filter(({ name }) => name.startsWith('blobs/')).length,
          bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
          isSealed,
          harmed: journal.harmed.length,
          server: kept.server,
          here: await hereOf(manifest),
        };
      }),
    restore: (chosen, way) =>
      unpacked(chosen, async (copy) => {
        const { shopId } = copy.manifest.shop;
        if (settings.isOpen(shopId)) return fail({ code: 'shop-open' });
        const isNew = (await shopOf(shopId)) === null;
        if (way === 'back' && !isNew && (await settings.isShared(shopId))) return fail({ code: 'shop-shared' });
        // Before the shop: one that is here and does not know its server would go on alone.
        if (isNew) await settings.takeSettings(shopId, copy.manifest.settings);
        return way === 'back' ? place(copy, null) : repair(copy);
      }),
    holdings: (chosen) =>
      unpacked(chosen, async (copy) => {
        const { madeAt, shop } = copy.manifest;
        const folder = journalFolder(copy.profile, shop.shopId);
        const theirs = await openJournal({ files: disk.files, folder, shopId: shop.shopId }, { now: settings.now });
        const held = await holdingsOf(theirs);
        await theirs.close();
        return held.ok
          ? done({ shopId: shop.shopId, madeAt, held: held.value })
          : fail({ code: 'not-restored', detail: held.failure.code });
      }),
    undone: (chosen) =>
      unpacked(chosen, async (copy) => {
        const { shopId } = copy.manifest.shop;
        const folder = journalFolder(copy.profile, shopId);
        const theirs = await openJournal({ files: disk.files, folder, shopId }, { now: settings.now });
        const kept = await actsIn(theirs);
        await theirs.close();
        const here = await settings.withJournal(shopId, actsIn);
        if (!here.ok) return fail({ code: 'not-restored', detail: here.failure.code });
        const days = new Map<number, number>();
        for (const [opId, at] of here.value)
          if (!kept.has(opId)) days.set(Math.floor(at / DAY_MS), (days.get(Math.floor(at / DAY_MS)) ?? 0) + 1);
        const newestFirst = [...days].sort(([a], [b]) => b - a).slice(0, 5_000);
        return done(newestFirst.map(([day, acts]) => ({ at: day * DAY_MS, acts })));
      }),
  };
}

/** Every act of a journal by its id, with its moment. */
async function actsIn(journal: Journal): Promise<ReadonlyMap<string, number>> {
  const acts = new Map<string, number>();
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(cursor, 1_000);
    if (!page.ok) throw Object.assign(new Error(page.failure.detail), { code: page.failure.code });
    for (const record of page.value.records) {
      const text = record.type === 'settled' ? '' : record.text;
      const opId = /"opId":"([^"]{1,100})"/.exec(text)?.[1];
      if (opId !== undefined) acts.set(opId, Number(/"occurredAt":(\d{1,16})[,}]/.exec(text)?.[1] ?? 0));
    }
    if (page.value.next === null) return acts;
    cursor = page.value.next;
  }
}
