import type { Result } from '#shared/base/result.ts';
import type { OperationType } from '#shared/domain/operations/operation.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { ImportJobs } from './import-work.ts';
import type { LedgerJobs } from './ledger-work.ts';
import type { SearchJobs } from './search/search-work.ts';

/** The act a queue cannot get past. */
export type StuckAct = {
  readonly opId: string;
  readonly type: OperationType;
  readonly at: number;
  readonly characters: number;
};
/** Why a queue does not go on, and at which act, where it is one. */
export type Stuck = { readonly code: string; readonly act: StuckAct | null };

/**
 * How the desk stands with its journal, its contact records and its shop server: every queue an act passes on its way.
 * Whatever says that something is saved or shared says it from here.
 */
export type SyncStatus = {
  /** Operations and contact records that the host does not have yet: they are not saved. */
  readonly unsaved: number;
  /** Operations and contact records that the shop's server has not accepted yet. */
  readonly unsent: number;
  readonly journal: { readonly state: 'ok' } | ({ readonly state: 'failing' } & Stuck);
  readonly contacts: {
    /** Why none of them gets to the host; null where they do. */
    readonly failing: string | null;
    /** Records that the host, or the server, does not take for what they hold; the others go on. */
    readonly unkept: readonly string[];
    readonly unshared: readonly string[];
  };
  /** What was found since the shop was opened: the disk has harmed the journal. */
  readonly harm?: JournalNews;
  /** What was found since then: files of people and customers that the disk has harmed. */
  readonly contactHarm?: ContactNews;
  readonly server:
    | { readonly state: 'none' }
    | { readonly state: 'syncing' | 'idle'; readonly lastAt: number | null }
    | ({ readonly state: 'waiting'; readonly lastAt: number | null; readonly nextAt: number } & Stuck)
    | ({ readonly state: 'stopped'; readonly lastAt: number | null } & Stuck);
};

export const quietStatus: SyncStatus = {
  unsaved: 0,
  unsent: 0,
  journal: { state: 'ok' },
  contacts: { failing: null, unkept: [], unshared: [] },
  server: { state: 'none' },
};

/** True while something that was done is not safe yet and does not get there. */
export function isUnsaved({ journal, contacts }: SyncStatus): boolean {
  return journal.state === 'failing' || contacts.failing !== null || contacts.unkept.length > 0;
}

const UPDATING: ReadonlySet<string> = new Set(['update-needed', 'server-old']);

/** True while sharing waits for an update of this computer or of the server: all else goes on, and it goes on by itself then (DATA-R13). */
export function isUpdating({ server }: Pick<SyncStatus, 'server'>): boolean {
  return server.state === 'stopped' && UPDATING.has(server.code);
}

/** Whether the shop is to be opened anew, which waits for an open form. */
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
/** Why a database was made anew from the journal, and how many operations came back or were given back to the server. `gap`: other desks' acts are missing that the server has. */
export type Rebuilt =
  | {
      readonly because: 'lost' | 'filled' | 'set-back';
      readonly operations: number;
      readonly unread: UnreadEnd | null;
      readonly gap: boolean;
    }
  | { readonly because: 'server-set-back'; readonly given: number };
/** Bytes at the journal's end that could not be read while the database was lost too: what was saved last may be missing. */
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
  /** Not null: the act that set the shop up is lost, and its currency with it, but for what the replaced database said. */
  readonly setUp: { readonly currency: string | null } | null;
};
/** What was found of a harmed journal beside an intact database: acts the database gave back, those of them that stood at its end, acts that only the database knows, and whether nothing at all was left of it. */
export type JournalNews = {
  readonly files: readonly string[];
  readonly given: number;
  readonly atEnd: number;
  readonly missing: number;
  readonly gone: boolean;
  /** Files of another shop's journal that lay among these and were put aside: nothing of this shop. */
  readonly others?: readonly string[];
};
/** What was found of harmed files of people and customers: records the database gave back, or, without it, files that nothing speaks for. */
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
};
export type BooksCheck = {
  readonly factHash: string;
  readonly bookHash: string;
  readonly differences: number;
  readonly movements: number;
  readonly cursor: { readonly logEpoch: string; readonly seq: number } | null;
  readonly unsent: number;
  /** Acts are missing here: the hashes are compared with nothing (DATA-R23). */
  readonly incomplete: boolean;
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
  /** A person goes on without what is missing. What lost first acts would say is told by the window. */
  'recovery.confirm': {
    readonly ask: { readonly currency: string; readonly placeName: string };
    readonly answer: Record<never, never>;
  };
  'shop.close': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  /** Answers when the journal holds the operation with this number: only then is it "saved". */
  'journal.saved': { readonly ask: { readonly no: number }; readonly answer: Record<never, never> };
  /** Shares the open shop through a server that is still empty, or goes on with the one that already has it. */
  'sync.connect': { readonly ask: { readonly url: string }; readonly answer: Record<never, never> };
  'sync.disconnect': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  'sync.now': { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
  /** Notes in the journal that a person has dealt with what the inbox said of an operation, so that a rebuild does not ask again. */
  'inbox.resolved': { readonly ask: { readonly opId: string }; readonly answer: Record<never, never> };
  'books.check': { readonly ask: Record<never, never>; readonly answer: BooksCheck };
};
export type Jobs = OwnJobs & ImportJobs & LedgerJobs & SearchJobs;
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
