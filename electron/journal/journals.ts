import { z } from 'zod';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask } from '#shared/contract/bridge/channels.ts';
import { type DiskFailureCode, diskFailureOf } from '#shared/contract/bridge/disk.ts';
import { errorCode, type FileLayer, isMissing } from './file-layer.ts';
import type { FolderLock, Release } from './folder-lock.ts';
import { type Journal, type KeepFailure, openJournal, type OwnOperation, type ReadFailure } from './journal.ts';
import { parseJson } from './json.ts';
import { newerFormat } from './segment.ts';
import { journalFolder } from './shop-folder.ts';
import { makeListedAgain } from './shop-list.ts';

export type AttachFailure = Failure<
  'in-use' | 'in-use-elsewhere' | 'shop-unknown' | 'journal-newer' | 'journal-unreadable' | DiskFailureCode
>;
type Detached = Failure<'detached'>;

/** The journals of one profile: at most one process holds a shop's journal, and one window of it is attached. */
export type Journals = {
  /** Opens and locks the shop's journal for one window. `takeOver` moves it here from another window, which is told. */
  readonly attach: (ask: Ask<'journal.attach'>) => Promise<Result<Answer<'journal.attach'>, AttachFailure>>;
  /** Lets go; by a window that is not attached it does nothing. */
  readonly detach: (shopId: string, windowId: string) => Promise<void>;
  readonly append: (
    ask: Ask<'journal.append'>,
  ) => Promise<Result<Answer<'journal.append'>, KeepFailure | Detached | Failure<'operation-unreadable'>>>;
  readonly settle: (ask: Ask<'journal.settle'>) => Promise<Result<Answer<'journal.settle'>, KeepFailure | Detached>>;
  readonly receive: (
    ask: Ask<'journal.receive'>,
  ) => Promise<Result<Answer<'journal.receive'>, KeepFailure | Detached | Failure<'operation-unreadable'>>>;
  readonly gaps: (ask: Ask<'journal.gaps'>) => Promise<Result<Answer<'journal.gaps'>, ReadFailure | Detached>>;
  readonly verify: (ask: Ask<'journal.verify'>) => Promise<Result<Answer<'journal.verify'>, ReadFailure | Detached>>;
  readonly read: (ask: Ask<'journal.read'>) => Promise<Result<Answer<'journal.read'>, ReadFailure | Detached>>;
  readonly status: (shopId: string) => Result<Answer<'journal.status'>, Detached>;
  readonly list: (shopId: string) => Promise<Result<Answer<'journal.files'>, Detached>>;
  /** Whether a shop is attached here; to this window, where one is named. */
  readonly isAttached: (shopId: string, windowId?: string) => boolean;
  /** Does something with a shop's journal; one that nobody has open is opened for it and closed again, and nobody attaches meanwhile. */
  readonly withJournal: <T>(shopId: string, act: (journal: Journal) => Promise<T>) => Promise<Result<T, AttachFailure>>;
  /**
   * Opens and locks an open shop's journal once more, after its disk was away: meanwhile another may have taken it, and written. Whoever then
   * has it keeps it, and the window here is told.
   */
  readonly renew: (shopId: string) => Promise<void>;
  /** Lets go of whatever a window held that is no more. */
  readonly windowGone: (windowId: string) => Promise<void>;
  /** Takes a shop from whoever has it and closes its journal. */
  readonly closeShop: (shopId: string) => Promise<void>;
  /** Closes everything; what was acknowledged is safe already. */
  readonly close: () => Promise<void>;
};

export type JournalsSettings = {
  readonly profile: string;
  readonly files: FileLayer;
  readonly lock: FolderLock;
  readonly now: () => number;
  readonly onDetached: (shopId: string, windowId: string) => void;
  /** Asked before a full disk is tried once more; the lock lies on it, too. */
  readonly giveRoom?: () => Promise<void>;
  /** Asked before something is written: a disk that was away may be back, with a shop on it that another holds now. */
  readonly ready?: (shopId: string) => Promise<void>;
  readonly segmentBytes?: number;
};

type Open = { readonly journal: Journal; readonly release: Release; readonly windowId: string };

