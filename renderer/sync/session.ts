import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Feed } from '#renderer/db/feed.ts';
import type { JournalDoor } from './pump.ts';

/** The shop a worker works on. */
export type Session = {
  readonly entry: ShopEntry;
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly door: JournalDoor;
  /** The host's id of it, where it is open for reading alone. */
  readonly copy?: string;
};

/** Chance and time for the worker, handed in. */
export type Means = {
  readonly host: Host;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly windowId: string;
};

/** Time for the lanes, handed in. */
export type Clock = { readonly now: () => number; readonly after: (ms: number, run: () => void) => () => void };
