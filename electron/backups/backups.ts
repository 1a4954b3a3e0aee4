import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { BackupCopy, BackupStatus } from '#shared/contract/bridge/backup-calls.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { BackupSettings } from '#shared/contract/formats/backup.ts';
import type { JournalPoint } from '#electron/journal/journal.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { Copy, Plan, Plans } from './backup-plan.ts';
import { isThere, type MakeFailureCode, makeBackup, makeCode, thinOut } from './make-backup.ts';
import type { Chosen } from './chosen.ts';
import type { KnownSums } from './shop-parts.ts';

/** Where passphrases are kept; handed in. */
export type PassphraseKeeper = {
  readonly put: (name: string, secret: string) => Promise<'vault' | 'session'>;
  readonly get: (name: string) => Promise<string | null>;
  readonly kept: (name: string) => Promise<'vault' | 'session' | 'missing'>;
  readonly wouldKeep: () => Promise<'vault' | 'session'>;
  readonly forget: (name: string) => Promise<void>;
};

export type BackupsSettings = {
  readonly profile: string;
  readonly disk: BackupDisk;
  readonly plans: Plans;
  readonly vault: PassphraseKeeper;
  readonly shopOf: (shopId: string) => Promise<ShopEntry | null>;
  readonly pointOf: (shopId: string) => Promise<Result<JournalPoint, Failure>>;
  readonly isOpen: (shopId: string) => boolean;
  readonly settingsOf: (shopId: string) => Promise<BackupSettings>;
  readonly madeBy: string;
  /** This computer's id: another one may be writing into the same folder. */
  readonly deskId: () => Promise<string>;
  readonly now: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
  readonly tell: (shopId: string) => void;
  readonly typesPaths: boolean;
  /** What a passphrase costs to try, for tests that make many. */
  readonly logN?: number;
};

/** Copies of this computer's shops in folders that a person chose: made at once, daily and when the program closes. */
export type Backups = {
  readonly status: (shopId: string) => Promise<BackupStatus>;
  /** `folder` is a path that a person has chosen; null ends the copies. */
  readonly plan: (shopId: string, changed: PlanChange) => Promise<Result<null, Failure<MakeFailureCode>>>;
  readonly passphrase: (shopId: string, passphrase: string | null) => Promise<void>;
  /** Makes a copy; one that is not forced comes to null where nothing is new. */
  readonly make: (shopId: string, always: boolean) => Promise<Result<BackupCopy | null, Failure<MakeFailureCode>>>;
  /** A copy that this computer made, with the passphrase that is kept for it. */
  readonly find: (shopId: string, name: string) => Promise<Chosen | null>;
  /** A window has opened the shop: what was missed is made up for while nobody waits. */
  readonly opened: (shopId: string) => void;
  /** Whether some shop that was open wants a copy when the program closes. */
  readonly wantsClosing: () => boolean;
  /** Makes them; answers when they are made, or after so long. What is still on the way then goes on, or is made up for at the next start. */
  readonly atClose: (ms: number) => Promise<void>;
  readonly close: () => void;
};

export type PlanChange = Partial<Pick<Plan, 'folder' | 'countsAsElsewhere' | 'daily' | 'atClose'>>;

/** A first look soon after a shop was opened, when its own opening is over; then now and then. */
const FIRST_LOOK_MS = 90_000;
const LOOK_MS = 10 * 60_000;
/** A day, but for a shop that is opened a little earlier each morning. */
const DAILY_MS = 20 * 3_600_000;
/** A folder that refused is asked again: a stick comes back. */
const AGAIN_MS = 3_600_000;

