import { join } from 'node:path';
import { z } from 'zod';
import type { HandlersOf, HostEvent } from '#shared/contract/bridge/channels.ts';
import type { BackupSettings } from '#shared/contract/formats/backup.ts';
import { nodeDisk } from '#electron/backups/backup-disk.ts';
import { backupHandlers, type PickPath } from '#electron/backups/backup-handlers.ts';
import { openPlans } from '#electron/backups/backup-plan.ts';
import { type Backups, openBackups } from '#electron/backups/backups.ts';
import { openRestores, type RestoreSettings, type Restores } from '#electron/backups/restore.ts';
import { openWholeShop } from '#electron/backups/whole-shop.ts';
import { callServer, type Server, type StoreFailure } from '#electron/shop-server/server-client.ts';
import type { Journals } from '#electron/journal/journals.ts';
import type { Shops } from '#electron/journal/shops.ts';
import { type TextFile, textFile } from '#electron/journal/text-file.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { done, fail, type Result } from '#shared/base/result.ts';

type Rooms = {
  readonly profile: string;
  readonly version: string;
  readonly tell: (event: HostEvent) => void;
  readonly vault: Vault;
  readonly journals: Journals;
  readonly shops: Shops;
  /** The files that say which shop has which server, and which channel which store. */
  readonly connections: TextFile;
  readonly stores: TextFile;
  readonly pickPath: PickPath | null;
  /** The server of a shop, and what this computer is called. */
  readonly serverOf: (shopId: string) => Promise<Result<Server, StoreFailure>>;
  readonly computer: string;
  /** This computer's own id. */
  readonly deskId: () => Promise<string>;
  readonly later: (ms: number, run: () => void) => () => void;
  /** Why the disk of the shops takes no writing, looked at now; null where it does. */
  readonly diskOf: RestoreSettings['diskOf'];
  /** The computer's clock, unless another is given. */
  readonly now?: () => number;
};

type BackupRooms = {
  readonly backups: Backups;
  /** Shops that are open for reading alone. */
  readonly copies: Restores['copies'];
  readonly handlers: ReturnType<typeof backupHandlers>;
  /** Removes what an earlier run left unpacked. */
  readonly sweep: () => Promise<void>;
};

const connectionsShape = z.object({ version: z.literal(1), connections: z.record(z.string(), z.string()) });
const storesShape = z.object({
  version: z.literal(1),
  channels: z.record(z.string(), z.object({ vendor: z.string(), url: z.string() })),
});

/** Copies of shops outside of their folders, and shops out of such copies, put together from the rooms that keep what is copied. */
export function backupRooms(rooms: Rooms): BackupRooms {
  const { profile, journals, shops, vault, tell, later, now = Date.now } = rooms;
  const disk = nodeDisk;
  const typesPaths = rooms.pickPath === null;
  const shopOf = async (shopId: string) => {
    const listed = await shops.list();
    return (listed.ok && listed.value.shops.find((one) => one.shopId === shopId)) || null;
  };
  const kept = keptSettings(rooms);
  const backups = openBackups({
    profile,
    disk,
    plans: openPlans(textFile(disk.files, join(profile, 'backups.json'))),
    vault,
    shopOf,
    pointOf: (shopId) => journals.withJournal(shopId, async (journal) => journal.point()),
    isOpen: journals.isAttached,
    settingsOf: kept.of,
    madeBy: rooms.version,
    deskId: rooms.deskId,
    now,
    later,
    tell: (shopId) => tell({ type: 'backup', shopId }),
    typesPaths,
  });
  const restores = openRestores({
    profile,
    disk,
    now,
    shopOf,
    isOpen: journals.isAttached,
    isShared: async (shopId) => (await kept.of(shopId)).server !== null,
    adopt: shops.adopt,
    withJournal: journals.withJournal,
    diskOf: rooms.diskOf,
    takeSettings: kept.take,
  });
  const pick = rooms.pickPath ?? (async () => fail({ code: 'not-here' as const }));
  const wholeShop = openWholeShop({
    holdings: restores.holdings,
    askServer: async (shopId, token, call) => {
      const server = await rooms.serverOf(shopId);
      return server.ok ? callServer({ ...server.value, ...(token !== null && { token }) }, call, now) : server;
    },
    computer: rooms.computer,
  });
  const handlers = backupHandlers({ backups, restores, wholeShop, pick, typesPaths, kindAt: disk.kindAt });
  return { backups, copies: restores.copies, handlers, sweep: restores.sweep };
}

/** What the host keeps of a shop beside its files and goes into its backups: addresses. Keys stay in the vault. */
function keptSettings({ connections, stores }: Pick<Rooms, 'connections' | 'stores'>) {
  const servers = async () => connectionsShape.safeParse(jsonOf(await connections.read())).data?.connections ?? {};
  const channels = async () => storesShape.safeParse(jsonOf(await stores.read())).data?.channels ?? {};
  return {
    of: async (shopId: string): Promise<BackupSettings> => ({
      server: (await servers())[shopId] ?? null,
      channels: Object.entries(await channels()).flatMap(([key, { vendor, url }]) => {
        const [shop, channelId = ''] = key.split(':');
        return shop === shopId ? [{ channelId, vendor, address: url }] : [];
      }),
    }),
    /** What this computer knows already stays. */
    take: async (shopId: string, { server, channels: theirs }: BackupSettings): Promise<void> => {
      const known = await servers();
      if (server !== null && known[shopId] === undefined)
        await connections.write(JSON.stringify({ version: 1, connections: { ...known, [shopId]: server } }));
      const here = await channels();
      const added = theirs.map(
        ({ channelId, vendor, address }) => [`${shopId}:${channelId}`, { vendor, url: address }] as const,
      );
      if (added.length > 0)
        await stores.write(JSON.stringify({ version: 1, channels: { ...Object.fromEntries(added), ...here } }));
    },
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Hears that a window has opened a shop: its copies are looked after from then on. */
export function heard<H extends HandlersOf<'journal.attach'>>(backups: Backups, handlers: H): H {
  return {
    ...handlers,
    'journal.attach': async (ask) => {
      const attached = await handlers['journal.attach'](ask);
      if (attached.ok) backups.opened(ask.shopId);
      return attached.ok ? done(attached.value) : attached;
    },
  };
}
