import { randomUUID } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { Backups } from './backups.ts';
import type { Chosen } from './chosen.ts';
import type { Restores } from './restore.ts';
import type { WholeShop } from './whole-shop.ts';

/** How a person chooses a folder or a backup: null where they chose none, `not-here` where nothing can be shown. */
export type PickPath = (kind: 'folder' | 'file') => Promise<Result<string | null, Failure<'not-here'>>>;

/** No more than this many chosen paths are remembered. */
const MOST_HANDLES = 100;

type Settings = {
  readonly backups: Backups;
  readonly restores: Restores;
  readonly wholeShop: WholeShop;
  readonly pick: PickPath;
  readonly typesPaths: boolean;
  readonly kindAt: BackupDisk['kindAt'];
};

/** Serves the channels of backups. The window gets handles of what a person chose, and chooses no path of its own where one can be shown. */
export function backupHandlers({
  backups,
  restores,
  wholeShop,
  pick,
  typesPaths,
  kindAt,
}: Settings): HandlersOf<Extract<Channel, `backups.${string}`>> {
  const handles = new Map<string, Chosen>();
  function remember(path: string): string {
    const handle = randomUUID();
    handles.set(handle, { path, passphrase: null });
    const [oldest] = handles.keys();
    if (handles.size > MOST_HANDLES && oldest !== undefined) handles.delete(oldest);
    return handle;
  }
  const unknown = () => fail({ code: 'file-unknown' as const });

  return {
    'backups.status': async ({ shopId }) => done(await backups.status(shopId)),
    'backups.pick': async ({ kind, typed }) => {
      if (typed !== null && !typesPaths) return fail({ code: 'not-here' });
      const picked = typed === null ? await pick(kind) : done(typed.trim() === '' ? null : typed.trim());
      if (!picked.ok) return picked;
      // A half typed path would be taken from wherever the program was started; a device or a pipe would never end.
      if (picked.value !== null && !(isAbsolute(picked.value) && (await kindAt(picked.value)) === kind)) {
        if (typed === null && kind === 'file') return fail({ code: 'backup-foreign' });
        return fail({ code: kind === 'folder' ? 'typed-no-folder' : 'typed-no-file' });
      }
      return done({ picked: picked.value === null ? null : { handle: remember(picked.value), label: picked.value } });
    },
    'backups.plan': async ({ shopId, folder, ...changed }) => {
      const path = folder ? handles.get(folder)?.path : folder;
      if (folder && path === undefined) return unknown();
      const planned = await backups.plan(shopId, { ...changed, ...(path !== undefined && { folder: path }) });
      return planned.ok ? done({}) : planned;
    },
    'backups.passphrase': async ({ shopId, passphrase }) => {
      await backups.passphrase(shopId, passphrase);
      return done({});
    },
    'backups.make': async ({ shopId }) => {
      const made = await backups.make(shopId, true);
      if (!made.ok) return made;
      return made.value ? done({ made: made.value }) : fail({ code: 'not-written' });
    },
    'backups.find': async ({ shopId, name }) => {
      const found = await backups.find(shopId, name);
      if (!found) return unknown();
      const handle = remember(found.path);
      handles.set(handle, found);
      return done({ handle });
    },
    'backups.inspect': async ({ handle, passphrase }) => {
      const chosen = handles.get(handle);
      if (!chosen) return unknown();
      const tried = { ...chosen, passphrase: passphrase ?? chosen.passphrase };
      const found = await restores.inspect(tried);
      if (found.ok) handles.set(handle, tried);
      return found;
    },
    'backups.restore': async ({ handle, way }) => {
      const chosen = handles.get(handle);
      return chosen ? restores.restore(chosen, way) : unknown();
    },
    'backups.open': async ({ handle }) => {
      const chosen = handles.get(handle);
      return chosen ? restores.copies.open(chosen) : unknown();
    },
    'backups.openShop': ({ shopId }) => restores.copies.openShop(shopId),
    'backups.copies': async () => done({ copies: [...(await restores.copies.listed())] }),
    'backups.close': async ({ copy }) => {
      await restores.copies.close(copy);
      return done({});
    },
    'backups.previewBack': async ({ handle, ...ask }) => {
      const chosen = handles.get(handle);
      if (!chosen) return unknown();
      const told = await wholeShop.preview(chosen, ask);
      if (!told.ok) return told;
      const { acts, returned, days, dayCount, writers } = told.value;
      return done({ acts, returned, days, dayCount, writers });
    },
    'backups.takeBack': async ({ handle, ...ask }) => {
      const chosen = handles.get(handle);
      return chosen ? wholeShop.take(chosen, ask) : unknown();
    },
    'backups.takenBack': (ask) => wholeShop.list(ask),
    'backups.undone': async ({ handle }) => {
      const chosen = handles.get(handle);
      if (!chosen) return unknown();
      const days = await restores.undone(chosen);
      return days.ok ? done({ days: [...days.value] }) : days;
    },
  };
}
