import type { TakenBack } from '#shared/domain/operations/taken-back.ts';
import type { Result } from '#shared/base/result.ts';
import type { Decision, OperationType } from '#shared/domain/operations/operation.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { BooksJobs, KeptCheck, KeptRepair } from './books-work.ts';
import { type ReadOnlyCode, isDiskFailure } from '#shared/contract/bridge/disk.ts';
import type { ChannelJobs } from './channels/channel-work.ts';
import type { ExportJobs } from './export-work.ts';
import type { ImportJobs } from './import-work.ts';
import { noPictures, type PictureJobs, type PictureStatus } from './pictures/picture-work.ts';
import type { LedgerJobs } from './ledger-work.ts';
import type { OutJobs } from './out-work.ts';
import type { Recorded, RecordFailure } from './record.ts';
import type { SupportJobs } from './support-work.ts';
import type { SearchJobs } from './search/search-work.ts';
import type { TrackingJobs } from './tracking-work.ts';

/** The act that a queue cannot get past. */
export type StuckAct = {
  readonly opId: string;
  readonly type: OperationType;
  readonly at: number;
  readonly characters: number;
};
/** Why a queue has stopped, and at which act; null if no single act is the cause. */
export type Stuck = { readonly code: string; readonly act: StuckAct | null };

/**
 * The state of every queue that an act passes: to the journal, the host's contact records and the shop's server.
 * Everything on the screen that says "saved" or "shared" reads it here.
 */
export type SyncStatus = {
  /** Operations and contact records that the host does not have yet: they are not saved. */
  readonly unsaved: number;
  /** Operations and contact records that the shop's server has not accepted yet. */
  readonly unsent: number;
  readonly journal: { readonly state: 'ok' } | ({ readonly state: 'failing' } & Stuck);
  readonly contacts: {
    /** Why no record gets to the host; null if they do. */
    readonly failing: string | null;
    /** Records whose content the host (`unkept`) or the server (`unshared`) refuses; the others go on. */
    readonly unkept: readonly string[];
    readonly unshared: readonly string[];
  };
  readonly pictures: PictureStatus;
  /** Why the disk takes nothing new; null while it does. Until then no act is begun (JRN21). */
  readonly disk: ReadOnlyCode | null;
  /** The clock of this computer is wrong, as far as it can be told; null if it is not. */
  readonly clock: ClockNews | null;
  /** This computer has only the beginning of the shop so far: how many acts of how many, if that is known. */
  readonly arriving?: { readonly done: number; readonly total: number | null };
  /** Damage to the journal that was found since the shop was opened. */
  readonly harm?: JournalNews;
  /** Damage to the files of people and customers that was found since the shop was opened. */
  readonly contactHarm?: ContactNews;
  /** What the last check of the books found, and what the last repair of them put right. */
  readonly books?: { readonly check: KeptCheck | null; readonly repair: KeptRepair | null };
  readonly server:
    | { readonly state: 'none' }
    | { readonly state: 'syncing' | 'idle'; readonly lastAt: number | null }
    | ({ readonly state: 'waiting'; readonly lastAt: number | null; readonly nextAt: number } & Stuck)
    | ({ readonly state: 'stopped'; readonly lastAt: number | null } & Stuck);
};

/** By how much the clock of this computer is behind (or, below nought, ahead of) the server's, or the newest act that was made here. */
export type ClockNews = { readonly against: 'server' | 'acts'; readonly behindMs: number };

export const quietStatus: SyncStatus = {
  unsaved: 0,
  unsent: 0,
  journal: { state: 'ok' },
  contacts: { failing: null, unkept: [], unshared: [] },
  pictures: noPictures,
  disk: null,
  clock: null,
  server: { state: 'none' },
};

/** True while something that was done is not saved, and a fault keeps it from being saved. */
export function isUnsaved({ journal, contacts }: SyncStatus): boolean {
  return journal.state === 'failing' || contacts.failing !== null || contacts.unkept.length > 0;
}

/**
 * Why nothing new is written to the disk, as the host says or as the last thing that was to be saved met it; null where
 * something else, or nothing, is the matter.
 */
