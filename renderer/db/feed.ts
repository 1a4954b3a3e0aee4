import type { ItemKey } from '#shared/channels/lane-rows.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import type { Row } from '#shared/domain/operations/rows.ts';
import type { StockRow } from './database.ts';
import { tellFault } from './turns.ts';

/** Things of one store; null: all that was known of it may have changed. */
export type ItemsChanged = { readonly channelId: string; readonly keys: readonly ItemKey[] | null };

/** What one commit changed. Every listener is told after the commit, in this thread and in the other one. */
export type Change = Touched & {
  /**
   * Number of the commit, counted over both threads: a listener that has seen a later change of a row ignores an
   * earlier one.
   */
  readonly rev: number;
};

/** The rows a write touched, complete and new. */
export type Touched = {
  readonly rows: readonly Row[];
  readonly stock: readonly StockRow[];
  /**
   * True when operations, contacts or inbox rows changed, too: lists of them read again. Of gathered changes only the
   * last has it.
   */
  readonly log: boolean;
  /** True where it is nothing but acts being taken back, or done again; left out otherwise. */
  readonly turned?: true;
  /** The acts that were taken back; left out if there are none. */
  readonly reversed?: readonly OpId[];
  /** Ids of the contact records that changed; left out if there are none. */
  readonly contacts?: readonly string[];
  /** Pictures whose bytes have come to this computer; left out if there are none. */
  readonly pictures?: readonly string[];
  /** Channels of which more is known now than before; left out if there are none. */
  readonly channels?: readonly string[];
  /** Of which of a store's things more is known now, or that are gone; left out if there are none. */
  readonly items?: ItemsChanged;
};

/** Merges the writes of one transaction into one change; the last version of each row counts. */
export function mergeTouched(parts: readonly Touched[], rev: number): Change {
  const rows = new Map(parts.flatMap((part) => part.rows.map((row) => [refKey(row), row] as const)));
  const stock = new Map(parts.flatMap((part) => part.stock.map((row) => [row.variantId, row] as const)));
  const contacts = [...new Set(parts.flatMap((part) => part.contacts ?? []))];
  const reversed = parts.flatMap((part) => part.reversed ?? []);
  const log = parts.some((part) => part.log);
  const turned = parts.length > 0 && parts.every((part) => part.turned);
  return {
    rows: [...rows.values()],
    stock: [...stock.values()],
    log,
    ...(turned && { turned }),
    ...(reversed.length > 0 && { reversed }),
    ...(contacts.length > 0 && { contacts }),
    rev,
  };
}

export type Feed = {
  /** Tells this thread's listeners and the other threads of the same shop, several changes in one message. */
  readonly tell: (...changes: readonly Change[]) => void;
  /** Listens to changes of this thread and of the others; returns its stop. */
  readonly listen: (listener: (change: Change) => void) => () => void;
  /** Tells the other threads that a person is about to act here, so that bulk work makes room. */
  readonly acting: () => void;
  /** Hears that a person is about to act in another thread; returns its stop. */
  readonly onActing: (listener: () => void) => () => void;
  readonly close: () => void;
};

const ACTING = 'acting';

/**
 * A feed that gathers changes and tells them together every `ms` milliseconds: bulk work makes hundreds a second, and
 * every screen would read again at each. Lists of the log read again once a message. `flush` tells what is left.
 */
export function gatheringFeed(feed: Feed, ms: number, now: () => number): Feed & { readonly flush: () => void } {
  let gathered: Change[] = [];
  let since = now();
  const flush = () => {
    if (gathered.length > 0) feed.tell(...gathered.map((change, i) => ({ ...change, log: i === gathered.length - 1 })));
    gathered = [];
    since = now();
  };
  return {
    ...feed,
    tell: (...changes) => {
      gathered.push(...changes);
      // A clock that was set back must not keep them for as long.
      if (Math.abs(now() - since) >= ms) flush();
    },
    flush,
  };
}

/** The one change feed of a shop's database, over the window and its worker. */
export function openFeed(dbName: string): Feed {
  const listeners = new Set<(change: Change) => void>();
  const bulkWork = new Set<() => void>();
  const others = new BroadcastChannel(`${dbName}-changes`);
  const tellHere = (changes: readonly Change[]) => {
    for (const change of changes)
      for (const listener of listeners) {
        // A listener that throws does not keep the others from being told, here or in the other thread.
        try {
          listener(change);
        } catch (fault) {
          tellFault(fault);
        }
      }
  };
  others.onmessage = ({ data }: MessageEvent<readonly Change[] | typeof ACTING>) => {
    if (data === ACTING) for (const listener of bulkWork) listener();
    else tellHere(data);
  };
  return {
    tell: (...changes) => {
      tellHere(changes);
      others.postMessage(changes);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    acting: () => others.postMessage(ACTING),
    onActing: (listener) => {
      bulkWork.add(listener);
      return () => bulkWork.delete(listener);
    },
    close: () => {
      listeners.clear();
      others.close();
    },
  };
}
