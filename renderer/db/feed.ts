import type { Row } from '#shared/domain/operations/rows.ts';
import type { StockRow } from './database.ts';

/** What a commit changed, complete new rows; told to every listener after the commit, in this thread and the other one. */
export type Change = {
  readonly rows: readonly Row[];
  readonly stock: readonly StockRow[];
  /** True when operations, contacts or inbox rows changed too: lists of them read again. */
  readonly log: boolean;
};

export type Feed = {
  /** Tells this thread's listeners and the other threads of the same shop. */
  readonly tell: (change: Change) => void;
  /** Listens to changes of this thread and of the others; returns its stop. */
  readonly listen: (listener: (change: Change) => void) => () => void;
  readonly close: () => void;
};

/** The one change feed of a shop's database, over the window and its worker. */
export function openFeed(dbName: string): Feed {
  const listeners = new Set<(change: Change) => void>();
  const others = new BroadcastChannel(`${dbName}-changes`);
  const tellHere = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  others.onmessage = (event: MessageEvent<Change>) => tellHere(event.data);
  return {
    tell: (change) => {
      tellHere(change);
      others.postMessage(change);
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
