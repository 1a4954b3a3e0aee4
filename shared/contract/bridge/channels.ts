import { z } from 'zod';
import type { Failure, Result } from '#shared/base/result.ts';
import { backupCalls } from './backup-calls.ts';
import { channelCalls } from './channel-calls.ts';
import { readOnlyCodes } from './disk.ts';
import { outCalls } from './out-calls.ts';
import {
  printAskSchema,
  type PrintJob,
  printerFactsSchema,
  printerSchema,
  printJobSchema,
  printoutSchema,
} from './printing.ts';
import { sharingCalls } from './sharing-calls.ts';
import { BATCH_BYTES } from '#shared/contract/store/batch.ts';
import { BLOB_BYTES, blobHash } from '#shared/contract/store/blob.ts';
import { journalRecord, opText, settled } from './journal-record.ts';
import { contactSchema, hostContactSchema, storeRoutes, writerRange } from '#shared/contract/store/protocol.ts';

const nothing = z.strictObject({});
const uuid = z.uuid();
const menuText = z.string().max(100);
const seq = z.int().min(0);
const shop = z.strictObject({
  shopId: uuid,
  shopKind: z.enum(['real', 'demo']),
  name: z.string().max(200),
  /** The IndexedDB database that holds this shop, and the generation it must carry to be trusted. */
  dbName: z.string().regex(/^stockroom-[0-9a-z-]{1,80}$/),
  generation: uuid,
  createdAt: z.int(),
});
export type ShopEntry = z.infer<typeof shop>;

export type { JournalRecord, SettledRecord } from './journal-record.ts';

/** Work a person has begun on this computer and no log holds: its text is the feature's own. */
export const keptDraft = z.strictObject({ key: z.string().max(200), at: z.int(), text: z.string().max(BATCH_BYTES) });
export type KeptDraft = z.infer<typeof keptDraft>;

const connection = z.strictObject({
  url: z.string().max(500),
  /** `session`: this computer cannot keep secrets safely, so the token is forgotten when Stockroom closes. */
  tokenKept: z.enum(['vault', 'session', 'missing']),
  /** The computer that shares it, where it was joined by a code; '' where that is this one, null where it is a typed address. */
  from: z.string().max(100).nullable(),
});
export type Connection = z.infer<typeof connection>;

/**
 * Everything that crosses the border between a window (or its worker) and the host, in one table: the bridge, the
 * preload and the clients are derived from it. `from` says who may ask.
 */