export function openBackups(settings: BackupsSettings): Backups {
  const { profile, disk, plans, vault, now, later, tell } = settings;
  const sums: KnownSums = new Map();
  const running = new Set<string>();
  const open = new Map<string, { readonly stop: () => void; looks: number }>();
  const closing = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  async function placeOf({ folder }: Plan): Promise<BackupStatus['place']> {
    if (folder === null) return 'none';
    try {
      return (await disk.about(folder)).disk === (await disk.about(profile)).disk ? 'same-disk' : 'elsewhere';
    } catch {
      return 'gone';
    }
  }

  async function passphraseOf(
    shopId: string,
    { isSealed }: Plan,
  ): Promise<Result<string | null, Failure<MakeFailureCode>>> {
    if (!isSealed) return done(null);
    const kept = await vault.get(nameOf(shopId));
    return kept === null ? fail({ code: 'passphrase-missing' }) : done(kept);
  }

  async function makeNow(shopId: string, always: boolean): Promise<Result<Copy | null, Failure<MakeFailureCode>>> {
    const plan = await plans.of(shopId);
    const shop = await settings.shopOf(shopId);
    if (plan.folder === null || !shop) return fail({ code: 'no-folder' });
    const passphrase = await passphraseOf(shopId, plan);
    if (!passphrase.ok) return passphrase;
    const point = await settings.pointOf(shopId);
    if (!point.ok) return fail({ code: 'shop-unreadable', detail: point.failure.code });
    const { madeBy, logN } = settings;
    try {
      const made = await makeBackup({
        ...{ disk, profile, shop, plan, madeBy, sums, always, now: now() },
        desk: (await settings.deskId()).slice(0, 8),
        ...{ point: point.value, passphrase: passphrase.value, settings: await settings.settingsOf(shopId) },
        ...(logN !== undefined && { logN }),
      });
      if (made) await plans.change(shopId, { copies: [...(await thinOut(disk, [...plan.copies, made]))] });
      return done(made);
    } catch (error) {
      return fail({ code: makeCode(error), detail: String(error) });
    }
  }

  async function make(shopId: string, always: boolean): Promise<Result<Copy | null, Failure<MakeFailureCode>>> {
    running.add(shopId);
    tell(shopId);
    try {
      const made = await makeNow(shopId, always);
      // A person who asks for one without a folder is answered; nobody is told later that it failed.
      if (made.ok || made.failure.code !== 'no-folder')
        await plans.change(shopId, { failed: made.ok ? null : { at: now(), code: made.failure.code } });
      return made;
    } finally {
      running.delete(shopId);
      tell(shopId);
    }
  }

  /** One copy at a time: two would only take longer. */
  function makeInTurn(shopId: string, always: boolean): Promise<Result<Copy | null, Failure<MakeFailureCode>>> {
    const mine = turn.then(() => make(shopId, always));
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function isDue(shopId: string, isFirst: boolean): Promise<boolean> {
    const { folder, daily, atClose, copies, failed } = await plans.of(shopId);
    if (folder === null) return false;
    if (failed) return now() - failed.at >= AGAIN_MS || now() < failed.at || isFirst;
    const newest = copies.at(-1);
    const isOld = !newest || now() - newest.madeAt >= DAILY_MS || now() < newest.madeAt;
    // What the last closing did not come to is made up for.
    return (daily && isOld) || (atClose && isFirst);
  }

  function look(shopId: string): void {
    const held = open.get(shopId);
    if (!held) return;
    const isFirst = held.looks++ === 0;
    const next = () => open.set(shopId, { stop: later(LOOK_MS, () => look(shopId)), looks: held.looks });
    if (!settings.isOpen(shopId)) return void next();
    void isDue(shopId, isFirst)
      .then((due) => (due ? makeInTurn(shopId, false) : undefined))
      .catch(() => undefined)
      .then(() => open.has(shopId) && next());
  }

  return {
    status: async (shopId) => {
      const plan = await plans.of(shopId);
      const copies: BackupCopy[] = [];
      for (const one of [...plan.copies].reverse().slice(0, 200)) copies.push(await shown(disk, one));
      return {
        folder: plan.folder,
        place: await placeOf(plan),
        countsAsElsewhere: plan.countsAsElsewhere,
        daily: plan.daily,
        atClose: plan.atClose,
        passphrase: plan.isSealed ? await vault.kept(nameOf(shopId)) : 'none',
        keepsPassphrases: (await vault.wouldKeep()) === 'vault',
        copies,
        failed: plan.failed,
        running: running.has(shopId),
        typesPaths: settings.typesPaths,
      };
    },
    plan: async (shopId, changed) => {
      try {
        const { folder } = changed;
        const place = folder === undefined || folder === null ? null : await disk.about(folder);
        const isElsewhere = place !== null && place.disk !== (await disk.about(profile)).disk;
        const moved = folder === undefined ? {} : { isElsewhere, countsAsElsewhere: false, failed: null };
        const next = await plans.change(shopId, { ...moved, ...changed });
        remember(shopId, next);
        tell(shopId);
        return done(null);
      } catch (error) {
        return fail({ code: makeCode(error), detail: String(error) });
      }
    },
    passphrase: async (shopId, passphrase) => {
      if (passphrase === null) await vault.forget(nameOf(shopId));
      else await vault.put(nameOf(shopId), passphrase);
      await plans.change(shopId, { isSealed: passphrase !== null, failed: null });
      tell(shopId);
    },
    make: async (shopId, always) => {
      const made = await makeInTurn(shopId, always);
      return made.ok ? done(made.value && (await shown(disk, made.value))) : made;
    },
    find: async (shopId, name) => {
      const found = (await plans.of(shopId)).copies.find((one) => one.name === name);
      if (!found) return null;
      return {
        path: join(found.folder, found.name),
        passphrase: found.isSealed ? await vault.get(nameOf(shopId)) : null,
      };
    },
    opened: (shopId) => {
      open.get(shopId)?.stop();
      open.set(shopId, { stop: later(FIRST_LOOK_MS, () => look(shopId)), looks: 0 });
      void plans.of(shopId).then((plan) => remember(shopId, plan));
    },
    wantsClosing: () => closing.size > 0,
    atClose: async (ms) => {
      let stop: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        stop = later(ms, resolve);
      });
      const all = Promise.all([...closing].map((shopId) => makeInTurn(shopId, false).catch(() => undefined)));
      await Promise.race([all.then(() => undefined), late]);
      stop();
    },
    close: () => {
      for (const { stop } of open.values()) stop();
      open.clear();
    },
  };

  /** Asked when a program closes, where nothing can be waited for. */
  function remember(shopId: string, { folder, atClose }: Plan): void {
    if (folder !== null && atClose) closing.add(shopId);
    else closing.delete(shopId);
  }
}

const nameOf = (shopId: string) => `backup:${shopId}`;

async function shown(disk: BackupDisk, one: Copy): Promise<BackupCopy> {
  const { name, bytes, madeAt, acts, isSealed, harmed } = one;
  return { name, bytes, madeAt, acts, isSealed, harmed, isThere: await isThere(disk, one) };
}
