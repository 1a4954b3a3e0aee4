import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { z } from 'zod';

const nothing = z.strictObject({});
const uuid = z.uuid();
const moment = z.int();
const count = z.int().min(0);
const ofShop = { shopId: uuid };
const passphrase = z.string().min(1).max(500);
const adminToken = z.string().min(1).max(500);

/** A copy of a shop that this computer made. It was read back before it got its name; `isThere`: it still lies where it was put. */
const copy = z.strictObject({
  name: z.string(),
  bytes: count,
  madeAt: moment,
  acts: count,
  isSealed: z.boolean(),
  /** Parts of the shop that were damaged already when they were copied. */
  harmed: count,
  isThere: z.boolean(),
});
export type BackupCopy = z.infer<typeof copy>;

const status = z.strictObject({
  folder: z.string().nullable(),
  /** `same-disk`: the folder lies on the disk that the shop lies on, and goes with it; `gone`: it is not there now. */
  place: z.enum(['none', 'elsewhere', 'same-disk', 'gone']),
  countsAsElsewhere: z.boolean(),
  daily: z.boolean(),
  atClose: z.boolean(),
  /** Whether copies are behind a passphrase, and where that is: `session` is gone when Stockroom closes, `missing` must be typed again. */
  passphrase: z.enum(['none', 'vault', 'session', 'missing']),
  /** Whether this computer can keep a passphrase safely. */
  keepsPassphrases: z.boolean(),
  /** Newest first. */
  copies: z.array(copy).max(200),
  failed: z.strictObject({ at: moment, code: z.string() }).nullable(),
  running: z.boolean(),
  /** Whether a person types folders here, since nothing can show them for choosing. */
  typesPaths: z.boolean(),
});
export type BackupStatus = z.infer<typeof status>;
/** What a person is told of copies without asking. `none`: no good copy lies off the shop's disk; `failing`: no new one gets there. */
export type BackupLack = 'none' | 'failing' | null;

const inspected = z.strictObject({
  shop: z.strictObject({ shopId: uuid, name: z.string(), isDemo: z.boolean() }),
  madeAt: moment,
  madeBy: z.string(),
  acts: count,
  newestAt: moment.nullable(),
  pictures: count,
  bytes: count,
  isSealed: z.boolean(),
  harmed: count,
  /** The address of the shop's server, where it had one. */
  server: z.string().nullable(),
  /** What this computer has of that shop; null where it has none. `ahead`: acts that are here and not in the backup. */
  here: z.strictObject({ name: z.string(), ahead: count, isShared: z.boolean() }).nullable(),
});
export type InspectedBackup = z.infer<typeof inspected>;

const restored = z.strictObject({
  shopId: uuid,
  /** The folder that what was here before was put into; null where nothing was, or nothing had to go. */
  aside: z.string().nullable(),
  /** Entries that were missing here and came from the backup; null where the whole shop did. */
  given: count.nullable(),
});
export type RestoredBackup = z.infer<typeof restored>;

const openedCopy = z.strictObject({
  copy: uuid,
  shop: z.strictObject({
    shopId: uuid,
    shopKind: z.enum(['real', 'demo']),
    name: z.string(),
    createdAt: z.int(),
  }),
  /** When the backup was made; null for a shop of this computer. */
  madeAt: moment.nullable(),
  /** Whether the shop has a server. */
  isShared: z.boolean(),
  heads: z.record(z.string(), count),
});
export type OpenedCopy = z.infer<typeof openedCopy>;