export const channels = {
  'app.about': {
    from: 'both',
    ask: nothing,
    answer: z.strictObject({
      version: z.string(),
      platform: z.string(),
      runtime: z.string(),
      developmentRuntime: z.boolean(),
      served: z.boolean(),
      profile: z.string(),
    }),
  },
  'app.setMenu': {
    from: 'window',
    ask: z.strictObject({
      menus: z
        .array(
          z.strictObject({
            label: z.string().max(100),
            /** `edit` also holds what every text field can do; before `help` stands the menu of the window. */
            kind: z.enum(['edit', 'help', 'plain']),
            items: z
              .array(
                z.strictObject({
                  id: z.string().max(100),
                  label: z.string().max(200),
                  accelerator: z.string().max(50).nullable(),
                }),
              )
              .max(100),
          }),
        )
        .max(20),
      /** Texts of the menu items that every window has and the system carries out. */
      standard: z.strictObject({
        undo: menuText,
        redo: menuText,
        cut: menuText,
        copy: menuText,
        paste: menuText,
        selectAll: menuText,
        window: menuText,
        minimize: menuText,
        close: menuText,
      }),
    }),
    answer: nothing,
  },
  'app.openExternal': { from: 'window', ask: z.strictObject({ url: z.string().max(2_000) }), answer: nothing },

  /**
   * Shows a notification of the system; `no-notices` where it has none. When it is pressed, the host tells
   * `notice-pressed`.
   */
  'app.notify': {
    from: 'window',
    ask: z.strictObject({ title: z.string().max(300), body: z.string().max(1_000) }),
    answer: nothing,
  },

  /** Closes Stockroom, installs the update that is ready and opens it again; `no-update` where none is. */
  'app.installUpdate': { from: 'window', ask: nothing, answer: nothing },

  /** Writes what happened in the window into the program's log; what looks like a secret is hidden. */
  'log.note': {
    from: 'both',
    ask: z.strictObject({
      level: z.enum(['warn', 'error']),
      what: z.enum(['shown', 'window-fault', 'worker-fault', 'sync']),
      details: z.string().max(4_000),
    }),
    answer: nothing,
  },
  /** The program's log, to be saved by a person. */
  'log.read': { from: 'window', ask: nothing, answer: z.strictObject({ file: z.string(), text: z.string() }) },
  /** Shows the log's file in the system's file manager; `not-here` where there is none. */
  'log.reveal': { from: 'window', ask: nothing, answer: nothing },

  /** Files the system asked Stockroom to open, which no window has taken yet. */
  'files.opened': {
    from: 'window',
    ask: nothing,
    answer: z.strictObject({
      files: z.array(z.strictObject({ handle: uuid, name: z.string().max(500), bytes: z.int().min(0) })),
    }),
  },
  /**
   * A piece of such a file (base64), beginning at byte `from`; `next` is null with its last piece, after which the file
   * is no longer offered.
   */
  'files.read': {
    from: 'window',
    ask: z.strictObject({ handle: uuid, from: z.int().min(0) }),
    answer: z.strictObject({ bytes: z.base64(), next: z.int().nullable() }),
  },

  'shops.list': {
    from: 'both',
    ask: nothing,
    answer: z.strictObject({ shops: z.array(shop), currentShopId: uuid.nullable() }),
  },
  /** Makes the shop's folder, with an empty journal, and selects it. */
  'shops.create': { from: 'window', ask: shop, answer: nothing },
  'shops.select': { from: 'window', ask: z.strictObject({ shopId: uuid.nullable() }), answer: nothing },
  /** Points a shop at a rebuilt database; the last step of a recovery. */
  'shops.point': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, dbName: shop.shape.dbName, generation: uuid }),
    answer: nothing,
  },
  'shops.rename': { from: 'both', ask: z.strictObject({ shopId: uuid, name: z.string().max(200) }), answer: nothing },
  /** Removes a demo shop with its journal for good; a real shop is refused (`shop-is-real`). */
  'shops.removeDemo': { from: 'window', ask: z.strictObject({ shopId: uuid }), answer: nothing },

  /** Locks the shop's journal for one window; `in-use` when another is attached and `takeOver` is false. */
  'journal.attach': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, windowId: uuid, takeOver: z.boolean() }),
    answer: z.strictObject({
      heads: z.record(z.string(), seq),
      records: seq,
      /**
       * `cutBytes`: bytes at the journal's end that could not be read; `cutFile`: the file that they stand in;
       * `quarantined`: the files that are damaged or missing.
       */
      recovered: z.strictObject({
        cutBytes: seq,
        cutFile: z.string().nullable(),
        quarantined: z.array(z.string()),
        /** Files of another shop's journal that lay among these and were put aside at this opening. */
        others: z.array(z.string()),
      }),
    }),
  },
  'journal.detach': { from: 'both', ask: z.strictObject({ shopId: uuid, windowId: uuid }), answer: nothing },
  /**
   * Appends operations of one writer, or fills in sequence numbers that are missing. Above that writer's head + 1 it is
   * `journal-gap`, unless `overGap` says that the desk does not have what is between either. Answers after fdatasync.
   */
  'journal.append': {
    from: 'both',
    ask: z.strictObject({
      shopId: uuid,
      windowId: uuid,
      writerId: uuid,
      fromSeq: z.int().min(1),
      ops: z.array(opText).min(1).max(1_000),
      overGap: z.boolean().optional(),
    }),
    answer: z.strictObject({ head: seq }),
  },
  /**
   * Checks that every closed part of the journal still unpacks as it was packed; answers the files that are damaged or
   * missing.
   */
  'journal.verify': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({ harmed: z.array(z.string()) }),
  },
  /**
   * Reads the whole journal; answers which sequence numbers of this desk's writers are missing in it, and which of its
   * files are damaged or missing.
   */
  'journal.gaps': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({
      heads: z.record(z.string(), seq),
      gaps: z.array(writerRange),
      harmed: z.array(z.string()),
    }),
  },
  /** Notes the server's answers to our operations. Answers after fdatasync. */
  'journal.settle': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, windowId: uuid, settled: z.array(settled).min(1).max(1_000) }),
    answer: nothing,
  },
  /** Keeps other desks' operations without waiting for the disk: the server still has them. */
  'journal.receive': {
    from: 'both',
    ask: z.strictObject({
      shopId: uuid,
      windowId: uuid,
      ops: z
        .array(z.strictObject({ seq, logEpoch: z.string().max(100), text: opText }))
        .min(1)
        .max(1_000),
    }),
    answer: nothing,
  },
  /** Reads records in the order they were written; `next` is null at the end. */
  'journal.read': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, cursor: z.string().max(100).nullable(), limit: z.int().min(1).max(2_000) }),
    answer: z.strictObject({ records: z.array(journalRecord), next: z.string().max(100).nullable() }),
  },
  'journal.status': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({ folder: z.string(), bytes: seq, records: seq, segments: seq, writable: z.boolean() }),
  },

  /** The files of the journal, as they lie on the disk. */
  'journal.files': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({ files: z.array(z.strictObject({ name: z.string(), bytes: seq })) }),
  },

  /**
   * Whether the disk takes what a shop writes, and if not, why. The room that the host holds back on it is given up where the
   * disk is nearly full, and made again where it can be.
   */
  'disk.look': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({ refusing: z.enum(readOnlyCodes).nullable() }),
  },

  /** Writes contact records (people, customers) beside the journal; erased ones are emptied. */
  'contacts.put': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, contacts: z.array(hostContactSchema).min(1).max(1_000) }),
    answer: nothing,
  },
  /** A page of contact records, about 4 MB; `next` asks for the following page, null: there is none. */
  'contacts.read': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, after: z.string().max(50).nullable() }),
    answer: z.strictObject({ contacts: z.array(hostContactSchema), next: z.string().nullable() }),
  },

  /**
   * Keeps the bytes of a picture (base64) beside the journal, under their hash. Answers when they are safe; `blob-wrong`
   * where they are not those of the hash.
   */
  'blobs.put': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, hash: blobHash, bytes: z.base64().max(Math.ceil(BLOB_BYTES / 3) * 4) }),
    answer: nothing,
  },
  /** The bytes of a picture (base64); `blob-missing` where they are not here, or not as they were kept. */
  'blobs.read': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, hash: blobHash }),
    answer: z.strictObject({ bytes: z.base64() }),
  },
  /** Which of these blobs are kept here. */
  'blobs.here': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, hashes: z.array(blobHash).max(1_000) }),
    answer: z.strictObject({ here: z.array(blobHash) }),
  },

  /** Keeps what a person has begun beside the journal, in the place of what has its key; a text of null lets it go. Answers when that is safe. */
  'drafts.keep': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, ...keptDraft.shape, text: keptDraft.shape.text.nullable() }),
    answer: nothing,
  },
  /** A page of what was begun, about 4 MB; `next` asks for the following page, null: there is none. */
  'drafts.read': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid, after: z.string().max(100).nullable() }),
    answer: z.strictObject({ drafts: z.array(keptDraft), next: z.string().nullable() }),
  },

  /** Remembers the shop server of a shop, and its token in the vault; the server is asked who it is first. */
  'store.connect': {
    from: 'both',
    ask: z.strictObject({ url: z.string().max(500), token: z.string().max(500) }),
    answer: z.strictObject({ shop: storeRoutes.shop.answer, tokenKept: z.enum(['vault', 'session']) }),
  },
  /** Ties the connection just made to a shop of this computer. */
  'store.bind': { from: 'both', ask: z.strictObject({ shopId: uuid, url: z.string().max(500) }), answer: nothing },
  'store.connection': {
    from: 'both',
    ask: z.strictObject({ shopId: uuid }),
    answer: z.strictObject({ connection: connection.nullable() }),
  },
  /** Another address of the computer that shares the shop, as typed; `share-not-found` where it does not answer there. */
  'store.move': {
    from: 'window',
    ask: z.strictObject({ shopId: uuid, address: z.string().max(200) }),
    answer: nothing,
  },
  'store.disconnect': { from: 'both', ask: z.strictObject({ shopId: uuid }), answer: nothing },
  'store.shop': { from: 'both', ask: z.strictObject({ shopId: uuid }), answer: storeRoutes.shop.answer },
  'store.claim': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, name: z.string().max(200) }),
    answer: storeRoutes.claim.answer,
  },
  'store.push': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, ops: z.array(opText).min(1).max(500), again: z.boolean() }),
    answer: storeRoutes.ops.answer,
  },
  'store.changes': {
    from: 'worker',
    ask: z.strictObject({
      shopId: uuid,
      after: z.strictObject({ logEpoch: z.string().max(100), seq, opId: z.string().max(100) }).nullable(),
      limit: z.int().min(1).max(1_000),
      waitMs: z.int().min(0).max(30_000),
    }),
    answer: storeRoutes.changes.answer,
  },
  /** Tells a server that was set back up to which operation its log and this desk's are equal. */
  'store.fork': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, logEpoch: z.string().max(100), seq, opId: z.string().max(100), lost: uuid }),
    answer: storeRoutes.fork.answer,
  },
  /**
   * Declares sequence numbers of this desk's writers as lost; `server-old` by a server that does not know such a
   * message.
   */
  'store.lost': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, ...storeRoutes.lost.ask.shape }),
    answer: storeRoutes.lost.answer,
  },
  'store.contacts': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, after: seq }),
    answer: storeRoutes.contacts.answer,
  },
  'store.putContact': {
    from: 'worker',
    ask: z.strictObject({ shopId: uuid, contact: contactSchema, baseVersion: seq }),
    answer: storeRoutes.putContact.answer,
  },
  /** Sends a blob that is kept here to the shop's server, unless it has it; `server-old` by one that knows no blobs. */
  'store.pushBlob': { from: 'worker', ask: z.strictObject({ shopId: uuid, hash: blobHash }), answer: nothing },
  /** Takes a blob from the shop's server and keeps it here; `blob-missing` while the server does not have it. */
  'store.pullBlob': { from: 'worker', ask: z.strictObject({ shopId: uuid, hash: blobHash }), answer: nothing },
  /** The printers of this computer; `printing-unavailable` where the system has no way to print that we know. */
  'printers.list': { from: 'window', ask: nothing, answer: z.strictObject({ printers: z.array(printerSchema) }) },
  /** What the system says of one printer; null where it says nothing. */
  'printers.facts': {
    from: 'window',
    ask: z.strictObject({ printer: z.string().max(200) }),
    answer: z.strictObject({ facts: printerFactsSchema.nullable() }),
  },
  /**
   * Prints labels, or a list on paper, at their exact size; answers when the system's queue has taken or refused them.
   * One id is one job: it is printed again only after it failed or was cancelled, and otherwise its state is answered.
   */
  'printouts.print': { from: 'window', ask: printAskSchema, answer: z.strictObject({ job: printJobSchema }) },
  /** A printout as a PDF (base64), for the window to save. */
  'printouts.pdf': {
    from: 'window',
    ask: z.strictObject({ title: z.string().max(200), printout: printoutSchema }),
    answer: z.strictObject({ pdf: z.base64() }),
  },
  /** The latest jobs, newest first. */
  'printJobs.list': { from: 'window', ask: nothing, answer: z.strictObject({ jobs: z.array(printJobSchema) }) },
  /** Takes a queued job back; answers the job as it is then. `job-unknown` for an id nobody printed. */
  'printJobs.cancel': {
    from: 'window',
    ask: z.strictObject({ jobId: uuid }),
    answer: z.strictObject({ job: printJobSchema }),
  },
  'store.hash': { from: 'both', ask: z.strictObject({ shopId: uuid }), answer: storeRoutes.hash.answer },
  ...channelCalls,
  ...backupCalls,
  ...sharingCalls,
  ...outCalls,
} as const satisfies Record<
  string,
  { readonly from: 'window' | 'worker' | 'both'; readonly ask: z.ZodType; readonly answer: z.ZodType }
