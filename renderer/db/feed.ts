import { refKey } from '#shared/domain/operations/effects.ts';
import type { Row } from '#shared/domain/operations/rows.ts';
import type { StockRow } from './database.ts';
import { tellFault } from './turns.ts';

/** What one commit changed; told to every listener after it, in this thread and the other one. */
export type Change = Touched & {
  /** Counts the commits of this database, over both threads: a listener that has seen a later one of a row ignores an earlier. */
  readonly rev: number;
};

/** The rows a write touched, complete and new. */
export type Touched = {
  readonly rows: readonly Row[];
  readonly stock: readonly StockRow[];
  /** True when operations, contacts or inbox rows changed too: lists of them read again. Gathered changes say it once, in the last. */
  readonly log: boolean;
  /** The contact records among what changed, by id; none where it is left out. */
  readonly contacts?: readonly string[];
};

/** Several writes of one transaction as its one change: of each row, the last. */
export function mergeTouched(parts: readonly Touched[], rev: number): Change {
  const rows = new Map(parts.flatMap((part) => part.rows.map((row) => [refKey(row), row] as const)));
  const stock = new Map(parts.flatMap((part) => part.stock.map((row) => [row.variantId, row] as const)));
  const contacts = [...new Set(parts.flatMap((part) => part.contacts ?? []))];
  const log = parts.some((part) => part.log);
  return { rows: [...rows.values()], stock: [...stock.values()], log, ...(contacts.length > 0 && { contacts }), rev };
}

export type Feed = {
  /** Tells this thread's listeners and the other threads of the same shop, several changes in one message. */
  readonly tell: (...changes: readonly Change[]) => void;
  /** Listens to changes of this thread and of the others; returns its stop. */
  readonly listen: (listener: (change: Change) => void) => () => void;
  readonly close: () => void;
};

/**
 * A feed that gathers changes and tells them together every `ms`: bulk work makes hundreds a second, and every screen
 * would read again at each. Lists of the log are told once a message. `flush` tells what is left.
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
      if (now() - since >= ms) flush();
    },
    flush,
  };
}

/** The one change feed of a shop's database, over the window and its worker. */
export function openFeed(dbName: string): Feed {
  const listeners = new Set<(change: Change) => void>();
  const others = new BroadcastChannel(`${dbName}-changes`);
  const tellHere = (changes: readonly Change[]) => {
    for (const change of changes)
      for (const listener of listeners) {
        // One that breaks keeps no other from hearing, here or in the other thread.
        try {
          listener(change);
        } catch (fault) {
          tellFault(fault);
        }
      }
  };
  others.onmessage = (event: MessageEvent<readonly Change[]>) => tellHere(event.data);
  return {
    tell: (...changes) => {
      tellHere(changes);
      others.postMessage(changes);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      others.close();
    },
  };
}