/** Touches no disk before it is asked. */
export function openJournals(settings: JournalsSettings): Journals {
  const {
    profile,
    files,
    lock,
    now,
    onDetached,
    giveRoom = async () => undefined,
    ready = async () => undefined,
    segmentBytes,
  } = settings;
  const open = new Map<string, Open>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Attaching and letting go happen one after the other: half an opening is never seen. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  }

  /** Where the journal's folder is gone, or the whole shop's, the window's database has what it can be filled from. */
  async function makeFolder(shopId: string): Promise<void> {
    try {
      await files.makeFolder(journalFolder(profile, shopId));
    } catch (error) {
      if (!isMissing(error) || !(await makeListedAgain({ profile, files }, shopId))) throw error;
    }
  }

  async function openAt(shopId: string): Promise<Result<Omit<Open, 'windowId'>, AttachFailure>> {
    const opened = await tryOpen(shopId);
    if (opened.ok || opened.failure.code !== 'disk-full') return opened;
    await giveRoom();
    return tryOpen(shopId);
  }

  async function tryOpen(shopId: string): Promise<Result<Omit<Open, 'windowId'>, AttachFailure>> {
    const folder = journalFolder(profile, shopId);
    let release: Release | null = null;
    try {
      await makeFolder(shopId);
      release = await lock(folder);
      if (!release) return fail({ code: 'in-use-elsewhere' });
      return done({ journal: await openJournal({ files, folder, shopId }, { now, segmentBytes }), release });
    } catch (error) {
      await release?.();
      return fail(attachFailure(errorCode(error)));
    }
  }

  async function closeOne(shopId: string): Promise<void> {
    const held = open.get(shopId);
    if (!held) return;
    open.delete(shopId);
    await held.journal.close();
    await held.release();
  }

  async function attachNow({
    shopId,
    windowId,
    takeOver,
  }: Ask<'journal.attach'>): Promise<Result<Answer<'journal.attach'>, AttachFailure>> {
    const held = open.get(shopId);
    if (held && held.windowId !== windowId && !takeOver) return fail({ code: 'in-use' });
    const opened = held ? done(held) : await openAt(shopId);
    if (!opened.ok) return opened;
    const { journal, release } = opened.value;
    open.set(shopId, { journal, release, windowId });
    if (held && held.windowId !== windowId) onDetached(shopId, held.windowId);
    return done({ heads: journal.heads(), records: journal.status().records, recovered: journal.recovered() });
  }

  /** The journal this window may write to. */
  function attached({ shopId, windowId }: { readonly shopId: string; readonly windowId: string }): Journal | null {
    const held = open.get(shopId);
    return held?.windowId === windowId ? held.journal : null;
  }

  return {
    attach: (ask) => inTurn(() => attachNow(ask)),
    detach: (shopId, windowId) =>
      inTurn(async () => (open.get(shopId)?.windowId === windowId ? closeOne(shopId) : undefined)),
    append: async (ask) => {
      await ready(ask.shopId);
      const journal = attached(ask);
      if (!journal) return fail({ code: 'detached' });
      const operations = ownOperations(ask);
      return operations
        ? journal.append(ask.writerId, ask.fromSeq, operations, ask.overGap)
        : fail({ code: 'operation-unreadable' });
    },
    settle: async (ask) => {
      await ready(ask.shopId);
      return attached(ask)?.settle(ask.settled) ?? fail({ code: 'detached' });
    },
    receive: async (ask) => {
      await ready(ask.shopId);
      const journal = attached(ask);
      if (!journal) return fail({ code: 'detached' });
      if (!ask.ops.every(({ text }) => markOf(text)?.shopId === ask.shopId))
        return fail({ code: 'operation-unreadable' });
      return journal.receive(ask.ops);
    },
    gaps: async ({ shopId }) => open.get(shopId)?.journal.gaps() ?? fail({ code: 'detached' }),
    verify: async ({ shopId }) => open.get(shopId)?.journal.verify() ?? fail({ code: 'detached' }),
    read: async ({ shopId, cursor, limit }) =>
      open.get(shopId)?.journal.read(cursor, limit) ?? fail({ code: 'detached' }),
    status: (shopId) => {
      const held = open.get(shopId);
      return held
        ? done({ folder: journalFolder(profile, shopId), ...held.journal.status() })
        : fail({ code: 'detached' });
    },
    list: async (shopId) => {
      if (!open.has(shopId)) return fail({ code: 'detached' });
      return done({ files: [...(await files.files(journalFolder(profile, shopId)))] });
    },
    isAttached: (shopId, windowId) => {
      const held = open.get(shopId);
      return held !== undefined && (windowId === undefined || held.windowId === windowId);
    },
    withJournal: (shopId, act) =>
      inTurn(async () => {
        const held = open.get(shopId);
        if (held) return done(await act(held.journal));
        const opened = await openAt(shopId);
        if (!opened.ok) return opened;
        try {
          return done(await act(opened.value.journal));
        } finally {
          await opened.value.journal.close();
          await opened.value.release();
        }
      }),
    renew: (shopId) =>
      inTurn(async () => {
        const held = open.get(shopId);
        if (!held) return;
        open.delete(shopId);
        // What was open on a disk that went may not even close.
        await held.journal.close().catch(() => undefined);
        await held.release().catch(() => undefined);
        const again = await openAt(shopId);
        if (again.ok) open.set(shopId, { ...again.value, windowId: held.windowId });
        else onDetached(shopId, held.windowId);
      }),
    windowGone: (windowId) =>
      inTurn(async () => {
        for (const [shopId, held] of [...open]) if (held.windowId === windowId) await closeOne(shopId);
      }),
    closeShop: (shopId) =>
      inTurn(async () => {
        const held = open.get(shopId);
        await closeOne(shopId);
        if (held) onDetached(shopId, held.windowId);
      }),
    close: () =>
      inTurn(async () => {
        for (const shopId of [...open.keys()]) await closeOne(shopId);
      }),
  };
}

function attachFailure(code: string): AttachFailure {
  if (code === 'ENOENT') return { code: 'shop-unknown' };
  if (code === newerFormat) return { code: 'journal-newer' };
  const trouble = diskFailureOf(code);
  // What is no refusal of a disk that a person could do something about may well be damage.
  return { code: trouble === 'disk-faulty' ? 'journal-unreadable' : trouble, detail: code };
}

const operationMark = z.object({ opId: z.string(), shopId: z.string(), writerId: z.string(), writerSeq: z.int() });

/** Whose operation a text is; null when it says so in no way we know, or would not survive being written as UTF-8. */
function markOf(text: string): z.infer<typeof operationMark> | null {
  if (/\p{Surrogate}/u.test(text)) return null;
  return operationMark.safeParse(parseJson(text)).data ?? null;
}

/** The operations with their ids, when each is of this shop and writer and has the number it is handed in under. */
function ownOperations({ shopId, writerId, fromSeq, ops }: Ask<'journal.append'>): readonly OwnOperation[] | null {
  const own: OwnOperation[] = [];
  for (const [i, text] of ops.entries()) {
    const mark = markOf(text);
    if (mark?.shopId !== shopId || mark.writerId !== writerId || mark.writerSeq !== fromSeq + i) return null;
    own.push({ opId: mark.opId, text });
  }
  return own;
}
