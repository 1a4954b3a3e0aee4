import { createContext, useContext, useSyncExternalStore } from 'react';
import { must } from '#shared/base/must.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { InspectedBackup, RestoredBackup } from '#shared/contract/bridge/backup-calls.ts';
import type { Answer, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Shop } from './shop.ts';
import type { Losses, OpenedShop, Progress, Reading, Rebuilt } from './work.ts';

/** Where the window is between its start and an open shop. */
export type DeskState =
  | { readonly state: 'starting' }
  | { readonly state: 'welcome'; readonly failure: Failure | null }
  | { readonly state: 'opening'; readonly entry: ShopEntry; readonly progress: Progress | null }
  | {
      readonly state: 'open';
      readonly shop: Shop;
      readonly rebuilt: Rebuilt | null;
      /** Where it is open for reading alone; `back`: the shop that is opened when it is closed. */
      readonly reading?: Reading & { readonly back: ShopEntry | null };
    }
  /** Not everything came back: a person is asked before the shop is used. */
  | { readonly state: 'recovered'; readonly opened: OpenedShop; readonly losses: Losses }
  | { readonly state: 'elsewhere'; readonly entry: ShopEntry }
  | { readonly state: 'failed'; readonly entry: ShopEntry | null; readonly failure: Failure };

export type DeskSnapshot = { readonly at: DeskState; readonly shops: readonly ShopEntry[] };

export type NewShopForm = {
  readonly name: string;
  readonly currency: string;
  readonly locationName: string;
  readonly personName: string;
};

/** Shops out of backups. */
export type Restores = {
  /** Lets a person choose a folder or a backup; null where they chose none. */
  readonly pick: (kind: 'folder' | 'file', typed: string | null) => Promise<Result<Picked | null>>;
  /** Whether a person types the path here. */
  readonly typesPaths: () => Promise<boolean>;
  readonly inspect: (handle: string, passphrase: string | null) => Promise<Result<InspectedBackup>>;
  readonly undone: (handle: string) => Promise<Result<Answer<'backups.undone'>>>;
  /** What taking the shop back on its server would undo; with an admin's token where this computer's does not reach for it. */
  readonly previewBack: (handle: string, shopId: string, token: string | null) => Promise<Result<BackPreview>>;
  /** Makes a backup of the shop as it is now; then takes it back on its server, unless the person has thought better of it meanwhile. */
  readonly takeBack: (wanted: WantedBack, steps: BackSteps) => Promise<Result<Answer<'backups.takeBack'> | null>>;
  /** Opens a backup for reading alone, in the place of the shop that is open. */
  readonly read: (handle: string, shop: Pick<ShopEntry, 'shopId' | 'name'>) => Promise<Result<null>>;
  /** Closes what is open for reading alone, and goes back to the shop that was open before. */
  readonly closeRead: () => Promise<void>;
  /** Closes the shop where it is open, restores it, and opens it. */
  readonly restore: (handle: string, shopId: string, way: 'repair' | 'back') => Promise<Result<RestoredBackup>>;
};
export type BackPreview = Omit<Answer<'backups.previewBack'>, 'writers'> & {
  /** How many of the acts were made here, and how many at each other computer. */
  readonly own: number;
  readonly others: readonly number[];
};
export type WantedBack = {
  readonly handle: string;
  readonly shopId: string;
  readonly token: string | null;
  /** The same one again where its answer was lost. */
  readonly requestId: string;
};
export type BackSteps = { readonly at: (step: 'backup' | 'server') => void; readonly isCancelled: () => boolean };
export type Picked = { readonly handle: string; readonly label: string };

/** The window's session: which shops there are, which one is open, and how another is opened, made, joined or left. */
export type DeskSession = {
  readonly restores: Restores;
  readonly snapshot: () => DeskSnapshot;
  readonly listen: (listener: () => void) => () => void;
  readonly start: () => Promise<void>;
  readonly open: (entry: ShopEntry, takeOver?: boolean) => Promise<void>;
  /** Opens a shop of which not everything came back, as a person decided; a place whose name is lost gets this one, and a shop whose currency is lost that one. */
  readonly goOn: (placeName: string, currency: string | null) => Promise<void>;
  readonly createEmpty: (form: NewShopForm) => Promise<void>;
  /** Opens the demo shop; where there is none yet, one of this name is made. */
  readonly createDemo: (name: string) => Promise<void>;
  /**
   * Asks the server who it is. An empty one takes the open shop (`shared`); one with the open shop goes on with it
   * (`shared`); one with another shop makes this computer a desk of that, beside the others (`joined`). An empty server
   * while no shop is open is `server-empty`.
   */
  readonly connect: (
    url: string,
    token: string,
    personName: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<'shared' | 'joined'>>;
  /** Shared shops that the network names. */
  readonly found: () => Promise<Answer<'joining.found'>>;
  /** Makes this computer a desk of a shop that another shares, by the code that is shown there. */
  readonly join: (
    at: { readonly address: string; readonly code: string },
    personName: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<'shared' | 'joined'>>;
  /** Shares the open shop from this computer, for this computer alone at first. */
  readonly share: (onProgress: (progress: Progress) => void) => Promise<Result<null>>;
  /** Lets the open shop go on without its server; what was not sent yet stays. */
  readonly disconnect: () => Promise<Result<null>>;
  /** Shares what the open shop has now, instead of at the next try. */
  readonly syncNow: () => Promise<void>;
  readonly removeDemo: (entry: ShopEntry) => Promise<Result<null>>;
  /** Leaves the open shop and shows the Welcome dialog. */
  readonly leave: () => Promise<void>;
};

const DeskContext = createContext<DeskSession | null>(null);

/** Gives the window's session to screens, by their commands and queries. */
export const DeskProvider = DeskContext.Provider;

/** The window's session; only for `*.commands.ts` and `*.queries.ts`. */
export function useDesk(): DeskSession {
  return must(useContext(DeskContext), 'the window has its session');
}

/** Where the window is, and which shops this computer has. */
export function useDeskSnapshot(): DeskSnapshot {
  const desk = useDesk();
  return useSyncExternalStore(desk.listen, desk.snapshot);
}