export function diskFailureIn({ disk, journal, contacts }: SyncStatus): ReadOnlyCode | null {
  if (disk !== null) return disk;
  const code = journal.state === 'failing' ? journal.code : (contacts.failing ?? '');
  return isDiskFailure(code) ? code : null;
}

const UPDATING: ReadonlySet<string> = new Set(['update-needed', 'server-old']);

/**
 * True while sharing waits for an update of this computer or of the server. Everything else works, and sharing goes on
 * by itself after the update (DATA-R13).
 */
export function isUpdating({ server }: Pick<SyncStatus, 'server'>): boolean {
  return server.state === 'stopped' && UPDATING.has(server.code);
}

/** Whether the shop must be opened anew; this waits until an open form is closed. */
export function isToOpenAnew({ server }: Pick<SyncStatus, 'server'>): boolean {
  return server.state === 'stopped' && server.code === 'read-anew';
}

export type NewShop = {
  readonly entry: ShopEntry;
  readonly name: string;
  readonly currency: string;
  readonly locationName: string;
  readonly person: { readonly personId: string; readonly name: string };
};
/**
 * Why a database was made anew from the journal. `operations`: how many came back; `given`: how many were given back to
 * the server; `gap`: acts of other desks are missing that the server has.
 */
export type Rebuilt =
  | {
      readonly because: 'lost' | 'filled' | 'set-back' | 'repaired' | 'restored';
      readonly operations: number;
      readonly unread: UnreadEnd | null;
      readonly gap: boolean;
    }
  | { readonly because: 'server-set-back'; readonly given: number }
  | { readonly because: 'taken-back'; readonly takenBack: Omit<TakenBack, 'ranges'> };
/**
 * Bytes at the journal's end that could not be read while the database was lost, too: the acts saved last may be
 * missing.
 */
export type UnreadEnd = { readonly bytes: number; readonly file: string };
/** What a recovery could not bring back: a person is asked before the shop is used. */
export type Losses = {
  readonly setAside: number;
  readonly missing: number;
  readonly files: readonly string[];
  readonly connected: boolean;
  /** How many acts came back. */
  readonly operations: number;
  readonly unread: UnreadEnd | null;
  /**
   * Not null: the act that set the shop up is lost, and the currency with it. `currency` is what the replaced database
   * said, if it said anything.
   */
  readonly setUp: { readonly currency: string | null } | null;
};
/**
 * Damage to a journal beside an intact database. `given`: acts that the database gave back to it; `atEnd`: those of
 * them that stood at its end; `missing`: acts whose text is found nowhere, and that only the database's books still
 * contain; `gone`: nothing at all was left of the journal.
 */
export type JournalNews = {
  readonly files: readonly string[];
  readonly given: number;
  readonly atEnd: number;
  readonly missing: number;
  readonly gone: boolean;
  /** Files of another shop's journal that lay among these and were put aside: nothing of this shop. */
  readonly others?: readonly string[];
};
/**
 * Damage to the files of people and customers. `given-back`: the database gave their records back; `unread`: there was
 * no database to replace what these files held.
 */
export type ContactNews =
  | { readonly because: 'given-back'; readonly files: readonly string[]; readonly given: number }
  | { readonly because: 'unread'; readonly files: readonly string[]; readonly connected: boolean };
export type OpenedShop = {
  readonly entry: ShopEntry;
  readonly rebuilt: Rebuilt | null;
  /** Not null: the shop is not open yet, `recovery.confirm` opens it. */
  readonly recovery: Losses | null;
  readonly journal: JournalNews | null;
  readonly contacts: ContactNews | null;
  /** Where the shop is open for reading alone. */
  readonly reading?: Reading;
};
/** A shop that is open for reading alone: when its backup was made (null: it is a shop whose disk takes no writing), and how many acts it lacks. */
export type Reading = { readonly madeAt: number | null; readonly missing: number };
/** What came of making a shop of a backup beside the open one, and of the same acts of the open one. */
export type BackupProof = {
  /** The backup is of another shop: nothing of it was compared. */
  readonly isOtherShop: boolean;
  readonly acts: number;
  /** Acts that are here and were not made yet when the backup was. */
  readonly newer: number;
  /** Acts that the backup has and this computer has not. */
  readonly lacking: number;
  /** Acts that this computer has from before the backup was made, and the backup has not. */
  readonly missing: number;
  /** Acts that both have and that say different things. */
  readonly changed: number;
  /** Figures of the open shop that are not what its acts come to. */
  readonly wrongHere: number;
  /** Whether the acts that both have come to the same books. */
  readonly isSame: boolean;
  readonly factHash: string;
  readonly bookHash: string;
};