/** What is asked of copies of a shop outside of its own folder. Paths stay in the host, but where a person must type them. */
export const backupCalls = {
  'backups.status': { from: 'window', ask: z.strictObject(ofShop), answer: status },
  /**
   * Lets a person choose a folder, or a backup; null where they chose none. `typed` is taken only where nothing can be shown, else it is
   * `not-here`.
   */
  'backups.pick': {
    from: 'window',
    ask: z.strictObject({ kind: z.enum(['folder', 'file']), typed: z.string().max(4_000).nullable() }),
    answer: z.strictObject({ picked: z.strictObject({ handle: uuid, label: z.string() }).nullable() }),
  },
  /** Changes how a shop's copies are made; the folder by its handle, null to make none any more. */
  'backups.plan': {
    from: 'window',
    ask: z.strictObject({
      ...ofShop,
      folder: uuid.nullable().optional(),
      countsAsElsewhere: z.boolean().optional(),
      daily: z.boolean().optional(),
      atClose: z.boolean().optional(),
    }),
    answer: nothing,
  },
  /** Puts copies that are made from now on behind a passphrase; null: makes them without one. */
  'backups.passphrase': {
    from: 'window',
    ask: z.strictObject({ ...ofShop, passphrase: passphrase.nullable() }),
    answer: nothing,
  },
  /** Makes a copy now, also where nothing is new; answers when it was read back. */
  'backups.make': { from: 'window', ask: z.strictObject(ofShop), answer: z.strictObject({ made: copy }) },
  /** A handle of a copy that this computer made. */
  'backups.find': {
    from: 'window',
    ask: z.strictObject({ ...ofShop, name: z.string().max(500) }),
    answer: z.strictObject({ handle: uuid }),
  },
  /** Reads a backup whole and says what it is. `backup-locked`: it wants a passphrase. What was right is remembered under the handle. */
  'backups.inspect': {
    from: 'window',
    ask: z.strictObject({ handle: uuid, passphrase: passphrase.nullable() }),
    answer: inspected,
  },
  /**
   * `repair`: the shop comes to this computer, or gets what it lacks here; nothing of it is undone. `back`: the shop becomes what the
   * backup says, and what was here is put aside. Nobody may have the shop open.
   */
  'backups.restore': {
    from: 'window',
    ask: z.strictObject({ handle: uuid, way: z.enum(['repair', 'back']) }),
    answer: restored,
  },
  /**
   * Unpacks a backup beside everything else, to be read there until it is closed: `copy` is the id of the shop that every other channel
   * knows it by, and what would write to that is `shop-read-only`. Another one that is open is closed.
   */
  'backups.open': { from: 'both', ask: z.strictObject({ handle: uuid }), answer: openedCopy },
  /** The same of a shop of this computer whose disk takes no writing. */
  'backups.openShop': { from: 'both', ask: z.strictObject(ofShop), answer: openedCopy },
  /** The copies that are open; what earlier runs left of others is removed. */
  'backups.copies': { from: 'both', ask: nothing, answer: z.strictObject({ copies: z.array(uuid) }) },
  'backups.close': { from: 'both', ask: z.strictObject({ copy: uuid }), answer: nothing },
  /**
   * What taking a shop back to a backup on its server would undo. `admin-needed`: what this computer has of the server does not reach for
   * it, or the token that was typed; such a token is used for this question alone.
   */
  'backups.previewBack': {
    from: 'window',
    ask: z.strictObject({ handle: uuid, token: adminToken.nullable(), zone: z.string().max(100) }),
    answer: z.strictObject({
      acts: count,
      returned: count,
      days: z.array(z.strictObject({ day: z.string(), acts: count })).max(2_000),
      dayCount: count,
      writers: z.array(z.strictObject({ writerId: z.string(), acts: count })).max(50_000),
    }),
  },
  /**
   * Takes a shop back to a backup on its server: first what the backup alone has goes there. The same `requestId` again does nothing
   * more. `no` is null where there was nothing to undo.
   */
  'backups.takeBack': {
    from: 'window',
    ask: z.strictObject({
      handle: uuid,
      token: adminToken.nullable(),
      zone: z.string().max(100),
      requestId: uuid,
      actor: uuid,
    }),
    answer: z.strictObject({ no: count.nullable(), acts: count, returned: count, dayCount: count }),
  },
  /** What left the log of a shop's server at one time, behind a place. */
  'backups.takenBack': {
    from: 'window',
    ask: z.strictObject({ ...ofShop, no: count, after: count }),
    answer: z.strictObject({
      ops: z.array(z.strictObject({ place: count, opId: z.string(), text: z.string().max(LONGEST_ACT) })).max(200),
    }),
  },
  /** How many acts of each day taking the shop back would undo, newest day first. */
  'backups.undone': {
    from: 'window',
    ask: z.strictObject({ handle: uuid }),
    answer: z.strictObject({ days: z.array(z.strictObject({ at: moment, acts: count })).max(5_000) }),
  },
} as const;