>;

export type Channel = keyof typeof channels;
export type Ask<N extends Channel> = z.infer<(typeof channels)[N]['ask']>;
export type Answer<N extends Channel> = z.infer<(typeof channels)[N]['answer']>;

/** One handler per channel: a forgotten one does not compile. */
export type BridgeHandlers = { readonly [N in Channel]: (ask: Ask<N>) => Promise<Result<Answer<N>>> };

/** The handlers of some channels: what one host room serves. */
export type HandlersOf<N extends Channel> = Pick<BridgeHandlers, N>;

/** What the host tells a window without being asked. */
export type HostEvent =
  | { readonly type: 'command'; readonly id: string }
  | { readonly type: 'print-job'; readonly job: PrintJob }
  /** A newer Stockroom is fetched, and installed when this one closes. */
  | { readonly type: 'update-ready'; readonly version: string }
  /** How this computer shares a shop has changed: the window asks for it. */
  | { readonly type: 'sharing-changed'; readonly shopId: string }
  /** Something in the host failed outside of any question; it is in the log, and the host goes on. */
  | { readonly type: 'host-fault' }
  /** A notification was pressed, and the window is in front now. */
  | { readonly type: 'notice-pressed' }
  /** The window was to close and holds something typed: it asks, and closes itself where a person agrees. */
  | { readonly type: 'close-held' }
  /** A copy of a shop is being made, or was, or could not be. */
  | { readonly type: 'backup'; readonly shopId: string }
  /** The program closes as soon as a copy is made; it does not wait long. */
  | { readonly type: 'closing-backup' }
  /** The system asked to open files: the window asks for them. */
  | { readonly type: 'files-opened' }
  /** Another window took the shop over; this one may only look. */
  | { readonly type: 'detached'; readonly shopId: string; readonly windowId: string };

/** Failures every channel may answer with. */
export type BridgeFailure = Failure<'bad-request' | 'bad-sender' | 'host-fault' | 'too-large'>;