/** What the window asks of its worker. Features add their own jobs here, next to their name. */
type OwnJobs = {
  'shop.open': {
    readonly ask: { readonly entry: ShopEntry; readonly windowId: string; readonly takeOver: boolean };
    readonly answer: OpenedShop;
  };
  'shop.createEmpty': { readonly ask: NewShop & { readonly windowId: string }; readonly answer: OpenedShop };
  'shop.createDemo': {
    readonly ask: NewShop & { readonly windowId: string; readonly seed: number; readonly now: number };
    readonly answer: OpenedShop;
  };
  /** Makes this computer a desk of the shop that a server holds: an empty database that fills from there. */
  'shop.join': {
    readonly ask: {
      readonly entry: ShopEntry;
      readonly windowId: string;
      readonly url: string;
      readonly person: NewShop['person'];
    };
    readonly answer: OpenedShop;
  };
  /**
   * A person goes on without what is missing. If the shop's first acts are lost, the window supplies what they said.
   */
  'recovery.confirm': {
    readonly ask: { readonly currency: string; readonly placeName: string };
    readonly answer: Record<never, never>;
  };
  /** Opens a backup for reading alone; the shop that was open is closed. */
  'shop.read': {
    readonly ask: { readonly handle: string; readonly windowId: string };
    readonly answer: OpenedShop;
  };
  /** Removes what was left of shops that were open for reading alone when the program ended. */
  'shop.dropCopies': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  'shop.close': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  /** Records what a person decided in the window, and answers when it is saved; `unsaved`: why the journal does not have it. */
  'acts.record': {
    readonly ask: { readonly decisions: readonly Decision[]; readonly personId: string };
    readonly answer: { readonly recorded: Result<Recorded, RecordFailure>; readonly unsaved: string | null };
  };
  /** Answers when the journal holds the operation with this number: only then is it "saved". */
  'journal.saved': { readonly ask: { readonly no: number }; readonly answer: Record<never, never> };
  /** Looks at the disk at once, and tells how that stands. Answers why it takes nothing new; null if it does. */
  'disk.look': { readonly ask: Record<never, never>; readonly answer: { readonly refusing: ReadOnlyCode | null } };
  /** Shares the open shop through a server that is still empty, or goes on with the one that already has it. */
  'sync.connect': { readonly ask: { readonly url: string }; readonly answer: Record<never, never> };
  'sync.disconnect': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  'sync.now': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  /** Notes in the journal that a person has dealt with what the inbox said of an operation, so that a rebuild does not ask again. */
  'inbox.resolved': { readonly ask: { readonly opId: string }; readonly answer: Record<never, never> };
  /** Makes a shop of a backup beside the open one and compares both. */
  'backup.prove': { readonly ask: { readonly handle: string }; readonly answer: BackupProof };
};
export type Jobs = OwnJobs &
  BooksJobs &
  ChannelJobs &
  ExportJobs &
  ImportJobs &
  LedgerJobs &
  OutJobs &
  PictureJobs &
  SearchJobs &
  SupportJobs &
  TrackingJobs;
export type JobName = keyof Jobs;

export type AskOptions = { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void };
/** How far a job is; `total` is null while it cannot be known. */
export type Progress = { readonly done: number; readonly total: number | null; readonly note?: string };

/** The window's side of its worker. */
export type WorkClient = {
  readonly ask: <N extends JobName>(
    job: N,
    question: Jobs[N]['ask'],
    options?: AskOptions,
  ) => Promise<Result<Jobs[N]['answer']>>;
  readonly status: () => SyncStatus;
  readonly onStatus: (listener: (status: SyncStatus) => void) => () => void;
};

/** What the worker posts to the window, and the window to the worker. */
export type ToWorker =
  | { readonly type: 'ask'; readonly id: number; readonly job: JobName; readonly question: unknown }
  | { readonly type: 'cancel'; readonly id: number };
export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Result<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'status'; readonly status: SyncStatus };
